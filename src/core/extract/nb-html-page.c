/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page as it is parsed: elements that can hold text, and the visible words as blocks between their borders.
 * A builder belongs to one run of the parser; no element costs an allocation of its own. */

#include "extract/nb-html-private.h"

#include <string.h>

#define MAX_NODES 400000
#define PARAGRAPH_UNITS 100      /* so far into a paragraph a marked date or name does not break it in two */
#define CELL_UNITS 160           /* longer cells are no data but a page laid out as a table */

enum { IS_NODE = 1 << 0, IS_LINK = 1 << 1, IS_STRONG = 1 << 2, IS_SLANTED = 1 << 3, IS_TITLE = 1 << 4, IS_JSON = 1 << 5, IS_PRE = 1 << 6 };

typedef struct
{
  guint8  tag;
  guint8  is;
  guint32 row;           /* of a <tr>: its first block */
} Open;

struct _NbPageBuilder
{
  NbPage  *page;
  GArray  *open;         /* of Open */
  GString *gathered;     /* of a <title> or a script */
  const char *names[256];  /* tags as the parser knows them, by address, with what they are */
  guint16 tags[256];
  NbPageBlock block;
  guint32  node;         /* the innermost, or NB_NO_NODE */
  guint32  image;
  guint32  skipped;      /* how many elements deep in what is not shown */
  guint    links, strong, slanted, pre, line_ends;
  gboolean pending_space;
  gboolean gathers;
};

static void
reset_block (NbPageBuilder *self)
{
  memset (&self->block, 0, sizeof self->block);
  self->block.start = self->page->text->len;
  self->block.owner = self->node;
  self->pending_space = FALSE;
}

/**
 * nb_page_builder_new:
 * @page: an empty page
 *
 * Returns: (transfer full): a builder that fills @page
 */
NbPageBuilder *
nb_page_builder_new (NbPage *page)
{
  NbPageBuilder *self = g_new0 (NbPageBuilder, 1);

  self->page = page;
  self->open = g_array_sized_new (FALSE, FALSE, sizeof (Open), 64);
  self->gathered = g_string_new (NULL);
  self->node = NB_NO_NODE;
  self->image = NB_NO_NODE;
  reset_block (self);
  return self;
}

void
nb_page_builder_free (NbPageBuilder *self)
{
  g_array_unref (self->open);
  g_string_free (self->gathered, TRUE);
  g_free (self);
}

guint
nb_page_builder_depth (const NbPageBuilder *self)
{
  return self->open->len;
}

