/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program's entry: translations, then the application. */

#include "nb-application.h"

#include <glib/gi18n.h>
#include <locale.h>

int
main (int    argc,
      char **argv)
{
  const char *localedir = g_getenv ("NIENBIEU_LOCALEDIR");
  g_autoptr (NbApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, localedir != NULL ? localedir : NB_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = nb_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
