/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records of other programs: an object of JSON Lines or a row of a table, and what their fields are called.
 * Pure functions; any thread. */

#include "import/nb-record.h"

#include "base/nb-text.h"
#include "extract/nb-decode.h"
#include "import/nb-json-members.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define MAX_COLUMNS 1000
#define MAX_NESTING NB_JSON_MAX_NESTING    /* of JSON: the parser calls itself */

typedef enum { URL, TITLE, TEXT, HTML, PUBLISHED, SOURCE, BYLINE, N_FIELDS, NO_FIELD = N_FIELDS } Field;

/* Folded, without anything but letters; the first of each field is its own name and wins over the others. */
static const char *const names[N_FIELDS][16] = {
  [URL] = { "url", "link", "href", "permalink", "uri", "address", "articleurl", "pageurl", "sourceurl", "duongdan", "duonglink",
            "lienket", "diachi", NULL },
  [TITLE] = { "title", "headline", "heading", "articletitle", "tieude", "tenbai", "tenbaiviet", "tit", "nhande", NULL },
  [TEXT] = { "text", "content", "body", "fulltext", "articletext", "articlebody", "plaintext", "maintext", "noidung", "vanban",
             "toanvan", "noidungbaiviet", NULL },
  [HTML] = { "html", "rawhtml", "contenthtml", "bodyhtml", "htmlcontent", "pagehtml", "mahtml", NULL },
  [PUBLISHED] = { "published", "date", "pubdate", "publishedat", "publishdate", "publisheddate", "publicationdate",
                  "datepublished", "datetime", "ngay", "ngaydang", "ngaydangtin", "ngayxuatban", "ngaythang", "thoigian", NULL },
  [SOURCE] = { "source", "publisher", "newspaper", "outlet", "site", "sitename", "sourcename", "domain", "nguon", "nguontin",
               "bao", "tenbao", "toasoan", NULL },
  [BYLINE] = { "byline", "author", "authors", "writer", "creator", "tacgia", "nguoiviet", "butdanh", NULL },
};

struct _NbTableHeader
{
  gatomicrefcount ref_count;
  char            delimiter;
  guint           n_columns;
  GPtrArray      *names;       /* of each column, as they stand there */
  Field          *fields;      /* of each column */
  gboolean       *is_own;      /* whether the column has the field's own name */
};

/* The field of that name; @is_own: whether by its own name. */
static Field
find_field (const char *name,
            gboolean *is_own)
{
  g_autofree char *folded = nb_text_fold (name, -1);
  char *to = folded;

  for (const char *from = folded; *from; from++)
    if (g_ascii_isalpha (*from) || (guchar) *from >= 0x80)
      *to++ = *from;
  *to = '\0';
  for (guint f = 0; f < N_FIELDS; f++)
    for (guint i = 0; names[f][i]; i++)
      if (g_str_equal (folded, names[f][i]))
        {
          *is_own = i == 0;
          return f;
        }
  return NO_FIELD;
}

/* What is known of a record while it is read. */
typedef struct
{
  char    *values[N_FIELDS];
  gboolean is_own[N_FIELDS];
  GString *others;     /* members of an object; NULL: none yet */
  gboolean is_bad;
} Values;

/* Takes nothing. @value: JSON */
static void
put_other (Values *values,
           const char *name,
           const char *value,
           gsize length)
{
  if (!values->others)
    values->others = g_string_new (NULL);
  g_string_append_c (values->others, values->others->len ? ',' : '{');
  nb_json_append_string (values->others, name);
  g_string_append_c (values->others, ':');
  g_string_append_len (values->others, value, length);
}

static void
values_clear (Values *values)
{
  for (guint i = 0; i < N_FIELDS; i++)
    g_free (values->values[i]);
  if (values->others)
    g_string_free (values->others, TRUE);
  memset (values, 0, sizeof *values);
}

/* Takes the value. Of several for one field the own name's counts, then the first. */
static void
put (Values *values,
     Field field,
     gboolean is_own,
     char *value)
{
  if (!value || field == NO_FIELD || *g_strstrip (value) == '\0' || (values->values[field] && (!is_own || values->is_own[field])))
    {
      g_free (value);
      return;
    }
  g_free (values->values[field]);
  values->values[field] = value;
  values->is_own[field] = is_own;
}

