/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page to lines of text with hints. All of libxml2 that extraction uses is here, as a parser that tells of elements
 * one after the other; no tree is made. Pure functions; any thread. */

#include "extract/nb-html-private.h"

#include "base/nb-text.h"

#include <libxml/HTMLparser.h>
#include <string.h>

/* A page that nests deeper is damaged; libxml2 looks through all that is open at each end tag that fits none. */
#define MAX_DEPTH 1000
/* It compares each attribute with all before it. */
#define MAX_ATTRIBUTES 400
/* Reading a page stops after so long, plus so long for each megabyte, and what is known by then has to do. */
#define BASE_MICROSECONDS (G_USEC_PER_SEC / 2)
#define MEGABYTE_MICROSECONDS (G_USEC_PER_SEC / 2)
#define CLOCK_EVERY 4096

typedef struct
{
  NbPageBuilder *builder;
  htmlParserCtxtPtr parser;
  gint64 deadline;
  guint events;
} Run;

static void
begin_element (void *data,
               const xmlChar *name,
               const xmlChar **attributes)
{
  Run *run = data;

  nb_page_builder_begin (run->builder, (const char *) name, (const char *const *) attributes);
  if (nb_page_builder_depth (run->builder) > MAX_DEPTH
      || (++run->events % CLOCK_EVERY == 0 && g_get_monotonic_time () > run->deadline))
    xmlStopParser (run->parser);
}

static void
end_element (void *data,
             const xmlChar *name)
{
  nb_page_builder_end (((Run *) data)->builder);
}

static void
take_text (void *data,
           const xmlChar *text,
           int length)
{
  nb_page_builder_text (((Run *) data)->builder, (const char *) text, length);
}

static void
take_raw (void *data,
          const xmlChar *text,
          int length)
{
  nb_page_builder_raw (((Run *) data)->builder, (const char *) text, length);
}

/* The end of a tag that begins at @p, and how many attributes stand in it. */
static const char *
pass_tag (const char *p,
          guint *n_attributes)
{
  *n_attributes = 0;
  while (*p && *p != '>')
    {
      gsize n = strcspn (p, " \t\n\r\f/=>\"'");

      p += n;
      *n_attributes += n > 0;
      while (*p && strchr (" \t\n\r\f/", *p))
        p++;
      if (*p == '"' || *p == '\'')
        {
          const char *end = strchr (p + 1, *p);

          p = end ? end + 1 : p + strlen (p);
        }
      else if (*p == '=')
        p++;
    }
  return p;
}

/* Tags of hundreds of attributes are no page's: their attributes are blanked out. */
static char *
blank_monsters (const char *html)
{
  const char *next;
  char *copy = NULL;

  for (const char *p = strchr (html, '<'); p; p = next)
    {
      const char *end;
      guint n;

      next = strchr (++p, '<');
      if (!g_ascii_isalpha (*p) || (next && next - p < 2 * MAX_ATTRIBUTES))
        continue;
      end = pass_tag (p, &n);
      next = strchr (end, '<');
      if (n <= MAX_ATTRIBUTES)
        continue;
      if (!copy)
        copy = g_strdup (html);
      p += strcspn (p, " \t\n\r\f/>");
      memset (copy + (p - html), ' ', end > p ? end - p : 0);
    }
  return copy;
}

