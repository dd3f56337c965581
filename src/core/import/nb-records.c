/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NbRecords: JSON Lines or a table, cut into records as it is read.
 * Owned by whoever reads; one thread at a time. */

#include "import/nb-records.h"

#include "extract/nb-decode.h"
#include "extract/nb-extractor.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CHUNK 65536

struct _NbRecords
{
  NbRecordsKind  kind;
  NbReadFunc     read;
  gpointer       data;
  NbTableHeader *header;

  GByteArray    *buffer;
  gsize          at;            /* in the buffer: where the next record begins … */
  guint64        line;          /* … and the number of that line, from 1 */
  gboolean       is_all;        /* nothing follows the buffer */
  guint          wide;          /* UTF-16: 1 if the low byte comes first, 2 if the high one; 0: anything else */
  GByteArray    *raw;           /* of UTF-16: what is still to be converted, less than a character */
  gboolean       skip_line;     /* what comes up to the next line end belongs to a record that was refused */
};

/**
 * nb_records_new:
 * @read: where the bytes come from
 */
NbRecords *
nb_records_new (NbRecordsKind kind,
                NbReadFunc read,
                gpointer data)
{
  NbRecords *self = g_new0 (NbRecords, 1);

  self->kind = kind;
  self->read = read;
  self->data = data;
  self->buffer = g_byte_array_new ();
  self->raw = g_byte_array_new ();
  return self;
}

/**
 * nb_records_free:
 * @self: (nullable):
 */
void
nb_records_free (NbRecords *self)
{
  if (!self)
    return;
  g_clear_pointer (&self->header, nb_table_header_unref);
  g_byte_array_unref (self->buffer);
  g_byte_array_unref (self->raw);
  g_free (self);
}

static guint
get_unit (const NbRecords *self,
          const guint8 *p)
{
  return self->wide == 1 ? p[0] | p[1] << 8 : p[0] << 8 | p[1];
}

/* Makes what was read into the buffer, from @from on, UTF-8; what is no whole character yet is kept for the next time. */
static void
take_wide (NbRecords *self,
           gsize from)
{
  const guint8 *p, *end;

  g_byte_array_append (self->raw, self->buffer->data + from, self->buffer->len - from);
  g_byte_array_set_size (self->buffer, from);
  p = self->raw->data;
  end = p + self->raw->len;
  while (end - p >= 2)
    {
      gunichar c = get_unit (self, p);
      char utf8[6];
      gsize used = 2;

      if (c >= 0xD800 && c <= 0xDBFF)
        {
          guint low;

          if (end - p < 4)
            break;
          low = get_unit (self, p + 2);
          if (low >= 0xDC00 && low <= 0xDFFF)
            {
              c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
              used = 4;
            }
        }
      if (c == 0 || (c >= 0xD800 && c <= 0xDFFF))
        c = 0xFFFD;
      g_byte_array_append (self->buffer, (const guint8 *) utf8, g_unichar_to_utf8 (c, utf8));
      p += used;
    }
  g_byte_array_remove_range (self->raw, 0, p - self->raw->data);
}

/* Reads on: as much again as is there, so that a long record is not searched from its beginning all too often. */
static gboolean
fill (NbRecords *self,
      GError **error)
{
  gsize left = self->buffer->len - self->at;
  gsize size = MAX (left, CHUNK);
  gssize n;

  if (self->at > 0)
    g_byte_array_remove_range (self->buffer, 0, self->at);
  self->at = 0;
  g_byte_array_set_size (self->buffer, left + size);
  n = self->read (self->data, self->buffer->data + left, size, error);
  g_byte_array_set_size (self->buffer, left + MAX (n, 0));
  self->is_all = n == 0;
  if (self->wide && n > 0)
    take_wide (self, left);
  return n >= 0;
}

static void
pass (NbRecords *self,
      gsize n)
{
  const guint8 *data;

  if (n == 0)
    return;
  data = self->buffer->data + self->at;
  for (const guint8 *p = data; (p = memchr (p, '\n', data + n - p)); p++)
    self->line++;
  self->at += n;
}

static void
begin (NbRecords *self)
{
  self->line = 1;
  /* as spreadsheets write "Unicode text" */
  if (self->buffer->len >= 2 && (memcmp (self->buffer->data, "\xFF\xFE", 2) == 0 || memcmp (self->buffer->data, "\xFE\xFF", 2) == 0))
    {
      self->wide = self->buffer->data[0] == 0xFF ? 1 : 2;
      take_wide (self, 0);
    }
  if (self->buffer->len >= 3 && memcmp (self->buffer->data, "\xEF\xBB\xBF", 3) == 0)
    self->at = 3;
}

/* What separates the columns is not known before the first row is: any that makes sense of the quotation marks. */
static NbRowState
scan_header (const char *text,
             gsize length,
             gboolean is_all,
             gsize *end)
{
  NbRowState state = NB_ROW_BROKEN;

  for (const char *delimiter = ",;\t|"; *delimiter && state == NB_ROW_BROKEN; delimiter++)
    state = nb_table_scan_row (text, length, *delimiter, is_all, end);
  return state;
}

