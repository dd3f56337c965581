/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a page says of itself: JSON-LD, Open Graph, <meta>, microdata, <time>.
 * Pure functions on what the parser met. */

#include "extract/nb-html-private.h"

#include "base/nb-text.h"

#include <string.h>

/**
 * nb_html_attribute:
 * @attributes: (nullable): names and values by turns
 *
 * Returns: (nullable): the value; "" if the attribute has none
 */
const char *
nb_html_attribute (const char *const *attributes,
                   const char *name)
{
  for (; attributes && attributes[0]; attributes += 2)
    if (strcmp (attributes[0], name) == 0)
      return attributes[1] ? attributes[1] : "";
  return NULL;
}

/**
 * nb_html_meta_take:
 * @value: (nullable): valid UTF-8
 *
 * Fills the field if it is empty still and the value is not.
 */
void
nb_html_meta_take (char **field,
                   const char *value)
{
  g_autofree char *normal = NULL;

  if (*field || !value)
    return;
  normal = nb_text_normalise (value, -1);
  *field = nb_text_squeeze (normal, -1);
  if (**field == '\0')
    g_clear_pointer (field, g_free);
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
  { "article:published", G_STRUCT_OFFSET (NbMeta, published) },
  { "og:article:published_time", G_STRUCT_OFFSET (NbMeta, published) },
  { "og:published_time", G_STRUCT_OFFSET (NbMeta, published) },
  { "pubdate", G_STRUCT_OFFSET (NbMeta, published) },
  { "publishdate", G_STRUCT_OFFSET (NbMeta, published) },
  { "publish-date", G_STRUCT_OFFSET (NbMeta, published) },
  { "publish_date", G_STRUCT_OFFSET (NbMeta, published) },
  { "published_time", G_STRUCT_OFFSET (NbMeta, published) },
  { "parsely-pub-date", G_STRUCT_OFFSET (NbMeta, published) },
  { "sailthru.date", G_STRUCT_OFFSET (NbMeta, published) },
  { "date", G_STRUCT_OFFSET (NbMeta, published) },
  { "dc.date", G_STRUCT_OFFSET (NbMeta, published) },
  { "dc.date.issued", G_STRUCT_OFFSET (NbMeta, published) },
  { "dc.date.created", G_STRUCT_OFFSET (NbMeta, published) },
  { "dcterms.created", G_STRUCT_OFFSET (NbMeta, published) },
  { "dcterms.issued", G_STRUCT_OFFSET (NbMeta, published) },
  { "datepublished", G_STRUCT_OFFSET (NbMeta, published) },
  { "article:author", G_STRUCT_OFFSET (NbMeta, author) },
  { "author", G_STRUCT_OFFSET (NbMeta, author) },
  { "dc.creator", G_STRUCT_OFFSET (NbMeta, author) },
};

/**
 * nb_html_meta_element:
 *
 * Takes what a <meta> or a <link> says.
 */
void
nb_html_meta_element (NbMeta *meta,
                      const char *const *attributes)
{
  static const char *const keys[] = { "property", "name", "itemprop" };
  const char *content = nb_html_attribute (attributes, "content");
  const char *rel = content ? NULL : nb_html_attribute (attributes, "rel");

  if (rel && strcmp (rel, "canonical") == 0)
    nb_html_meta_take (&meta->url, nb_html_attribute (attributes, "href"));
  for (guint k = 0; content && k < G_N_ELEMENTS (keys); k++)
    {
      const char *name = nb_html_attribute (attributes, keys[k]);

      for (guint i = 0; name && i < G_N_ELEMENTS (meta_names); i++)
        if ((*name | 0x20) == meta_names[i].name[0] && g_ascii_strcasecmp (name, meta_names[i].name) == 0)
          {
            char **field = (char **) G_STRUCT_MEMBER_P (meta, meta_names[i].field);

            /* an author's address is no name */
            if (field != &meta->author || !strstr (content, "://"))
              nb_html_meta_take (field, content);
            return;
          }
    }
}

/**
 * nb_html_meta_fill:
 *
 * JSON-LD comes first, since it is written for machines; then <meta>; then microdata and <time>, and <title>.
 */
void
nb_html_meta_fill (const NbPage *page,
                   NbMeta *meta)
{
  for (guint i = 0; i < page->scripts->len; i++)
    nb_html_read_json (g_ptr_array_index (page->scripts, i), meta);
  nb_html_meta_take (&meta->title, page->said.title);
  nb_html_meta_take (&meta->site_name, page->said.site_name);
  nb_html_meta_take (&meta->author, page->said.author);
  nb_html_meta_take (&meta->published, page->said.published);
  nb_html_meta_take (&meta->url, page->said.url);
  nb_html_meta_take (&meta->description, page->said.description);
  nb_html_meta_take (&meta->published, page->item_date);
  for (guint i = 0; i < page->times->len && !meta->published; i++)
    if (g_array_index (page->times, NbPageTime, i).is_said)
      nb_html_meta_take (&meta->published, g_array_index (page->times, NbPageTime, i).value);
  nb_html_meta_take (&meta->title, page->title);
}

/**
 * nb_html_meta_take_time:
 *
 * Where nothing else tells the day, a <time> between the title and the end of the article's text does.
 */
void
nb_html_meta_take_time (const NbPage *page,
                        NbMeta *meta)
{
  guint first = 0, last = 0;

  for (guint i = 0; i < page->blocks->len; i++)
    {
      const NbPageBlock *block = nb_page_block (page, i);

      if (block->place == NB_PLACE_BODY)
        {
          if (!last)
            first = i > 12 ? i - 12 : 0;
          last = i;
        }
    }
  for (guint i = 0; i < page->times->len && !meta->published; i++)
    {
      const NbPageTime *time = &g_array_index (page->times, NbPageTime, i);
      gboolean is_furniture = time->node != NB_NO_NODE && nb_page_node (page, time->node)->is_furniture;

      if (time->block >= first && time->block <= last && !is_furniture)
        nb_html_meta_take (&meta->published, time->value);
    }
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
