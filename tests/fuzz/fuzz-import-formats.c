/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as JSON Lines, as a table and as a saved page: every record is UTF-8 or an error, and reading ends. */

#include "import/nb-mhtml.h"
#include "import/nb-records.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

typedef struct
{
  const uint8_t *data;
  size_t         left;
} Input;

/* In small pieces, so that records fall apart anywhere. */
static gssize
read_input (gpointer data,
            void *buffer,
            gsize size,
            GError **error)
{
  Input *input = data;
  gsize n = MIN (MIN (size, 7), input->left);

  if (n == 0)
    return 0;
  memcpy (buffer, input->data, n);
  input->data += n;
  input->left -= n;
  return n;
}

static void
run (NbRecordsKind kind,
     const uint8_t *data,
     size_t size)
{
  Input input = { data, size };
  g_autoptr (NbRecords) records = nb_records_new (kind, read_input, &input);
  guint64 line, last = 0;

  for (;;)
    {
      g_autoptr (GError) error = NULL, bad = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (NbRecord) record = NULL;
      NbRecordsStep step = nb_records_next (records, &bytes, &line, &error);

      g_assert_true ((step == NB_RECORDS_BAD || step == NB_RECORDS_FAILED) == (error != NULL));
      g_assert_true ((step == NB_RECORDS_ONE) == (bytes != NULL));
      if (step == NB_RECORDS_END || step == NB_RECORDS_FAILED)
        return;
      g_assert_true (line > last);
      last = line;
      if (!bytes)
        continue;
      record = kind == NB_RECORDS_TABLE ? nb_record_new_from_row (bytes, nb_records_get_header (records), &bad)
                                        : nb_record_new_from_json (bytes, &bad);
      g_assert_true ((record == NULL) == (bad != NULL));
      if (record)
        g_assert_true (g_utf8_validate_len (g_bytes_get_data (record->content, NULL), g_bytes_get_size (record->content), NULL));
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t size)
{
  g_autoptr (GBytes) file = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autofree char *type = NULL, *url = NULL;
  g_autoptr (GBytes) page = nb_mhtml_get_page (file, &type, &url, &error);

  g_assert_true ((page == NULL) == (error != NULL));
  g_assert_true (!url || g_utf8_validate (url, -1, NULL));
  run (NB_RECORDS_JSON_LINES, data, size);
  run (NB_RECORDS_TABLE, data, size);
  return 0;
}
