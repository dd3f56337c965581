/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the extraction's rules are called for people. Pure functions. */

#include "reader/nb-mark.h"

#include <glib/gi18n.h>

/* Rules are named "what-how"; the longest known beginning wins. */
static const struct
{
  const char *rule;
  const char *words;
} rule_words[] = {
  { "date-full", N_("a day, month and year written out") },
};

/**
 * nb_rule_to_words:
 * @rule: (nullable): the rule's name as the extraction gives it
 *
 * Returns: (transfer full): what the rule looks at, in words; its name where there are none yet
 */
char *
nb_rule_to_words (const char *rule)
{
  const char *best = NULL;
  size_t best_length = 0;

  if (rule == NULL || *rule == '\0')
    return g_strdup (_("not told"));
  for (guint i = 0; i < G_N_ELEMENTS (rule_words); i++)
    {
      size_t length = strlen (rule_words[i].rule);

      if (length > best_length && strncmp (rule, rule_words[i].rule, length) == 0)
        {
          best = rule_words[i].words;
          best_length = length;
        }
    }
  return g_strdup (best != NULL ? _(best) : rule);
}
