/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads feeds: a table of formats, each with a check and a parse function.
 * Pure functions over bytes that nobody vouches for; usable from any thread. */

#include "sync/nb-feed-parser.h"

#include "sync/nb-feed-date.h"
#include "sync/nb-feed-text.h"
#include "sync/nb-sync-error.h"

#include <glib/gi18n-lib.h>
#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <string.h>

#define DC_NAMESPACE "http://purl.org/dc/elements/1.1/"
#define SNIFF_BYTES 1024

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlParserCtxt, xmlFreeParserCtxt)

typedef struct
{
  NbFeedContent *content;
  GHashTable    *seen;       /* addresses */
  const char    *url;        /* of the feed */
} Reader;

static void
nb_feed_item_free (NbFeedItem *item)
{
  g_free (item->url);
  g_free (item->title);
  g_free (item->byline);
  g_free (item->time);
  g_free (item);
}

/**
 * nb_feed_content_free:
 */
void
nb_feed_content_free (NbFeedContent *content)
{
  g_free (content->title);
  g_ptr_array_unref (content->items);
  g_free (content);
}

/* --- elements -------------------------------------------------------------------------------------------------- */

static gboolean
has_namespace (const xmlNode *node,
               const char *href)
{
  return node->ns && node->ns->href && g_strcmp0 ((const char *) node->ns->href, href) == 0;
}

static gboolean
is_named (const xmlNode *node,
          const char *name)
{
  return node->type == XML_ELEMENT_NODE && g_ascii_strcasecmp ((const char *) node->name, name) == 0;
}

/* An element of the format itself: in the namespace of what it stands in, as <media:title> is not. */
static gboolean
is_own (const xmlNode *node,
        const xmlNode *parent,
        const char *name)
{
  const char *a = node->type == XML_ELEMENT_NODE && node->ns ? (const char *) node->ns->href : NULL;
  const char *b = parent->ns ? (const char *) parent->ns->href : NULL;

  return is_named (node, name) && g_strcmp0 (a, b) == 0;
}

static const xmlNode *
find_own (const xmlNode *parent,
          const char *name)
{
  for (const xmlNode *node = parent->children; node; node = node->next)
    if (is_own (node, parent, name))
      return node;
  return NULL;
}

static const xmlNode *
find_dc (const xmlNode *parent,
         const char *name)
{
  for (const xmlNode *node = parent->children; node; node = node->next)
    if (is_named (node, name) && has_namespace (node, DC_NAMESPACE))
      return node;
  return NULL;
}

/* An attribute without a namespace; entities in it are not followed. */
static char *
get_attribute (const xmlNode *node,
               const char *name)
{
  for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next)
    if (!attribute->ns && g_ascii_strcasecmp ((const char *) attribute->name, name) == 0)
      return nb_feed_node_text ((const xmlNode *) attribute);
  return NULL;
}

/* The element's words, or NULL if there are none. */
static char *
plain_text (const xmlNode *node)
{
  g_autofree char *raw = node ? nb_feed_node_text (node) : NULL;
  g_autofree char *text = raw ? nb_feed_plain_text (raw) : NULL;

  return text && *text ? g_steal_pointer (&text) : NULL;
}

static void
read_date (NbFeedItem *item,
           const xmlNode *node)
{
  g_autofree char *text = NULL;

  if (!node || item->published.is_known)
    return;
  text = nb_feed_node_text (node);
  g_clear_pointer (&item->time, g_free);
  nb_feed_date_parse (text, &item->published, &item->time);
}

static NbFeedItem *
item_new (void)
{
  NbFeedItem *item = g_new0 (NbFeedItem, 1);

  item->published = NB_EDTF_UNKNOWN;
  return item;
}

/* Takes the item if it leads somewhere new. */
static void
take_item (Reader *reader,
           NbFeedItem *item)
{
  if (item->url && g_hash_table_add (reader->seen, g_strdup (item->url)))
    g_ptr_array_add (reader->content->items, item);
  else
    nb_feed_item_free (item);
}

static gboolean
is_full (const Reader *reader)
{
  return reader->content->items->len >= NB_FEED_MAX_ITEMS;
}

/* --- RSS 2.0 and 1.0 ------------------------------------------------------------------------------------------- */

