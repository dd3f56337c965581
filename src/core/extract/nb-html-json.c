/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON-LD as pages have it: with line ends in strings, commas too many, comments around it. What can be read is read.
 * Pure functions on one string. */

#include "extract/nb-html-private.h"

#include <string.h>

/* JSON nests; news pages need four levels. What is deeper is passed over. */
#define MAX_DEPTH 12

/* What an object says that may be an article's. */
typedef struct
{
  char *type, *name, *headline, *published, *author, *publisher, *description;
} Item;

typedef struct
{
  const char *p;
  NbMeta *meta;
  guint nested;          /* how deep in what an object tells of others: related pages have headlines, too */
} Json;

static void read_value (Json *json, guint depth, Item *item, gboolean keep);

static void
item_clear (Item *item)
{
  g_free (item->type);
  g_free (item->name);
  g_free (item->headline);
  g_free (item->published);
  g_free (item->author);
  g_free (item->publisher);
  g_free (item->description);
}

/* White space, and the marks of comments that enclose the whole. */
static void
pass_space (Json *json)
{
  for (;;)
    {
      json->p += strspn (json->p, " \t\r\n\v\f\xC2\xA0");
      if (g_str_has_prefix (json->p, "//") || g_str_has_prefix (json->p, "<!--") || g_str_has_prefix (json->p, "<![CDATA["))
        json->p += json->p[0] == '/' ? 2 : json->p[2] == '-' ? 4 : 9;
      else if (g_str_has_prefix (json->p, "/*"))
        {
          const char *end = strstr (json->p + 2, "*/");

          json->p = end ? end + 2 : json->p + strlen (json->p);
        }
      else
        break;
    }
}

static gunichar
read_escape (Json *json)
{
  gunichar c = 0;

  for (guint i = 0; i < 4; i++, json->p++)
    {
      if (!g_ascii_isxdigit (*json->p))
        return 0xFFFD;
      c = c << 4 | (guint) g_ascii_xdigit_value (*json->p);
    }
  if (c >= 0xD800 && c < 0xDC00 && json->p[0] == '\\' && json->p[1] == 'u')
    {
      gunichar low;

      json->p += 2;
      low = read_escape (json);
      return low >= 0xDC00 && low < 0xE000 ? 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00) : 0xFFFD;
    }
  return c == 0 || c >= 0xE000 || c < 0xD800 ? c : c >= 0xDC00 && c < 0xE000 ? c : 0xFFFD;
}

/* Whether a quotation mark ends its string, rather than standing in it without the backslash that it needs. */
static gboolean
is_closing (const char *after)
{
  after += strspn (after, " \t\r\n");
  return *after == '\0' || strchr (":,}]", *after);
}

/* Returns: (nullable): the string, if it is wanted */
static char *
read_string (Json *json,
             gboolean keep)
{
  GString *out = keep ? g_string_new (NULL) : NULL;
  char quote = *json->p++;

  while (*json->p && !(*json->p == quote && is_closing (json->p + 1)))
    {
      gsize n = strcspn (json->p, quote == '"' ? "\\\"" : "\\'");
      gunichar c;

      if (out)
        g_string_append_len (out, json->p, n);
      json->p += n;
      if (*json->p == quote && !is_closing (json->p + 1))
        {
          if (out)
            g_string_append_c (out, quote);
          json->p++;
        }
      if (*json->p != '\\')
        continue;
      json->p++;
      c = (guchar) *json->p;
      if (c == '\0')
        break;
      if (c == 'u')
        {
          json->p++;
          c = read_escape (json);
          if (!g_unichar_validate (c) || c == 0)
            c = 0xFFFD;
        }
      else if (c < 0x80)
        {
          c = strchr ("nrtbf", *json->p) ? ' ' : c;
          json->p++;
        }
      else
        continue;
      if (out)
        g_string_append_unichar (out, c);
    }
  if (*json->p)
    json->p++;
  return out ? g_string_free (out, FALSE) : NULL;
}

static gboolean
is_article_type (const char *type)
{
  return type && (g_str_has_suffix (type, "Article") || g_str_equal (type, "BlogPosting") || g_str_equal (type, "LiveBlogPosting")
                  || g_str_equal (type, "Report") || g_str_equal (type, "AnalysisNewsArticle"));
}

static void
take_string (char **field,
             char *value)
{
  if (*field || !value || !*value)
    g_free (value);
  else
    *field = value;
}

