/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page to lines of text with hints: parsing and walking the tree. All of libxml2 that extraction uses is here, in
 * nb-html-article.c and in nb-html-meta.c. Pure functions; any thread. */

#include "extract/nb-html-private.h"

#include "base/nb-text.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#define CAPTION_BYTES 320

typedef struct
{
  GString *text;
  GArray  *blocks;       /* of NbPageBlock */
  NbPageBlock    open;
  gsize    link_start;
  gboolean in_link;
  gboolean pending_space;
  xmlNode *image;        /* seen since the last block of text */
} Walk;

static const char *const skipped[] = { "script", "style", "noscript", "template", "svg", "select", "option", "button",
                                       "textarea", "iframe", "object", "head", "canvas", "input", "math", NULL };
static const char *const blocks[] = { "p", "div", "section", "article", "main", "header", "footer", "nav", "aside", "ul", "ol",
                                      "li", "table", "tr", "td", "th", "tbody", "thead", "h1", "h2", "h3", "h4", "h5", "h6",
                                      "blockquote", "figure", "figcaption", "form", "dl", "dt", "dd", "pre", "hr", "br",
                                      "center", "fieldset", "address", "body", "html", "caption", "time", NULL };
static const char *const furniture_tags[] = { "nav", "footer", "aside", "form", NULL };

/* Words of class and id, matched as whole words or as beginnings of words. */
static const char *const furniture_words[] = {
  "nav", "navbar", "menu", "mainmenu", "topnav", "footer", "foot", "sidebar", "breadcrumb", "breadcrumbs", "comment", "comments",
  "related", "share", "social", "tags", "tag", "banner", "advert", "ads", "quangcao", "tinlienquan", "tinkhac", "othernews",
  "lienquan", "hotnews", "most", "popular", "masthead", "toolbar", "tools", "fontsize", "skip", "cookie", "newsletter",
  "pagination", "binhluan", "copyright", "widget", "bc", "rating", "print", "docnhieu", NULL };
static const char *const caption_words[] = { "caption", "pcaption", "imgcaption", "desc", "chuthich", "figcaption", "legend", "cap", NULL };
static const char *const lead_words[] = { "lead", "sapo", "chapo", "abstract", "summary", "tomtat", "intro", "description", NULL };
static const char *const date_words[] = { "date", "time", "ngaydang", "publish", "published", "pubdate", "datetime", "posted", NULL };
static const char *const author_words[] = { "author", "byline", "tacgia", "writer", NULL };
static const char *const article_words[] = { "article", "content", "detail", "body", "entry", "post", "noidung", "main", "story", NULL };

gboolean
nb_html_is (const xmlNode *node,
            const char *name)
{
  return node->type == XML_ELEMENT_NODE && g_ascii_strcasecmp ((const char *) node->name, name) == 0;
}

static gboolean
is_one_of (const xmlNode *node,
           const char *const *names)
{
  if (node->type != XML_ELEMENT_NODE)
    return FALSE;
  for (; *names; names++)
    if (strcmp ((const char *) node->name, *names) == 0)
      return TRUE;
  return FALSE;
}

/**
 * nb_html_attribute:
 *
 * Returns: (transfer full) (nullable): its value
 */
char *
nb_html_attribute (const xmlNode *node,
                   const char *name)
{
  xmlChar *value;
  char *copy;

  if (node->type != XML_ELEMENT_NODE)
    return NULL;
  value = xmlGetProp (node, (const xmlChar *) name);
  copy = g_strdup ((const char *) value);
  xmlFree (value);
  return copy;
}

/**
 * nb_html_next:
 * @into: whether to go to the node's children
 *
 * Document order without recursion, so that a deep page costs no stack.
 */
xmlNode *
nb_html_next (const xmlNode *root,
              xmlNode *node,
              gboolean into)
{
  if (into && node->children && node->type == XML_ELEMENT_NODE)
    return node->children;
  while (node && node != root)
    {
      if (node->next)
        return node->next;
      node = node->parent;
    }
  return NULL;
}

/* Whether a class or id has one of the words: "box-tinlienquan", "news_date", "pic-caption", "fontSize". */
static gboolean
names_word (const char *value,
            const char *const *words)
{
  const char *p = value;

  if (!value)
    return FALSE;
  while (*p)
    {
      const char *from = p;
      gsize length;

      while (g_ascii_isalpha (*p) && (p == from || !g_ascii_isupper (*p) || g_ascii_isupper (p[-1])))
        p++;
      length = p - from;
      for (const char *const *word = words; *word && length; word++)
        if (strlen (*word) == length && g_ascii_strncasecmp (from, *word, length) == 0)
          return TRUE;
      if (length == 0)
        p++;
    }
  return FALSE;
}

static gboolean
has_word (const xmlNode *node,
          const char *const *words)
{
  static const char *const attributes[] = { "class", "id", "itemprop", "role" };

  if (node->type != XML_ELEMENT_NODE || !node->properties)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      g_autofree char *value = nb_html_attribute (node, attributes[i]);

      if (names_word (value, words))
        return TRUE;
    }
  return FALSE;
}

