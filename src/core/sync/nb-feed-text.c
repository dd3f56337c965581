/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a feed's elements as plain text, and its links as full addresses.
 * Pure functions; usable from any thread. */

#include "sync/nb-feed-text.h"

#include "base/nb-text.h"
#include "sync/nb-sync-error.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>
#include <libxml/HTMLparser.h>
#include <string.h>

#define MAX_TEXT_BYTES (16 * 1024)
#define MAX_TITLE_CHARS 1000
#define MAX_LINK_BYTES 4096

/**
 * nb_feed_entity_char:
 * @name: "nbsp"
 *
 * Returns: the character that an HTML entity stands for, or 0
 */
gunichar
nb_feed_entity_char (const char *name)
{
  const htmlEntityDesc *entity;

  if (strcmp (name, "apos") == 0)
    return '\'';
  entity = htmlEntityLookup ((const xmlChar *) name);
  return entity ? entity->value : 0;
}

/**
 * nb_feed_node_text:
 *
 * The text inside an element and the elements in it; what a document's own entities stand for is left out.
 *
 * Returns: (transfer full): at most 16 KiB of UTF-8
 */
char *
nb_feed_node_text (const xmlNode *node)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const xmlNode *at = node->children;

  while (at && text->len < MAX_TEXT_BYTES)
    {
      if ((at->type == XML_TEXT_NODE || at->type == XML_CDATA_SECTION_NODE) && at->content)
        g_string_append (text, (const char *) at->content);
      /* An entity's node has its declaration for a child: that is not ours to follow. */
      if (at->type == XML_ELEMENT_NODE && at->children)
        {
          at = at->children;
          continue;
        }
      while (at && !at->next)
        {
          at = at->parent;
          if (at == node)
            at = NULL;
        }
      if (at)
        at = at->next;
    }
  if (text->len > MAX_TEXT_BYTES)
    g_string_truncate (text, MAX_TEXT_BYTES);
  return g_utf8_make_valid (text->str, text->len);
}

/* Reads "&name;" or "&#12;" or "&#xC;" at @p; the character and where it ends, or 0. */
static gunichar
read_entity (const char *p,
             const char **end)
{
  const char *semicolon = memchr (p, ';', strnlen (p, 16));
  g_autofree char *name = NULL;
  gunichar c = 0;

  if (!semicolon || semicolon == p + 1)
    return 0;
  name = g_strndup (p + 1, semicolon - p - 1);
  *end = semicolon + 1;
  if (name[0] != '#')
    return nb_feed_entity_char (name);
  if (name[1] == 'x' || name[1] == 'X')
    c = g_ascii_strtoull (name + 2, NULL, 16);
  else
    c = g_ascii_strtoull (name + 1, NULL, 10);
  if (c >= 0x80 && c <= 0x9F)
    {
      /* These are no characters; who writes them means those of Windows' own table, as every browser knows. */
      char byte = (char) c;
      g_autofree char *text = g_convert (&byte, 1, "UTF-8", "WINDOWS-1252", NULL, NULL, NULL);

      return text ? g_utf8_get_char (text) : 0;
    }
  return c >= 0x20 && g_unichar_validate (c) ? c : 0;
}

/* The end of an HTML tag that begins at @p, or NULL if it is only a "<". */
static const char *
tag_end (const char *p)
{
  const char *name = p[1] == '/' ? p + 2 : p + 1;

  if (!g_ascii_isalpha (*name) && *name != '!')
    return NULL;
  name = strchr (name, '>');
  return name ? name + 1 : NULL;
}

/**
 * nb_feed_plain_text:
 * @html: a line of HTML, as the titles in feeds are
 *
 * Returns: (transfer full): the words: without tags, entities as characters, one space for any white space,
 *   at most 1,000 characters
 */
char *
nb_feed_plain_text (const char *html)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *squeezed = NULL;
  g_autofree char *normal = NULL;

  for (const char *p = html; *p; )
    {
      const char *end = NULL;
      gunichar c;

      if (*p == '<' && (end = tag_end (p)))
        {
          /* <br> parts words, <b> does not */
          if (g_ascii_strncasecmp (p, "<br", 3) == 0 || g_ascii_strncasecmp (p, "<p", 2) == 0)
            g_string_append_c (text, ' ');
          p = end;
        }
      else if (*p == '&' && (c = read_entity (p, &end)))
        {
          g_string_append_unichar (text, c);
          p = end;
        }
      else
        g_string_append_c (text, *p++);
    }
  normal = nb_text_normalise (text->str, text->len);
  squeezed = nb_text_squeeze (normal, -1);
  return nb_text_ellipsize (squeezed, MAX_TITLE_CHARS);
}

/**
 * nb_feed_resolve_link:
 * @base: the address that @link stands in
 * @link: an address, perhaps a relative one
 *
 * Returns: (transfer full) (nullable): the full http or https address, without "#…"; %NULL if it is anything else
 */
char *
nb_feed_resolve_link (const char *base,
                      const char *link)
{
  g_autofree char *stripped = g_strstrip (g_strdup (link));
  g_autoptr (GUri) base_uri = g_uri_parse (base, SOUP_HTTP_URI_FLAGS, NULL);
  g_autoptr (GUri) uri = NULL;
  g_autoptr (GUri) without = NULL;
  const char *scheme;

  if (*stripped == '\0' || strlen (stripped) > MAX_LINK_BYTES)
    return NULL;
  uri = g_uri_parse_relative (base_uri, stripped, SOUP_HTTP_URI_FLAGS | G_URI_FLAGS_PARSE_RELAXED, NULL);
  if (!uri)
    return NULL;
  scheme = g_uri_get_scheme (uri);
  if ((strcmp (scheme, "http") != 0 && strcmp (scheme, "https") != 0) || !g_uri_get_host (uri) || !*g_uri_get_host (uri))
    return NULL;
  /* GLib makes "https://host" + "a" into this and then cannot print it. */
  if (*g_uri_get_path (uri) && *g_uri_get_path (uri) != '/')
    return NULL;
  without = soup_uri_copy (uri, SOUP_URI_FRAGMENT, NULL, SOUP_URI_NONE);
  return g_uri_to_string (without);
}

/**
 * nb_feed_address:
 * @text: what a user typed or pasted as the address of a source
 *
 * Returns: (transfer full): the address in full, with https:// where none was given (and for feed://), or %NULL with
 *   %NB_SYNC_ERROR_ADDRESS
 */
char *
nb_feed_address (const char *text,
                 GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  const char *at = stripped;
  g_autofree char *full = NULL;
  char *address = NULL;

  if (g_ascii_strncasecmp (at, "feed://", 7) == 0)
    at += 7;
  else if (g_ascii_strncasecmp (at, "feed:http", 9) == 0)
    at += 5;
  full = strstr (at, "://") || !strchr (at, '.') ? g_strdup (at) : g_strconcat ("https://", at, NULL);
  if (g_ascii_strncasecmp (full, "http://", 7) == 0 || g_ascii_strncasecmp (full, "https://", 8) == 0)
    address = nb_feed_resolve_link (full, full);
  if (!address)
    g_set_error (error, NB_SYNC_ERROR, NB_SYNC_ERROR_ADDRESS, _("“%s” is not an http or https address"), stripped);
  return address;
}
