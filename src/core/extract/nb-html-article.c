/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which part of a page holds its article, by where the running text is, how dense the links are and what the markup's
 * words say. Pure functions on a page; any thread. */

#include "extract/nb-html-private.h"

#include <string.h>

/* A paragraph of running text has so many units, or fewer if it ends as a sentence does. */
#define PROSE_UNITS 80
#define SENTENCE_UNITS 40
#define SENTENCE_WORDS 6
#define VERSE_UNITS 160
#define CAPTION_UNITS 260
#define ISLAND_PERCENT 15
#define TITLE_WORDS 4
#define TITLE_REACH 12           /* blocks before the text */
#define LIST_CARDS 4
#define ENOUGH_UNITS 200         /* less of it is no article: look again with less suspicion */

/* How much of the markup's word is taken. */
typedef enum { TRUST_ALL, TRUST_STRONG, TRUST_TAGS, TRUST_NONE } Trust;

typedef struct
{
  NbPage *page;
  Trust   trust;
  double  prose;         /* of the whole page */
} Choice;

static gboolean
is_linky (const NbPageBlock *block)
{
  return block->link_units * 2 > block->units;
}

static gboolean
reads_as_prose (const NbPage *page,
                const NbPageBlock *block)
{
  if (block->link_units * 3 > block->units || g_str_has_prefix (page->text->str + block->start, "http"))
    return FALSE;
  return block->units >= PROSE_UNITS || (block->ends_sentence && block->units >= SENTENCE_UNITS && block->n_words >= SENTENCE_WORDS);
}

/* Lines of one element, broken by <br>, are read together: verses, and paragraphs of old portals. */
static void
judge_forms (NbPage *page)
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
        nb_page_block (page, i)->reads = is_verse || reads_as_prose (page, nb_page_block (page, i));
    }
}

