/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NbStoring: puts prepared articles into the library, many in one transaction.
 * Part of NbLibrary; lives within one transaction on the writer's thread. */

#include "store/nb-storing.h"

#include "store/nb-library-private.h"
#include "store/nb-packed-record.h"
#include "store/nb-prepared.h"

#include <string.h>

/* How many articles wait to be indexed, at most: what is in their bodies is held until then. */
#define MAX_WAITING 5000

#define SQL_FIND_HASH "SELECT id FROM articles WHERE content_hash = ?"
#define SQL_FIND_PATH "SELECT id FROM articles WHERE path = ?"
#define SQL_FIND_URL "SELECT id FROM articles WHERE url = ?"
#define SQL_INSERT                                                                                                    \
  "INSERT INTO articles (content_hash, title, happened, happened_first, happened_last, published, published_first,"   \
  " published_last, source, unit, scope, campaign, about, is_sample, path, url, content_type, added, extract_version," \
  " id, fingerprint)"                                                                                                 \
  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21)"
#define SQL_UPDATE                                                                                                    \
  "UPDATE articles SET content_hash = ?1, title = ?2, happened = ?3, happened_first = ?4, happened_last = ?5,"        \
  " published = ?6, published_first = ?7, published_last = ?8, source = ?9, unit = ?10, scope = ?11, campaign = ?12,"  \
  " about = ?13, is_sample = ?14, path = ?15, url = ?16, content_type = ?17, extract_version = ?19, fingerprint = ?21"   \
  " WHERE id = ?20"
#define SQL_RECORD "INSERT OR REPLACE INTO records (article_id, data) VALUES (?, ?)"
#define SQL_ORIGINAL "INSERT OR REPLACE INTO originals (article_id, size, data) VALUES (?, ?, ?)"
#define SQL_ORIGIN \
  "INSERT OR REPLACE INTO origins (article_id, source, published, title, byline, fields) VALUES (?, ?, ?, ?, ?, ?)"
#define SQL_TITLE "SELECT title FROM articles WHERE id = ?"
#define SQL_INDEX "INSERT INTO search (rowid, title, body) VALUES (?, ?, ?)"
#define SQL_INDEX_AGAIN "INSERT INTO search (rowid, title, body) SELECT id, title, body FROM search_source WHERE id = ?"
#define SQL_UNINDEX \
  "INSERT INTO search (search, rowid, title, body) SELECT 'delete', id, title, body FROM search_source WHERE id = ?"
#define SQL_FIND_VALUE "SELECT id FROM facet_values WHERE facet = ? AND value = ?"
#define SQL_VALUE "INSERT INTO facet_values (facet, value, folded) VALUES (?1, ?2, nb_fold(?2))"
#define SQL_FACET "INSERT OR IGNORE INTO facets (article_id, value_id) VALUES (?, ?)"
#define SQL_CLEAR_ORIGINAL "DELETE FROM originals WHERE article_id = ?"
#define SQL_CLEAR_ORIGIN "DELETE FROM origins WHERE article_id = ?"
#define SQL_STORED "SELECT r.data FROM articles a JOIN records r ON r.article_id = a.id WHERE a.id = ?1 AND a.content_hash = ?2"
#define SQL_CURRENT "UPDATE articles SET extract_version = ?2, fingerprint = ?3 WHERE id = ?1"
#define SQL_CLEAR_FACETS "DELETE FROM facets WHERE article_id = ?"

typedef struct
{
  gint64      id;
  NbPrepared *prepared;
  gboolean    was_there;      /* its title may be a corrected one */
} Waiting;

struct _NbStoring
{
  NbDatabase *database;
  GHashTable *value_ids;      /* Value → itself: what this transaction has looked up or made */
  GArray     *waiting;        /* of Waiting: stored, and still to be indexed */
  GHashTable *waiting_ids;    /* the ids among them → index + 1 */
};

typedef struct
{
  NbFacet facet;
  char   *value;
  gint64  id;
} Value;

static guint
value_hash (gconstpointer data)
{
  const Value *value = data;

  return g_str_hash (value->value) ^ value->facet;
}

static gboolean
value_equal (gconstpointer a,
             gconstpointer b)
{
  const Value *x = a, *y = b;

  return x->facet == y->facet && g_str_equal (x->value, y->value);
}

static void
value_free (gpointer data)
{
  g_free (((Value *) data)->value);
  g_free (data);
}

static void
waiting_clear (gpointer data)
{
  nb_prepared_unref (((Waiting *) data)->prepared);
}

