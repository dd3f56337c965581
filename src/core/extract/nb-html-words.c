/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of markup: tags, and what class names of the world's news systems tell.
 * A table is made for one page and belongs to who made it; pure otherwise. */

#include "extract/nb-html-private.h"

#include <string.h>

#define LONGEST_WORD 24
#define TABLE_SIZE 1024

#define F NB_WORD_FURNITURE
#define C (NB_WORD_FURNITURE | NB_WORD_NEVER)
#define W NB_WORD_WEAK

/* Words are runs of letters, cut at capitals: "box-tinlienquan", "news_date", "fontSize". */
static const struct { const char *word; guint16 means; } words[] = {
  { "nav", F }, { "navbar", F }, { "navigation", F }, { "menu", F }, { "mainmenu", F }, { "topnav", F }, { "footer", F }, { "foot", F },
  { "sidebar", F }, { "breadcrumb", F }, { "breadcrumbs", F }, { "related", F }, { "relatednews", F }, { "share", W }, { "sharing", F },
  { "social", W }, { "tags", F }, { "tag", W }, { "tagged", F }, { "taglist", F }, { "keywords", F }, { "banner", W }, { "advert", F },
  { "advertisement", F }, { "ads", F }, { "ad", F }, { "adslot", F }, { "adsense", F }, { "sponsor", F }, { "sponsored", F },
  { "quangcao", F }, { "tinlienquan", F }, { "tinkhac", F }, { "othernews", F }, { "othernew", F }, { "lienquan", F }, { "hotnews", F },
  { "tinmoi", F }, { "tinnoibat", F }, { "docnhieu", F }, { "xemnhieu", F }, { "xemthem", F }, { "doctiep", F }, { "mostread", F },
  { "mostviewed", F }, { "most", W }, { "popular", F }, { "trending", F }, { "masthead", F }, { "toolbar", F }, { "tools", W },
  { "tool", W }, { "fontsize", F }, { "skip", F }, { "cookie", C }, { "cookies", C }, { "consent", C }, { "gdpr", C }, { "cmp", C },
  { "newsletter", F }, { "newsletters", F }, { "subscribe", F }, { "subscription", W }, { "signup", F }, { "pagination", F },
  { "pager", F }, { "paging", F }, { "copyright", F }, { "widget", W }, { "widgets", W }, { "bc", W }, { "rating", F }, { "print", W },
  { "promo", F }, { "promotion", F }, { "popup", F }, { "modal", F }, { "overlay", W }, { "lightbox", W }, { "tooltip", F },
  { "outbrain", F }, { "taboola", F }, { "recirc", F }, { "recirculation", F }, { "recommended", F }, { "recommendation", F },
  { "recommendations", F }, { "recommend", F }, { "upnext", F }, { "readmore", F }, { "morefrom", F }, { "seealso", F },
  { "alsoread", F }, { "login", F }, { "register", F }, { "search", F }, { "rss", F }, { "toc", F }, { "contentinfo", F },
  { "complementary", F }, { "dialog", F }, { "alert", W }, { "teaser", W }, { "teasers", F }, { "bio", F }, { "biography", W },
  { "legal", W }, { "disclaimer", F }, { "donate", F }, { "donation", F }, { "paywall", F }, { "follow", F }, { "ticker", F },
  { "marquee", F }, { "weather", F }, { "hotline", F }, { "poll", W }, { "survey", F }, { "quiz", W }, { "extra", W },
  { "supplemental", F }, { "skyscraper", F }, { "shoutbox", F }, { "partner", W }, { "sitemap", F }, { "slideshow", W },
  { "jumplink", F }, { "jumplinks", F }, { "reblog", F }, { "trackback", F }, { "pingback", F }, { "noprint", W }, { "flyout", F },
  { "dropdown", F }, { "carousel", W }, { "player", W }, { "playlist", F }, { "onward", F }, { "cta", F }, { "merken", F },
  { "werbung", F }, { "anzeige", F }, { "publicite", F }, { "pub", W }, { "publicidad", F }, { "kommentare", C },
  { "comment", C }, { "comments", C }, { "commentlist", C }, { "disqus", C }, { "respond", C }, { "replies", C }, { "reply", C },
  { "discussion", W }, { "binhluan", C }, { "ykien", C }, { "comentarios", C }, { "commentaires", C }, { "livefyre", C },
  { "caption", NB_WORD_CAPTION }, { "pcaption", NB_WORD_CAPTION }, { "imgcaption", NB_WORD_CAPTION }, { "chuthich", NB_WORD_CAPTION },
  { "figcaption", NB_WORD_CAPTION }, { "legend", NB_WORD_CAPTION }, { "cap", NB_WORD_CAPTION },
  { "credit", NB_WORD_CAPTION }, { "credits", NB_WORD_CAPTION }, { "cutline", NB_WORD_CAPTION }, { "photocredit", NB_WORD_CAPTION },
  { "lead", NB_WORD_LEAD }, { "sapo", NB_WORD_LEAD }, { "chapo", NB_WORD_LEAD }, { "abstract", NB_WORD_LEAD }, { "summary", NB_WORD_LEAD },
  { "tomtat", NB_WORD_LEAD }, { "intro", NB_WORD_LEAD }, { "description", NB_WORD_LEAD }, { "standfirst", NB_WORD_LEAD },
  { "chapeau", NB_WORD_LEAD }, { "lede", NB_WORD_LEAD }, { "excerpt", NB_WORD_LEAD }, { "trichyeu", NB_WORD_LEAD },
  { "date", NB_WORD_DATE }, { "time", NB_WORD_DATE }, { "ngaydang", NB_WORD_DATE }, { "publish", NB_WORD_DATE },
  { "published", NB_WORD_DATE }, { "pubdate", NB_WORD_DATE }, { "datetime", NB_WORD_DATE }, { "posted", NB_WORD_DATE },
  { "dated", NB_WORD_DATE }, { "timestamp", NB_WORD_DATE }, { "thoigian", NB_WORD_DATE }, { "ngay", NB_WORD_DATE },
  { "author", NB_WORD_AUTHOR }, { "byline", NB_WORD_AUTHOR }, { "tacgia", NB_WORD_AUTHOR }, { "writer", NB_WORD_AUTHOR },
  { "authors", NB_WORD_AUTHOR }, { "bylines", NB_WORD_AUTHOR },
  { "article", NB_WORD_ARTICLE }, { "content", NB_WORD_ARTICLE }, { "detail", NB_WORD_ARTICLE }, { "details", NB_WORD_ARTICLE },
  { "body", NB_WORD_ARTICLE }, { "entry", NB_WORD_ARTICLE }, { "post", NB_WORD_ARTICLE }, { "noidung", NB_WORD_ARTICLE },
  { "chitiet", NB_WORD_ARTICLE }, { "main", NB_WORD_ARTICLE }, { "story", NB_WORD_ARTICLE }, { "hentry", NB_WORD_ARTICLE },
  { "maincontent", NB_WORD_ARTICLE }, { "singular", NB_WORD_ARTICLE }, { "blog", NB_WORD_ARTICLE }, { "column", NB_WORD_ARTICLE },
  { "articlebody", NB_WORD_ARTICLE | NB_WORD_BODY }, { "storybody", NB_WORD_ARTICLE | NB_WORD_BODY },
  { "contentdetail", NB_WORD_ARTICLE | NB_WORD_BODY }, { "postbody", NB_WORD_ARTICLE | NB_WORD_BODY },
  { "visuallyhidden", NB_WORD_HIDDEN }, { "sr", NB_WORD_HIDDEN }, { "offscreen", NB_WORD_HIDDEN },
  { "headline", NB_WORD_TITLE }, { "title", NB_WORD_TITLE }, { "tieude", NB_WORD_TITLE }, { "newstitle", NB_WORD_TITLE },
  { "subtitle", NB_WORD_LEAD }, { "meta", NB_WORD_META }, { "metadata", NB_WORD_META }, { "info", NB_WORD_META },
};