static char *
rss_link (const Reader *reader,
          const xmlNode *node)
{
  const xmlNode *link = find_own (node, "link");
  const xmlNode *guid = find_own (node, "guid");
  g_autofree char *text = link ? nb_feed_node_text (link) : NULL;
  g_autofree char *is_link = NULL;
  char *url = text ? nb_feed_resolve_link (reader->url, text) : NULL;

  if (url || !guid)
    return url;
  is_link = get_attribute (guid, "isPermaLink");
  g_free (text);
  text = nb_feed_node_text (guid);
  /* A guid that is no address would be resolved as a relative one. */
  if (g_strcmp0 (is_link, "false") == 0 || !strstr (text, "://"))
    return NULL;
  return nb_feed_resolve_link (reader->url, text);
}

static void
read_rss_item (Reader *reader,
               const xmlNode *node)
{
  NbFeedItem *item = item_new ();

  item->url = rss_link (reader, node);
  item->title = plain_text (find_own (node, "title"));
  item->byline = plain_text (find_dc (node, "creator"));
  read_date (item, find_own (node, "pubDate"));
  read_date (item, find_dc (node, "date"));
  take_item (reader, item);
}

static void
read_rss_items (Reader *reader,
                const xmlNode *parent)
{
  for (const xmlNode *node = parent->children; node && !is_full (reader); node = node->next)
    if (is_named (node, "item"))
      read_rss_item (reader, node);
}

static gboolean
check_rss (const xmlNode *root)
{
  return is_named (root, "rss");
}

static void
parse_rss (Reader *reader,
           const xmlNode *root)
{
  for (const xmlNode *channel = root->children; channel; channel = channel->next)
    {
      if (!is_named (channel, "channel"))
        continue;
      if (!reader->content->title)
        reader->content->title = plain_text (find_own (channel, "title"));
      read_rss_items (reader, channel);
    }
  read_rss_items (reader, root);   /* RSS 0.90 */
}

static gboolean
check_rdf (const xmlNode *root)
{
  return is_named (root, "RDF") && has_namespace (root, "http://www.w3.org/1999/02/22-rdf-syntax-ns#");
}

/* --- Atom ------------------------------------------------------------------------------------------------------ */

static gboolean
check_atom (const xmlNode *root)
{
  return is_named (root, "feed") && (has_namespace (root, "http://www.w3.org/2005/Atom") ||
                                     has_namespace (root, "http://purl.org/atom/ns#"));
}

/* A text construct: plain (also with a "<" of its own), HTML in text, or XHTML elements. */
static char *
atom_text (const xmlNode *node)
{
  g_autofree char *type = node ? get_attribute (node, "type") : NULL;
  g_autofree char *raw = NULL;
  g_autofree char *escaped = NULL;

  if (!node || (type && strstr (type, "html") && strcmp (type, "xhtml") != 0))
    return plain_text (node);
  raw = nb_feed_node_text (node);
  escaped = g_markup_escape_text (raw, -1);
  g_free (raw);
  raw = nb_feed_plain_text (escaped);
  return *raw ? g_steal_pointer (&raw) : NULL;
}

/* The address of the page: the link with rel="alternate", which is also what no rel means; an HTML one if it says so. */
static char *
atom_link (const Reader *reader,
           const xmlNode *entry)
{
  g_autofree char *found = NULL;

  for (const xmlNode *node = entry->children; node; node = node->next)
    {
      g_autofree char *rel = NULL;
      g_autofree char *type = NULL;
      g_autofree char *href = NULL;
      xmlChar *base;

      if (!is_own (node, entry, "link"))
        continue;
      rel = get_attribute (node, "rel");
      type = get_attribute (node, "type");
      href = get_attribute (node, "href");
      if (!href || (rel && strcmp (rel, "alternate") != 0))
        continue;
      if (found && !(type && strcmp (type, "text/html") == 0))
        continue;
      base = xmlNodeGetBase (node->doc, node);
      g_free (found);
      found = nb_feed_resolve_link (base ? (const char *) base : reader->url, href);
      xmlFree (base);
    }
  return g_steal_pointer (&found);
}