static void
parse (NbPage *page,
       const char *html,
       gsize length)
{
  htmlParserCtxtPtr parser = htmlNewParserCtxt ();
  g_autofree char *tamed = blank_monsters (html);
  Run run = { NULL, parser, 0, 0 };
  xmlSAXHandler *sax;
  xmlDocPtr document;

  if (!parser)
    return;
  run.builder = nb_page_builder_new (page);
  run.deadline = g_get_monotonic_time () + BASE_MICROSECONDS + MEGABYTE_MICROSECONDS * (gint64) (length >> 10) / 1024;
  sax = parser->sax;
  memset (sax, 0, sizeof *sax);
  sax->startElement = begin_element;
  sax->endElement = end_element;
  sax->characters = take_text;
  sax->ignorableWhitespace = take_text;
  sax->cdataBlock = take_raw;
  parser->userData = &run;
  document = htmlCtxtReadMemory (parser, tamed ? tamed : html, (int) length, NULL, "UTF-8",
                                 HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
  nb_page_builder_close (run.builder);
  nb_page_builder_free (run.builder);
  if (document)
    xmlFreeDoc (document);
  htmlFreeParserCtxt (parser);
}

/* Vietnamese text has a letter of its own in every other word, and more that are strange in fonts from before Unicode.
 * The rules for lines know its forms, so that a line of it is judged by its words as well. */
static gboolean
is_vietnamese (const NbPage *page)
{
  static const char old_letters[] = "\xA8\xAC\xAD\xAE\xB5\xB6\xB8\xB9\xBE", old_marks[] = "\xA4\xAF\xB5\xB8\xB9\xBB";
  gsize length = 0, letters = 0, old = 0;

  for (guint i = 0; i < page->blocks->len && length < 4000; i++)
    {
      const NbPageBlock *block = nb_page_block (page, i);
      const char *p = page->text->str + block->start;

      if (block->place != NB_PLACE_BODY)
        continue;
      length += block->length;
      for (gsize k = 0; k + 1 < block->length; k++)
        if ((guchar) p[k] == 0xE1)
          letters += (guchar) p[k + 1] == 0xBA || (guchar) p[k + 1] == 0xBB;
        else if ((guchar) p[k] == 0xC2 || (guchar) p[k] == 0xC3)
          old += strchr ((guchar) p[k] == 0xC2 ? old_letters : old_marks, p[k + 1]) != NULL;
    }
  return letters * 100 > length || old * 25 > length;
}

/* The blocks that are worth reading go into the text; the others are counted. */
static char *
gather (const NbPage *page,
        GArray **blocks_out,
        guint *n_dropped)
{
  GString *text = g_string_sized_new (4096);
  gboolean vietnamese = is_vietnamese (page);

  *blocks_out = g_array_new (FALSE, TRUE, sizeof (NbHtmlBlock));
  *n_dropped = 0;
  for (guint i = 0; i < page->blocks->len; i++)
    {
      const NbPageBlock *block = nb_page_block (page, i);
      NbHtmlBlock public = { .hint = block->hint, .outside = block->place == NB_PLACE_OUTSIDE };

      if (block->place == NB_PLACE_DROPPED)
        {
          ++*n_dropped;
          continue;
        }
      public.sure = block->place == NB_PLACE_BODY && (!vietnamese || block->is_row);
      g_string_append_len (text, page->text->str + block->start, block->length);
      g_string_append_c (text, '\n');
      g_array_append_val (*blocks_out, public);
    }
  return g_string_free (text, FALSE);
}

static void
clear_time (gpointer data)
{
  g_free (((NbPageTime *) data)->value);
}

/**
 * nb_html_read:
 * @html: valid UTF-8
 * @meta: (out caller-allocates): what the page says of itself; free with nb_meta_clear()
 * @blocks: (out) (transfer full) (element-type NbHtmlBlock): one for each line of the text
 * @n_dropped: (out): blocks of the page that are far from the article and not in the text
 *
 * Nothing is fetched and no entity is expanded from outside.
 *
 * Returns: (transfer full): the page's words in and around its article, a block a line; "" if there are none
 */
char *
nb_html_read (const char *html,
              NbMeta *meta,
              GArray **blocks,
              guint *n_dropped)
{
  NbPage page = { NULL, };
  gsize length = MIN (strlen (html), G_MAXINT);
  char *text;

  memset (meta, 0, sizeof *meta);
  page.table = nb_html_words_new ();
  page.text = g_string_sized_new (length / 4);
  page.nodes = g_array_sized_new (FALSE, FALSE, sizeof (NbPageNode), 512);
  page.blocks = g_array_sized_new (FALSE, FALSE, sizeof (NbPageBlock), 256);
  page.times = g_array_new (FALSE, FALSE, sizeof (NbPageTime));
  g_array_set_clear_func (page.times, clear_time);
  page.scripts = g_ptr_array_new_with_free_func (g_free);

  parse (&page, html, length);
  nb_html_meta_fill (&page, meta);
  nb_html_find_article (&page);
  nb_html_meta_take_time (&page, meta);
  text = gather (&page, blocks, n_dropped);

  nb_html_words_free (page.table);
  g_string_free (page.text, TRUE);
  g_array_unref (page.nodes);
  g_array_unref (page.blocks);
  g_array_unref (page.times);
  g_ptr_array_unref (page.scripts);
  nb_meta_clear (&page.said);
  g_free (page.title);
  g_free (page.item_date);
  return text;
}