static NbRecord *
make_record (Values *values,
             GError **error)
{
  NbRecord *self = NULL;
  gboolean is_html = !values->values[TEXT];
  char **content = &values->values[is_html ? HTML : TEXT];

  if (*content)
    {
      self = g_new0 (NbRecord, 1);
      self->is_html = is_html || nb_decode_looks_html (*content, NULL);
      self->content = g_bytes_new_take (*content, strlen (*content));
      *content = NULL;
      if (values->values[URL] && (g_ascii_strncasecmp (values->values[URL], "http://", 7) == 0
                                  || g_ascii_strncasecmp (values->values[URL], "https://", 8) == 0))
        self->url = g_steal_pointer (&values->values[URL]);
      self->title = g_steal_pointer (&values->values[TITLE]);
      self->published = g_steal_pointer (&values->values[PUBLISHED]);
      self->source = g_steal_pointer (&values->values[SOURCE]);
      self->byline = g_steal_pointer (&values->values[BYLINE]);
      if (values->others)
        self->fields = g_string_free (g_string_append_c (g_steal_pointer (&values->others), '}'), FALSE);
    }
  else
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("there is no text"));
  values_clear (values);
  return self;
}

static char *
to_text (GBytes *bytes,
         GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return g_utf8_validate_len (data, length, NULL) ? g_strndup (data, length) : nb_decode (bytes, NULL, error);
}

/* --- JSON ------------------------------------------------------------------------------------------------------ */

static gboolean
is_deep (const char *text)
{
  gboolean in_string = FALSE;
  guint depth = 0;

  for (; *text && depth <= MAX_NESTING; text++)
    if (in_string && *text == '\\' && text[1])
      text++;
    else if (*text == '"')
      in_string = !in_string;
    else if (!in_string && (*text == '{' || *text == '['))
      depth++;
    else if (!in_string && (*text == '}' || *text == ']') && depth > 0)
      depth--;
  return depth > MAX_NESTING;
}

/* A text, a number, or several: "authors": ["…", "…"], {"name": "…"}. */
static char *
value_to_text (JsonNode *node,
               guint depth)
{
  GString *list;

  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    return json_node_dup_string (node);
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  if (depth > 2)
    return NULL;
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonNode *name = json_object_get_member (json_node_get_object (node), "name");

      return name ? value_to_text (name, depth + 1) : NULL;
    }
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return NULL;
  list = g_string_new (NULL);
  for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
    {
      g_autofree char *item = value_to_text (json_array_get_element (json_node_get_array (node), i), depth + 1);

      if (item && *item)
        g_string_append_printf (list, "%s%s", list->len ? ", " : "", item);
    }
  return g_string_free (list, FALSE);
}

static void
put_member (JsonObject *object,
            const char *name,
            JsonNode *node,
            gpointer values)
{
  gboolean is_own = FALSE;
  Field field = find_field (name, &is_own);

  if (field != NO_FIELD)
    put (values, field, is_own, value_to_text (node, 0));
  else if (!JSON_NODE_HOLDS_NULL (node))
    {
      g_autofree char *value = json_to_string (node, FALSE);

      put_other (values, name, value, strlen (value));
    }
}

/* The same of a member as it stands in the line. */
static void
put_raw_member (const char *name,
                const char *value,
                gsize length,
                gpointer data)
{
  Values *values = data;
  gboolean is_own = FALSE;
  Field field = find_field (name, &is_own);

  if (field == NO_FIELD)
    {
      if (length != 4 || memcmp (value, "null", 4) != 0)
        put_other (values, name, value, length);
    }
  else if (*value == '"')
    {
      char *text = nb_json_unescape (value, length);

      values->is_bad |= !text;
      put (values, field, is_own, text);
    }
  else
    {
      g_autofree char *raw = g_strndup (value, length);
      g_autoptr (JsonNode) node = json_from_string (raw, NULL);

      if (node)
        put (values, field, is_own, value_to_text (node, 0));
    }
}

/* Most lines are just what they should be. */
static gboolean
read_strictly (GBytes *line,
               Values *values)
{
  gsize length;
  const char *data = g_bytes_get_data (line, &length);

  if (g_utf8_validate_len (data, length, NULL) && nb_json_foreach_member (data, length, put_raw_member, values)
      && !values->is_bad)
    return TRUE;
  values_clear (values);
  return FALSE;
}

/**
 * nb_record_new_from_json:
 * @line: one object
 *
 * Returns: (transfer full): the record, or %NULL with an error in the user's words
 */