/**
 * nb_storing_new:
 * @database: in a transaction that ends after this
 *
 * Articles are stored at once and indexed together: each statement that writes more than one row makes the full-text index
 * put to disk what it has gathered, and one article's words at a time cost it a multiple of many articles'.
 *
 * Returns: (transfer full): nothing is complete before nb_storing_finish()
 */
NbStoring *
nb_storing_new (NbDatabase *database)
{
  NbStoring *self = g_new0 (NbStoring, 1);

  self->database = database;
  self->value_ids = g_hash_table_new_full (value_hash, value_equal, value_free, NULL);
  self->waiting = g_array_new (FALSE, FALSE, sizeof (Waiting));
  g_array_set_clear_func (self->waiting, waiting_clear);
  self->waiting_ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return self;
}

/**
 * nb_storing_free:
 */
void
nb_storing_free (NbStoring *self)
{
  g_hash_table_unref (self->value_ids);
  g_array_unref (self->waiting);
  g_hash_table_unref (self->waiting_ids);
  g_free (self);
}

/* --- columns and texts ----------------------------------------------------------------------------------------- */

static gboolean
find_by_text (NbDatabase *database,
              const char *sql,
              const char *text,
              gint64 *id,
              GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  NbStep step;

  if (*id || !text)
    return TRUE;
  statement = nb_database_prepare (database, sql, error);
  if (!statement)
    return FALSE;
  nb_statement_bind_text (statement, 1, text);
  step = nb_database_step (database, statement, error);
  if (step == NB_STEP_ROW)
    *id = sqlite3_column_int64 (statement, 0);
  return step != NB_STEP_ERROR;
}

static gboolean
find_by_hash (NbDatabase *database,
              GBytes *hash,
              gint64 *id,
              GError **error)
{
  g_autoptr (sqlite3_stmt) statement = nb_database_prepare (database, SQL_FIND_HASH, error);
  NbStep step;

  if (!statement)
    return FALSE;
  sqlite3_bind_blob (statement, 1, g_bytes_get_data (hash, NULL), g_bytes_get_size (hash), SQLITE_STATIC);
  step = nb_database_step (database, statement, error);
  *id = step == NB_STEP_ROW ? sqlite3_column_int64 (statement, 0) : 0;
  return step != NB_STEP_ERROR;
}

/**
 * nb_statement_bind_days:
 * @index: of the first day's column; the last day's follows
 */
void
nb_statement_bind_days (sqlite3_stmt *statement,
                        int index,
                        const NbEdtf *value)
{
  NbDay first, last;

  if (!nb_edtf_days (value, &first, &last))
    return;
  sqlite3_bind_int64 (statement, index, first);
  sqlite3_bind_int64 (statement, index + 1, last);
}

static void
bind_date (sqlite3_stmt *statement,
           int index,
           const NbPreparedDate *date)
{
  nb_statement_bind_text (statement, index, date->text);
  if (!date->has_days)
    return;
  sqlite3_bind_int64 (statement, index + 1, date->first);
  sqlite3_bind_int64 (statement, index + 2, date->last);
}

/* SQLite's integers have a sign; the bits are what counts. */
static void
bind_fingerprint (sqlite3_stmt *statement,
                  int index,
                  guint64 fingerprint)
{
  if (fingerprint)
    sqlite3_bind_int64 (statement, index, (sqlite3_int64) fingerprint);
}

static void
bind_bytes (sqlite3_stmt *statement,
            int index,
            GBytes *bytes)
{
  gconstpointer data = g_bytes_get_data (bytes, NULL);

  sqlite3_bind_blob64 (statement, index, data ? data : "", g_bytes_get_size (bytes), SQLITE_STATIC);
}

