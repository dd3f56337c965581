/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Web pages saved as one file (.mhtml, RFC 2557): finds the page in it and undoes its encoding. The rest, pictures and
 * styles, is passed over.
 * Pure functions; any thread. */

#include "import/nb-mhtml.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_DEPTH 5           /* of parts within parts */
#define MAX_HEADER 65536      /* bytes of a part's header that are looked at */

/* A part: its header and what it holds, both within the file. */
typedef struct
{
  const char *header;
  const char *body;
  const char *end;
} Part;

static const char *
line_end (const char *p,
          const char *end)
{
  const char *newline = memchr (p, '\n', end - p);

  return newline ? newline + 1 : end;
}

static Part
part_between (const char *from,
              const char *to)
{
  Part part = { from, to, to };

  for (const char *p = from; p < to; p = line_end (p, to))
    if (*p == '\n' || (*p == '\r' && p + 1 < to && p[1] == '\n'))
      {
        part.body = line_end (p, to);
        return part;
      }
  return part;
}

/* A field of the header, unfolded; NULL: it has none of that name. */
static char *
get_field (const Part *part,
           const char *name)
{
  gsize length = strlen (name);
  const char *stop = part->body - part->header > MAX_HEADER ? part->header + MAX_HEADER : part->body;

  for (const char *p = part->header; p < stop; p = line_end (p, stop))
    {
      GString *value;

      if ((gsize) (stop - p) <= length || g_ascii_strncasecmp (p, name, length) != 0 || p[length] != ':')
        continue;
      value = g_string_new_len (p + length + 1, line_end (p, stop) - p - length - 1);
      for (p = line_end (p, stop); p < stop && (*p == ' ' || *p == '\t'); p = line_end (p, stop))
        g_string_append_len (value, p, line_end (p, stop) - p);
      for (gsize i = 0; i < value->len; i++)
        if (g_ascii_iscntrl (value->str[i]))
          value->str[i] = ' ';
      return g_strstrip (g_string_free (value, FALSE));
    }
  return NULL;
}

/* "boundary" of 'multipart/related; boundary="…"'. */
static char *
get_parameter (const char *field,
               const char *name)
{
  gsize length = strlen (name);

  for (const char *p = field ? strchr (field, ';') : NULL; p; p = strchr (p, ';'))
    {
      for (p++; *p == ' ' || *p == '\t'; p++)
        ;
      if (g_ascii_strncasecmp (p, name, length) != 0 || p[length] != '=')
        continue;
      p += length + 1;
      if (*p == '"')
        return g_strndup (p + 1, strcspn (p + 1, "\""));
      return g_strndup (p, strcspn (p, "; \t"));
    }
  return NULL;
}

static gboolean
is_page (const char *type)
{
  return type && (g_ascii_strncasecmp (type, "text/html", 9) == 0 || g_ascii_strncasecmp (type, "application/xhtml", 17) == 0);
}

static gboolean find_page (const Part *part, const char *location, guint depth, Part *page);

/* The part that bears the page's own address, or else the first page: frames come after it. */
static gboolean
find_in_parts (const Part *part,
               const char *boundary,
               const char *location,
               guint depth,
               Part *page)
{
  g_autofree char *mark = g_strconcat ("--", boundary, NULL);
  gsize length = strlen (mark);
  const char *from = NULL;
  gboolean found = FALSE;

  for (const char *p = part->body;; p = line_end (p, part->end))
    {
      gboolean is_mark = (gsize) (part->end - p) >= length && memcmp (p, mark, length) == 0;

      if ((is_mark || p == part->end) && from)
        {
          Part inner = part_between (from, p), candidate;
          g_autofree char *own = get_field (&inner, "Content-Location");

          if (find_page (&inner, location, depth + 1, &candidate) && (!found || (location && g_strcmp0 (own, location) == 0)))
            {
              *page = candidate;
              found = TRUE;
              if (!location || g_strcmp0 (own, location) == 0)
                return TRUE;
            }
        }
      if (p == part->end || (is_mark && (gsize) (part->end - p) >= length + 2 && memcmp (p + length, "--", 2) == 0))
        return found;
      if (is_mark)
        from = line_end (p, part->end);
    }
}

static gboolean
find_page (const Part *part,
           const char *location,
           guint depth,
           Part *page)
{
  g_autofree char *type = get_field (part, "Content-Type");
  g_autofree char *boundary = NULL;

  if (is_page (type))
    {
      *page = *part;
      return TRUE;
    }
  if (!type || g_ascii_strncasecmp (type, "multipart/", 10) != 0 || depth >= MAX_DEPTH)
    return FALSE;
  boundary = get_parameter (type, "boundary");
  return boundary && *boundary && find_in_parts (part, boundary, location, depth, page);
}

static GBytes *
decode_printable (const char *p,
                  const char *end)
{
  GByteArray *out = g_byte_array_sized_new (end - p + 1);

  while (p < end)
    {
      guint8 byte = *p;

      if (*p != '=')
        p++;
      else if (end - p >= 3 && g_ascii_isxdigit (p[1]) && g_ascii_isxdigit (p[2]))
        {
          byte = g_ascii_xdigit_value (p[1]) << 4 | g_ascii_xdigit_value (p[2]);
          p += 3;
        }
      else
        {
          /* at a line's end: the line goes on; anywhere else a mistake that harms nobody */
          const char *next = line_end (p, end), *q = p + 1;

          while (q < next && g_ascii_isspace (*q))
            q++;
          p = q == next ? next : p + 1;
          if (p == next)
            continue;
        }
      g_byte_array_append (out, &byte, 1);
    }
  return g_byte_array_free_to_bytes (out);
}

static GBytes *
decode (const Part *page)
{
  g_autofree char *encoding = get_field (page, "Content-Transfer-Encoding");
  gsize size = page->end - page->body;

  if (encoding && g_ascii_strcasecmp (encoding, "quoted-printable") == 0)
    return decode_printable (page->body, page->end);
  if (encoding && g_ascii_strcasecmp (encoding, "base64") == 0)
    {
      guint8 *bytes = g_malloc (size / 4 * 3 + 3);
      gint state = 0;
      guint save = 0;

      return g_bytes_new_take (bytes, g_base64_decode_step (page->body, size, bytes, &state, &save));
    }
  return g_bytes_new (page->body, size);
}

/**
 * nb_mhtml_get_page:
 * @content_type: (out) (transfer full): of the page, as a server would send it
 * @url: (out) (transfer full) (nullable): where the page stood
 *
 * Returns: (transfer full): the page, or %NULL with an error if there is none
 */
GBytes *
nb_mhtml_get_page (GBytes *file,
                   char **content_type,
                   char **url,
                   GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (file, &size);
  g_autofree char *location = NULL, *type = NULL, *charset = NULL;
  Part whole, page;

  *content_type = *url = NULL;
  if (size > 0)
    {
      whole = part_between (data, data + size);
      location = get_field (&whole, "Snapshot-Content-Location");
    }
  if (size == 0 || !find_page (&whole, location, 0, &page))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("There is no web page in it"));
      return NULL;
    }
  type = get_field (&page, "Content-Type");
  charset = get_parameter (type, "charset");
  *content_type = charset && *charset ? g_strdup_printf ("text/html; charset=%s", charset) : g_strdup ("text/html");
  if (!location)
    location = get_field (&page, "Content-Location");
  if (location && g_utf8_validate (location, -1, NULL) && g_str_has_prefix (location, "http"))
    *url = g_steal_pointer (&location);
  return decode (&page);
}