/* Where the record at hand ends. */
static NbRowState
scan (NbRecords *self,
      gsize *end)
{
  const char *text = (const char *) self->buffer->data + self->at;
  gsize length = self->buffer->len - self->at;
  const char *newline;

  if (self->kind == NB_RECORDS_TABLE && !self->skip_line)
    return self->header ? nb_table_scan_row (text, length, nb_table_header_get_delimiter (self->header), self->is_all, end)
                        : scan_header (text, length, self->is_all, end);
  newline = length ? memchr (text, '\n', length) : NULL;
  *end = newline ? (gsize) (newline + 1 - text) : length;
  return newline || self->is_all ? NB_ROW_ENDS : NB_ROW_GOES_ON;
}

/* Rows that a spreadsheet writes below the last one have nothing but separators. */
static gboolean
is_empty (const NbRecords *self,
          gsize length)
{
  const char *p = (const char *) self->buffer->data + self->at;

  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (p[i]) && !(self->header && p[i] == nb_table_header_get_delimiter (self->header)))
      return FALSE;
  return TRUE;
}

static NbRecordsStep
refuse (NbRecords *self,
        gboolean is_broken,
        GError **error)
{
  g_autofree char *limit = g_format_size (NB_EXTRACT_MAX_BYTES);

  self->skip_line = TRUE;
  if (is_broken)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("the quotation marks do not match"));
  else
    /* Translators: %s is a size such as 33.6 MB */
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE, _("this is longer than %s"), limit);
  return NB_RECORDS_BAD;
}

/* The next record's length; empty ones are passed over. */
static NbRecordsStep
find (NbRecords *self,
      gsize *length,
      GError **error)
{
  for (;;)
    {
      NbRowState state = scan (self, length);

      if (self->skip_line && state != NB_ROW_BROKEN)
        {
          self->skip_line = state == NB_ROW_GOES_ON;
          pass (self, *length);
        }
      else if (state == NB_ROW_BROKEN)
        return refuse (self, TRUE, error);
      else if (state == NB_ROW_ENDS && *length > 0 && *length <= NB_EXTRACT_MAX_BYTES && !is_empty (self, *length))
        return NB_RECORDS_ONE;
      else if (state == NB_ROW_GOES_ON ? self->buffer->len - self->at > NB_EXTRACT_MAX_BYTES : *length > NB_EXTRACT_MAX_BYTES)
        return refuse (self, FALSE, error);
      else if (state == NB_ROW_ENDS)
        pass (self, *length);
      if (self->is_all && self->at == self->buffer->len)
        return NB_RECORDS_END;
      if (state == NB_ROW_GOES_ON && !fill (self, error))
        return NB_RECORDS_FAILED;
    }
}

/* The first row tells what the columns are. */
static NbRecordsStep
read_header (NbRecords *self,
             guint64 *line,
             GError **error)
{
  g_autofree char *row = NULL;
  g_autoptr (GBytes) bytes = NULL;
  NbRecordsStep step;
  gsize length = 0;

  step = find (self, &length, error);
  *line = self->line;
  if (step != NB_RECORDS_ONE)
    return step == NB_RECORDS_BAD ? NB_RECORDS_FAILED : step;
  bytes = g_bytes_new (self->buffer->data + self->at, length);
  row = nb_decode (bytes, NULL, error);
  self->header = row ? nb_table_header_new (row, error) : NULL;
  pass (self, length);
  return self->header ? NB_RECORDS_ONE : NB_RECORDS_FAILED;
}

/**
 * nb_records_next:
 * @record: (out) (transfer full): its bytes, with %NB_RECORDS_ONE
 * @line: (out): the number of the line on which it begins
 * @error: says what is wrong with the record or the file, in the user's words
 */
NbRecordsStep
nb_records_next (NbRecords *self,
                 GBytes **record,
                 guint64 *line,
                 GError **error)
{
  NbRecordsStep step = NB_RECORDS_ONE;
  gsize length = 0;

  *record = NULL;
  *line = self->line;
  if (self->line == 0)
    {
      if (!fill (self, error))
        return NB_RECORDS_FAILED;
      begin (self);
    }
  if (self->kind == NB_RECORDS_TABLE && !self->header)
    step = read_header (self, line, error);
  if (step == NB_RECORDS_ONE)
    {
      step = find (self, &length, error);
      *line = self->line;
    }
  if (step == NB_RECORDS_ONE)
    {
      *record = g_bytes_new (self->buffer->data + self->at, length);
      pass (self, length);
    }
  return step;
}

/**
 * nb_records_get_header:
 *
 * Returns: (transfer none) (nullable): the table's columns, once a record has come
 */
NbTableHeader *
nb_records_get_header (NbRecords *self)
{
  return self->header;
}