static gboolean
ends_sentence (const char *text,
               gsize length)
{
  static const char *const marks[] = { "…", "。", "！", "？", "؟", "।" };

  for (guint n = 0; length > 0 && n < 4; n++)
    {
      char c = text[length - 1];

      if (strchr (".!?:;", c))
        return TRUE;
      if (c == '"' || c == ')' || c == ']' || c == '\'' || c == ' ')
        length--;
      else if (length >= 3 && ((memcmp (text + length - 3, "”", 3) == 0) || memcmp (text + length - 3, "’", 3) == 0))
        length -= 3;
      else if (length >= 2 && memcmp (text + length - 2, "»", 2) == 0)
        length -= 2;
      else
        break;
    }
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (length >= strlen (marks[i]) && memcmp (text + length - strlen (marks[i]), marks[i], strlen (marks[i])) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
has_letter (const char *text,
            gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      guchar c = text[i];

      /* marks and signs: Latin-1's, and U+2000 to U+2FFF */
      if (g_ascii_isalnum (c) || (c >= 0xC3 && c != 0xE2))
        return TRUE;
    }
  return FALSE;
}

static void
close_block (NbPageBuilder *self)
{
  NbPage *page = self->page;
  NbPageBlock *block = &self->block;

  block->length = page->text->len - block->start;
  if (block->length == 0)
    {
      self->pending_space = FALSE;
      block->owner = self->node;
      return;
    }
  if (has_letter (page->text->str + block->start, block->length))
    {
      block->image = self->image;
      block->ends_sentence = ends_sentence (page->text->str + block->start, block->length);
      self->image = NB_NO_NODE;
      g_array_append_val (page->blocks, *block);
      g_string_append_c (page->text, '\n');
    }
  else
    g_string_truncate (page->text, block->start);
  reset_block (self);
}

/* 1: white space; 2: may begin a character that is white space or is not seen; 3: goes on with a character. */
static const guint8 classes[256] = {
  [0x01 ... 0x20] = 1, [0x7F] = 1, [0x80 ... 0xBF] = 3, [0xC2] = 2, [0xE1] = 2, [0xE2] = 2, [0xE3] = 2, [0xEF] = 2,
};

/* The bytes of a space that is not ASCII's, or of a character that is not seen. */
static guint
odd_bytes (const guchar *p,
           gsize left,
           gboolean *is_space)
{
  *is_space = TRUE;
  /* the soft hyphen stays: it is a letter in fonts from before Unicode */
  if (p[0] == 0xC2 && left > 1)
    return p[1] == 0xA0 || p[1] == 0x85 ? 2 : 0;
  if (left < 3)
    return 0;
  if (p[0] == 0xE1)
    return p[1] == 0x9A && p[2] == 0x80 ? 3 : 0;
  if (p[0] == 0xE3)
    return p[1] == 0x80 && p[2] == 0x80 ? 3 : 0;
  if (p[0] == 0xE2 && p[1] == 0x80)
    {
      *is_space = p[2] <= 0x8A || p[2] == 0xA8 || p[2] == 0xA9 || p[2] == 0xAF;
      return *is_space || p[2] <= 0x8F || (p[2] >= 0xAA && p[2] <= 0xAE) ? 3 : 0;
    }
  *is_space = p[0] == 0xE2 && p[1] == 0x81 && p[2] == 0x9F;
  return *is_space || (p[0] == 0xE2 && p[1] == 0x81 && p[2] == 0xA0) || (p[0] == 0xEF && p[1] == 0xBB && p[2] == 0xBF) ? 3 : 0;
}

static void
append_run (NbPageBuilder *self,
            const char *from,
            gsize length,
            guint units)
{
  NbPageBlock *block = &self->block;
  GString *text = self->page->text;

  if (self->pre && self->line_ends > 1)
    close_block (self);
  self->line_ends = 0;
  if (self->pending_space && text->len > block->start)
    {
      g_string_append_c (text, ' ');
      units++;
    }
  if (self->pending_space || text->len == block->start)
    block->n_words += block->n_words < G_MAXUINT16;
  self->pending_space = FALSE;
  g_string_append_len (text, from, length);
  block->units += units;
  if (self->links)
    block->link_units += units;
  if (self->strong)
    block->strong_units += units;
  if (self->slanted)
    block->slanted_units += units;
}

/**
 * nb_page_builder_text:
 * @text: valid UTF-8, not ended by a NUL
 */
void
nb_page_builder_text (NbPageBuilder *self,
                      const char *text,
                      gsize length)
{
  const guchar *p = (const guchar *) text, *end = p + length;

  if (self->gathers)
    g_string_append_len (self->gathered, text, length);
  if (self->skipped || self->gathers)
    return;
  while (p < end)
    {
      const guchar *from = p;
      guint units = 0, odd = 0;
      gboolean is_space = FALSE;

      for (; p < end && classes[*p] != 1; p++)
        {
          if (classes[*p] == 3)
            continue;
          if (classes[*p] == 2 && (odd = odd_bytes (p, end - p, &is_space)))
            break;
          units += *p >= 0xE3 && *p <= 0xED ? 3 : 1;
        }
      if (p > from)
        append_run (self, (const char *) from, p - from, units);
      if (odd)
        {
          p += odd;
          self->pending_space |= is_space;
        }
      else
        for (; p < end && classes[*p] == 1; p++)
          {
            self->pending_space = TRUE;
            self->line_ends += *p == '\n';
          }
    }
}

/**
 * nb_page_builder_raw:
 *
 * Takes what stands in a script.
 */
void
nb_page_builder_raw (NbPageBuilder *self,
                     const char *text,
                     gsize length)
{
  if (self->gathers)
    g_string_append_len (self->gathered, text, length);
}

/* What the parser's name of an element is; its names are unique strings. */
static NbTag
tag_of (NbPageBuilder *self,
        const char *name,
        guint *flags)
{
  guint at = (GPOINTER_TO_SIZE (name) >> 3) & 255;

  if (self->names[at] != name)
    {
      guint tag = nb_html_tag (name, flags);

      self->names[at] = name;
      self->tags[at] = tag << 8 | *flags;
    }
  *flags = self->tags[at] & 255;
  return self->tags[at] >> 8;
}

static gboolean
is_hidden (const char *const *attributes)
{
  for (; attributes && attributes[0]; attributes += 2)
    {
      const char *name = attributes[0], *value = attributes[1];

      if (name[0] == 'h' && strcmp (name, "hidden") == 0)
        return TRUE;
      if (name[0] == 's' && value && strcmp (name, "style") == 0)
        {
          const char *display = strstr (value, "display");

          for (display = display ? display + 7 : ""; *display == ' ' || *display == ':'; display++)
            ;
          if (g_str_has_prefix (display, "none"))
            return TRUE;
        }
    }
  return FALSE;
}

static void
read_attributes (NbPageBuilder *self,
                 NbPageNode *node,
                 const char *const *attributes)
{
  for (; attributes && attributes[0]; attributes += 2)
    {
      const char *name = attributes[0], *value = attributes[1];

      if (!value)
        continue;
      if (strcmp (name, "class") == 0 || strcmp (name, "id") == 0 || strcmp (name, "role") == 0)
        {
          node->words |= nb_html_words_find (self->page->table, value);
          if (name[0] == 'c')
            for (; *value; value++)
              node->shape = node->shape * 33 + (guchar) *value;
        }
      else if (strcmp (name, "itemprop") == 0)
        {
          node->words |= nb_html_words_find (self->page->table, value);
          if (strcmp (value, "articleBody") == 0)
            node->words = NB_WORD_ARTICLE | NB_WORD_BODY;
        }
      else if ((strcmp (name, "style") == 0 || strcmp (name, "align") == 0) && strstr (value, "center"))
        node->is_centred = TRUE;
    }
}

static guint8
hint_of (NbTag tag,
         guint words)
{
  if (tag == NB_TAG_H1)
    return NB_HINT_TITLE;
  if (tag == NB_TAG_FIGCAPTION || tag == NB_TAG_CAPTION)
    return NB_HINT_CAPTION;
  if (tag == NB_TAG_BLOCKQUOTE)
    return NB_HINT_QUOTE;
  if (tag == NB_TAG_TIME)
    return NB_HINT_DATE;
  if ((words & NB_WORD_CAPTION) && !(words & NB_WORD_ARTICLE))
    return NB_HINT_CAPTION;
  if (words & NB_WORD_LEAD)
    return NB_HINT_LEAD;
  if (words & NB_WORD_AUTHOR)
    return NB_HINT_AUTHOR;
  if (words & NB_WORD_DATE)
    return NB_HINT_DATE;
  if (tag == NB_TAG_H2 || tag == NB_TAG_H3)
    return NB_HINT_HEADING;
  return tag == NB_TAG_P ? NB_HINT_PARAGRAPH : NB_HINT_NONE;
}

static void
add_node (NbPageBuilder *self,
          const NbPageNode *node)
{
  GArray *nodes = self->page->nodes;

  g_array_append_val (nodes, *node);
  self->node = nodes->len - 1;
  self->block.owner = self->node;
}

/* The element's own news: metadata, a picture, a date for machines. */
static void
note_element (NbPageBuilder *self,
              NbTag tag,
              const char *const *attributes)
{
  NbPage *page = self->page;
  const char *item;

  if (tag == NB_TAG_META || tag == NB_TAG_LINK)
    nb_html_meta_element (&page->said, attributes);
  else if (tag == NB_TAG_IMG)
    self->image = self->node;
  if (tag == NB_TAG_TIME)
    {
      NbPageTime time = { g_strdup (nb_html_attribute (attributes, "datetime")), page->blocks->len, self->node, FALSE };
      const char *class = nb_html_attribute (attributes, "class");

      time.is_said = nb_html_attribute (attributes, "pubdate") || (class && (strstr (class, "publi") || strstr (class, "date")));
      if (time.value)
        g_array_append_val (page->times, time);
    }
  item = attributes && !page->item_date ? nb_html_attribute (attributes, "itemprop") : NULL;
  if (item && strstr (item, "datePublished"))
    {
      const char *value = nb_html_attribute (attributes, "content");

      page->item_date = g_strdup (value ? value : nb_html_attribute (attributes, "datetime"));
    }
}

static gboolean
makes_node (const NbPageBuilder *self,
            NbTag tag,
            guint flags,
            guint words)
{
  const NbPageNode *up = self->node == NB_NO_NODE ? NULL : nb_page_node (self->page, self->node);
  gboolean in_paragraph = up && (up->tag == NB_TAG_P || up->tag == NB_TAG_BLOCKQUOTE) && self->block.units > 0;

  if (tag == NB_TAG_TIME)
    return !in_paragraph;
  if (up && (up->words & NB_WORD_META) && (tag == NB_TAG_SPAN || tag == NB_TAG_A) && self->block.units < PARAGRAPH_UNITS)
    return TRUE;
  if (flags & NB_TAG_IS_BLOCK)
    return tag != NB_TAG_BR;
  return (words & (NB_WORD_DATE | NB_WORD_AUTHOR | NB_WORD_CAPTION)) && !(in_paragraph && self->block.units > PARAGRAPH_UNITS);
}

/**
 * nb_page_builder_begin:
 * @name: of the element, in lower case; the same address each time
 * @attributes: (nullable): names and values by turns, NULL at the end
 */
void
nb_page_builder_begin (NbPageBuilder *self,
                       const char *name,
                       const char *const *attributes)
{
  Open open = { 0, };
  NbPageNode node = { 0, };
  guint flags;

  open.tag = tag_of (self, name, &flags);
  node.tag = open.tag;
  node.shape = open.tag + 5381;
  if (self->skipped)
    self->skipped++;
  else if (flags & NB_TAG_IS_SKIPPED)
    {
      const char *type = open.tag == NB_TAG_SCRIPT ? nb_html_attribute (attributes, "type") : NULL;

      self->skipped = 1;
      if (type && g_ascii_strncasecmp (type, "application/ld+json", 19) == 0)
        open.is = IS_JSON;
      else if (open.tag == NB_TAG_TITLE && !self->page->title)
        open.is = IS_TITLE;
      self->gathers = open.is != 0;
    }
  else
    {
      if (attributes || open.tag == NB_TAG_IMG)
        note_element (self, open.tag, attributes);
      if (attributes)
        read_attributes (self, &node, attributes);
      if (is_hidden (attributes) && open.tag != NB_TAG_BODY && !(flags & NB_TAG_IS_VOID))
        self->skipped = 1;
      else if ((node.words & NB_WORD_HIDDEN) && (open.tag == NB_TAG_SPAN || open.tag == NB_TAG_H2 || open.tag == NB_TAG_H3
                                                || open.tag == NB_TAG_P || open.tag == NB_TAG_LABEL))
        self->skipped = 1;
    }
  if (!self->skipped && self->page->nodes->len < MAX_NODES)
    {
      gboolean is_node = makes_node (self, open.tag, flags, node.words);

      open.is = open.tag == NB_TAG_A ? IS_LINK : open.tag == NB_TAG_B || open.tag == NB_TAG_STRONG ? IS_STRONG
                : open.tag == NB_TAG_I || open.tag == NB_TAG_EM ? IS_SLANTED : open.tag == NB_TAG_PRE ? IS_PRE : 0;
      if (is_node || open.tag == NB_TAG_BR)
        close_block (self);
      if (is_node)
        {
          open.is |= IS_NODE;
          open.row = self->page->blocks->len;
          node.parent = self->node;
          node.first_block = self->page->blocks->len;
          node.hint = hint_of (open.tag, node.words);
          node.is_centred |= name[0] == 'c' && strcmp (name, "center") == 0;
          add_node (self, &node);
        }
      self->links += (open.is & IS_LINK) != 0;
      self->strong += (open.is & IS_STRONG) != 0;
      self->slanted += (open.is & IS_SLANTED) != 0;
      self->pre += (open.is & IS_PRE) != 0;
    }
  g_array_append_val (self->open, open);
}

/* A row of a table of data becomes one line; of a page laid out as a table every cell stays what it is. */
static void
join_row (NbPageBuilder *self,
          guint first)
{
  NbPage *page = self->page;
  g_autoptr (GString) row = NULL;
  NbPageBlock *head;

  if (page->blocks->len < first + 2 || page->blocks->len > first + 40)
    return;
  for (guint i = first; i < page->blocks->len; i++)
    {
      const NbPageBlock *block = nb_page_block (page, i);
      const NbPageNode *owner = nb_page_node (page, block->owner);
      const NbPageNode *up = owner->parent == NB_NO_NODE ? owner : nb_page_node (page, owner->parent);
      const NbPageNode *cell = owner->tag == NB_TAG_TD || owner->tag == NB_TAG_TH ? owner : up;

      /* each in a cell of its own, with nothing else in it */
      if (block->units > CELL_UNITS || (cell->tag != NB_TAG_TD && cell->tag != NB_TAG_TH) || block->image != NB_NO_NODE
          || (owner->tag != NB_TAG_P && owner != cell) || cell->first_block != i)
        return;
    }
  head = nb_page_block (page, first);
  row = g_string_new (NULL);
  for (guint i = first; i < page->blocks->len; i++)
    {
      const NbPageBlock *block = nb_page_block (page, i);

      if (i > first)
        {
          g_string_append (row, " | ");
          head->units += block->units + 3;
          head->link_units += block->link_units;
          head->strong_units += block->strong_units;
          head->slanted_units += block->slanted_units;
          head->n_words = MIN (head->n_words + block->n_words, G_MAXUINT16);
        }
      g_string_append_len (row, page->text->str + block->start, block->length);
    }
  g_string_truncate (page->text, head->start);
  g_string_append_len (page->text, row->str, row->len);
  head->length = row->len;
  g_string_append_c (page->text, '\n');
  head->is_row = TRUE;
  g_array_set_size (page->blocks, first + 1);
  /* the cells' nodes hold no other block */
  for (guint i = head->owner; i < page->nodes->len; i++)
    {
      nb_page_node (page, i)->first_block = MIN (nb_page_node (page, i)->first_block, first + 1);
      nb_page_node (page, i)->last_block = MIN (nb_page_node (page, i)->last_block, first + 1);
    }
  reset_block (self);
}

static void
end_gathering (NbPageBuilder *self,
               guint is)
{
  if (is & IS_TITLE)
    self->page->title = g_strndup (self->gathered->str, self->gathered->len);
  else
    g_ptr_array_add (self->page->scripts, g_strndup (self->gathered->str, self->gathered->len));
  g_string_truncate (self->gathered, 0);
  self->gathers = FALSE;
}

/**
 * nb_page_builder_end:
 */
void
nb_page_builder_end (NbPageBuilder *self)
{
  Open open;

  if (self->open->len == 0)
    return;
  open = g_array_index (self->open, Open, self->open->len - 1);
  g_array_set_size (self->open, self->open->len - 1);
  if (self->skipped)
    self->skipped--;
  if (open.is & (IS_TITLE | IS_JSON))
    end_gathering (self, open.is);
  self->links -= (open.is & IS_LINK) != 0;
  self->strong -= (open.is & IS_STRONG) != 0;
  self->slanted -= (open.is & IS_SLANTED) != 0;
  self->pre -= (open.is & IS_PRE) != 0;
  if (open.is & IS_NODE)
    {
      NbPageNode *node;

      close_block (self);
      if (open.tag == NB_TAG_TR)
        join_row (self, open.row);
      node = nb_page_node (self->page, self->node);
      node->last = self->page->nodes->len - 1;
      node->last_block = self->page->blocks->len;
      self->node = node->parent;
      self->block.owner = self->node;
    }
}

/**
 * nb_page_builder_close:
 *
 * Ends the page, whatever is still open.
 */
void
nb_page_builder_close (NbPageBuilder *self)
{
  while (self->open->len)
    nb_page_builder_end (self);
  close_block (self);
}
