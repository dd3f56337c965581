/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which element of a page holds its article, by where the running text is and how dense the links are.
 * Pure functions on a page; any thread. */

#include "extract/nb-html-private.h"

/* What comes first behind a title counts double: a short piece of news against the blurbs beside it. */
#define HEAD_UNITS 400
#define HEAD_BLOCKS 25
#define LIST_CARDS 4
#define ENOUGH_UNITS 200         /* less of it is no article: look again with less suspicion */

/* What a block adds to the elements that it is in. */
static double
weight_of (const NbPage *page,
           const NbPageBlock *block)
{
  const NbPageNode *owner = nb_page_node (page, block->owner);

  if (owner->is_furniture || block->hint == NB_HINT_CAPTION || block->hint == NB_HINT_TITLE || block->hint == NB_HINT_HEADING)
    return 0;
  if (block->is_prose)
    return (owner->tag == NB_TAG_LI ? 0.6 : 1.0) * (block->units - block->link_units);
  if (nb_page_block_is_linky (block))
    return -12.0 - MIN (block->units, 100) * 0.4;
  return owner->tag == NB_TAG_P || owner->tag == NB_TAG_LI || block->is_row ? 0 : -8;
}

static gboolean
may_hold_article (const NbPageNode *node)
{
  switch (node->tag)
    {
    case NB_TAG_P: case NB_TAG_LI: case NB_TAG_BLOCKQUOTE: case NB_TAG_H1: case NB_TAG_H2: case NB_TAG_H3: case NB_TAG_TR:
    case NB_TAG_TBODY: case NB_TAG_FIGURE: case NB_TAG_UL: case NB_TAG_OL: case NB_TAG_DT: case NB_TAG_DD:
      return FALSE;
    default:
      return !node->is_furniture;
    }
}

/* The child of @outer that holds node @i. */
static guint
child_towards (const NbPage *page,
               guint outer,
               guint i)
{
  while (i != NB_NO_NODE && nb_page_node (page, i)->parent != outer)
    i = nb_page_node (page, i)->parent;
  return i;
}

/* Whether what @outer has beside @inner goes on with it: paragraphs of its own, or more parts like that which holds
 * @inner; rather than what else a page has to tell. */
static gboolean
goes_on (const NbPage *page,
         guint outer,
         guint inner)
{
  const NbPageNode *whole = nb_page_node (page, outer), *part = nb_page_node (page, inner);
  guint shape = nb_page_node (page, child_towards (page, outer, inner))->shape;
  double alike = 0, other = 0;

  for (guint i = whole->first_block; i < whole->last_block; i++)
    {
      const NbPageBlock *block = nb_page_block (page, i);
      guint child;

      if (!block->is_prose || (i >= part->first_block && i < part->last_block))
        continue;
      child = block->owner == outer ? NB_NO_NODE : child_towards (page, outer, block->owner);
      if (child == NB_NO_NODE || nb_page_node (page, child)->tag == NB_TAG_P || nb_page_node (page, child)->shape == shape)
        alike += block->units;
      else
        other += block->units;
    }
  return alike > other;
}

/* Most of the text in one part, and the rest elsewhere on the page: the part is the article. */
static const NbPageNode *
narrow_down (const NbPage *page,
             const NbPageNode *best)
{
  for (guint turn = 0; best && turn < 8; turn++)
    {
      guint outer = best - nb_page_node (page, 0), found = NB_NO_NODE;

      for (guint i = outer + 1; i <= best->last; i++)
        {
          const NbPageNode *node = nb_page_node (page, i);

          if (may_hold_article (node) && node->weight > best->weight * 0.7 && node->weight < best->weight * 0.985
              && (found == NB_NO_NODE || node->weight >= nb_page_node (page, found)->weight))
            found = i;
        }
      if (found == NB_NO_NODE || goes_on (page, outer, found))
        break;
      best = nb_page_node (page, found);
    }
  return best;
}

/* Whether another element like it follows, under a title of its own. */
static gboolean
has_follower (const NbPage *page,
              const NbPageNode *node,
              double enough)
{
  for (guint i = node->last + 1; i < page->nodes->len && nb_page_node (page, i)->parent != NB_NO_NODE
                                 && nb_page_node (page, i)->parent >= node->parent; i = nb_page_node (page, i)->last + 1)
    {
      const NbPageNode *other = nb_page_node (page, i);

      if (other->parent == node->parent && other->shape == node->shape && other->n_titles && other->weight > enough)
        return TRUE;
    }
  return FALSE;
}

/* Where several articles follow one another, each under a title, the first that is more than a note. */
static const NbPageNode *
choose_first (const NbPage *page,
              const NbPageNode *best)
{
  const NbPageNode *found = NULL;

  if (!best || best->n_titles < 2)
    return best;
  for (guint i = best - nb_page_node (page, 0) + 1; i <= best->last; i++)
    {
      const NbPageNode *node = nb_page_node (page, i);

      if (found && i > found->last)
        break;
      if (may_hold_article (node) && node->n_titles == 1 && node->weight > best->weight * 0.25 && !found
          && has_follower (page, node, best->weight * 0.1))
        found = node;
    }
  return found ? found : best;
}

