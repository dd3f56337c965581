/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as an article in the full-text index, and as what a user typed: tokens stand in the text one behind the other, no
 * question is a syntax error, an article is found by its own words in every mode and its snippet shows them, and the index stays
 * whole. */

#include "base/nb-query.h"
#include "store/nb-fts-query.h"
#include "store/nb-fts-snippet.h"
#include "store/nb-fts-tokenizer.h"
#include "store/nb-fts-tokens.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

typedef struct
{
  gsize size;
  gsize start, end;    /* of the last word */
} Bounds;

static int
check_token (gpointer data,
             NbFtsForm form,
             const char *token,
             guint length,
             gsize start,
             gsize end)
{
  Bounds *bounds = data;

  g_assert_cmpuint (length, >, 0);
  g_assert_cmpuint (length, <=, NB_FTS_WHOLE_BYTES);
  g_assert_true (g_utf8_validate (token, length, NULL));
  g_assert_null (memchr (token, NB_FTS_GROUP, length));
  g_assert_null (memchr (token, '"', length));
  g_assert_cmpint ((form == NB_FTS_FOLD || form == NB_FTS_WHOLE_FOLD), ==, token[0] == NB_FTS_FOLDED);
  g_assert_cmpuint (start, <, end);
  g_assert_cmpuint (end, <=, bounds->size);
  if (form == NB_FTS_EXACT)
    {
      g_assert_cmpuint (start, >=, bounds->end);
      bounds->start = start;
      bounds->end = end;
    }
  else
    g_assert_cmpuint (start, ==, bounds->start);
  return 0;
}

static sqlite3 *
the_index (void)
{
  /* a target is called for one input after the other, without a place to keep anything */
  static gsize index;

  if (g_once_init_enter (&index))
    {
      sqlite3 *db;

      g_assert_cmpint (sqlite3_open (":memory:", &db), ==, SQLITE_OK);
      g_assert_true (nb_fts_tokenizer_register (db, NULL));
      g_assert_cmpint (sqlite3_exec (db, "CREATE VIRTUAL TABLE search USING fts5 (body, title, tokenize = 'vietnamese')", NULL, NULL, NULL), ==, SQLITE_OK);
      g_once_init_leave (&index, (gsize) db);
    }
  return (sqlite3 *) index;
}

static void
run_sql (const char *sql)
{
  g_assert_cmpint (sqlite3_exec (the_index (), sql, NULL, NULL, NULL), ==, SQLITE_OK);
}

static void
insert (const char *text,
        gsize size)
{
  sqlite3_stmt *statement;

  g_assert_cmpint (sqlite3_prepare_v2 (the_index (), "INSERT INTO search (rowid, title, body) VALUES (1, 'x', ?1)", -1, &statement, NULL), ==, SQLITE_OK);
  sqlite3_bind_text (statement, 1, text, (int) size, SQLITE_STATIC);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
  sqlite3_finalize (statement);
}

/* Whether there is a question at all; @found is what it finds. */
static gboolean
ask (const char *typed,
     NbSearchMode mode,
     gboolean *found)
{
  gboolean negative;
  g_autofree char *match = nb_fts_query_for (typed, mode, &negative);
  sqlite3_stmt *statement;
  int rc;

  g_assert_true (match || !negative);
  if (!match)
    return FALSE;
  g_assert_cmpint (sqlite3_prepare_v2 (the_index (), "SELECT highlight (search, 0, '[', ']') FROM search WHERE search MATCH ?1", -1, &statement, NULL), ==, SQLITE_OK);
  sqlite3_bind_text (statement, 1, match, -1, SQLITE_STATIC);
  rc = sqlite3_step (statement);
  g_assert_true (rc == SQLITE_ROW || rc == SQLITE_DONE);
  *found = rc == SQLITE_ROW;
  sqlite3_finalize (statement);
  return TRUE;
}

/* Whether the index found @typed in @text, the finder finds it, too. */
static void
check_snippet (const char *typed,
               NbSearchMode mode,
               const char *text,
               gboolean found)
{
  g_autoptr (NbFtsQuery) query = nb_fts_query_parse (typed, mode, FALSE);
  g_autoptr (NbFtsFinder) finder = NULL;
  g_autoptr (NbSnippet) snippet = NULL;
  guint at = 0;

  if (!query || !query->wanted)
    return;
  finder = nb_fts_finder_new (query);
  snippet = nb_fts_finder_snippet (finder, "x", text);
  g_assert_true (snippet || !found);
  if (!snippet)
    return;
  g_assert_true (g_utf8_validate (snippet->text, -1, NULL));
  g_assert_cmpuint (snippet->hits->len, >, 0);
  for (guint i = 0; i < snippet->hits->len; i++)
    {
      const NbSnippetHit *hit = &g_array_index (snippet->hits, NbSnippetHit, i);

      g_assert_cmpuint (hit->start, >=, at);
      g_assert_cmpuint (hit->end, >, hit->start);
      g_assert_cmpuint (hit->end, <=, strlen (snippet->text));
      g_assert_true (g_utf8_validate (snippet->text + hit->start, hit->end - hit->start, NULL));
      at = hit->end;
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t size)
{
  gsize length = data ? strnlen ((const char *) data, size) : 0;
  g_autofree char *typed = g_strndup (data ? (const char *) data : "", length);
  g_autofree char *valid = g_utf8_make_valid (typed, -1);
  g_autofree char *phrase = NULL;
  g_autoptr (NbFtsTokens) tokens = nb_fts_tokens_new ();
  Bounds bounds = { .size = size };
  gboolean found;

  if (size > 1 << 16)
    return 0;
  nb_fts_tokens_read (tokens, data ? (const char *) data : "", size, check_token, &bounds);

  /* quotation marks end a phrase */
  g_strdelimit (valid, "\"", ' ');
  insert (valid, strlen (valid));
  phrase = g_strdup_printf ("\"%s\"", valid);
  for (NbSearchMode mode = NB_SEARCH_MARKS; mode <= NB_SEARCH_FOLDED; mode++)
    {
      found = FALSE;
      g_assert_true (!ask (phrase, mode, &found) || found);
      check_snippet (phrase, mode, valid, found);
      found = FALSE;
      ask (typed, mode, &found);
      check_snippet (typed, mode, valid, found);
    }
  run_sql ("INSERT INTO search (search) VALUES ('integrity-check')");
  run_sql ("DELETE FROM search");
  insert (data ? (const char *) data : "", size);
  run_sql ("INSERT INTO search (search) VALUES ('integrity-check')");
  run_sql ("DELETE FROM search");
  return 0;
}