static gboolean
store_row (NbDatabase *database,
           const NbPrepared *prepared,
           gint64 *id,
           GError **error)
{
  g_autoptr (sqlite3_stmt) s = nb_database_prepare (database, *id ? SQL_UPDATE : SQL_INSERT, error);

  if (!s)
    return FALSE;
  bind_bytes (s, 1, prepared->hash);
  nb_statement_bind_text (s, 2, prepared->title);
  bind_date (s, 3, &prepared->happened);
  bind_date (s, 6, &prepared->published);
  nb_statement_bind_text (s, 9, prepared->source);
  nb_statement_bind_text (s, 10, prepared->unit);
  sqlite3_bind_int (s, 11, prepared->scope);
  nb_statement_bind_text (s, 12, prepared->campaign);
  sqlite3_bind_int (s, 13, prepared->about);
  sqlite3_bind_int (s, 14, prepared->is_sample);
  nb_statement_bind_text (s, 15, prepared->path);
  nb_statement_bind_text (s, 16, prepared->url);
  nb_statement_bind_text (s, 17, prepared->content_type);
  if (*id == 0)
    sqlite3_bind_int64 (s, 18, prepared->added);
  sqlite3_bind_int (s, 19, prepared->version);
  if (*id || prepared->id)
    sqlite3_bind_int64 (s, 20, *id ? *id : prepared->id);
  bind_fingerprint (s, 21, prepared->fingerprint);
  if (!nb_database_run (database, s, error))
    return FALSE;
  if (*id == 0)
    *id = sqlite3_last_insert_rowid (nb_database_get_handle (database));
  return TRUE;
}

static gboolean
store_texts (NbDatabase *database,
             const NbPrepared *prepared,
             gint64 id,
             GError **error)
{
  g_autoptr (sqlite3_stmt) record = NULL;
  g_autoptr (sqlite3_stmt) original = NULL;

  if (!prepared->packed)
    {
      nb_database_set_error (database, SQLITE_TOOBIG, error);
      return FALSE;
    }
  record = nb_database_prepare (database, SQL_RECORD, error);
  if (!record)
    return FALSE;
  sqlite3_bind_int64 (record, 1, id);
  bind_bytes (record, 2, prepared->packed);
  if (!nb_database_run (database, record, error))
    return FALSE;
  if (!prepared->original)
    return TRUE;

  original = nb_database_prepare (database, SQL_ORIGINAL, error);
  if (!original)
    return FALSE;
  sqlite3_bind_int64 (original, 1, id);
  sqlite3_bind_int64 (original, 2, prepared->original_size);
  bind_bytes (original, 3, prepared->original);
  return nb_database_run (database, original, error);
}

static gboolean
store_origin (NbDatabase *database,
              const NbPrepared *prepared,
              gint64 id,
              GError **error)
{
  g_autoptr (sqlite3_stmt) s = NULL;
  gboolean any = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (prepared->given); i++)
    any |= prepared->given[i] != NULL;
  if (!any)
    return TRUE;
  s = nb_database_prepare (database, SQL_ORIGIN, error);
  if (!s)
    return FALSE;
  sqlite3_bind_int64 (s, 1, id);
  for (guint i = 0; i < G_N_ELEMENTS (prepared->given); i++)
    nb_statement_bind_text (s, (int) i + 2, prepared->given[i]);
  return nb_database_run (database, s, error);
}

/* --- facets ---------------------------------------------------------------------------------------------------- */

static gboolean
find_value (NbDatabase *database,
            const NbPreparedFacet *facet,
            gint64 *id,
            GError **error)
{
  g_autoptr (sqlite3_stmt) find = nb_database_prepare (database, SQL_FIND_VALUE, error);
  g_autoptr (sqlite3_stmt) make = NULL;
  NbStep step;

  if (!find)
    return FALSE;
  sqlite3_bind_int (find, 1, facet->facet);
  nb_statement_bind_text (find, 2, facet->value);
  step = nb_database_step (database, find, error);
  if (step == NB_STEP_ROW)
    *id = sqlite3_column_int64 (find, 0);
  if (step != NB_STEP_DONE)
    return step == NB_STEP_ROW;
  make = nb_database_prepare (database, SQL_VALUE, error);
  if (!make)
    return FALSE;
  sqlite3_bind_int (make, 1, facet->facet);
  nb_statement_bind_text (make, 2, facet->value);
  if (!nb_database_run (database, make, error))
    return FALSE;
  *id = sqlite3_last_insert_rowid (nb_database_get_handle (database));
  return TRUE;
}

/* The names of one transaction are looked up once: most articles name what others did. */
static gboolean
value_id (NbStoring *self,
          const NbPreparedFacet *facet,
          gint64 *id,
          GError **error)
{
  const Value key = { facet->facet, facet->value, 0 };
  Value *value = g_hash_table_lookup (self->value_ids, &key);

  if (!value)
    {
      gint64 found;

      if (!find_value (self->database, facet, &found, error))
        return FALSE;
      value = g_new (Value, 1);
      *value = (Value) { facet->facet, g_strdup (facet->value), found };
      g_hash_table_add (self->value_ids, value);
    }
  *id = value->id;
  return TRUE;
}