/* Whether its class or id says that it holds an article. */
gboolean
nb_html_is_article_like (const xmlNode *node)
{
  return has_word (node, article_words);
}

static gboolean
is_furniture (const xmlNode *node)
{
  if (is_one_of (node, furniture_tags))
    /* the whole page is one form on SharePoint and other portals of that family */
    return !nb_html_is (node, "form") || !node->parent || !nb_html_is (node->parent, "body");
  if (nb_html_is (node, "body") || nb_html_is (node, "html") || has_word (node, article_words))
    return FALSE;
  return has_word (node, furniture_words);
}

static guint8
hint_of (const xmlNode *node)
{
  if (nb_html_is (node, "h1"))
    return NB_HINT_TITLE;
  if (nb_html_is (node, "figcaption") || nb_html_is (node, "caption"))
    return NB_HINT_CAPTION;
  if (nb_html_is (node, "blockquote"))
    return NB_HINT_QUOTE;
  if (nb_html_is (node, "time"))
    return NB_HINT_DATE;
  if (has_word (node, caption_words) && !has_word (node, article_words))
    return NB_HINT_CAPTION;
  if (has_word (node, lead_words))
    return NB_HINT_LEAD;
  if (has_word (node, author_words))
    return NB_HINT_AUTHOR;
  if (has_word (node, date_words))
    return NB_HINT_DATE;
  if (node->type == XML_ELEMENT_NODE && node->name[0] == 'h' && node->name[1] >= '2' && node->name[1] <= '6' && !node->name[2])
    return NB_HINT_HEADING;
  return nb_html_is (node, "p") ? NB_HINT_PARAGRAPH : NB_HINT_NONE;
}

/* The words inside of an element, counted until there are more than @limit bytes or too many nodes. */
static gsize
count_text (const xmlNode *root,
            gsize limit,
            gboolean emphasised)
{
  xmlNode *node = root->children;
  gsize length = 0;
  guint n = 0;

  for (; node && length <= limit && n < 200; n++)
    {
      gboolean into = !emphasised || !(nb_html_is (node, "em") || nb_html_is (node, "i"));

      if (node->type == XML_TEXT_NODE)
        for (const xmlChar *p = node->content; *p && length <= limit; p++)
          length += !g_ascii_isspace (*p);
      node = nb_html_next (root, node, into);
    }
  return n < 200 ? length : limit + 1;
}

/* Whether a short block right behind a picture is what the picture shows: both alone in a small element, or the block
 * set apart from the text by italics or in the middle. */
static gboolean
is_caption_of (const xmlNode *image,
               const NbPageBlock *block)
{
  const xmlNode *common = image, *owner = block->owner;
  g_autofree char *style = NULL, *align = NULL;

  if (block->length > CAPTION_BYTES || !owner || (block->hint != NB_HINT_NONE && block->hint != NB_HINT_PARAGRAPH))
    return FALSE;
  while (common)
    {
      const xmlNode *up = owner;

      while (up && up != common)
        up = up->parent;
      if (up)
        break;
      common = common->parent;
    }
  if (common && common->type == XML_ELEMENT_NODE && count_text (common, CAPTION_BYTES, FALSE) <= CAPTION_BYTES)
    return TRUE;
  style = nb_html_attribute (owner, "style");
  align = nb_html_attribute (owner, "align");
  return count_text (owner, 8, TRUE) < 8 || (style && strstr (style, "center")) || g_strcmp0 (align, "center") == 0;
}

static void
close_block (Walk *walk)
{
  NbPageBlock *block = &walk->open;

  if (walk->in_link)
    block->link_length += walk->text->len - walk->link_start;
  block->length = walk->text->len - block->start;
  if (block->length > 0)
    {
      guint8 hint = block->hint;

      if (walk->image && is_caption_of (walk->image, block))
        block->hint = NB_HINT_CAPTION;
      walk->image = NULL;
      g_array_append_val (walk->blocks, *block);
      g_string_append_c (walk->text, '\n');
      block->hint = hint;
    }
  block->start = walk->text->len;
  block->link_length = 0;
  walk->link_start = walk->text->len;
  walk->pending_space = FALSE;
}

static void
append_text (Walk *walk,
             const char *text)
{
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || c == 0xA0 || c == 0x85)
        {
          walk->pending_space = TRUE;
          continue;
        }
      if (walk->pending_space && walk->text->len > walk->open.start)
        g_string_append_c (walk->text, ' ');
      walk->pending_space = FALSE;
      g_string_append_len (walk->text, p, g_utf8_next_char (p) - p);
    }
}

/* What the ancestors of an element say; kept on a stack beside the walk. */
typedef struct
{
  xmlNode *node;
  guint8   hint;
  gboolean furniture;
} Level;

