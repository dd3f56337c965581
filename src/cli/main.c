/* SPDX-License-Identifier: GPL-3.0-or-later */
/* nienbieu-cli: finds the subcommand and what is common to all.
 * Runs on the main thread. */

#include "nb-cli.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

static const struct
{
  const char *name;
  NbCliFunc   func;
  const char *summary;
} commands[] = {
  { "import", nb_cli_import, N_("take files and folders into the library") },
  { "extract", nb_cli_extract, N_("show what is read out of a document; touches no library") },
  { "list", nb_cli_list, N_("list articles") },
  { "show", nb_cli_show, N_("show one article") },
  { "counts", nb_cli_counts, N_("count articles by time, place, source or name") },
  { "figure", nb_cli_figure, N_("draw the timeline and the map into a file") },
  { "cite", nb_cli_cite, N_("write citations") },
  { "export", nb_cli_export, N_("write articles as a table") },
  { "feeds", nb_cli_feeds, N_("list, add and remove sources") },
  { "sync", nb_cli_sync, N_("fetch what is new from the sources") },
  { "check", nb_cli_check, N_("check the library, and repair it") },
  { "sample", nb_cli_sample, N_("fill the library with the sample articles") },
};

static void
print_help (void (*print) (const char *format, ...) G_GNUC_PRINTF (1, 2))
{
  print ("%s\n\n", _("Usage: nienbieu-cli [--library FILE] [--lang vi|en] SUBCOMMAND …"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    print ("  %-9s %s\n", commands[i].name, _(commands[i].summary));
  print ("\n%s\n", _("“nienbieu-cli SUBCOMMAND --help” tells more, with an example. The library is created when missing;\n"
                       "without --library it is the user’s own."));
}

/* All text is UTF-8, whatever the locale: GLib's own printing would put "?" for it in the C locale. */
static void
print_out (const char *text)
{
  fputs (text, stdout);
}

static void
print_error (const char *text)
{
  fputs (text, stderr);
}

static void
set_language (const char *language)
{
  const char *folder = g_getenv ("NIENBIEU_LOCALEDIR");

  if (language)
    {
      /* a locale that exists everywhere; gettext then follows LANGUAGE */
      g_setenv ("LANGUAGE", language, TRUE);
      if (!setlocale (LC_ALL, "C.UTF-8"))
        setlocale (LC_ALL, "C.utf8");
    }
  else if (!setlocale (LC_ALL, ""))
    setlocale (LC_ALL, "C.UTF-8");
  setlocale (LC_NUMERIC, "C");    /* what scripts read has points */
  bindtextdomain (GETTEXT_PACKAGE, folder && *folder ? folder : NIENBIEU_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

/* Takes an option that every subcommand has: 1 if it was one, 0 if not, -1 if its value is missing. */
static int
take_global (char **argv,
             int *i,
             const char *name,
             char **value)
{
  gsize length = strlen (name);

  if (strncmp (argv[*i], name, length) != 0 || (argv[*i][length] != '=' && argv[*i][length] != '\0'))
    return 0;
  g_free (*value);
  *value = NULL;
  if (argv[*i][length] == '=')
    *value = g_strdup (argv[*i] + length + 1);
  else if (argv[*i + 1])
    *value = g_strdup (argv[++*i]);
  return *value && **value ? 1 : -1;
}

/* Splits the command line: what is common goes to @cli, the rest is returned, the subcommand first. */
static GPtrArray *
split_arguments (NbCli *cli,
                 char **argv,
                 const char **problem)
{
  g_autoptr (GPtrArray) rest = g_ptr_array_new ();
  gboolean only_words = FALSE;

  for (int i = 1; argv[i]; i++)
    {
      int taken = 0;

      only_words |= g_str_equal (argv[i], "--");
      if (!only_words)
        taken = take_global (argv, &i, "--library", &cli->library_path);
      if (!only_words && taken == 0)
        taken = take_global (argv, &i, "--lang", &cli->language);
      if (taken < 0)
        {
          *problem = argv[i];
          return NULL;
        }
      if (taken == 0)
        g_ptr_array_add (rest, argv[i]);
    }
  g_ptr_array_add (rest, NULL);
  return g_steal_pointer (&rest);
}

static gboolean
on_interrupt (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
  return G_SOURCE_REMOVE;
}

/* The subcommands block, so signals are waited for beside them. */
static gpointer
watch_signals (gpointer cancellable)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GSource) source = g_unix_signal_source_new (SIGINT);
  g_autoptr (GMainLoop) loop = g_main_loop_new (context, FALSE);

  g_source_set_callback (source, on_interrupt, cancellable, NULL);
  g_source_attach (source, context);
  g_main_loop_run (loop);
  return NULL;
}

static int
run (NbCli *cli,
     GPtrArray *rest)
{
  const char *name = g_ptr_array_index (rest, 0);

  if (!name || g_str_equal (name, "--help") || g_str_equal (name, "-h") || g_str_equal (name, "help"))
    {
      print_help (name ? g_print : g_printerr);
      return name ? NB_CLI_OK : NB_CLI_USAGE;
    }
  if (g_str_equal (name, "--version"))
    {
      g_print ("nienbieu-cli %s\n", NIENBIEU_VERSION);
      return NB_CLI_OK;
    }
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (name, commands[i].name))
      {
        g_thread_unref (g_thread_new ("nb-signals", watch_signals, cli->cancellable));
        return commands[i].func (cli, rest->len - 1, (char **) rest->pdata);
      }
  return nb_cli_usage_error (NULL, name[0] == '-' ? _("There is no option %s") : _("There is no subcommand “%s”"), name);
}

int
main (int argc,
      char **argv)
{
  NbCli cli = { 0 };
  g_autoptr (GPtrArray) rest = NULL;
  const char *problem = NULL;
  int status;

  g_set_print_handler (print_out);
  g_set_printerr_handler (print_error);
  cli.cancellable = g_cancellable_new ();
  rest = split_arguments (&cli, argv, &problem);
  if (cli.language && !g_str_equal (cli.language, "vi") && !g_str_equal (cli.language, "en"))
    problem = "--lang";
  set_language (problem ? NULL : cli.language);

  if (problem)
    status = nb_cli_usage_error (NULL, g_str_equal (problem, "--lang") ? _("%s takes vi or en") : _("%s takes a value"), problem);
  else
    {
      if (!cli.library_path)
        cli.library_path = g_build_filename (g_get_user_data_dir (), "nienbieu", "library.nienbieu", NULL);
      status = run (&cli, rest);
    }

  if (fflush (stdout) != 0 || ferror (stdout))
    status = nb_cli_fail (_("standard output"), _("cannot be written"));
  g_clear_pointer (&cli.places, nb_places_unref);
  g_free (cli.library_path);
  g_free (cli.language);
  return status;    /* the cancellable lives as long as the thread that watches for Ctrl+C */
}