/* Words that go on: "commentsblock", "sidebarright". */
static const struct { const char *start; guint16 means; } beginnings[] = {
  { "comment", C }, { "sidebar", F }, { "related", F }, { "newsletter", F }, { "breadcrumb", F }, { "footer", F }, { "advert", F },
  { "sponsor", F }, { "disqus", C }, { "outbrain", F }, { "taboola", F }, { "recommend", F }, { "binhluan", C }, { "tinlienquan", F },
  { "socialshare", F }, { "sharebar", F }, { "sharebutton", F }, { "authorbio", F }, { "tinkhac", F },
};

#undef F
#undef C
#undef W

struct _NbWordTable
{
  guint16 slots[TABLE_SIZE];   /* the word's number + 1 */
};

static guint
hash (const char *word,
      gsize length)
{
  guint h = 2166136261u;

  for (gsize i = 0; i < length; i++)
    h = (h ^ (guchar) word[i]) * 16777619u;
  return (h ^ (h >> 15)) & (TABLE_SIZE - 1);
}

/**
 * nb_html_words_new:
 *
 * Returns: (transfer full): the table; free with nb_html_words_free()
 */
NbWordTable *
nb_html_words_new (void)
{
  NbWordTable *self = g_new0 (NbWordTable, 1);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      guint at = hash (words[i].word, strlen (words[i].word));

      while (self->slots[at])
        at = (at + 1) & (TABLE_SIZE - 1);
      self->slots[at] = i + 1;
    }
  return self;
}

