/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of dates and names as a band of the context.
 * Pure functions; the calling thread, which may be any but that of the user interface for those that read files. */

#include "import/nb-context-csv.h"

#include "base/nb-text.h"
#include "base/nb-user-date.h"
#include "extract/nb-decode.h"
#include "import/nb-record.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_DATE 100      /* bytes */
#define MAX_SHOWN 60      /* characters of what is no date */

typedef enum { DATE, START, END, NAME, SHORT_NAME, N_FIELDS } Field;

/* Folded: as people call such columns in Vietnamese and English. */
static const char *const headers[N_FIELDS][12] = {
  { "date", "day", "when", "time", "ngay", "thoi gian", "thoi diem", "nam", "year" },
  { "start", "from", "begin", "start date", "first", "bat dau", "tu", "tu ngay", "ngay bat dau", "khoi dau" },
  { "end", "to", "until", "end date", "last", "ket thuc", "den", "den ngay", "ngay ket thuc" },
  { "name", "title", "event", "label", "ten", "tieu de", "su kien", "noi dung", "ten su kien" },
  { "short", "short name", "short title", "short_name", "ten ngan", "ten tat", "viet tat", "rut gon" },
};

typedef struct
{
  char  delimiter;
  int   columns[N_FIELDS];   /* -1: there is none */
  guint n_columns;
} Header;

static Field
find_field (const char *text)
{
  g_autofree char *normal = nb_text_normalise (text, -1);
  g_autofree char *squeezed = nb_text_squeeze (normal, -1);
  g_autofree char *folded = nb_text_fold (squeezed, -1);

  for (guint field = 0; field < N_FIELDS; field++)
    for (guint i = 0; i < G_N_ELEMENTS (headers[field]) && headers[field][i]; i++)
      if (g_str_equal (folded, headers[field][i]))
        return field;
  return N_FIELDS;
}

static gboolean
is_usable (const Header *header)
{
  return header->columns[NAME] >= 0 && (header->columns[DATE] >= 0 || header->columns[START] >= 0);
}

static gboolean
read_header (const char *text,
             gsize length,
             gsize *end,
             Header *header)
{
  static const char delimiters[] = { ',', ';', '\t', '|' };

  for (guint i = 0; i < G_N_ELEMENTS (delimiters); i++)
    {
      g_autofree char *row = NULL;
      g_autoptr (GPtrArray) fields = NULL;

      if (nb_table_scan_row (text, length, delimiters[i], TRUE, end) != NB_ROW_ENDS)
        continue;
      row = g_strndup (text, *end);
      fields = nb_table_split_row (row, delimiters[i]);
      *header = (Header){ delimiters[i], { -1, -1, -1, -1, -1 }, fields->len };
      for (guint j = 0; j < fields->len; j++)
        {
          Field field = find_field (g_ptr_array_index (fields, j));

          if (field < N_FIELDS && header->columns[field] < 0)
            header->columns[field] = (int) j;
        }
      if (is_usable (header))
        return TRUE;
    }
  return FALSE;
}

static const char *
get_field (const Header *header,
           const GPtrArray *fields,
           Field field)
{
  int column = header->columns[field];

  return column >= 0 && (guint) column < fields->len ? g_strstrip (g_ptr_array_index (fields, column)) : "";
}

/* Understood as people write dates; what is longer than any date is not looked at. */
static gboolean
parse_time (const char *text,
            NbDay *first,
            NbDay *last)
{
  NbEdtf value;

  return strlen (text) <= MAX_DATE && nb_user_date_parse (text, &value) && nb_edtf_days (&value, first, last);
}

static char *
no_date (const char *text)
{
  g_autofree char *start = g_utf8_strlen (text, -1) > MAX_SHOWN ? g_utf8_substring (text, 0, MAX_SHOWN) : g_strdup (text);

  return g_strdup_printf (_("“%s” is no date"), start);
}

/* The days that a row means; otherwise says what is wrong with it. */
static char *
read_time (const Header *header,
           const GPtrArray *fields,
           NbDay *first,
           NbDay *last)
{
  const char *date = get_field (header, fields, DATE), *start = get_field (header, fields, START);
  const char *end = get_field (header, fields, END);
  const char *from = *start ? start : date;
  NbDay unused;

  if (!*from)
    return g_strdup (_("there is no date"));
  if (!parse_time (from, first, last))
    return no_date (from);
  if (!*end)
    return NULL;
  if (!parse_time (end, &unused, last))
    return no_date (end);
  return *last < *first ? g_strdup (_("it ends before it begins")) : NULL;
}

/* Adds what the row says; otherwise says what is wrong with it. */
static char *
read_row (NbContextBand *band,
          const Header *header,
          const char *row)
{
  g_autoptr (GPtrArray) fields = nb_table_split_row (row, header->delimiter);
  NbDay first, last;
  char *wrong = read_time (header, fields, &first, &last);

  if (wrong)
    return wrong;
  if (!nb_context_band_add (band, first, last, get_field (header, fields, NAME), get_field (header, fields, SHORT_NAME)))
    return g_strdup (_("there is no name"));
  return NULL;
}

