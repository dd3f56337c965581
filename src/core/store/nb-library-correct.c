/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Users' corrections: kept beside the record, seen in every column that is looked at.
 * Part of NbLibrary; written on the writer's thread. */

#include "store/nb-library-private.h"

#include "store/nb-packed-record.h"
#include "store/nb-prepared.h"

#include <glib/gi18n-lib.h>

#define SQL_CORRECTIONS "SELECT field, value, name, made, note FROM corrections WHERE article_id = ? ORDER BY made, field"
#define SQL_CORRECT                                                                         \
  "INSERT INTO corrections (article_id, field, value, name, made, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6)" \
  " ON CONFLICT (article_id, field) DO UPDATE SET value = ?3, name = ?4, made = ?5, note = ?6"
#define SQL_UNDO "DELETE FROM corrections WHERE article_id = ?1 AND field = ?2"
#define SQL_EXISTS "SELECT 1 FROM articles WHERE id = ?"
#define SQL_READ \
  "SELECT r.data, a.path FROM records r JOIN articles a ON a.id = r.article_id WHERE r.article_id = ?"
#define SQL_COLUMNS                                                                                                    \
  "UPDATE articles SET title = ?2, happened = ?3, happened_first = ?4, happened_last = ?5, published = ?6,"            \
  " published_first = ?7, published_last = ?8, source = ?9, unit = ?10, scope = ?11 WHERE id = ?1"

/**
 * nb_library_parse_record:
 * @record: (nullable): JSON
 * @text: (nullable): what its offsets count in
 *
 * Returns: (transfer full): the article as it was read, or %NULL with an error
 */
NbArticle *
nb_library_parse_record (const char *record,
                         const char *text,
                         GError **error)
{
  g_autoptr (JsonNode) node = record ? json_from_string (record, NULL) : NULL;

  if (node)
    return nb_article_from_json (node, text ? text : "", error);
  g_set_error_literal (error, NB_LIBRARY_ERROR, NB_LIBRARY_ERROR_CORRUPT, _("The stored article is damaged"));
  return NULL;
}

/**
 * nb_library_unpack_record:
 * @column: of records.data
 * @body: (out) (optional): the text that is searched
 *
 * Returns: (transfer full): the article as it was read, or %NULL with an error
 */
NbArticle *
nb_library_unpack_record (sqlite3_stmt *statement,
                          int column,
                          char **body,
                          GError **error)
{
  g_auto (NbUnpackedRecord) unpacked = { 0 };
  gconstpointer data = sqlite3_column_blob (statement, column);

  if (!nb_record_unpack (data, sqlite3_column_bytes (statement, column), &unpacked, error))
    return NULL;
  /* a library may come from anybody, and whoever gets a text relies on that it is one */
  if (body)
    *body = g_strdup (g_utf8_validate (unpacked.body, -1, NULL) ? unpacked.body : "");
  return nb_library_parse_record (g_utf8_validate (unpacked.record, -1, NULL) ? unpacked.record : NULL,
                                  g_utf8_validate (unpacked.text, -1, NULL) ? unpacked.text : "", error);
}

/**
 * nb_library_read_corrections:
 * @corrections: (out) (transfer full) (nullable) (element-type NbCorrection): oldest first; %NULL if there are none
 *
 * Fields that only a newer program knows are passed over.
 */
