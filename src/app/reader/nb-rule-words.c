/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the extraction's rules are called for people. Pure functions. */

#include "reader/nb-mark.h"

#include <glib/gi18n.h>
#include <string.h>

/* Rules are named "fact.how"; the longest known beginning wins. */
static const struct
{
  const char *rule;
  const char *words;
} rule_words[] = {
  { "title.page", N_("the page’s own title") },
  { "title.first-line", N_("the first line of the text") },
  { "title.first-sentence", N_("made from the first sentence; the document has no title") },
  { "title.given", N_("given by the feed or the user") },
  { "title.metadata", N_("the page’s metadata") },
  { "title", N_("how titles are set") },
  { "byline.last-line", N_("the last line of the article") },
  { "byline.credit", N_("words such as “text and photos:” before the name") },
  { "byline.metadata", N_("the page’s metadata") },
  { "byline", N_("how authors sign") },
  { "source.metadata", N_("the page’s metadata") },
  { "source.dateline", N_("the paper’s abbreviation at the dateline") },
  { "source.given", N_("given by the feed or the user") },
  { "source", N_("the page’s address or name") },
  { "published.date-line", N_("the page’s line with the date of publication") },
  { "published.metadata", N_("the page’s metadata") },
  { "published.address", N_("a date in the page’s address") },
  { "published.crawler-prefix", N_("a month that the collector wrote before the title") },
  { "published.given", N_("given by the feed or the user") },
  { "published.today", N_("“today” beside a clock") },
  { "published", N_("how pages tell when they appeared") },
  { "happened.stated", N_("a date beside the event in the text") },
  { "happened.lead", N_("a day in the text; the year from the opening sentences") },
  { "happened.published", N_("a day in the text; the year of publication") },
  { "happened.address", N_("a day in the text; the year from the page’s address") },
  { "happened.relative", N_("words such as “yesterday”, counted from the publication") },
  { "happened.anniversary", N_("a day in the text; the year counted from an anniversary") },
  { "happened.text", N_("a day in the text; the year named elsewhere in it") },
  { "happened.lunar-year", N_("a day in the text; the year from the name of its Tết or spring") },
  { "happened.misprint", N_("a day in the text; its printed year put right by the publication") },
  { "happened.no-year", N_("a day in the text; the year is not known") },
  { "happened", N_("dates told in the text") },
  { "reviews", N_("a period after words such as “review of”") },
  { "plans", N_("a period after words such as “tasks for”") },
  { "place.stated", N_("the province’s name in the text") },
  { "place.district", N_("a district that lies in one province only") },
  { "place.newspaper", N_("the province of the newspaper") },
  { "place.site", N_("the province of the site") },
  { "place.person", N_("the province of a person’s office") },
  { "place", N_("places told in the text") },
  { "person", N_("a role before the name") },
  { "organisation.out-of-time", N_("an office’s name, but it did not exist by that name then") },
  { "organisation", N_("the name of an office or association") },
  { "document.numbered", N_("a kind of document with its number") },
  { "document.congress", N_("the resolution of a congress") },
  { "document.law", N_("the name of a law with its year") },
  { "document", N_("how documents are cited") },
  { "campaign.known", N_("the name of a known campaign") },
  { "campaign.quoted", N_("a name in quotation marks after “campaign”") },
  { "campaign.unmarked", N_("a name with a capital letter after “campaign”") },
  { "campaign", N_("how campaigns are named") },
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

/**
 * nb_confidence_to_words:
 *
 * Returns: (transfer full): "0.92", with the language's decimal separator
 */
char *
nb_confidence_to_words (double confidence)
{
  int hundredths = (int) (CLAMP (confidence, 0, 1) * 100 + 0.5);

  return g_strdup_printf ("%d%s%02d", hundredths / 100, C_("decimal separator", "."), hundredths % 100);
}
