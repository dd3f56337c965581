/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program's entry: translations, then the application. */

#include "nb-application.h"

#include <glib/gi18n.h>
#include <locale.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

/* Bytes: what is larger goes back to the system as soon as it is freed. */
#define LARGE_BLOCK (256 * 1024)

int
main (int    argc,
      char **argv)
{
  const char *localedir = g_getenv ("NIENBIEU_LOCALEDIR");
  g_autoptr (NbApplication) application = NULL;

#ifdef __GLIBC__
  /* Counts of a large library come and go with every result, in worker threads: by itself the C library soon keeps such
   * blocks among the small ones, where they stay. */
  mallopt (M_MMAP_THRESHOLD, LARGE_BLOCK);
#endif
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, localedir != NULL ? localedir : NB_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = nb_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
