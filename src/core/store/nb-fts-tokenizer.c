/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Vietnamese tokenizer as FTS5 calls it.
 * Each connection has its own; on whichever thread uses the connection. */

#include "store/nb-fts-tokenizer.h"

#include "store/nb-fts-rank.h"
#include "store/nb-fts-tokens.h"
#include "store/nb-library.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  void *context;
  int (*token) (void *, int, const char *, int, int, int);
} Sink;

static int
on_token (gpointer data,
          NbFtsForm form,
          const char *token,
          guint length,
          gsize start,
          gsize end)
{
  const Sink *sink = data;

  return sink->token (sink->context, form == NB_FTS_EXACT ? 0 : FTS5_TOKEN_COLOCATED, token, (int) length, (int) start, (int) end);
}

/* What nb-fts-query.c wrote: tokens that are alternatives for one place. */
static int
read_group (const char *text,
            int length,
            const Sink *sink)
{
  int flags = 0, rc = SQLITE_OK;

  for (int start = 1, end; rc == SQLITE_OK && start < length; start = end + 1)
    {
      for (end = start; end < length && text[end] != NB_FTS_GROUP; end++)
        ;
      if (end == start)
        continue;
      rc = sink->token (sink->context, flags, text + start, end - start, start, end);
      flags = FTS5_TOKEN_COLOCATED;
    }
  return rc;
}

static int
exact_only (gpointer data,
            NbFtsForm form,
            const char *token,
            guint length,
            gsize start,
            gsize end)
{
  return form == NB_FTS_EXACT ? on_token (data, form, token, length, start, end) : SQLITE_OK;
}

static int
tokenize_cb (Fts5Tokenizer *tokenizer,
             void *context,
             int flags,
             const char *text,
             int length,
             int (*token) (void *, int, const char *, int, int, int))
{
  Sink sink = { context, token };

  if (!text || length <= 0)
    return SQLITE_OK;
  if (flags & FTS5_TOKENIZE_QUERY && text[0] == NB_FTS_GROUP)
    return read_group (text, length, &sink);
  return nb_fts_tokens_read ((const NbFtsTokens *) tokenizer, text, (gsize) length,
                               flags & FTS5_TOKENIZE_QUERY ? exact_only : on_token, &sink);
}

static int
create_cb (void *context,
           const char **arguments,
           int n_arguments,
           Fts5Tokenizer **tokenizer)
{
  if (n_arguments > 0)
    return SQLITE_ERROR;
  *tokenizer = (Fts5Tokenizer *) nb_fts_tokens_new ();
  return SQLITE_OK;
}

static void
delete_cb (Fts5Tokenizer *tokenizer)
{
  nb_fts_tokens_free ((NbFtsTokens *) tokenizer);
}

static fts5_api *
find_api (sqlite3 *db)
{
  fts5_api *api = NULL;
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (db, "SELECT fts5 (?1)", -1, &statement, NULL) == SQLITE_OK)
    {
      sqlite3_bind_pointer (statement, 1, &api, "fts5_api_ptr", NULL);
      sqlite3_step (statement);
    }
  sqlite3_finalize (statement);
  return api;
}

/**
 * nb_fts_tokenizer_register:
 * @db: a connection; each one that reads or writes the index has to know the tokenizer
 *
 * Makes `tokenize = 'vietnamese'` and nb_rank() known to FTS5 tables of @db.
 *
 * Returns: whether SQLite has full-text search to register it with
 */
gboolean
nb_fts_tokenizer_register (sqlite3 *db,
                           GError **error)
{
  fts5_tokenizer tokenizer = { create_cb, delete_cb, tokenize_cb };
  fts5_api *api;

  g_return_val_if_fail (db != NULL, FALSE);
  api = find_api (db);
  if (!api || api->xCreateTokenizer (api, NB_FTS_TOKENIZER, NULL, &tokenizer, NULL) != SQLITE_OK
      || !nb_fts_rank_register (api))
    {
      /* asking for the interface is a query like any other, which may be cancelled */
      if (sqlite3_errcode (db) == SQLITE_INTERRUPT)
        g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("Cancelled"));
      else
        g_set_error_literal (error, NB_LIBRARY_ERROR, NB_LIBRARY_ERROR_OPEN, _("This system's SQLite has no full-text search"));
      return FALSE;
    }
  return TRUE;
}