static void
enter (Walk *walk,
       GArray *levels,
       xmlNode *node)
{
  Level up = { NULL, NB_HINT_NONE, FALSE }, level;
  guint8 hint = hint_of (node);

  if (levels->len)
    up = g_array_index (levels, Level, levels->len - 1);
  level.node = node;
  level.furniture = up.furniture || is_furniture (node);
  /* a plain element keeps what its parent was, so that <td class="caption"><p> is a caption */
  level.hint = hint == NB_HINT_NONE || (hint == NB_HINT_PARAGRAPH && up.hint != NB_HINT_NONE) ? up.hint : hint;
  g_array_append_val (levels, level);
  walk->open.owner = node;
  walk->open.hint = level.hint;
  walk->open.is_furniture = level.furniture;
}

static void
leave (Walk *walk,
       GArray *levels)
{
  Level level = { NULL, NB_HINT_NONE, FALSE };

  g_array_set_size (levels, levels->len - 1);
  if (levels->len)
    level = g_array_index (levels, Level, levels->len - 1);
  walk->open.owner = level.node;
  walk->open.hint = level.hint;
  walk->open.is_furniture = level.furniture;
}

static void
begin_element (Walk *walk,
               GArray *levels,
               xmlNode *node)
{
  gboolean is_block = is_one_of (node, blocks);

  if (is_block)
    close_block (walk);
  /* inline elements with a telling class make a block of their own only for dates, authors and captions */
  else if (node->properties)
    {
      guint8 hint = hint_of (node);

      is_block = hint == NB_HINT_DATE || hint == NB_HINT_AUTHOR || hint == NB_HINT_CAPTION;
      if (is_block)
        close_block (walk);
    }
  if (is_block && !nb_html_is (node, "br"))
    enter (walk, levels, node);
  if (nb_html_is (node, "img"))
    walk->image = node;
  if (nb_html_is (node, "a") && !walk->in_link)
    {
      walk->in_link = TRUE;
      walk->link_start = walk->text->len;
    }
}

static void
end_element (Walk *walk,
             GArray *levels,
             xmlNode *node)
{
  if (nb_html_is (node, "a") && walk->in_link)
    {
      walk->open.link_length += walk->text->len - walk->link_start;
      walk->in_link = FALSE;
    }
  if (levels->len && g_array_index (levels, Level, levels->len - 1).node == node)
    {
      close_block (walk);
      leave (walk, levels);
    }
}

static gboolean
is_hidden (const xmlNode *node)
{
  g_autofree char *style = NULL, *hidden = NULL;

  if (!node->properties)
    return FALSE;
  hidden = nb_html_attribute (node, "hidden");
  style = nb_html_attribute (node, "style");
  return hidden || (style && (strstr (style, "display:none") || strstr (style, "display: none")));
}

static void
walk_page (Walk *walk,
           xmlNode *root)
{
  g_autoptr (GArray) levels = g_array_new (FALSE, FALSE, sizeof (Level));
  xmlNode *node = root;

  while (node)
    {
      gboolean into = FALSE;
      xmlNode *next;

      if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
        append_text (walk, (const char *) node->content);
      else if (node->type == XML_ELEMENT_NODE && !is_one_of (node, skipped) && !is_hidden (node))
        {
          begin_element (walk, levels, node);
          into = node->children != NULL;
          if (!into)
            end_element (walk, levels, node);
        }
      if (into)
        {
          node = node->children;
          continue;
        }
      for (next = node; next && next != root && !next->next; )
        {
          next = next->parent;
          if (next)
            end_element (walk, levels, next);
        }
      node = next && next != root ? next->next : NULL;
    }
  close_block (walk);
}

/**
 * nb_html_read:
 * @html: valid UTF-8
 * @meta: (out caller-allocates): what the page says of itself; free with nb_meta_clear()
 * @blocks: (out) (transfer full) (element-type NbHtmlBlock): one for each line of the text
 *
 * Nothing is fetched and no entity is expanded from outside.
 *
 * Returns: (transfer full): the page's visible words, a block a line; "" if there are none
 */
char *
nb_html_read (const char *html,
              NbMeta *meta,
              GArray **blocks_out)
{
  Walk walk = { NULL, };
  htmlDocPtr document;
  xmlNode *root;
  gsize length = strlen (html);

  memset (meta, 0, sizeof *meta);
  *blocks_out = NULL;
  document = htmlReadMemory (html, (int) length, NULL, "UTF-8",
                             HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET
                             | HTML_PARSE_COMPACT);
  root = document ? xmlDocGetRootElement (document) : NULL;
  walk.text = g_string_sized_new (length / 3);
  walk.blocks = g_array_new (FALSE, TRUE, sizeof (NbPageBlock));
  if (root)
    {
      nb_html_read_meta (root, meta);
      walk_page (&walk, root);
    }
  *blocks_out = nb_html_find_article (walk.blocks);
  g_array_unref (walk.blocks);
  if (document)
    xmlFreeDoc (document);
  return g_string_free (walk.text, FALSE);
}
