/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the elements and blocks of a page are: running text, furniture, cards that announce other pages, captions.
 * Pure functions on a page; any thread. */

#include "extract/nb-html-private.h"

#include <string.h>

/* A paragraph of running text has so many units, or fewer if it ends as a sentence does. */
#define PROSE_UNITS 80
#define SENTENCE_UNITS 40
#define SENTENCE_WORDS 6
#define VERSE_UNITS 160
#define CAPTION_UNITS 260

static gboolean
reads_as_prose (const NbPage *page,
                const NbPageBlock *block)
{
  if (block->link_units * 3 > block->units || g_str_has_prefix (page->text->str + block->start, "http"))
    return FALSE;
  return block->units >= PROSE_UNITS || (block->ends_sentence && block->units >= SENTENCE_UNITS && block->n_words >= SENTENCE_WORDS);
}

/**
 * nb_html_judge_forms:
 *
 * Which blocks read as running text. Lines of one element, broken by <br>, are read together: verses, and paragraphs of
 * old portals.
 */
void
nb_html_judge_forms (NbPage *page)
{
  guint i = 0;

  while (i < page->blocks->len)
    {
      guint end = i, units = 0, links = 0, words = 0;
      gboolean is_verse;

      do
        {
          const NbPageBlock *block = nb_page_block (page, end++);

          units += block->units;
          links += block->link_units;
          words += block->n_words;
        }
      while (end < page->blocks->len && nb_page_block (page, end)->owner == nb_page_block (page, i)->owner);
      is_verse = end - i >= 4 && units >= VERSE_UNITS && links * 5 < units && words >= 4 * (end - i);
      for (; i < end; i++)
        nb_page_block (page, i)->reads = (is_verse && nb_page_block (page, i)->n_words >= 3) || reads_as_prose (page, nb_page_block (page, i));
    }
}

/* What stands in each element, and how much of it reads as prose. */
static void
sum_up (NbChoice *self)
{
  NbPage *page = self->page;

  for (guint i = 0; i < page->nodes->len; i++)
    {
      NbPageNode *node = nb_page_node (page, i);

      node->units = node->link_units = node->n_titles = node->has_body = 0;
      node->prose = 0;
    }
  for (guint i = 0; i < page->blocks->len; i++)
    {
      const NbPageBlock *block = nb_page_block (page, i);
      NbPageNode *node;

      if (block->owner == NB_NO_NODE)
        continue;
      node = nb_page_node (page, block->owner);
      node->units += block->units;
      node->link_units += block->link_units;
      node->prose += block->reads ? block->units : 0;
    }
  for (guint i = page->nodes->len; i-- > 0; )
    {
      NbPageNode *node = nb_page_node (page, i), *up;

      node->n_titles += node->tag == NB_TAG_H1;
      node->has_body |= (node->words & NB_WORD_BODY) && !(node->words & NB_WORD_FURNITURE);
      if (node->parent == NB_NO_NODE)
        {
          self->prose += node->prose;
          continue;
        }
      up = nb_page_node (page, node->parent);
      up->units += node->units;
      up->link_units += node->link_units;
      up->prose += node->prose;
      up->n_titles = MIN (up->n_titles + node->n_titles, G_MAXUINT16);
      up->has_body |= node->has_body;
    }
}

/* "Reader, 3 hours ago, … Like": something short, a text, something short. */
static gboolean
looks_like_comment (const NbPage *page,
                    const NbPageNode *node)
{
  const NbPageBlock *first = nb_page_block (page, node->first_block), *last = nb_page_block (page, node->last_block - 1);

  for (guint i = node->first_block; i < node->last_block; i++)
    if (nb_page_node (page, nb_page_block (page, i)->owner)->hint == NB_HINT_HEADING)
      return FALSE;
  return !first->reads && first->units <= 50 && !first->ends_sentence && !last->reads && last->units <= 50 && !last->ends_sentence
         && (nb_page_block_is_linky (last) || (!first[1].reads && first[1].units <= 50));
}

/* A link, and a sentence or two about where it leads. */
static gboolean
looks_like_card (const NbPage *page,
                 const NbPageNode *node)
{
  const NbPageBlock *first = nb_page_block (page, node->first_block);

  return first->link_units * 5 > first->units * 4 && first->units >= 15 && first->n_words >= 3 && node->units < 700;
}

/* Elements of one shape beside each other that each announce another page, or are comments of readers. */
static void
find_cards (NbPage *page)
{
  for (guint turn = 0; turn < 2; turn++)
    for (guint i = 0; i < page->nodes->len; i++)
      {
        NbPageNode *node = nb_page_node (page, i), *up;
        guint n = node->last_block - node->first_block;
        gboolean is_card;

        if (turn == 0)
          node->twins = node->n_twins = node->is_card = 0;
        if (n < 2 || n > 8 || node->units > 2500 || node->parent == NB_NO_NODE || node->prose == 0)
          continue;
        is_card = looks_like_card (page, node);
        if (!is_card && (n < 3 || !looks_like_comment (page, node)))
          continue;
        up = nb_page_node (page, node->parent);
        if (turn == 1)
          node->is_card = up->n_twins >= (is_card ? 2 : 3) && up->twins == node->shape;
        else if (up->twins == node->shape || up->n_twins == 0)
          {
            up->twins = node->shape;
            up->n_twins++;
          }
      }
}

