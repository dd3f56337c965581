/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which part of a page holds its article, by where the running text is.
 * Pure functions on the blocks of a parsed page; any thread. */

#include "extract/nb-html-private.h"

/* A paragraph of running text is at least so long, in bytes (Vietnamese takes about 1.3 a character). */
#define PROSE_BYTES 90

static double
prose_of (const NbPageBlock *block)
{
  if (block->is_furniture || block->length < PROSE_BYTES || block->link_length * 3 > block->length
      || block->hint == NB_HINT_CAPTION || block->hint == NB_HINT_TITLE)
    return 0;
  return block->length - block->link_length * 2.0;
}

/* The score of an element goes down by a third on each level up, after Readability: the deepest element that still
 * holds nearly all of the running text wins. */
static xmlNode *
find_article (const GArray *list)
{
  g_autoptr (GHashTable) scores = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  /* in the order of the page, so that equal scores give one answer */
  g_autoptr (GPtrArray) nodes = g_ptr_array_new ();
  xmlNode *best = NULL;
  double best_score = 0;

  for (guint i = 0; i < list->len; i++)
    {
      const NbPageBlock *block = &g_array_index (list, NbPageBlock, i);
      double prose = prose_of (block);
      xmlNode *node = block->owner;

      for (guint level = 0; prose > 0 && node && node->type == XML_ELEMENT_NODE && level < 5; level++)
        {
          double *score = g_hash_table_lookup (scores, node);

          if (!score)
            {
              g_hash_table_insert (scores, node, score = g_new0 (double, 1));
              g_ptr_array_add (nodes, node);
            }
          *score += prose;
          prose *= level == 0 ? 1.0 : 0.66;
          node = node->parent;
        }
    }
  for (guint i = 0; i < nodes->len; i++)
    {
      xmlNode *node = g_ptr_array_index (nodes, i);
      double score = *(double *) g_hash_table_lookup (scores, node) * (nb_html_is_article_like (node) ? 1.2 : 1);

      if (nb_html_is (node, "p") || nb_html_is (node, "li") || nb_html_is (node, "blockquote"))
        continue;
      /* of two with one score the outer one: it holds the short paragraphs too */
      if (score >= best_score)
        {
          best = node;
          best_score = score;
        }
    }
  return best;
}

static gboolean
is_within (const xmlNode *node,
           const xmlNode *ancestor)
{
  for (; node; node = node->parent)
    if (node == ancestor)
      return TRUE;
  return FALSE;
}

/**
 * nb_html_find_article:
 * @list: (element-type NbPageBlock): in the order of the page
 *
 * Returns: (transfer full) (element-type NbHtmlBlock): the same blocks, those outside of the article marked
 */
GArray *
nb_html_find_article (const GArray *list)
{
  GArray *out = g_array_sized_new (FALSE, TRUE, sizeof (NbHtmlBlock), list->len);
  xmlNode *article = find_article (list);
  guint first = G_MAXUINT, last = 0;

  for (guint i = 0; i < list->len; i++)
    if (!article || is_within (g_array_index (list, NbPageBlock, i).owner, article))
      {
        first = MIN (first, i);
        last = i;
      }
  for (guint i = 0; i < list->len; i++)
    {
      const NbPageBlock *block = &g_array_index (list, NbPageBlock, i);
      NbHtmlBlock public = { block->hint, FALSE };
      gboolean is_head = block->hint == NB_HINT_TITLE || block->hint == NB_HINT_LEAD || block->hint == NB_HINT_DATE
                         || block->hint == NB_HINT_AUTHOR;

      public.outside = block->is_furniture || i < first || i > last
                       || (block->link_length * 2 > block->length && block->length < 4 * PROSE_BYTES);
      if (article && !is_within (block->owner, article) && !is_head)
        public.outside = TRUE;
      /* the title, the lead and the date often stand before the element that holds the text; the byline behind */
      if (is_head && !block->is_furniture && i < last)
        public.outside = FALSE;
      if (!block->is_furniture && block->hint == NB_HINT_AUTHOR)
        public.outside = FALSE;
      g_array_append_val (out, public);
    }
  return out;
}