/* The field of @item that a member fills, or NULL. */
static char **
field_of (Item *item,
          const char *key)
{
  static const struct { const char *key; gsize field; } fields[] = {
    { "@type", G_STRUCT_OFFSET (Item, type) }, { "name", G_STRUCT_OFFSET (Item, name) },
    { "headline", G_STRUCT_OFFSET (Item, headline) }, { "datePublished", G_STRUCT_OFFSET (Item, published) },
    { "author", G_STRUCT_OFFSET (Item, author) }, { "publisher", G_STRUCT_OFFSET (Item, publisher) },
    { "description", G_STRUCT_OFFSET (Item, description) },
  };

  for (guint i = 0; key && i < G_N_ELEMENTS (fields); i++)
    if (strcmp (fields[i].key, key) == 0)
      return (char **) G_STRUCT_MEMBER_P (item, fields[i].field);
  return NULL;
}

static void
read_member (Json *json,
             guint depth,
             char **field,
             gboolean is_graph)
{
  Item inner = { NULL, };

  json->nested += !is_graph;
  read_value (json, depth, &inner, field != NULL);
  json->nested -= !is_graph;
  if (field)
    take_string (field, g_steal_pointer (&inner.name));
  item_clear (&inner);
}

/* One value for a member: a string, an object's name, or the first of an array's. */
static void
read_field (Json *json,
            guint depth,
            char **field)
{
  pass_space (json);
  if (*json->p == '"' || *json->p == '\'')
    {
      take_string (field, read_string (json, !*field));
      return;
    }
  read_member (json, depth, field, FALSE);
}

static void
read_object (Json *json,
             guint depth,
             Item *item)
{
  while (*json->p)
    {
      g_autofree char *key = NULL;
      char **field;

      pass_space (json);
      if (*json->p == '}')
        {
          json->p++;
          break;
        }
      if (*json->p == ']')
        break;
      if (*json->p != '"' && *json->p != '\'')
        {
          json->p += *json->p != '\0';
          continue;
        }
      key = read_string (json, TRUE);
      pass_space (json);
      if (*json->p != ':')
        continue;
      json->p++;
      field = field_of (item, key);
      if (field)
        read_field (json, depth + 1, field);
      else
        read_member (json, depth + 1, NULL, key && (strcmp (key, "@graph") == 0 || strcmp (key, "mainEntity") == 0));
    }
  if (!is_article_type (item->type) || json->nested > 0)
    return;
  nb_html_meta_take (&json->meta->title, item->headline);
  nb_html_meta_take (&json->meta->published, item->published);
  nb_html_meta_take (&json->meta->author, item->author);
  nb_html_meta_take (&json->meta->site_name, item->publisher);
  nb_html_meta_take (&json->meta->description, item->description);
}

/* What is too deep is passed over: brackets are counted, strings skipped. */
static void
pass_value (Json *json)
{
  guint open = 0;

  do
    {
      json->p += strcspn (json->p, "\"{}[]");
      if (*json->p == '"')
        {
          read_string (json, FALSE);
          continue;
        }
      open += *json->p == '{' || *json->p == '[';
      if (*json->p == '}' || *json->p == ']')
        open--;
      json->p += *json->p != '\0';
    }
  while (*json->p && open > 0);
}

static void
read_value (Json *json,
            guint depth,
            Item *item,
            gboolean keep)
{
  pass_space (json);
  if (*json->p == '"' || *json->p == '\'')
    take_string (&item->name, read_string (json, keep));
  else if (*json->p == '{' || *json->p == '[')
    {
      gboolean is_object = *json->p == '{';

      if (depth > MAX_DEPTH)
        {
          pass_value (json);
          return;
        }
      json->p++;
      if (is_object)
        {
          read_object (json, depth, item);
          return;
        }
      while (*json->p && *json->p != ']' && *json->p != '}')
        {
          Item element = { NULL, };

          read_value (json, depth + 1, &element, keep);
          take_string (&item->name, g_steal_pointer (&element.name));
          item_clear (&element);
          pass_space (json);
          if (*json->p == ',')
            json->p++;
          pass_space (json);
        }
      json->p += *json->p == ']';
    }
  else
    {
      const char *from = json->p;

      json->p += strcspn (json->p, ",}]");
      /* nothing may stand still */
      if (json->p == from && *json->p && *json->p != ']' && *json->p != '}')
        json->p++;
    }
}

/**
 * nb_html_read_json:
 * @text: a page's JSON-LD, however broken
 * @meta: fields that are empty still are filled from the first article in it
 */
void
nb_html_read_json (const char *text,
                   NbMeta *meta)
{
  Json json = { text, meta, 0 };

  while (*json.p)
    {
      Item item = { NULL, };
      const char *from;

      pass_space (&json);
      json.p += strcspn (json.p, "{[");
      from = json.p;
      read_value (&json, 0, &item, FALSE);
      item_clear (&item);
      if (json.p == from && *json.p)
        json.p++;
    }
}