/* The element with the most prose and the fewest links: those that hold it lose by what else is in them. An element
 * that is named as the article is taken if it has most of the text. */
static const NbPageNode *
choose_node (NbChoice *self)
{
  NbPage *page = self->page;
  const NbPageNode *best = NULL, *named = NULL;
  double bonus = 0;
  guint title = 0;

  for (guint i = 0; i < page->nodes->len; i++)
    nb_page_node (page, i)->weight = 0;
  for (guint i = 0; i < page->blocks->len; i++)
    {
      const NbPageBlock *block = nb_page_block (page, i);
      double weight;

      if (block->owner == NB_NO_NODE)
        continue;
      weight = weight_of (page, block);
      if (block->hint == NB_HINT_TITLE && !nb_page_node (page, block->owner)->is_furniture)
        {
          title = i;
          bonus = HEAD_UNITS;
        }
      if (weight > 0 && i <= title + HEAD_BLOCKS)
        {
          double more = MIN (weight, bonus);

          weight += more;
          bonus -= more;
        }
      nb_page_node (page, block->owner)->weight += weight;
    }
  for (guint i = page->nodes->len; i-- > 0; )
    {
      NbPageNode *node = nb_page_node (page, i);

      if (node->parent != NB_NO_NODE)
        nb_page_node (page, node->parent)->weight += node->weight;
    }
  /* of two alike the inner one */
  for (guint i = 0; i < page->nodes->len; i++)
    {
      const NbPageNode *node = nb_page_node (page, i);

      if (!may_hold_article (node) || node->weight <= 0)
        continue;
      if (!best || node->weight > best->weight || (i <= best->last && node->weight + 20 >= best->weight))
        best = node;
    }
  for (guint i = 0; best && i < page->nodes->len; i++)
    {
      const NbPageNode *node = nb_page_node (page, i);
      gboolean is_named = (node->words & NB_WORD_BODY) || node->tag == NB_TAG_ARTICLE || node->tag == NB_TAG_MAIN;

      if (is_named && may_hold_article (node) && node->weight > best->weight * 0.6 && (!named || node->weight > named->weight * 0.6)
          && (!named || (node->words & NB_WORD_BODY) || !(named->words & NB_WORD_BODY)))
        if (!named || node->last <= named->last)
          named = node;
    }
  return choose_first (page, named ? named : narrow_down (page, best));
}

/* A page that announces others and has next to no text of its own. */
static gboolean
is_list (const NbChoice *self,
         const NbPageNode *article)
{
  double announced = 0;
  guint n = 0;

  for (guint i = 0; i < self->page->nodes->len; i++)
    if (nb_page_node (self->page, i)->is_card)
      {
        announced += nb_page_node (self->page, i)->prose;
        n++;
      }
  return n >= LIST_CARDS && announced > self->prose * 0.5 && (!article || article->weight < ENOUGH_UNITS);
}

/**
 * nb_html_find_article:
 *
 * Gives each block of the page its place. Where the markup's words leave nothing, they are believed less.
 *
 * The choice of an element follows the idea of maximum subsequence segmentation (Pasternack and Roth, 2009) on the tree
 * of elements: prose counts for an element, links and scraps against it.
 */
void
nb_html_find_article (NbPage *page)
{
  g_autofree guint8 *hints = g_new (guint8, page->nodes->len + 1);
  const NbPageNode *best = NULL;
  double best_weight = 0;
  NbTrust best_trust = NB_TRUST_ALL;
  guint runs = 0;

  nb_html_judge_forms (page);
  for (guint i = 0; i < page->nodes->len; i++)
    hints[i] = nb_page_node (page, i)->hint;
  for (NbTrust trust = NB_TRUST_ALL; trust <= NB_TRUST_NONE + 1; trust++)
    {
      NbChoice choice = { page, MIN (trust, NB_TRUST_NONE), 0 };
      const NbPageNode *node;

      /* the last turn does the best one over, if it was not the last to be tried */
      if (trust > NB_TRUST_NONE)
        {
          if (!best || runs == best_trust + 1u)
            break;
          choice.trust = best_trust;
        }
      for (guint i = 0; i < page->nodes->len; i++)
        nb_page_node (page, i)->hint = hints[i];
      nb_html_judge (&choice);
      node = choose_node (&choice);
      runs++;
      if (trust == NB_TRUST_ALL && is_list (&choice, node))
        {
          best = NULL;
          break;
        }
      if (node && (!best || trust > NB_TRUST_NONE || node->weight > best_weight * 2))
        {
          best = node;
          best_weight = node->weight;
          best_trust = choice.trust;
        }
      if (best_weight >= ENOUGH_UNITS)
        break;
    }
  if (best)
    nb_html_place_blocks (page, best);
  else
    nb_html_place_without_article (page);
}
