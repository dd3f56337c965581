/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which blocks of a page are the article's text, which are near it, and which are left out.
 * Pure functions on a page whose article is known; any thread. */

#include "extract/nb-html-private.h"

#include <string.h>

#define LONG_UNITS 80            /* a block that is no mere link */
#define ISLAND_PERCENT 15
#define TITLE_WORDS 4
#define TITLE_REACH 12           /* blocks before the text */

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
    "lees ook", "läs också", "lue myös", "a version of this article appears", "les også", "[read", "(read more", "also from", NULL };
  g_autofree char *low = NULL;
  gsize length;

  if (block->units > 240 || block->hint == NB_HINT_TITLE)
    return FALSE;
  low = g_utf8_strdown (page->text->str + block->start, block->length);
  for (length = strlen (low); length && strchr (" :.>-", low[length - 1]); )
    low[--length] = '\0';
  if (block->units <= 40)
    for (guint i = 0; whole[i]; i++)
      if (strcmp (whole[i], low) == 0)
        return TRUE;
  if (block->link_units * 4 > block->units || block->n_words <= 16)
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
  if (nb_page_block_is_linky (block) && owner->tag == NB_TAG_LI && owner->parent != NB_NO_NODE)
    return nb_page_node (page, owner->parent)->link_units * 4 < nb_page_node (page, owner->parent)->units;
  if (nb_page_block_is_linky (block))
    return block->link_units * 5 < block->units * 4 && block->ends_sentence && block->units > LONG_UNITS;
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

/* "By …", "Published", "12 May": what stands over the first paragraph in the article's own element. */
static void
trim_start (NbPage *page,
            guint first,
            guint last)
{
  for (guint i = first; i <= last && !nb_page_block (page, i)->is_prose; i++)
    {
      NbPageBlock *block = nb_page_block (page, i);
      gboolean ended = block->ends_sentence && page->text->str[block->start + block->length - 1] != ':';

      if (block->place == NB_PLACE_BODY && !ended && block->units < 60 && block->n_words <= 8 && !block->is_row
          && (block->hint == NB_HINT_NONE || block->hint == NB_HINT_PARAGRAPH))
        block->place = NB_PLACE_NEAR;
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
        links += nb_page_block_is_linky (block);
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
  if (i < last && (block->hint == NB_HINT_LEAD || block->hint == NB_HINT_DATE) && !nb_page_block_is_linky (block))
    return NB_PLACE_NEAR;
  if (nb_page_block_is_linky (block))
    return NB_PLACE_DROPPED;
  /* the points that some newspapers put before the text */
  if (title != G_MAXUINT && i > title && i < first && first - i <= 8 && block->units >= 20 && nb_page_node (page, block->owner)->tag == NB_TAG_LI
      && block->link_units == 0 && block->hint == NB_HINT_NONE && block->n_words >= 4)
    return NB_PLACE_BODY;
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

  return !owner->is_furniture && !nb_page_block_is_linky (block) && (words & NB_WORD_TITLE) && !(words & NB_WORD_LEAD) && block->hint != NB_HINT_TITLE
         && block->n_words >= TITLE_WORDS && block->units <= 250;
}

/* "Trang tin điện tử Đảng bộ …": what kind of a site it is. */
static gboolean
names_site (const NbPage *page,
            const NbPageBlock *block)
{
  static const char *const kinds[] = { "trang tin", "trang thông tin", "cổng thông tin", "cổng ttđt", "báo ", "tạp chí ", "đài ", "website ", NULL };
  g_autofree char *low = g_utf8_strdown (page->text->str + block->start, block->length);

  for (const char *const *kind = kinds; *kind; kind++)
    if (g_str_has_prefix (low, *kind))
      return TRUE;
  return FALSE;
}

/* Whether the page's own title has the block's words in it, and the block is not far above the text. */
static gboolean
is_confirmed (const NbPage *page,
              guint i,
              guint first)
{
  const NbPageBlock *block = nb_page_block (page, i);
  const char *title = page->said.title ? page->said.title : page->title;

  return title && i + 2 * TITLE_REACH > first && !names_site (page, block)
         && memmem (title, strlen (title), page->text->str + block->start, block->length) != NULL;
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
  if (found != G_MAXUINT && found <= first && is_confirmed (page, found, first))
    return found;
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



/**
 * nb_html_place_without_article:
 *
 * On a page without running text all that is not plainly furniture stays, for lists have dates and titles, too.
 */
void
nb_html_place_without_article (NbPage *page)
{
  for (guint i = 0; i < page->blocks->len; i++)
    {
      NbPageBlock *block = nb_page_block (page, i);
      gboolean is_furniture = block->owner != NB_NO_NODE && nb_page_node (page, block->owner)->is_furniture;

      block->place = is_furniture ? NB_PLACE_OUTSIDE : nb_page_block_is_linky (block) ? NB_PLACE_OUTSIDE : NB_PLACE_NEAR;
    }
}

/**
 * nb_html_place_blocks:
 * @article: the element that holds the article
 */
void
nb_html_place_blocks (NbPage *page,
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
  trim_start (page, article->first_block, last);
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