static gboolean
is_blank (const char *row,
          char delimiter)
{
  for (; *row; row++)
    if (!g_ascii_isspace (*row) && *row != delimiter)
      return FALSE;
  return TRUE;
}

static guint
count_lines (const char *row)
{
  guint n = 0;

  for (; *row; row++)
    n += *row == '\n' || (*row == '\r' && row[1] != '\n');
  return n;
}

static void
read_rows (NbContextBand *band,
           const Header *header,
           const char *text,
           gsize length,
           guint line,
           GPtrArray *left_out)
{
  gsize end;

  for (; length > 0; text += end, length -= end)
    {
      NbRowState state = nb_table_scan_row (text, length, header->delimiter, TRUE, &end);
      g_autofree char *row = NULL;
      g_autofree char *wrong = NULL;

      if (state != NB_ROW_ENDS || end == 0)
        {
          /* of a row whose quotation marks are broken, only the line is known */
          const char *stop = memchr (text, '\n', length);

          end = stop ? (gsize) (stop - text) + 1 : length;
          wrong = g_strdup (_("its quotation marks do not match"));
        }
      row = g_strndup (text, end);
      if (band->marks->len >= NB_CONTEXT_MAX_MARKS && !is_blank (row, header->delimiter))
        {
          g_ptr_array_add (left_out, g_strdup_printf (_("From line %u on: a band takes no more than %d marks"), line,
                                                      NB_CONTEXT_MAX_MARKS));
          return;
        }
      if (left_out->len >= NB_CONTEXT_MAX_WRONG)
        {
          g_ptr_array_add (left_out, g_strdup_printf (_("From line %u on the table was not read: too much of it is not understood"),
                                                      line));
          return;
        }
      if (!wrong && !is_blank (row, header->delimiter))
        wrong = read_row (band, header, row);
      if (wrong)
        /* TRANSLATORS: a line of a table, and what is wrong with it */
        g_ptr_array_add (left_out, g_strdup_printf (_("Line %u: %s"), line, wrong));
      line += count_lines (row);
    }
}

/**
 * nb_context_band_from_table:
 * @table: a table whose first row names the columns
 * @name: what the band is to be called
 * @left_out: (element-type utf8): gets, for each row that cannot be taken, what is wrong with it
 *
 * Returns: (transfer full): the band, or %NULL with an error in the user's words if there is nothing to show
 */
NbContextBand *
nb_context_band_from_table (GBytes *table,
                            const char *name,
                            GPtrArray *left_out,
                            GError **error)
{
  g_autoptr (NbContextBand) band = NULL;
  g_autofree char *text = NULL;
  g_autofree char *head = NULL;
  Header header;
  gsize end;

  if (g_bytes_get_size (table) > NB_CONTEXT_MAX_FILE)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("The table is too large: a band takes no more than %d marks"),
                   NB_CONTEXT_MAX_MARKS);
      return NULL;
    }
  text = nb_decode (table, "text/csv", error);
  if (!text)
    return NULL;
  if (is_blank (text, ','))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("The file is empty"));
      return NULL;
    }
  if (!read_header (text, strlen (text), &end, &header))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _("The first row must name the columns: “date”, or “start” and “end”, and “name”"));
      return NULL;
    }
  band = nb_context_band_new (name);
  head = g_strndup (text, end);
  read_rows (band, &header, text + end, strlen (text + end), 1 + count_lines (head), left_out);
  if (band->marks->len == 0)
    {
      if (left_out->len > 0)
        g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("No row of the table can be shown"));
      else
        g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("The table has no rows"));
      return NULL;
    }
  nb_context_band_sort (band);
  return g_steal_pointer (&band);
}

/* What the file is called, without its ending. */
static char *
name_of_file (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);
  char *name = g_filename_display_name (base ? base : "");
  char *dot = strrchr (name, '.');

  if (dot && dot > name)
    *dot = '\0';
  for (char *p = name; *p; p++)
    if (*p == '_')
      *p = ' ';
  return name;
}

/**
 * nb_context_band_from_file:
 * @file: a table; the band is called as it is, without its ending
 * @left_out: (element-type utf8): gets, for each row that cannot be taken, what is wrong with it
 *
 * Returns: (transfer full): the band, or %NULL with an error
 */
NbContextBand *
nb_context_band_from_file (GFile *file,
                           GPtrArray *left_out,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = name_of_file (file);
  g_autofree guint8 *buffer = NULL;
  gsize n_read = 0;

  if (!stream)
    return NULL;
  /* a byte more than there may be, so that a larger file is seen without being read */
  buffer = g_malloc (NB_CONTEXT_MAX_FILE + 1);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), buffer, NB_CONTEXT_MAX_FILE + 1, &n_read, cancellable, error))
    return NULL;
  bytes = g_bytes_new (buffer, n_read);
  return nb_context_band_from_table (bytes, name, left_out, error);
}