static void
read_atom_entry (Reader *reader,
                 const xmlNode *entry)
{
  NbFeedItem *item = item_new ();
  const xmlNode *author = find_own (entry, "author");
  const xmlNode *name = author ? find_own (author, "name") : NULL;

  item->url = atom_link (reader, entry);
  item->title = atom_text (find_own (entry, "title"));
  item->byline = name ? atom_text (name) : NULL;
  read_date (item, find_own (entry, "published"));
  read_date (item, find_own (entry, "issued"));      /* Atom 0.3 */
  read_date (item, find_own (entry, "updated"));
  take_item (reader, item);
}

static void
parse_atom (Reader *reader,
            const xmlNode *root)
{
  reader->content->title = atom_text (find_own (root, "title"));
  for (const xmlNode *node = root->children; node && !is_full (reader); node = node->next)
    if (is_own (node, root, "entry"))
      read_atom_entry (reader, node);
}

/* --- web pages ------------------------------------------------------------------------------------------------- */

static gboolean
looks_like_html (const char *data,
                 gsize size,
                 const xmlNode *root)
{
  g_autofree char *head = g_ascii_strdown (data, MIN (size, SNIFF_BYTES));

  return (root && is_named (root, "html")) || strstr (head, "<!doctype html") || strstr (head, "<html") ||
         (!root && (strstr (head, "<head") || strstr (head, "<body")));
}

/* libxml2 prints some errors in spite of XML_PARSE_NOERROR. */
static void
say_nothing (void *context,
             const char *format,
             ...)
{
}

/* Where a page says that its feed is: <link rel="alternate" type="application/rss+xml" href="…">. */
static char *
find_alternate (const char *data,
                gsize size,
                const char *url)
{
  g_autoptr (xmlDoc) doc = NULL;
  const xmlNode *node;

  xmlSetGenericErrorFunc (NULL, say_nothing);     /* of this thread */
  doc = htmlReadMemory (data, size, url, NULL, HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                        HTML_PARSE_RECOVER);
  xmlSetGenericErrorFunc (NULL, NULL);
  node = doc ? xmlDocGetRootElement (doc) : NULL;
  while (node)
    {
      if (is_named (node, "link"))
        {
          g_autofree char *rel = get_attribute (node, "rel");
          g_autofree char *type = get_attribute (node, "type");
          g_autofree char *href = get_attribute (node, "href");

          if (rel && type && href && g_ascii_strcasecmp (rel, "alternate") == 0 &&
              (g_ascii_strcasecmp (type, "application/rss+xml") == 0 ||
               g_ascii_strcasecmp (type, "application/atom+xml") == 0))
            return nb_feed_resolve_link (url, href);
        }
      if (node->type == XML_ELEMENT_NODE && node->children)
        {
          node = node->children;
          continue;
        }
      while (node && !node->next)
        node = node->parent && node->parent->type == XML_ELEMENT_NODE ? node->parent : NULL;
      if (node)
        node = node->next;
    }
  return NULL;
}

static void
set_web_page_error (const char *feed_url,
                    GError **error)
{
  if (feed_url)
    g_set_error (error, NB_SYNC_ERROR, NB_SYNC_ERROR_WEB_PAGE,
                 _("This address is a web page, not a feed; its feed is %s"), feed_url);
  else
    g_set_error (error, NB_SYNC_ERROR, NB_SYNC_ERROR_WEB_PAGE, _("This address is a web page, not a feed"));
}

/* --- the front door -------------------------------------------------------------------------------------------- */

static const struct
{
  const char *name;
  gboolean  (*check) (const xmlNode *root);
  void      (*parse) (Reader *reader, const xmlNode *root);
} formats[] = {
  { "RSS 2.0", check_rss, parse_rss },
  { "RSS 1.0", check_rdf, parse_rss },
  { "Atom", check_atom, parse_atom },
};

/* The declared encoding wins over the header's, as servers know less about a file than who wrote it. */
static char *
header_charset (const char *data,
                gsize size,
                const char *content_type)
{
  g_autofree char *head = g_strndup (data, MIN (size, 200));
  const char *charset = content_type ? strcasestr (content_type, "charset=") : NULL;
  const char *end = g_str_has_prefix (head, "<?xml") ? strstr (head, "?>") : NULL;
  const char *declared = strstr (head, "encoding=");

  if (!charset || (end && declared && declared < end))
    return NULL;
  charset += strlen ("charset=");
  charset += strspn (charset, "\"' ");
  return g_strndup (charset, strcspn (charset, "\"'; "));
}

