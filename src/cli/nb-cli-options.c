/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Options of a subcommand: anywhere on the line, and the help that describes them.
 * Pure functions of the command line; main thread. */

#include "nb-cli.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

typedef struct
{
  const NbCliCommand *command;
  const NbCliOption  *more;
  int                *status;
} Parser;

/* --- help ------------------------------------------------------------------------------------------------------ */

static void
print_option (const NbCliOption *option)
{
  g_autofree char *spelling = option->value ? g_strdup_printf ("--%s %s", option->name, _(option->value))
                                            : g_strdup_printf ("--%s", option->name);
  g_autofree char *letter = option->letter ? g_strdup_printf ("-%c, ", option->letter) : g_strdup ("    ");
  int width = g_utf8_strlen (spelling, -1);

  g_print ("  %s%s", letter, spelling);
  if (width > 30)
    g_print ("\n%*s", 38, "");
  else
    g_print ("%*s", 32 - width, "");
  g_print ("%s\n", _(option->help));
}

static void
print_help (const Parser *parser)
{
  const NbCliCommand *command = parser->command;

  g_print (_("Usage: nienbieu-cli [--library FILE] %s"), command->name);
  if (command->arguments)
    g_print (" %s", _(command->arguments));
  if (command->takes_query)
    g_print (" %s", _("[QUERY]"));
  g_print ("\n\n%s\n", _(command->summary));
  if (command->options && command->options->name)
    g_print ("\n");
  for (const NbCliOption *o = command->options; o && o->name; o++)
    print_option (o);
  if (command->takes_query)
    g_print ("\n%s\n", _("QUERY: words (a \"phrase\", the beginning* of a word, -not, a OR b) and"));
  for (const NbCliOption *o = parser->more; o && o->name; o++)
    print_option (o);
  g_print ("\n%s\n  %s\n", _("Example:"), command->example);
}

/* --- parsing --------------------------------------------------------------------------------------------------- */

static const NbCliOption *
find_in (const NbCliOption *options,
         const char *name,
         gsize length,
         char letter)
{
  for (const NbCliOption *o = options; o && o->name; o++)
    if (name ? strlen (o->name) == length && strncmp (o->name, name, length) == 0 : o->letter && o->letter == letter)
      return o;
  return NULL;
}

static const NbCliOption *
find_option (const Parser *parser,
             const char *name,
             gsize length,
             char letter)
{
  const NbCliOption *option = find_in (parser->command->options, name, length, letter);

  return option ? option : find_in (parser->more, name, length, letter);
}

static gboolean
set_number (const Parser *parser,
            const NbCliOption *option,
            const char *value)
{
  char *end;
  gint64 number;

  errno = 0;
  number = g_ascii_strtoll (value, &end, 10);
  if (errno || *end || end == value || number < 0 || number > G_MAXINT)
    {
      *parser->status = nb_cli_usage_error (parser->command->name, _("--%s takes a number, not “%s”"), option->name, value);
      return FALSE;
    }
  *(guint *) option->target = number;
  return TRUE;
}

static gboolean
set_choice (const Parser *parser,
            const NbCliOption *option,
            const char *value)
{
  g_auto (GStrv) choices = g_strsplit (option->value, "|", -1);

  for (int i = 0; choices[i]; i++)
    if (g_str_equal (choices[i], value))
      {
        *(int *) option->target = i;
        return TRUE;
      }
  *parser->status = nb_cli_usage_error (parser->command->name, _("--%s takes %s, not “%s”"), option->name, option->value, value);
  return FALSE;
}

static gboolean
set_option (const Parser *parser,
            const NbCliOption *option,
            const char *value)
{
  switch (option->kind)
    {
    case NB_OPTION_TEXT:
      g_free (*(char **) option->target);
      *(char **) option->target = g_strdup (value);
      return TRUE;
    case NB_OPTION_LIST:
      g_ptr_array_add (*(GPtrArray **) option->target, g_strdup (value));
      return TRUE;
    case NB_OPTION_NUMBER:
      return set_number (parser, option, value);
    case NB_OPTION_CHOICE:
      return set_choice (parser, option, value);
    case NB_OPTION_FLAG:
    default:
      *(gboolean *) option->target = TRUE;
      return TRUE;
    }
}

