/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes to text: what a document's character set is, and what is no text at all.
 * Pure functions; usable from any thread. */

#include "extract/nb-decode.h"

#include "extract/nb-extractor.h"
#include "extract/nb-legacy.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <uchardet/uchardet.h>

/* How far into a page its <meta charset> may stand, and how much of a text its character set is guessed from. */
#define META_REACH 4096
#define GUESS_REACH (256 * 1024)

typedef struct
{
  const char *bytes;
  guint8 length;
  guint8 offset;
  const char *name;      /* in the message: "it looks like a PDF document" */
} Magic;

static const Magic magics[] = {
  { "%PDF-", 5, 0, N_("a PDF document") },
  { "\x89PNG", 4, 0, N_("a picture") },
  { "\xFF\xD8\xFF", 3, 0, N_("a picture") },
  { "GIF8", 4, 0, N_("a picture") },
  { "RIFF", 4, 0, N_("a picture or a sound") },
  { "PK\x03\x04", 4, 0, N_("a ZIP archive or an office document") },
  { "\xD0\xCF\x11\xE0", 4, 0, N_("an office document") },
  { "{\\rtf", 5, 0, N_("an RTF document") },
  { "\x1F\x8B", 2, 0, N_("a compressed file") },
  { "BZh", 3, 0, N_("a compressed file") },
  { "\xFD" "7zXZ", 5, 0, N_("a compressed file") },
  { "7z\xBC\xAF", 4, 0, N_("an archive") },
  { "Rar!", 4, 0, N_("an archive") },
  { "\x7F" "ELF", 4, 0, N_("a program") },
  { "MZ\x90", 3, 0, N_("a program") },
  { "SQLite format 3", 15, 0, N_("a database") },
  { "OggS", 4, 0, N_("a sound or a film") },
  { "ID3", 3, 0, N_("a sound") },
  { "ftyp", 4, 4, N_("a film") },
};

static gboolean
refuse_binary (const char *data,
               gsize size,
               GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (magics); i++)
    if (size >= (gsize) magics[i].offset + magics[i].length
        && memcmp (data + magics[i].offset, magics[i].bytes, magics[i].length) == 0)
      {
        g_set_error (error, NB_EXTRACT_ERROR, NB_EXTRACT_ERROR_BINARY,
                     _("This is not text (it looks like %s)"), _(magics[i].name));
        return TRUE;
      }
  return FALSE;
}

/* The value behind "charset=" in a header or in the head of a page. */
static char *
find_charset (const char *text,
              gsize length)
{
  static const char name[] = "charset";
  const char *end = text + length;

  for (const char *p = text; p + sizeof name < end; p++)
    {
      const char *from, *to;

      if (g_ascii_strncasecmp (p, name, sizeof name - 1) != 0)
        continue;
      for (from = p + sizeof name - 1; from < end && (*from == ' ' || *from == '=' || *from == '"' || *from == '\''); from++)
        ;
      for (to = from; to < end && (g_ascii_isalnum (*to) || *to == '-' || *to == '_'); to++)
        ;
      if (to > from && to - from < 32)
        return g_strndup (from, to - from);
    }
  return NULL;
}

static gboolean
is_utf8_name (const char *name)
{
  return g_ascii_strcasecmp (name, "utf-8") == 0 || g_ascii_strcasecmp (name, "utf8") == 0
         || g_ascii_strcasecmp (name, "us-ascii") == 0 || g_ascii_strcasecmp (name, "ascii") == 0;
}

/* Damaged places are few in a text that was UTF-8 once; a text in another character set is full of them. */
static char *
decode_damaged_utf8 (const char *data,
                     gsize size)
{
  GString *out;
  const char *p = data, *end = data + size;
  gsize bad = 0, good = 0;

  out = g_string_sized_new (size + 16);
  while (p < end)
    {
      const char *stop;

      g_utf8_validate_len (p, end - p, &stop);
      for (const char *q = p; q < stop; q = g_utf8_next_char (q))
        good += (guchar) *q >= 0x80;
      g_string_append_len (out, p, stop - p);
      if (stop == end)
        break;
      if (*stop)
        {
          bad++;
          g_string_append_unichar (out, 0xFFFD);
        }
      p = stop + 1;
    }
  if (bad > good / 10 + 2)
    {
      g_string_free (out, TRUE);
      return NULL;
    }
  return g_string_free (out, FALSE);
}

static char *
convert (const char *data,
         gsize size,
         const char *charset)
{
  g_autoptr (GError) error = NULL;
  gsize written;
  char *text = g_convert_with_fallback (data, size, "UTF-8", charset, "\xEF\xBF\xBD", NULL, &written, &error);

  if (text && (strlen (text) != written || !g_utf8_validate (text, written, NULL)))
    g_clear_pointer (&text, g_free);
  return text;
}

static char *
guess_charset (const char *data,
               gsize size)
{
  uchardet_t detector = uchardet_new ();
  char *name = NULL;

  if (uchardet_handle_data (detector, data, MIN (size, GUESS_REACH)) == 0)
    {
      uchardet_data_end (detector);
      name = g_strdup (uchardet_get_charset (detector));
    }
  uchardet_delete (detector);
  if (name && *name == '\0')
    g_clear_pointer (&name, g_free);
  return name;
}