void
nb_html_words_free (NbWordTable *self)
{
  g_free (self);
}

static guint
look_up (const NbWordTable *self,
         const char *word,
         gsize length)
{
  for (guint at = hash (word, length); self->slots[at]; at = (at + 1) & (TABLE_SIZE - 1))
    if (strncmp (words[self->slots[at] - 1].word, word, length) == 0 && !words[self->slots[at] - 1].word[length])
      return words[self->slots[at] - 1].means;
  if (length < 7)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (beginnings[i].start[0] == word[0] && strncmp (word, beginnings[i].start, strlen (beginnings[i].start)) == 0)
      return beginnings[i].means;
  return 0;
}

/* The pairs of words that make one: "article-body", "read-more". */
static guint
look_up_pair (const char *pair)
{
  static const struct { const char *pair; guint16 means; } pairs[] = {
    { "article body", NB_WORD_BODY }, { "story body", NB_WORD_BODY }, { "post body", NB_WORD_BODY }, { "entry content", NB_WORD_BODY },
    { "article content", NB_WORD_BODY }, { "post content", NB_WORD_BODY }, { "detail content", NB_WORD_BODY },
    { "content detail", NB_WORD_BODY }, { "news content", NB_WORD_BODY }, { "article text", NB_WORD_BODY },
    { "image desc", NB_WORD_CAPTION }, { "img desc", NB_WORD_CAPTION }, { "photo desc", NB_WORD_CAPTION }, { "pic desc", NB_WORD_CAPTION },
    { "read more", NB_WORD_FURNITURE }, { "see also", NB_WORD_FURNITURE }, { "also read", NB_WORD_FURNITURE },
    { "up next", NB_WORD_FURNITURE }, { "more from", NB_WORD_FURNITURE }, { "more stories", NB_WORD_FURNITURE },
    { "read next", NB_WORD_FURNITURE }, { "next article", NB_WORD_FURNITURE }, { "screen reader", NB_WORD_HIDDEN },
    { "about author", NB_WORD_FURNITURE }, { "author box", NB_WORD_FURNITURE }, { "author info", NB_WORD_FURNITURE },
    { "other news", NB_WORD_FURNITURE }, { "tin lien", NB_WORD_FURNITURE }, { "tin khac", NB_WORD_FURNITURE },
    /* "lblTieuDe", "ngay-dang": portals that are named in Vietnamese */
    { "tieu de", NB_WORD_TITLE }, { "ngay dang", NB_WORD_DATE }, { "ngay xb", NB_WORD_DATE }, { "thoi gian", NB_WORD_DATE },
    { "tac gia", NB_WORD_AUTHOR }, { "tom tat", NB_WORD_LEAD }, { "trich yeu", NB_WORD_LEAD }, { "noi dung", NB_WORD_BODY },
    { "chu thich", NB_WORD_CAPTION }, { "binh luan", NB_WORD_FURNITURE | NB_WORD_NEVER }, { "lien quan", NB_WORD_FURNITURE },
    { "quang cao", NB_WORD_FURNITURE }, { "doc nhieu", NB_WORD_FURNITURE }, { "xem nhieu", NB_WORD_FURNITURE },
    { "sub title", NB_WORD_LEAD }, { "font size", NB_WORD_FURNITURE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (pairs[i].pair[0] == pair[0] && strcmp (pairs[i].pair, pair) == 0)
      return pairs[i].means;
  return 0;
}

/**
 * nb_html_words_find:
 * @value: of a class, an id …
 *
 * Returns: NbWords
 */
guint
nb_html_words_find (const NbWordTable *self,
                    const char *value)
{
  char buffer[2 * LONGEST_WORD + 2];
  gsize before = 0;
  guint means = 0;

  for (const char *p = value; *p; )
    {
      char *word = buffer + (before ? before + 1 : 0);
      const char *from = p;
      gsize length = 0;

      for (; g_ascii_isalpha (*p) && (p == from || !g_ascii_isupper (*p) || g_ascii_isupper (p[-1])); p++)
        if (length < LONGEST_WORD)
          word[length++] = *p | 0x20;
      if (length == 0)
        {
          if (*p == ' ')
            before = 0;
          p++;
          continue;
        }
      if (length > 1)
        means |= look_up (self, word, length);
      word[length] = '\0';
      if (before)
        {
          buffer[before] = ' ';
          means |= look_up_pair (buffer);
        }
      memmove (buffer, word, length);
      before = length;
    }
  return means;
}

#define B NB_TAG_IS_BLOCK
#define S NB_TAG_IS_SKIPPED
#define F NB_TAG_IS_FURNITURE

static const struct { const char *name; guint8 tag; guint8 flags; } tags[] = {
  { "a", NB_TAG_A, 0 }, { "address", NB_TAG_ADDRESS, B }, { "article", NB_TAG_ARTICLE, B }, { "aside", NB_TAG_ASIDE, B | F },
  { "audio", NB_TAG_OTHER, S }, { "b", NB_TAG_B, 0 }, { "blockquote", NB_TAG_BLOCKQUOTE, B }, { "body", NB_TAG_BODY, B },
  { "br", NB_TAG_BR, B | NB_TAG_IS_VOID }, { "button", NB_TAG_OTHER, S }, { "canvas", NB_TAG_OTHER, S },
  { "caption", NB_TAG_CAPTION, B }, { "center", NB_TAG_DIV, B }, { "cite", NB_TAG_CITE, 0 }, { "datalist", NB_TAG_OTHER, S },
  { "dd", NB_TAG_DD, B }, { "details", NB_TAG_DIV, B }, { "dialog", NB_TAG_DIV, B | F }, { "div", NB_TAG_DIV, B },
  { "dl", NB_TAG_DL, B }, { "dt", NB_TAG_DT, B }, { "em", NB_TAG_EM, 0 }, { "fieldset", NB_TAG_DIV, B },
  { "figcaption", NB_TAG_FIGCAPTION, B }, { "figure", NB_TAG_FIGURE, B }, { "footer", NB_TAG_FOOTER, B | F },
  { "form", NB_TAG_FORM, B | F }, { "frameset", NB_TAG_OTHER, S }, { "h1", NB_TAG_H1, B }, { "h2", NB_TAG_H2, B },
  { "h3", NB_TAG_H3, B }, { "h4", NB_TAG_H3, B }, { "h5", NB_TAG_H3, B }, { "h6", NB_TAG_H3, B }, { "head", NB_TAG_HEAD, 0 },
  { "header", NB_TAG_HEADER, B }, { "hr", NB_TAG_BR, B | NB_TAG_IS_VOID }, { "html", NB_TAG_HTML, B }, { "i", NB_TAG_I, 0 },
  { "iframe", NB_TAG_OTHER, S }, { "img", NB_TAG_IMG, NB_TAG_IS_VOID }, { "input", NB_TAG_OTHER, NB_TAG_IS_VOID },
  { "label", NB_TAG_LABEL, 0 }, { "li", NB_TAG_LI, B }, { "link", NB_TAG_LINK, NB_TAG_IS_VOID }, { "main", NB_TAG_MAIN, B },
  { "map", NB_TAG_OTHER, S }, { "math", NB_TAG_OTHER, S }, { "menu", NB_TAG_UL, B | F }, { "meta", NB_TAG_META, NB_TAG_IS_VOID },
  { "nav", NB_TAG_NAV, B | F }, { "noscript", NB_TAG_OTHER, S }, { "object", NB_TAG_OTHER, S }, { "ol", NB_TAG_OL, B },
  { "optgroup", NB_TAG_OTHER, S }, { "option", NB_TAG_OTHER, S }, { "p", NB_TAG_P, B }, { "picture", NB_TAG_IMG, 0 },
  { "pre", NB_TAG_PRE, B }, { "script", NB_TAG_SCRIPT, S }, { "section", NB_TAG_SECTION, B }, { "select", NB_TAG_OTHER, S },
  { "span", NB_TAG_SPAN, 0 }, { "strong", NB_TAG_STRONG, 0 }, { "style", NB_TAG_OTHER, S }, { "summary", NB_TAG_DIV, B },
  { "svg", NB_TAG_OTHER, S }, { "table", NB_TAG_TABLE, B }, { "tbody", NB_TAG_TBODY, B }, { "td", NB_TAG_TD, B },
  { "template", NB_TAG_OTHER, S }, { "textarea", NB_TAG_OTHER, S }, { "tfoot", NB_TAG_TBODY, B }, { "th", NB_TAG_TH, B },
  { "thead", NB_TAG_TBODY, B }, { "time", NB_TAG_TIME, B }, { "title", NB_TAG_TITLE, S }, { "tr", NB_TAG_TR, B },
  { "ul", NB_TAG_UL, B }, { "video", NB_TAG_OTHER, S },
};

#undef B
#undef S
#undef F

/**
 * nb_html_tag:
 * @name: in lower case
 * @flags: (out): NbTagFlags
 */
NbTag
nb_html_tag (const char *name,
             guint *flags)
{
  guint low = 0, high = G_N_ELEMENTS (tags);

  while (low < high)
    {
      guint middle = (low + high) / 2;
      int order = strcmp (name, tags[middle].name);

      if (order == 0)
        {
          *flags = tags[middle].flags;
          return tags[middle].tag;
        }
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }
  *flags = 0;
  return NB_TAG_OTHER;
}