gboolean
nb_library_read_corrections (NbDatabase *database,
                             gint64 id,
                             GPtrArray **corrections,
                             GError **error)
{
  g_autoptr (sqlite3_stmt) s = nb_database_prepare (database, SQL_CORRECTIONS, error);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) nb_correction_free);
  NbStep step;

  if (!s)
    return FALSE;
  sqlite3_bind_int64 (s, 1, id);
  while ((step = nb_database_step (database, s, error)) == NB_STEP_ROW)
    {
      g_autoptr (NbCorrection) correction = NULL;
      NbField field;

      if (!nb_field_from_string (nb_statement_get_text (s, 0), &field))
        continue;
      correction = nb_correction_new (field, nb_statement_get_text (s, 1), nb_statement_get_text (s, 2),
                                      nb_statement_get_text (s, 4));
      correction->made = sqlite3_column_int64 (s, 3);
      if (nb_correction_is_valid (correction))
        g_ptr_array_add (found, g_steal_pointer (&correction));
    }
  if (step == NB_STEP_ERROR)
    return FALSE;
  *corrections = found->len ? g_steal_pointer (&found) : NULL;
  return TRUE;
}

static gboolean
store_columns (NbDatabase *database,
               gint64 id,
               const NbArticle *article,
               const char *title,
               GError **error)
{
  const NbPlaceMention *place = nb_article_primary_place (article);
  g_autofree char *happened = nb_article_dup_value (article, NB_FIELD_HAPPENED);
  g_autofree char *published = nb_article_dup_value (article, NB_FIELD_PUBLISHED);
  g_autoptr (sqlite3_stmt) s = nb_database_prepare (database, SQL_COLUMNS, error);

  if (!s)
    return FALSE;
  sqlite3_bind_int64 (s, 1, id);
  nb_statement_bind_text (s, 2, title);
  nb_statement_bind_text (s, 3, happened);
  nb_statement_bind_days (s, 4, &article->happened.value);
  nb_statement_bind_text (s, 6, published);
  nb_statement_bind_days (s, 7, &article->published.value);
  nb_statement_bind_text (s, 9, article->source_name ? article->source_name : article->source_domain);
  nb_statement_bind_text (s, 10, place ? place->unit : NULL);
  sqlite3_bind_int (s, 11, article->scope);
  return nb_database_run (database, s, error);
}

/**
 * nb_library_apply_corrections:
 * @database: in a transaction
 * @always: also if there are none: after one was taken back
 *
 * Makes the article's columns what its record and its corrections say. The caller keeps the index: out before, in after.
 */
gboolean
nb_library_apply_corrections (NbDatabase *database,
                              gint64 id,
                              gboolean always,
                              GError **error)
{
  g_autoptr (sqlite3_stmt) s = NULL;
  g_autoptr (GPtrArray) corrections = NULL;
  g_autoptr (NbArticle) read = NULL;
  g_autoptr (NbArticle) article = NULL;
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;
  NbStep step;

  if (!nb_library_read_corrections (database, id, &corrections, error))
    return FALSE;
  if (!corrections && !always)
    return TRUE;
  s = nb_database_prepare (database, SQL_READ, error);
  if (!s)
    return FALSE;
  sqlite3_bind_int64 (s, 1, id);
  step = nb_database_step (database, s, error);
  if (step != NB_STEP_ROW)
    return step == NB_STEP_DONE;
  read = nb_library_unpack_record (s, 0, &body, error);
  if (!read)
    return FALSE;
  article = nb_article_correct (read, corrections);
  title = nb_make_title (article, body, nb_statement_get_text (s, 1));
  return store_columns (database, id, article, title, error);
}

/* --- the calls ------------------------------------------------------------------------------------------------- */

typedef struct
{
  gint64              id;
  NbField             field;
  const NbCorrection *correction;   /* NULL: the field's is taken back */
} CorrectData;

static gboolean
write_correction (NbDatabase *database,
                  const CorrectData *data,
                  GError **error)
{
  const NbCorrection *correction = data->correction;
  g_autoptr (sqlite3_stmt) s = nb_database_prepare (database, correction ? SQL_CORRECT : SQL_UNDO, error);

  if (!s)
    return FALSE;
  sqlite3_bind_int64 (s, 1, data->id);
  nb_statement_bind_text (s, 2, nb_field_to_string (data->field));
  if (correction)
    {
      nb_statement_bind_text (s, 3, correction->value);
      nb_statement_bind_text (s, 4, correction->name);
      sqlite3_bind_int64 (s, 5, correction->made);
      nb_statement_bind_text (s, 6, correction->note);
    }
  return nb_database_run (database, s, error);
}