/* What stands in each element, and how much of it reads as prose. */
static void
sum_up (Choice *self)
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
         && (is_linky (last) || (!first[1].reads && first[1].units <= 50));
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
is_furniture (const Choice *self,
              const NbPageNode *node)
{
  double share = self->prose > 0 ? node->prose / self->prose : 0;
  gboolean holds_article = node->has_body || (node->n_titles && share > 0.25);

  if (node->tag == NB_TAG_BODY || node->tag == NB_TAG_HTML || node->tag == NB_TAG_MAIN || self->trust == TRUST_NONE)
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
  if (self->trust == TRUST_TAGS || (node->words & NB_WORD_BODY) || node->tag == NB_TAG_H1)
    return FALSE;
  if (node->is_card && share < 0.75 && !holds_article)
    return TRUE;
  if (node->words & NB_WORD_FURNITURE)
    {
      if (holds_article || (!(node->words & NB_WORD_NEVER) && share > ((node->words & NB_WORD_ARTICLE) ? 0.4 : 0.6)))
        return FALSE;
      return TRUE;
    }
  if (self->trust == TRUST_ALL && (node->words & NB_WORD_WEAK) && !(node->words & NB_WORD_ARTICLE))
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
hand_down (Choice *self)
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
judge_blocks (Choice *self)
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
  if (is_linky (block))
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
choose_node (Choice *self)
{
  NbPage *page = self->page;
  const NbPageNode *best = NULL, *named = NULL;

  for (guint i = 0; i < page->nodes->len; i++)
    nb_page_node (page, i)->weight = 0;
  for (guint i = 0; i < page->blocks->len; i++)
    if (nb_page_block (page, i)->owner != NB_NO_NODE)
      nb_page_node (page, nb_page_block (page, i)->owner)->weight += weight_of (page, nb_page_block (page, i));
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

/* Short lines in the middle of articles that belong to the site. */
static gboolean
is_interruption (const NbPage *page,
                 const NbPageBlock *block)
{
  static const char *const whole[] = {
    "advertisement", "advertising", "story continues below", "story continues below advertisement", "article continues below",
    "article continues after ad", "continue reading", "continue reading the main story", "read more", "share", "share this",
    "share this article", "share this story", "tweet", "email", "print", "save", "comments", "follow us", "sign up", "subscribe", "loading", "loading...", "enlarge",
    "image", "close", "like this", "like loading", "hide caption", "toggle caption", "play", "view comments", "watch", "listen", "copy link", "skip advertisement",
    "recommended", "related", "related articles", "related stories", "related topics", "more on this", "more on this story",
    "most read", "see also", "newsletter", "anzeige", "werbung", "mehr zum thema", "lesen sie auch", "weiterlesen", "teilen", "publicité",
    "lire aussi", "à lire aussi", "lire la suite", "partager", "publicidad", "lea también", "te puede interesar", "compartir", "leer más",
    "реклама", "читайте также", "поделиться", "quảng cáo", "xem thêm", "đọc thêm", "chia sẻ", "tin liên quan", "leggi anche", "pubblicità",
    "leia também", "leia mais", "publicidade", "czytaj także", "reklama", "lees ook", "läs också", "annons", NULL };
  static const char *const leading[] = {
    "read more:", "read more about", "read also:", "also read:", "read:", "read next:", "see also:", "related:", "more:", "watch:", "listen:", "don't miss:",
    "sign up for", "subscribe to", "click here to", "follow us on", "get the latest", "mehr zum thema:", "lesen sie auch:", "lesen sie mehr",
    "lesen sie hier", "lire aussi", "à lire aussi", "lire :", "lea también", "lee también", "le puede interesar", "más información",
    "читайте также", "читать также", "xem thêm", "đọc thêm", "leggi anche", "leia também", "leia mais", "czytaj także",
    "lees ook", "läs också", "lue myös", "les også", "[read", "(read more", "also from", NULL };
  g_autofree char *low = NULL;
  gsize length;

  if (block->units > 200 || block->hint == NB_HINT_TITLE)
    return FALSE;
  low = g_utf8_strdown (page->text->str + block->start, block->length);
  for (length = strlen (low); length && strchr (" :.>-", low[length - 1]); )
    low[--length] = '\0';
  if (block->units <= 40)
    for (guint i = 0; whole[i]; i++)
      if (strcmp (whole[i], low) == 0)
        return TRUE;
  if (block->link_units * 3 > block->units || block->n_words <= 16)
    for (guint i = 0; leading[i]; i++)
      if (g_str_has_prefix (low, leading[i]) && (block->link_units * 3 > block->units || strlen (leading[i]) > 8))
        return TRUE;
  return FALSE;
}

static gboolean
is_article_block (const NbPage *page,
                  const NbPageBlock *block)
{
  const NbPageNode *owner = nb_page_node (page, block->owner);

  if (owner->is_furniture || block->hint == NB_HINT_TITLE || block->hint == NB_HINT_DATE || block->hint == NB_HINT_AUTHOR)
    return FALSE;
  if (block->hint == NB_HINT_CAPTION)
    return TRUE;
  if (is_interruption (page, block))
    return FALSE;
  /* an item that is a link, in a list that is none of links */
  if (is_linky (block) && owner->tag == NB_TAG_LI && owner->parent != NB_NO_NODE)
    return nb_page_node (page, owner->parent)->link_units * 4 < nb_page_node (page, owner->parent)->units;
  if (is_linky (block))
    return block->link_units * 5 < block->units * 4 && block->ends_sentence && block->units > PROSE_UNITS;
  if (block->is_prose || block->hint == NB_HINT_HEADING || block->hint == NB_HINT_QUOTE || block->is_row)
    return TRUE;
  switch (owner->tag)
    {
    case NB_TAG_P: case NB_TAG_LI: case NB_TAG_PRE: case NB_TAG_BLOCKQUOTE: case NB_TAG_DT: case NB_TAG_DD: case NB_TAG_TD:
      return TRUE;
    default:
      return block->ends_sentence || block->n_words >= 8 || block->strong_units * 4 > block->units * 3;
    }
}

/* Headings and short lines with no paragraph behind them introduce what is not there. */
static void
trim_end (NbPage *page,
          guint first,
          guint last)
{
  for (guint i = last + 1; i-- > first; )
    {
      NbPageBlock *block = nb_page_block (page, i);

      if (block->place != NB_PLACE_BODY || block->hint == NB_HINT_CAPTION)
        continue;
      if (block->is_prose || block->ends_sentence || block->is_row)
        break;
      block->place = block->hint == NB_HINT_HEADING ? NB_PLACE_DROPPED : NB_PLACE_NEAR;
      if (block->hint != NB_HINT_HEADING && nb_page_node (page, block->owner)->tag == NB_TAG_LI)
        {
          block->place = NB_PLACE_BODY;
          break;
        }
    }
}

static guint32
holder_of (const NbPage *page,
           const NbPageBlock *block)
{
  const NbPageNode *owner = nb_page_node (page, block->owner);

  return owner->tag == NB_TAG_P || owner->tag == NB_TAG_H2 || owner->tag == NB_TAG_H3 ? owner->parent : block->owner;
}

/* Where most of the paragraphs stand. */
static guint32
main_holder (const NbPage *page,
             guint first,
             guint last)
{
  g_autofree guint *units = g_new0 (guint, page->nodes->len + 1);
  guint32 best = NB_NO_NODE;

  for (guint i = first; i <= last; i++)
    {
      const NbPageBlock *block = nb_page_block (page, i);
      guint32 holder = holder_of (page, block);

      if (!block->is_prose || block->place != NB_PLACE_BODY || holder == NB_NO_NODE)
        continue;
      units[holder] += block->units;
      if (best == NB_NO_NODE || units[holder] > units[best])
        best = holder;
    }
  return best;
}

/* A little text behind the article, apart from it in the tree and with other things between: what is told of the
 * author, of the newspaper, of another article. */
static void
drop_islands (NbPage *page,
              guint first,
              guint last)
{
  guint32 holder = main_holder (page, first, last);
  guint end = last + 1, units = 0, total = 0, gap = 0, n_others = 0;

  for (guint i = first; i <= last; i++)
    if (nb_page_block (page, i)->place == NB_PLACE_BODY)
      total += nb_page_block (page, i)->units;
  for (guint i = last + 1; i-- > first; )
    {
      const NbPageBlock *block = nb_page_block (page, i);

      if (block->place != NB_PLACE_BODY)
        {
          gap++;
          continue;
        }
      if (gap >= 2 && n_others > 0 && units * 100 < total * ISLAND_PERCENT)
        {
          for (guint k = i + 1; k < end; k++)
            if (nb_page_block (page, k)->place == NB_PLACE_BODY)
              nb_page_block (page, k)->place = NB_PLACE_DROPPED;
          end = i + 1;
        }
      gap = 0;
      if (block->hint == NB_HINT_CAPTION)
        continue;
      units += block->units;
      n_others++;
      if (holder_of (page, block) == holder || units * 100 >= total * ISLAND_PERCENT)
        break;
    }
}

/* A heading over a list of links goes with it. */
static void
drop_lonely_headings (NbPage *page,
                      guint first,
                      guint last)
{
  gboolean kept = FALSE;
  guint links = 0;

  for (guint i = last + 1; i-- > first; )
    {
      NbPageBlock *block = nb_page_block (page, i);

      if (block->hint == NB_HINT_HEADING && block->place == NB_PLACE_BODY)
        {
          if (links >= 2 || (links && !kept))
            block->place = NB_PLACE_DROPPED;
          links = 0;
        }
      else if (block->place == NB_PLACE_DROPPED)
        links += is_linky (block);
      else
        {
          kept = TRUE;
          links = 0;
        }
    }
}

/* "Hôm nay thứ sáu 18/12/2015": the clock of the page. */
static gboolean
is_clock (const NbPage *page,
          const NbPageBlock *block)
{
  g_autofree char *low = block->units < 80 ? g_utf8_strdown (page->text->str + block->start, MIN (block->length, 40)) : NULL;

  return low && (g_str_has_prefix (low, "hôm nay") || g_str_has_prefix (low, "bây giờ") || g_str_has_prefix (low, "today is"));
}

/* What is around the article and may tell of it: its title, a date, who wrote it. */
static NbPlace
place_outside (const NbPage *page,
               guint i,
               guint first,
               guint last,
               guint title)
{
  const NbPageBlock *block = nb_page_block (page, i);
  gboolean is_furniture = nb_page_node (page, block->owner)->is_furniture;

  if (block->hint == NB_HINT_TITLE)
    return is_furniture ? NB_PLACE_OUTSIDE : NB_PLACE_NEAR;
  if (is_furniture)
    return (block->hint == NB_HINT_DATE || block->hint == NB_HINT_AUTHOR) && block->units < 80 && i + 30 > first && i < last + 10
             ? NB_PLACE_OUTSIDE : NB_PLACE_DROPPED;
  if (block->hint == NB_HINT_AUTHOR)
    return NB_PLACE_NEAR;
  if (i < first && is_clock (page, block))
    return NB_PLACE_OUTSIDE;
  if (i < last && (block->hint == NB_HINT_LEAD || block->hint == NB_HINT_DATE) && !is_linky (block))
    return NB_PLACE_NEAR;
  if (is_linky (block))
    return NB_PLACE_DROPPED;
  /* between the title and the text */
  if (title != G_MAXUINT && i > title && i < first && i - title <= 12 && block->units < 400)
    return NB_PLACE_NEAR;
  if (i < first && first - i <= 8 && block->units < 200)
    return NB_PLACE_NEAR;
  if (i > last && i - last <= 3 && block->n_words <= 12)
    return NB_PLACE_NEAR;
  return i + 30 > first && i < last + 10 ? NB_PLACE_OUTSIDE : NB_PLACE_DROPPED;
}

/* What stands in the place of a title and is called one, on pages whose only <h1> is the site's name. */
static gboolean
is_named_title (const NbPage *page,
                const NbPageBlock *block)
{
  const NbPageNode *owner = nb_page_node (page, block->owner);
  guint words = owner->words | (owner->parent == NB_NO_NODE ? 0 : nb_page_node (page, owner->parent)->words);

  return !owner->is_furniture && !is_linky (block) && (words & NB_WORD_TITLE) && !(words & NB_WORD_LEAD) && block->hint != NB_HINT_TITLE
         && block->n_words >= TITLE_WORDS && block->units <= 250;
}

/* The <h1> nearest before the article's text. */
static guint
find_title (NbPage *page,
            guint first,
            guint last)
{
  guint found = G_MAXUINT;

  for (guint i = 0; i <= last && i < page->blocks->len; i++)
    {
      const NbPageBlock *block = nb_page_block (page, i);

      if (block->hint == NB_HINT_TITLE && !nb_page_node (page, block->owner)->is_furniture && (i <= first || found == G_MAXUINT))
        found = i;
    }
  for (guint i = MIN (first, page->blocks->len); i-- > 0 && i + TITLE_REACH > first && i != found; )
    if (is_named_title (page, nb_page_block (page, i)))
      {
        /* the nearest <h1> is elsewhere: it names the site or the section, and belongs to nothing here */
        if (found < i)
          nb_page_block (page, found)->owner = NB_NO_NODE;
        nb_page_block (page, i)->hint = NB_HINT_TITLE;
        nb_page_block (page, i)->place = NB_PLACE_NEAR;
        return i;
      }
  return found;
}

/* A page that announces others and has next to no text of its own. */
static gboolean
is_list (const Choice *self,
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

/* A page without running text: all that is not plainly furniture stays, for lists have dates and titles too. */
static void
place_without_article (NbPage *page)
{
  for (guint i = 0; i < page->blocks->len; i++)
    {
      NbPageBlock *block = nb_page_block (page, i);
      gboolean is_furniture = block->owner != NB_NO_NODE && nb_page_node (page, block->owner)->is_furniture;

      block->place = is_furniture ? NB_PLACE_OUTSIDE : is_linky (block) ? NB_PLACE_OUTSIDE : NB_PLACE_NEAR;
    }
}

static void
place_blocks (NbPage *page,
              const NbPageNode *article)
{
  guint first = G_MAXUINT, last = 0, title;

  for (guint i = article->first_block; i < article->last_block; i++)
    {
      NbPageBlock *block = nb_page_block (page, i);

      block->place = is_article_block (page, block) ? NB_PLACE_BODY : NB_PLACE_DROPPED;
      if (block->place == NB_PLACE_BODY && block->is_prose)
        {
          first = MIN (first, i);
          last = i;
        }
    }
  if (first == G_MAXUINT)
    {
      first = article->first_block;
      last = article->last_block ? article->last_block - 1 : 0;
    }
  drop_islands (page, article->first_block, article->last_block ? article->last_block - 1 : 0);
  drop_lonely_headings (page, article->first_block, article->last_block ? article->last_block - 1 : 0);
  trim_end (page, article->first_block, article->last_block ? article->last_block - 1 : 0);
  title = find_title (page, first, last);
  for (guint i = 0; i < page->blocks->len; i++)
    {
      NbPageBlock *block = nb_page_block (page, i);
      gboolean is_before_title = title != G_MAXUINT && i < title;

      if (block->owner == NB_NO_NODE)
        block->place = NB_PLACE_DROPPED;
      else if (block->place != NB_PLACE_BODY || is_before_title)
        block->place = place_outside (page, i, first, last, title);
    }
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
  Trust best_trust = TRUST_ALL;
  guint runs = 0;

  judge_forms (page);
  for (guint i = 0; i < page->nodes->len; i++)
    hints[i] = nb_page_node (page, i)->hint;
  for (Trust trust = TRUST_ALL; trust <= TRUST_NONE + 1; trust++)
    {
      Choice choice = { page, MIN (trust, TRUST_NONE), 0 };
      const NbPageNode *node;

      /* the last turn does the best one over, if it was not the last to be tried */
      if (trust > TRUST_NONE)
        {
          if (!best || runs == best_trust + 1u)
            break;
          choice.trust = best_trust;
        }
      for (guint i = 0; i < page->nodes->len; i++)
        nb_page_node (page, i)->hint = hints[i];
      sum_up (&choice);
      find_cards (page);
      hand_down (&choice);
      judge_blocks (&choice);
      node = choose_node (&choice);
      runs++;
      if (trust == TRUST_ALL && is_list (&choice, node))
        {
          best = NULL;
          break;
        }
      if (node && (!best || trust > TRUST_NONE || node->weight > best_weight * 2))
        {
          best = node;
          best_weight = node->weight;
          best_trust = choice.trust;
        }
      if (best_weight >= ENOUGH_UNITS)
        break;
    }
  if (best)
    place_blocks (page, best);
  else
    place_without_article (page);
}