/* UTF-16 without a mark: every other byte of Latin text is zero. */
static const char *
guess_utf16 (const char *data,
             gsize size)
{
  gsize even = 0, odd = 0, n = MIN (size, 4096) & ~(gsize) 1;

  for (gsize i = 0; i < n; i += 2)
    {
      even += data[i] == 0;
      odd += data[i + 1] == 0;
    }
  if (n >= 8 && odd > n / 8 && even < odd / 8)
    return "UTF-16LE";
  if (n >= 8 && even > n / 8 && odd < even / 8)
    return "UTF-16BE";
  return NULL;
}

static char *
decode_by_name (const char *data,
                gsize size,
                const char *charset)
{
  if (!charset || is_utf8_name (charset))
    return NULL;
  /* what calls itself Latin-1 is Windows' code page on the web; Vietnamese pages mean 1258 */
  if (g_ascii_strcasecmp (charset, "cp1258") == 0)
    charset = "WINDOWS-1258";
  return convert (data, size, charset);
}

/**
 * nb_decode:
 * @document: the bytes
 * @content_type: (nullable): the HTTP header, e.g. "text/html; charset=utf-8"
 * @error: NB_EXTRACT_ERROR
 *
 * Byte order mark, then validity as UTF-8 (which no other character set passes by chance), then Vietnamese in one of the
 * sets from before Unicode, which no page declares rightly, then the HTTP header, the page's own declaration, and a
 * guess. Single damaged bytes become U+FFFD.
 *
 * Returns: (transfer full): valid UTF-8, not yet normalised
 */
char *
nb_decode (GBytes *document,
           const char *content_type,
           GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (document, &size);
  g_autofree char *header = NULL, *meta = NULL, *guess = NULL;
  const char *utf16;
  char *text;

  if (size > NB_EXTRACT_MAX_BYTES)
    {
      g_autofree char *limit = g_format_size_full (NB_EXTRACT_MAX_BYTES, G_FORMAT_SIZE_IEC_UNITS);

      g_set_error (error, NB_EXTRACT_ERROR, NB_EXTRACT_ERROR_TOO_LARGE,
                   _("The document is larger than %s"), limit);
      return NULL;
    }
  if (size == 0)
    {
      g_set_error_literal (error, NB_EXTRACT_ERROR, NB_EXTRACT_ERROR_EMPTY, _("The file is empty"));
      return NULL;
    }
  if (refuse_binary (data, size, error))
    return NULL;

  if (size >= 3 && memcmp (data, "\xEF\xBB\xBF", 3) == 0)
    {
      data += 3;
      size -= 3;
    }
  if (size >= 2 && (memcmp (data, "\xFF\xFE", 2) == 0 || memcmp (data, "\xFE\xFF", 2) == 0))
    utf16 = data[0] == '\xFF' ? "UTF-16LE" : "UTF-16BE";
  else
    utf16 = memchr (data, 0, size) ? guess_utf16 (data, size) : NULL;
  if (utf16)
    {
      /* half a unit at the end is a cut file, not another character set */
      text = convert (data, size & ~(gsize) 1, utf16);
      if (text)
        return text;
    }
  if (memchr (data, 0, MIN (size, 8192)))
    {
      g_set_error_literal (error, NB_EXTRACT_ERROR, NB_EXTRACT_ERROR_BINARY, _("This is not text"));
      return NULL;
    }
  if (g_utf8_validate_len (data, size, NULL))
    return g_strndup (data, size);

  header = content_type ? find_charset (content_type, strlen (content_type)) : NULL;
  meta = find_charset (data, MIN (size, META_REACH));
  text = decode_damaged_utf8 (data, size);
  if (!text)
    text = nb_legacy_from_bytes (data, size);
  if (!text)
    text = decode_by_name (data, size, header);
  if (!text)
    text = decode_by_name (data, size, meta);
  if (!text && (guess = guess_charset (data, size)))
    text = decode_by_name (data, size, guess);
  if (!text)
    g_set_error_literal (error, NB_EXTRACT_ERROR, NB_EXTRACT_ERROR_ENCODING,
                         _("The character set of this text is not known"));
  return text;
}

/**
 * nb_decode_looks_html:
 *
 * Returns: whether @text is a page rather than plain text
 */
gboolean
nb_decode_looks_html (const char *text,
                      const char *content_type)
{
  static const char *const tags[] = { "<!doctype html", "<html", "<head", "<body", "<div", "<p>", "<p ", "<table",
                                      "<article", "<meta", "<h1", "<?xml" };
  const char *end = text + strnlen (text, META_REACH);
  const char *p = text;

  if (content_type && (g_str_has_prefix (content_type, "text/html") || strstr (content_type, "xhtml")))
    return TRUE;
  while (p < end && g_ascii_isspace (*p))
    p++;
  if (*p == '<')
    for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
      if (g_ascii_strncasecmp (p, tags[i], strlen (tags[i])) == 0)
        return TRUE;
  /* a comment or a few words may stand before the page */
  for (; p < end; p++)
    if (*p == '<')
      for (guint i = 0; i < 4; i++)
        if (g_ascii_strncasecmp (p, tags[i], strlen (tags[i])) == 0)
          return TRUE;
  return FALSE;
}
