/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a page says of itself: JSON-LD, Open Graph, <meta>, microdata, <time>.
 * Pure functions on a parsed page. */

#include "extract/nb-html-private.h"

#include "base/nb-text.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* JSON nests; news pages need four levels. */
#define MAX_JSON_DEPTH 8

static void
take (char **field,
      char *value)
{
  g_autofree char *owned = value;

  if (*field || !owned)
    return;
  *field = nb_text_squeeze (owned, -1);
  if (**field == '\0')
    g_clear_pointer (field, g_free);
}

static char *
json_string (JsonObject *object,
             const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  if (!node)
    return NULL;
  if (JSON_NODE_HOLDS_ARRAY (node) && json_array_get_length (json_node_get_array (node)) > 0)
    node = json_array_get_element (json_node_get_array (node), 0);
  if (JSON_NODE_HOLDS_OBJECT (node))
    node = json_object_get_member (json_node_get_object (node), "name");
  if (!node || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return nb_text_normalise (json_node_get_string (node), -1);
}

static gboolean
is_article_type (JsonObject *object)
{
  g_autofree char *type = json_string (object, "@type");

  return type && (g_str_has_suffix (type, "Article") || g_str_equal (type, "BlogPosting")
                  || g_str_equal (type, "Report"));
}

static void
read_json (JsonNode *node,
           NbMeta *meta,
           guint depth)
{
  JsonObject *object;

  if (depth > MAX_JSON_DEPTH || !node)
    return;
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        read_json (json_array_get_element (array, i), meta, depth + 1);
      return;
    }
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return;
  object = json_node_get_object (node);
  if (json_object_has_member (object, "@graph"))
    read_json (json_object_get_member (object, "@graph"), meta, depth + 1);
  if (!is_article_type (object))
    return;
  take (&meta->title, json_string (object, "headline"));
  take (&meta->published, json_string (object, "datePublished"));
  take (&meta->author, json_string (object, "author"));
  take (&meta->site_name, json_string (object, "publisher"));
  take (&meta->description, json_string (object, "description"));
}

static void
read_json_ld (const xmlNode *script,
              NbMeta *meta)
{
  xmlChar *content = xmlNodeGetContent (script);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();

  if (content && json_parser_load_from_data (parser, (const char *) content, -1, NULL))
    read_json (json_parser_get_root (parser), meta, 0);
  xmlFree (content);
}

/* name or property of <meta> → the field it fills; the first that has a value wins, in the page's order */
static const struct
{
  const char *name;
  gsize field;
} meta_names[] = {
  { "og:title", G_STRUCT_OFFSET (NbMeta, title) },
  { "og:site_name", G_STRUCT_OFFSET (NbMeta, site_name) },
  { "og:url", G_STRUCT_OFFSET (NbMeta, url) },
  { "og:description", G_STRUCT_OFFSET (NbMeta, description) },
  { "article:published_time", G_STRUCT_OFFSET (NbMeta, published) },
  { "og:article:published_time", G_STRUCT_OFFSET (NbMeta, published) },
  { "pubdate", G_STRUCT_OFFSET (NbMeta, published) },
  { "publishdate", G_STRUCT_OFFSET (NbMeta, published) },
  { "date", G_STRUCT_OFFSET (NbMeta, published) },
  { "dc.date", G_STRUCT_OFFSET (NbMeta, published) },
  { "dc.date.issued", G_STRUCT_OFFSET (NbMeta, published) },
  { "datepublished", G_STRUCT_OFFSET (NbMeta, published) },
  { "article:author", G_STRUCT_OFFSET (NbMeta, author) },
  { "author", G_STRUCT_OFFSET (NbMeta, author) },
  { "dc.creator", G_STRUCT_OFFSET (NbMeta, author) },
};

static void
read_meta_element (const xmlNode *node,
                   NbMeta *meta)
{
  static const char *const keys[] = { "property", "name", "itemprop" };

  for (guint k = 0; k < G_N_ELEMENTS (keys); k++)
    {
      g_autofree char *name = nb_html_attribute (node, keys[k]);

      if (!name)
        continue;
      for (guint i = 0; i < G_N_ELEMENTS (meta_names); i++)
        if (g_ascii_strcasecmp (name, meta_names[i].name) == 0)
          {
            g_autofree char *content = nb_html_attribute (node, "content");

            if (content)
              take (G_STRUCT_MEMBER_P (meta, meta_names[i].field), nb_text_normalise (content, -1));
            return;
          }
    }
}

static void
read_item (const xmlNode *node,
           NbMeta *meta)
{
  g_autofree char *item = nb_html_attribute (node, "itemprop");
  g_autofree char *content = NULL;

  if (!item || !g_str_equal (item, "datePublished"))
    return;
  content = nb_html_attribute (node, "content");
  if (!content)
    content = nb_html_attribute (node, "datetime");
  if (content)
    take (&meta->published, g_steal_pointer (&content));
}

/**
 * nb_html_read_meta:
 * @root: the page's root element
 * @meta: to be filled
 *
 * JSON-LD comes first, since it is written for machines; then <meta>; then microdata and <time>.
 */
void
nb_html_read_meta (xmlNode *root,
                   NbMeta *meta)
{
  g_autofree char *page_title = NULL;

  for (xmlNode *node = root; node; node = nb_html_next (root, node, TRUE))
    if (nb_html_is (node, "script"))
      {
        g_autofree char *type = nb_html_attribute (node, "type");

        if (type && g_ascii_strcasecmp (type, "application/ld+json") == 0)
          read_json_ld (node, meta);
      }
  for (xmlNode *node = root; node; node = nb_html_next (root, node, TRUE))
    {
      if (nb_html_is (node, "meta"))
        read_meta_element (node, meta);
      else if (nb_html_is (node, "title") && !page_title)
        {
          xmlChar *content = xmlNodeGetContent (node);

          page_title = content ? nb_text_normalise ((const char *) content, -1) : NULL;
          xmlFree (content);
        }
      else if (nb_html_is (node, "link"))
        {
          g_autofree char *rel = nb_html_attribute (node, "rel");

          if (rel && g_str_equal (rel, "canonical"))
            take (&meta->url, nb_html_attribute (node, "href"));
        }
    }
  for (xmlNode *node = root; node && !meta->published; node = nb_html_next (root, node, TRUE))
    {
      read_item (node, meta);
      if (nb_html_is (node, "time") && !meta->published)
        {
          g_autofree char *pubdate = nb_html_attribute (node, "pubdate");
          g_autofree char *class = nb_html_attribute (node, "class");

          if (pubdate || (class && (strstr (class, "publi") || strstr (class, "date"))))
            take (&meta->published, nb_html_attribute (node, "datetime"));
        }
    }
  take (&meta->title, g_steal_pointer (&page_title));
}

void
nb_meta_clear (NbMeta *meta)
{
  g_clear_pointer (&meta->title, g_free);
  g_clear_pointer (&meta->site_name, g_free);
  g_clear_pointer (&meta->author, g_free);
  g_clear_pointer (&meta->published, g_free);
  g_clear_pointer (&meta->url, g_free);
  g_clear_pointer (&meta->description, g_free);
}