static gboolean
store_facets (NbStoring *self,
              const NbPrepared *prepared,
              gint64 id,
              GError **error)
{
  g_autoptr (sqlite3_stmt) s = nb_database_prepare (self->database, SQL_FACET, error);

  if (!s)
    return FALSE;
  for (guint i = 0; i < prepared->facets->len; i++)
    {
      gint64 value;

      if (!value_id (self, &g_array_index (prepared->facets, NbPreparedFacet, i), &value, error))
        return FALSE;
      sqlite3_bind_int64 (s, 1, id);
      sqlite3_bind_int64 (s, 2, value);
      if (!nb_database_run (self->database, s, error))
        return FALSE;
    }
  return TRUE;
}

/* --- the index ------------------------------------------------------------------------------------------------- */

/**
 * nb_database_run_for_id:
 * @sql: a statement whose first parameter is @id
 */
gboolean
nb_database_run_for_id (NbDatabase *database,
                        const char *sql,
                        gint64 id,
                        GError **error)
{
  g_autoptr (sqlite3_stmt) statement = nb_database_prepare (database, sql, error);

  if (!statement)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  return nb_database_run (database, statement, error);
}

/**
 * nb_library_unindex:
 *
 * Takes an article out of the search index: before its title or its words change.
 */
gboolean
nb_library_unindex (NbDatabase *database,
                    gint64 id,
                    GError **error)
{
  return nb_database_run_for_id (database, SQL_UNINDEX, id, error);
}

gboolean
nb_library_index (NbDatabase *database,
                  gint64 id,
                  GError **error)
{
  return nb_database_run_for_id (database, SQL_INDEX_AGAIN, id, error);
}

static int
compare_waiting (gconstpointer a,
                 gconstpointer b)
{
  const Waiting *x = a, *y = b;

  return x->id < y->id ? -1 : x->id > y->id;
}

static gboolean
index_one (NbDatabase *database,
           const Waiting *waiting,
           GError **error)
{
  g_autoptr (sqlite3_stmt) s = nb_database_prepare (database, SQL_INDEX, error);
  g_autoptr (sqlite3_stmt) title = waiting->was_there ? nb_database_prepare (database, SQL_TITLE, error) : NULL;

  if (!s || (waiting->was_there && !title))
    return FALSE;
  sqlite3_bind_int64 (s, 1, waiting->id);
  nb_statement_bind_text (s, 2, waiting->prepared->title);
  nb_statement_bind_text (s, 3, waiting->prepared->body);
  if (title)
    {
      sqlite3_bind_int64 (title, 1, waiting->id);
      if (nb_database_step (database, title, error) != NB_STEP_ROW)
        return FALSE;
      sqlite3_bind_value (s, 2, sqlite3_column_value (title, 0));
    }
  return nb_database_run (database, s, error);
}

static void
wait_for_index (NbStoring *self,
                gint64 id,
                NbPrepared *prepared,
                gboolean was_there)
{
  Waiting waiting = { id, nb_prepared_ref (prepared), was_there };
  guint at = GPOINTER_TO_UINT (g_hash_table_lookup (self->waiting_ids, &id));

  if (at)
    {
      nb_prepared_unref (g_array_index (self->waiting, Waiting, at - 1).prepared);
      g_array_index (self->waiting, Waiting, at - 1) = waiting;
      return;
    }
  g_array_append_val (self->waiting, waiting);
  g_hash_table_insert (self->waiting_ids, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (self->waiting->len));
}

/* Out of the index goes what is in it: not what only waits for it. */
static gboolean
unindex (NbStoring *self,
         gint64 id,
         GError **error)
{
  return g_hash_table_contains (self->waiting_ids, &id) || nb_library_unindex (self->database, id, error);
}

/**
 * nb_storing_finish:
 *
 * Indexes what was stored; to be called before the transaction is committed.
 */
gboolean
nb_storing_finish (NbStoring *self,
                   GError **error)
{
  /* the index takes ascending ids; at a smaller one it writes to disk what it has */
  g_array_sort (self->waiting, compare_waiting);
  for (guint i = 0; i < self->waiting->len; i++)
    if (!index_one (self->database, &g_array_index (self->waiting, Waiting, i), error))
      return FALSE;
  g_array_set_size (self->waiting, 0);
  g_hash_table_remove_all (self->waiting_ids);
  return TRUE;
}

/* --- articles -------------------------------------------------------------------------------------------------- */

