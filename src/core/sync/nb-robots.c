/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads robots.txt: the group for "nienbieu", or else that for everybody.
 * Owned by a sync run; immutable, usable from any thread. */

#include "sync/nb-robots.h"

#include <libsoup/soup.h>
#include <string.h>

#define OUR_NAME "nienbieu"

typedef struct
{
  char    *pattern;
  gboolean allow;
} Rule;

struct _NbRobots
{
  GArray *rules;     /* of Rule */
};

typedef enum { GROUP_OTHER, GROUP_EVERYBODY, GROUP_OURS } Group;

static void
rule_clear (gpointer rule)
{
  g_free (((Rule *) rule)->pattern);
}

static GArray *
rules_new (void)
{
  GArray *rules = g_array_new (FALSE, FALSE, sizeof (Rule));

  g_array_set_clear_func (rules, rule_clear);
  return rules;
}

/* "*" is any characters, "$" at the end is the end; otherwise a prefix. One star at a time is taken back, so that a
 * pattern full of stars takes no more than length × length steps. */
static gboolean
pattern_matches (const char *pattern,
                 const char *path)
{
  const char *star = NULL, *retry = NULL;

  for (;;)
    {
      if (*pattern == '\0' || (*pattern == '$' && pattern[1] == '\0' && *path == '\0'))
        return TRUE;
      if (*pattern == '*')
        {
          star = ++pattern;
          retry = path;
        }
      else if (*path && *pattern == *path)
        {
          pattern++;
          path++;
        }
      else if (star && *retry)
        {
          pattern = star;
          path = ++retry;
        }
      else
        return FALSE;
    }
}

static Group
which_group (const char *agent)
{
  if (strcmp (agent, "*") == 0)
    return GROUP_EVERYBODY;
  return g_ascii_strncasecmp (agent, OUR_NAME, strlen (OUR_NAME)) == 0 ? GROUP_OURS : GROUP_OTHER;
}

/**
 * nb_robots_new:
 * @text: (nullable): the file; %NULL allows everything
 */
NbRobots *
nb_robots_new (GBytes *text)
{
  NbRobots *self = g_new0 (NbRobots, 1);
  g_autofree char *copy = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GArray) everybody = rules_new ();
  g_autoptr (GArray) ours = rules_new ();
  gboolean for_us = FALSE, for_everybody = FALSE, ours_seen = FALSE, in_agents = FALSE;
  gsize size = 0;
  const char *data = text ? g_bytes_get_data (text, &size) : NULL;

  if (size >= 3 && memcmp (data, "\xEF\xBB\xBF", 3) == 0)
    {
      data += 3;
      size -= 3;
    }
  copy = g_strndup (data ? data : "", MIN (size, NB_ROBOTS_MAX_BYTES));
  lines = g_strsplit_set (copy, "\r\n", -1);
  for (guint i = 0; lines[i]; i++)
    {
      char *value;

      lines[i][strcspn (lines[i], "#")] = '\0';
      value = strchr (lines[i], ':');
      if (!value)
        continue;
      *value++ = '\0';
      g_strstrip (lines[i]);
      g_strstrip (value);
      if (g_ascii_strcasecmp (lines[i], "user-agent") == 0)
        {
          Group group = which_group (value);

          if (!in_agents)
            for_us = for_everybody = FALSE;
          in_agents = TRUE;
          for_us = for_us || group == GROUP_OURS;
          for_everybody = for_everybody || group == GROUP_EVERYBODY;
          ours_seen = ours_seen || for_us;
          continue;
        }
      if (g_ascii_strcasecmp (lines[i], "allow") != 0 && g_ascii_strcasecmp (lines[i], "disallow") != 0)
        continue;
      in_agents = FALSE;
      if (*value)   /* "Disallow:" with nothing forbids nothing */
        {
          Rule rule = { NULL, g_ascii_strcasecmp (lines[i], "allow") == 0 };

          if (for_us)
            {
              rule.pattern = g_strdup (value);
              g_array_append_val (ours, rule);
            }
          if (for_everybody)
            {
              rule.pattern = g_strdup (value);
              g_array_append_val (everybody, rule);
            }
        }
    }
  self->rules = ours_seen ? g_steal_pointer (&ours) : g_steal_pointer (&everybody);
  return self;
}

/**
 * nb_robots_free:
 */
void
nb_robots_free (NbRobots *self)
{
  g_array_unref (self->rules);
  g_free (self);
}

/**
 * nb_robots_allows:
 *
 * The longest rule that matches decides; "Allow" where two are as long.
 */
gboolean
nb_robots_allows (const NbRobots *self,
                  const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, SOUP_HTTP_URI_FLAGS, NULL);
  g_autofree char *path = NULL;
  gsize best = 0;
  gboolean allow = TRUE;

  if (!uri)
    return FALSE;
  path = g_strconcat (*g_uri_get_path (uri) ? g_uri_get_path (uri) : "/", g_uri_get_query (uri) ? "?" : NULL,
                      g_uri_get_query (uri), NULL);
  for (guint i = 0; i < self->rules->len; i++)
    {
      const Rule *rule = &g_array_index (self->rules, Rule, i);
      gsize length = strlen (rule->pattern);

      if ((length < best) || (length == best && !rule->allow) || !pattern_matches (rule->pattern, path))
        continue;
      best = length;
      allow = rule->allow;
    }
  return allow;
}