/* Feeds use HTML's entities without declaring them: those are put in as the characters that they are. */
static xmlEntity *
get_entity (void *context,
            const xmlChar *name)
{
  xmlEntity *predefined = xmlGetPredefinedEntity (name);
  gunichar c = predefined ? 0 : nb_feed_entity_char ((const char *) name);
  char utf8[6];

  if (c)
    xmlSAX2Characters (context, (const xmlChar *) utf8, g_unichar_to_utf8 (c, utf8));
  return predefined;
}

/* No network, no DTD, no entities: where none is declared, none can grow. The depth is libxml2's own limit of 256
 * elements, as XML_PARSE_HUGE is not asked for. */
static xmlDoc *
read_xml (const char *data,
          gsize size,
          const char *url,
          const char *encoding)
{
  g_autoptr (xmlParserCtxt) context = xmlNewParserCtxt ();
  xmlDoc *doc;

  if (!context)
    return NULL;
  context->sax->entityDecl = NULL;
  context->sax->unparsedEntityDecl = NULL;
  context->sax->externalSubset = NULL;
  context->sax->getParameterEntity = NULL;
  context->sax->getEntity = get_entity;
  context->sax->reference = NULL;
  xmlSetGenericErrorFunc (NULL, say_nothing);     /* of this thread */
  doc = xmlCtxtReadMemory (context, data, size, url, encoding,
                           XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_RECOVER |
                           XML_PARSE_NOCDATA | XML_PARSE_COMPACT);
  xmlSetGenericErrorFunc (NULL, NULL);
  return doc;
}

/**
 * nb_feed_content_parse:
 * @bytes: the feed as it came
 * @url: its address, which relative links are resolved against
 * @content_type: (nullable): of the HTTP header, for its charset
 * @feed_url: (out) (optional) (transfer full) (nullable): if @bytes are a web page, where it says that its feed is
 *
 * Nothing in a feed is fetched or expanded; a broken one is read as far as it goes.
 *
 * Returns: (transfer full): what it says, or %NULL with %NB_SYNC_ERROR_WEB_PAGE, _NOT_A_FEED or _TOO_LARGE
 */
NbFeedContent *
nb_feed_content_parse (GBytes *bytes,
                       const char *url,
                       const char *content_type,
                       char **feed_url,
                       GError **error)
{
  g_autoptr (NbFeedContent) content = NULL;
  g_autoptr (xmlDoc) doc = NULL;
  g_autofree char *encoding = NULL;
  g_autofree char *alternate = NULL;
  gsize size;
  const char *data;
  const xmlNode *root;

  g_return_val_if_fail (bytes && url, NULL);

  if (feed_url)
    *feed_url = NULL;
  data = g_bytes_get_data (bytes, &size);
  if (size > NB_FEED_MAX_BYTES)
    {
      g_set_error (error, NB_SYNC_ERROR, NB_SYNC_ERROR_TOO_LARGE, _("The feed is larger than %u MB"),
                   NB_FEED_MAX_BYTES / (1024 * 1024));
      return NULL;
    }
  /* A line break before "<?xml" is a common mistake of templates. */
  while (size > 0 && g_ascii_isspace (*data))
    data++, size--;
  encoding = header_charset (data ? data : "", size, content_type);
  doc = size ? read_xml (data, size, url, encoding) : NULL;
  root = doc ? xmlDocGetRootElement (doc) : NULL;

  content = g_new0 (NbFeedContent, 1);
  content->items = g_ptr_array_new_with_free_func ((GDestroyNotify) nb_feed_item_free);
  for (guint i = 0; root && i < G_N_ELEMENTS (formats); i++)
    if (formats[i].check (root))
      {
        g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
        Reader reader = { content, seen, url };

        content->format = formats[i].name;
        formats[i].parse (&reader, root);
        return g_steal_pointer (&content);
      }

  if (size && looks_like_html (data, size, root))
    {
      alternate = find_alternate (data, size, url);
      set_web_page_error (alternate, error);
      if (feed_url)
        *feed_url = g_steal_pointer (&alternate);
    }
  else
    g_set_error (error, NB_SYNC_ERROR, NB_SYNC_ERROR_NOT_A_FEED,
                 size ? _("What this address gives is not a feed") : _("The feed is empty"));
  return NULL;
}