static gboolean
correct (NbDatabase *database,
         gpointer user_data,
         GError **error)
{
  const CorrectData *data = user_data;
  g_autoptr (sqlite3_stmt) exists = nb_database_prepare (database, SQL_EXISTS, error);
  NbStep step;

  if (!exists)
    return FALSE;
  sqlite3_bind_int64 (exists, 1, data->id);
  step = nb_database_step (database, exists, error);
  if (step == NB_STEP_DONE)
    g_set_error_literal (error, NB_LIBRARY_ERROR, NB_LIBRARY_ERROR_IO, _("The article is no longer in the library."));
  if (step != NB_STEP_ROW)
    return FALSE;
  return nb_library_unindex (database, data->id, error) && write_correction (database, data, error)
         && nb_library_apply_corrections (database, data->id, TRUE, error) && nb_library_index (database, data->id, error);
}

/**
 * nb_library_correct:
 * @correction: takes the place of an earlier one of the same field
 *
 * Keeps what a user knows better. From now on the article has that value wherever it is looked at, also after it has been
 * read again.
 *
 * Returns: %FALSE with an error if the article is gone or the library cannot be written
 */
gboolean
nb_library_correct (NbLibrary *self,
                    gint64 id,
                    const NbCorrection *correction,
                    GCancellable *cancellable,
                    GError **error)
{
  CorrectData data = { id, correction->field, correction };

  g_return_val_if_fail (NB_IS_LIBRARY (self), FALSE);
  g_return_val_if_fail (nb_correction_is_valid (correction), FALSE);
  if (!nb_library_write (self, correct, &data, cancellable, error))
    return FALSE;
  nb_library_queue_changed (self);
  return TRUE;
}

/**
 * nb_library_undo_correction:
 *
 * Takes a correction back: the article has again what was read. No error if there is none.
 */
gboolean
nb_library_undo_correction (NbLibrary *self,
                            gint64 id,
                            NbField field,
                            GCancellable *cancellable,
                            GError **error)
{
  CorrectData data = { id, field, NULL };

  g_return_val_if_fail (NB_IS_LIBRARY (self), FALSE);
  if (!nb_library_write (self, correct, &data, cancellable, error))
    return FALSE;
  nb_library_queue_changed (self);
  return TRUE;
}

static void
correct_data_free (gpointer user_data)
{
  CorrectData *data = user_data;

  nb_correction_free ((NbCorrection *) data->correction);
  g_free (data);
}

static void
correct_in_thread (GTask *task,
                   gpointer source,
                   gpointer user_data,
                   GCancellable *cancellable)
{
  const CorrectData *data = user_data;
  GError *error = NULL;
  gboolean ok = data->correction ? nb_library_correct (source, data->id, data->correction, cancellable, &error)
                                 : nb_library_undo_correction (source, data->id, data->field, cancellable, &error);

  if (ok)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * nb_library_correct_async:
 * @correction: (nullable): %NULL: the field's correction is taken back
 */
void
nb_library_correct_async (NbLibrary *self,
                          gint64 id,
                          NbField field,
                          const NbCorrection *correction,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  CorrectData *data = g_new0 (CorrectData, 1);

  data->id = id;
  data->field = field;
  data->correction = nb_correction_copy (correction);
  g_task_set_source_tag (task, nb_library_correct_async);
  g_task_set_task_data (task, data, correct_data_free);
  g_task_run_in_thread (task, correct_in_thread);
}

/**
 * nb_library_correct_finish:
 *
 * Returns: %FALSE with an error if the article is gone or the library cannot be written
 */
gboolean
nb_library_correct_finish (NbLibrary *self,
                           GAsyncResult *result,
                           GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