NbRecord *
nb_record_new_from_json (GBytes *line,
                         GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (JsonParser) parser = NULL;
  Values values = { 0 };

  if (read_strictly (line, &values))
    return make_record (&values, error);
  text = to_text (line, error);
  if (!text)
    return NULL;
  parser = json_parser_new_immutable ();
  if (is_deep (text) || !json_parser_load_from_data (parser, text, -1, NULL))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("this is not JSON"));
      return NULL;
    }
  if (!json_parser_get_root (parser) || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("this is no JSON object"));
      return NULL;
    }
  json_object_foreach_member (json_node_get_object (json_parser_get_root (parser)), put_member, &values);
  return make_record (&values, error);
}

/* --- tables ---------------------------------------------------------------------------------------------------- */

static const char *
skip_blanks (const char *p,
             const char *end,
             char delimiter)
{
  while (p < end && *p != delimiter && (*p == ' ' || *p == '\t'))
    p++;
  return p;
}

/* The end of the quoted field that begins at @p; NULL: it has none within @end, or what follows is no end of a field. */
static const char *
quoted_end (const char *p,
            const char *end,
            char delimiter,
            gboolean *is_broken)
{
  *is_broken = FALSE;
  for (p++; (p = memchr (p, '"', end - p)); p += 2)
    {
      const char *after;

      if (p + 1 < end && p[1] == '"')
        continue;
      after = skip_blanks (p + 1, end, delimiter);
      *is_broken = after < end && *after != delimiter && *after != '\n' && *after != '\r';
      return *is_broken ? NULL : p;
    }
  return NULL;
}

/**
 * nb_table_scan_row:
 * @is_all: whether nothing follows @text
 * @end: (out): behind the row's line end
 *
 * Rows are those of RFC 4180: a quoted field may hold line ends; a quotation mark in it is doubled. What stands behind its
 * end other than the next field is %NB_ROW_BROKEN, as is a field that is never closed: so that one forgotten mark
 * does not swallow the rows that follow.
 */
NbRowState
nb_table_scan_row (const char *text,
                   gsize length,
                   char delimiter,
                   gboolean is_all,
                   gsize *end)
{
  const char *p = text, *stop = text + length;

  while (p < stop)
    {
      const char *field = skip_blanks (p, stop, delimiter);

      if (field < stop && *field == '"')
        {
          gboolean is_broken;
          const char *close = quoted_end (field, stop, delimiter, &is_broken);

          if (is_broken)
            return NB_ROW_BROKEN;
          /* the last mark seen may be the first of two */
          if (!close || (close + 1 == stop && !is_all))
            return is_all ? NB_ROW_BROKEN : NB_ROW_GOES_ON;
          p = close + 1;
        }
      while (p < stop && *p != delimiter && *p != '\n')
        p++;
      if (p < stop && *p++ == '\n')
        {
          *end = p - text;
          return NB_ROW_ENDS;
        }
    }
  *end = length;
  return is_all ? NB_ROW_ENDS : NB_ROW_GOES_ON;
}

static char *
unquote (const char *from,
         const char *to)
{
  GString *out = g_string_sized_new (to - from);

  for (; from < to; from++)
    {
      g_string_append_c (out, *from);
      if (*from == '"')
        from++;
    }
  return g_string_free (out, FALSE);
}

/**
 * nb_table_split_row:
 * @row: one that nb_table_scan_row() finds whole
 *
 * Returns: (transfer full) (element-type utf8): its fields
 */
GPtrArray *
nb_table_split_row (const char *row,
                    char delimiter)
{
  GPtrArray *fields = g_ptr_array_new_with_free_func (g_free);
  const char *end = row + strlen (row);

  while (end > row && (end[-1] == '\n' || end[-1] == '\r'))
    end--;
  for (const char *p = row; fields->len < MAX_COLUMNS; p++)
    {
      const char *field = skip_blanks (p, end, delimiter);
      gboolean is_broken;
      const char *close = field < end && *field == '"' ? quoted_end (field, end, delimiter, &is_broken) : NULL;
      const char *stop = memchr (close ? close : p, delimiter, end - (close ? close : p));

      stop = stop ? stop : end;
      g_ptr_array_add (fields, close ? unquote (field + 1, close) : g_strndup (p, stop - p));
      p = stop;
      if (p == end)
        break;
    }
  return fields;
}