/* An option that was found at argv[*i], with what stands behind its "=" or letter, or NULL. */
static gboolean
take_option (const Parser *parser,
             const NbCliOption *option,
             const char *attached,
             char **argv,
             int *i)
{
  const char *value = attached;

  if (option->kind == NB_OPTION_FLAG)
    {
      if (!attached)
        return set_option (parser, option, NULL);
      *parser->status = nb_cli_usage_error (parser->command->name, _("--%s takes no value"), option->name);
      return FALSE;
    }
  if (!value)
    value = argv[*i + 1] ? argv[++*i] : NULL;
  if (!value)
    {
      *parser->status = nb_cli_usage_error (parser->command->name, _("--%s takes a value"), option->name);
      return FALSE;
    }
  if (!g_utf8_validate (value, -1, NULL) && option->kind != NB_OPTION_TEXT)
    {
      *parser->status = nb_cli_usage_error (parser->command->name, _("The value of --%s is not UTF-8"), option->name);
      return FALSE;
    }
  return set_option (parser, option, value);
}

/* Returns whether argv[*i] was an option; *ok is FALSE if it was a wrong one. */
static gboolean
parse_option (const Parser *parser,
              char **argv,
              int *i,
              gboolean *ok)
{
  const char *arg = argv[*i];
  const NbCliOption *option;

  *ok = TRUE;
  if (g_str_has_prefix (arg, "--"))
    {
      const char *name = arg + 2;
      gsize length = strcspn (name, "=");

      option = find_option (parser, name, length, 0);
      if (option)
        *ok = take_option (parser, option, name[length] == '=' ? name + length + 1 : NULL, argv, i);
      else
        {
          *parser->status = nb_cli_usage_error (parser->command->name, _("There is no option %s"), arg);
          *ok = FALSE;
        }
      return TRUE;
    }
  if (arg[0] != '-' || arg[1] == '\0')
    return FALSE;
  option = find_option (parser, NULL, 0, arg[1]);
  if (option && (arg[2] == '\0' || !parser->command->takes_query))
    {
      *ok = take_option (parser, option, arg[2] ? arg + 2 : NULL, argv, i);
      return TRUE;
    }
  if (parser->command->takes_query)
    return FALSE;    /* -họp excludes a word */
  *parser->status = nb_cli_usage_error (parser->command->name, _("There is no option %s"), arg);
  *ok = FALSE;
  return TRUE;
}

/**
 * nb_cli_parse:
 * @more_options: (nullable): those of the query
 * @argv: the subcommand first
 * @rest: (out) (transfer container): the words that are no options
 * @status: (out): the exit status if there is nothing more to do
 *
 * Reads the options of a subcommand and answers --help.
 *
 * Returns: whether to go on
 */
gboolean
nb_cli_parse (const NbCliCommand *command,
              const NbCliOption *more_options,
              int argc,
              char **argv,
              GPtrArray **rest,
              int *status)
{
  const Parser parser = { command, more_options, status };
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  gboolean only_words = FALSE;

  *status = NB_CLI_OK;
  for (int i = 1; i < argc; i++)
    {
      gboolean ok;

      if (!only_words && (g_str_equal (argv[i], "--help") || g_str_equal (argv[i], "-h")))
        {
          print_help (&parser);
          return FALSE;
        }
      if (!only_words && g_str_equal (argv[i], "--"))
        only_words = TRUE;
      else if (only_words || !parse_option (&parser, argv, &i, &ok))
        g_ptr_array_add (words, argv[i]);
      else if (!ok)
        return FALSE;
    }
  *rest = g_steal_pointer (&words);
  return TRUE;
}