static gboolean
is_furniture (const NbChoice *self,
              const NbPageNode *node)
{
  double share = self->prose > 0 ? node->prose / self->prose : 0;
  gboolean holds_article = node->has_body || (node->n_titles && share > 0.25);

  if (node->tag == NB_TAG_BODY || node->tag == NB_TAG_HTML || node->tag == NB_TAG_MAIN || self->trust == NB_TRUST_NONE)
    return FALSE;
  switch (node->tag)
    {
    case NB_TAG_NAV: case NB_TAG_FOOTER: case NB_TAG_ASIDE:
      if (!holds_article && share < 0.6)
        return TRUE;
      break;
    case NB_TAG_HEADER:
      /* of the site, with its menu and its clock */
      if (!node->n_titles && !node->has_body && share < 0.1 && node->link_units * 3 > node->units)
        return TRUE;
      break;
    case NB_TAG_FORM:
      /* the whole page is one form on SharePoint and other portals of that family */
      if (share < 0.3 && !node->has_body)
        return TRUE;
      break;
    default:
      break;
    }
  if (self->trust == NB_TRUST_TAGS || (node->words & NB_WORD_BODY) || node->tag == NB_TAG_H1)
    return FALSE;
  if (node->is_card && share < 0.75 && !holds_article)
    return TRUE;
  if (node->words & NB_WORD_FURNITURE)
    {
      if (holds_article || (!(node->words & NB_WORD_NEVER) && share > ((node->words & NB_WORD_ARTICLE) ? 0.4 : 0.6)))
        return FALSE;
      return TRUE;
    }
  if (self->trust == NB_TRUST_ALL && (node->words & NB_WORD_WEAK) && !(node->words & NB_WORD_ARTICLE))
    return share < 0.15 && !holds_article;
  /* what is told of the author behind the article */
  if ((node->words & NB_WORD_AUTHOR) && !(node->words & NB_WORD_ARTICLE) && node->prose > 0)
    return share < 0.15;
  return FALSE;
}

/* A class that speaks of dates or captions tells nothing of an element that holds half of the page. */
static guint8
own_hint (const NbPageNode *node)
{
  static const struct { guint8 hint; guint units; } most[] = {
    { NB_HINT_CAPTION, 600 }, { NB_HINT_LEAD, 1400 }, { NB_HINT_DATE, 160 }, { NB_HINT_AUTHOR, 200 },
  };

  if (node->tag == NB_TAG_FIGCAPTION || node->tag == NB_TAG_CAPTION)
    return node->hint;
  for (guint i = 0; i < G_N_ELEMENTS (most); i++)
    if (node->hint == most[i].hint && (node->units > most[i].units || node->n_titles || (node->words & NB_WORD_BODY)))
      return node->tag == NB_TAG_P ? NB_HINT_PARAGRAPH : node->tag == NB_TAG_H2 || node->tag == NB_TAG_H3 ? NB_HINT_HEADING : NB_HINT_NONE;
  return node->hint;
}

/* From the outside in: furniture and hints go down to what stands inside. */
static void
hand_down (NbChoice *self)
{
  NbPage *page = self->page;

  for (guint i = 0; i < page->nodes->len; i++)
    {
      NbPageNode *node = nb_page_node (page, i);
      const NbPageNode *up = node->parent == NB_NO_NODE ? NULL : nb_page_node (page, node->parent);
      guint8 hint = own_hint (node);

      node->is_furniture = (up && up->is_furniture) || is_furniture (self, node);
      node->is_centred |= up && up->is_centred && up->units < CAPTION_UNITS;
      /* a plain element keeps what its parent was, so that <td class="caption"><p> is a caption */
      if (up && up->hint != NB_HINT_NONE && up->hint != NB_HINT_PARAGRAPH && (hint == NB_HINT_NONE || hint == NB_HINT_PARAGRAPH))
        hint = up->hint;
      node->hint = hint;
    }
}

/* The innermost element that holds both. */
static const NbPageNode *
common_node (const NbPage *page,
             guint32 a,
             guint32 b)
{
  for (guint n = 0; a != NB_NO_NODE && n < 64; n++)
    {
      const NbPageNode *node = nb_page_node (page, a);

      if (a <= b && b <= node->last)
        return node;
      a = node->parent;
    }
  return NULL;
}

/* Whether a short block right behind a picture is what the picture shows: both alone in a small element, or the block
 * set apart from the text by italics or in the middle. */
static gboolean
is_caption_of (const NbPage *page,
               const NbPageBlock *block)
{
  const NbPageNode *common;

  if (block->image == NB_NO_NODE || block->units > CAPTION_UNITS || (block->hint != NB_HINT_NONE && block->hint != NB_HINT_PARAGRAPH))
    return FALSE;
  common = common_node (page, block->image, block->owner);
  /* a picture at the head of a paragraph is none of its words' business */
  if (common && common->units <= CAPTION_UNITS && (common->tag != NB_TAG_P || !block->ends_sentence))
    return TRUE;
  return block->units - block->slanted_units < 8 || nb_page_node (page, block->owner)->is_centred;
}

static void
judge_blocks (NbChoice *self)
{
  NbPage *page = self->page;

  for (guint i = 0; i < page->blocks->len; i++)
    {
      NbPageBlock *block = nb_page_block (page, i);
      const NbPageNode *owner;

      block->is_prose = FALSE;
      if (block->owner == NB_NO_NODE)
        continue;
      owner = nb_page_node (page, block->owner);
      block->hint = owner->hint;
      if (is_caption_of (page, block))
        block->hint = NB_HINT_CAPTION;
      block->is_prose = !owner->is_furniture && block->reads && block->hint != NB_HINT_CAPTION
                        && block->hint != NB_HINT_TITLE && block->hint != NB_HINT_HEADING;
    }
}

/**
 * nb_html_judge:
 * @self: with its page and trust; its prose is counted
 *
 * Which elements are furniture, and what each block is.
 */
void
nb_html_judge (NbChoice *self)
{
  sum_up (self);
  find_cards (self->page);
  hand_down (self);
  judge_blocks (self);
}