static NbTableHeader *
try_header (const char *row,
            char delimiter,
            guint *n_known)
{
  NbTableHeader *self = g_new0 (NbTableHeader, 1);
  g_autoptr (GPtrArray) columns = nb_table_split_row (row, delimiter);

  g_atomic_ref_count_init (&self->ref_count);
  self->delimiter = delimiter;
  self->n_columns = columns->len;
  self->names = g_ptr_array_ref (columns);
  self->fields = g_new (Field, columns->len);
  self->is_own = g_new0 (gboolean, columns->len);
  *n_known = 0;
  for (guint i = 0; i < columns->len; i++)
    {
      self->fields[i] = find_field (g_ptr_array_index (columns, i), &self->is_own[i]);
      *n_known += self->fields[i] != NO_FIELD;
    }
  return self;
}

/**
 * nb_table_header_new:
 * @row: the first row, in UTF-8
 *
 * What separates the columns is seen by which of comma, semicolon and tab makes most names known.
 *
 * Returns: (transfer full): the columns, or %NULL with an error if none of them has a text
 */
NbTableHeader *
nb_table_header_new (const char *row,
                     GError **error)
{
  static const char delimiters[] = { ',', ';', '\t', '|' };
  g_autoptr (NbTableHeader) best = NULL;
  guint best_known = 0;

  for (guint i = 0; i < G_N_ELEMENTS (delimiters); i++)
    {
      guint n_known;
      g_autoptr (NbTableHeader) header = try_header (row, delimiters[i], &n_known);

      if (!best || n_known > best_known)
        {
          g_clear_pointer (&best, nb_table_header_unref);
          best = g_steal_pointer (&header);
          best_known = n_known;
        }
    }
  for (guint i = 0; i < best->n_columns; i++)
    if (best->fields[i] == TEXT || best->fields[i] == HTML)
      return g_steal_pointer (&best);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       _("no column is called “text” or “html”"));
  return NULL;
}

NbTableHeader *
nb_table_header_ref (NbTableHeader *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
nb_table_header_unref (NbTableHeader *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->names);
  g_free (self->fields);
  g_free (self->is_own);
  g_free (self);
}

/**
 * nb_table_header_get_delimiter:
 */
char
nb_table_header_get_delimiter (const NbTableHeader *self)
{
  return self->delimiter;
}

/* A column that nothing reads; one without a name is called by its number. */
static void
put_column (Values *values,
            const NbTableHeader *header,
            guint column,
            char *value)
{
  g_autofree char *name = g_strstrip (g_strdup (g_ptr_array_index (header->names, column)));
  g_autoptr (GString) json = g_string_new (NULL);

  if (*g_strstrip (value) == '\0')
    return;
  if (!*name)
    {
      g_free (name);
      name = g_strdup_printf ("%u", column + 1);
    }
  nb_json_append_string (json, value);
  put_other (values, name, json->str, json->len);
}

/**
 * nb_record_new_from_row:
 * @row: one that nb_table_scan_row() finds whole
 *
 * Returns: (transfer full): the record, or %NULL with an error in the user's words
 */
NbRecord *
nb_record_new_from_row (GBytes *row,
                        const NbTableHeader *header,
                        GError **error)
{
  g_autofree char *text = to_text (row, error);
  g_autoptr (GPtrArray) fields = NULL;
  Values values = { 0 };

  if (!text)
    return NULL;
  fields = nb_table_split_row (text, header->delimiter);
  while (fields->len > header->n_columns && *(char *) g_ptr_array_index (fields, fields->len - 1) == '\0')
    g_ptr_array_set_size (fields, fields->len - 1);
  if (fields->len != header->n_columns)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   /* Translators: of a row of a table */
                   _("there are %u columns where the first row has %u"), fields->len, header->n_columns);
      return NULL;
    }
  for (guint i = 0; i < fields->len; i++)
    if (header->fields[i] != NO_FIELD)
      put (&values, header->fields[i], header->is_own[i], g_steal_pointer (&g_ptr_array_index (fields, i)));
    else
      put_column (&values, header, i, g_ptr_array_index (fields, i));
  return make_record (&values, error);
}

/**
 * nb_record_free:
 * @self: (nullable):
 */
void
nb_record_free (NbRecord *self)
{
  if (!self)
    return;
  g_free (self->url);
  g_free (self->title);
  g_free (self->published);
  g_free (self->source);
  g_free (self->byline);
  g_free (self->fields);
  g_bytes_unref (self->content);
  g_free (self);
}