static gboolean
clear_older (NbStoring *self,
             gint64 id,
             GError **error)
{
  return unindex (self, id, error) && nb_database_run_for_id (self->database, SQL_CLEAR_FACETS, id, error)
         && nb_database_run_for_id (self->database, SQL_CLEAR_ORIGINAL, id, error)
         && nb_database_run_for_id (self->database, SQL_CLEAR_ORIGIN, id, error);
}

/**
 * nb_storing_add:
 * @result: (out): whether the article is new, took the place of an older one of the same path or address, or was there
 *
 * What users corrected in the older one stands.
 */
gboolean
nb_storing_add (NbStoring *self,
                NbPrepared *prepared,
                NbAddResult *result,
                GError **error)
{
  NbDatabase *database = self->database;
  gint64 id = 0;

  if (!find_by_hash (database, prepared->hash, &id, error))
    return FALSE;
  if (id)
    {
      *result = NB_ADD_DUPLICATE;
      return TRUE;
    }
  if (!find_by_text (database, SQL_FIND_PATH, prepared->path, &id, error)
      || !find_by_text (database, SQL_FIND_URL, prepared->url, &id, error))
    return FALSE;

  *result = id ? NB_ADD_UPDATED : NB_ADD_ADDED;
  if (id && !clear_older (self, id, error))
    return FALSE;
  if (!store_row (database, prepared, &id, error) || !store_texts (database, prepared, id, error)
      || !store_origin (database, prepared, id, error) || !store_facets (self, prepared, id, error)
      || (*result == NB_ADD_UPDATED && !nb_library_apply_corrections (database, id, FALSE, error)))
    return FALSE;
  wait_for_index (self, id, prepared, *result == NB_ADD_UPDATED);
  return self->waiting->len < MAX_WAITING || nb_storing_finish (self, error);
}

/* Whether the record and the text there are the same; also where another version of zlib packed them. */
static gboolean
is_same_reading (gconstpointer data,
                 gsize size,
                 GBytes *packed)
{
  g_auto (NbUnpackedRecord) stored = { 0 };
  g_auto (NbUnpackedRecord) made = { 0 };

  if (!packed)
    return FALSE;
  if (size == g_bytes_get_size (packed) && data && memcmp (data, g_bytes_get_data (packed, NULL), size) == 0)
    return TRUE;
  return nb_record_unpack (data, size, &stored, NULL)
         && nb_record_unpack (g_bytes_get_data (packed, NULL), g_bytes_get_size (packed), &made, NULL)
         && g_str_equal (stored.record, made.record) && g_str_equal (stored.text, made.text);
}

/**
 * nb_storing_add_again:
 * @changed: (out): whether it was read otherwise than before
 *
 * Puts a new reading of the same original in the place of the older one; what nb_prepared_keep() was told, where the
 * article came from, and corrections stand. An article that is gone or has another original by now is left alone.
 */
gboolean
nb_storing_add_again (NbStoring *self,
                      NbPrepared *prepared,
                      gboolean *changed,
                      GError **error)
{
  NbDatabase *database = self->database;
  g_autoptr (sqlite3_stmt) stored = nb_database_prepare (database, SQL_STORED, error);
  g_autoptr (sqlite3_stmt) current = NULL;
  gint64 id = prepared->id;
  NbStep step;

  *changed = FALSE;
  if (!stored)
    return FALSE;
  sqlite3_bind_int64 (stored, 1, id);
  bind_bytes (stored, 2, prepared->hash);
  step = nb_database_step (database, stored, error);
  if (step != NB_STEP_ROW)
    return step == NB_STEP_DONE;
  *changed = !is_same_reading (sqlite3_column_blob (stored, 0), sqlite3_column_bytes (stored, 0), prepared->packed);
  sqlite3_reset (stored);

  if (*changed)
    {
      if (!unindex (self, id, error) || !nb_database_run_for_id (database, SQL_CLEAR_FACETS, id, error)
          || !store_row (database, prepared, &id, error) || !store_texts (database, prepared, id, error)
          || !store_facets (self, prepared, id, error) || !nb_library_apply_corrections (database, id, FALSE, error))
        return FALSE;
      wait_for_index (self, id, prepared, TRUE);
      return self->waiting->len < MAX_WAITING || nb_storing_finish (self, error);
    }

  current = nb_database_prepare (database, SQL_CURRENT, error);
  if (!current)
    return FALSE;
  sqlite3_bind_int64 (current, 1, id);
  sqlite3_bind_int (current, 2, prepared->version);
  bind_fingerprint (current, 3, prepared->fingerprint);
  return nb_database_run (database, current, error);
}
