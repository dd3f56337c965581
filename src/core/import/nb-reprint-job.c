/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the reprints of the articles that wait for it: keys of their texts, pairs that have keys in common, comparing the
 * texts of each pair, clusters of what is linked.
 * Owned by whoever started it; runs on the caller's or a GTask's thread. */

#include "import/nb-reprint-job.h"

#include "reprint/nb-reprint-pairs.h"
#include "store/nb-library-reprints.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BATCH 256                        /* texts whose keys are made between two transactions */
#define MAX_ENTRIES (4 * 1024 * 1024)    /* keys that are sorted at once, 24 bytes each while it lasts */
#define FEW_WAITING 2000                 /* so many have few keys, and few others have the same ones */
#define FILTER_BITS 24
#define N_TEXTS 2048                     /* kept while pairs are compared: some 5 KB each */
#define N_KEYS 65536                     /* articles whose keys are: some 100 bytes each */
#define LINKS_BATCH 512

struct _NbReprintJob
{
  GObject       parent;

  NbLibrary    *library;
  GMainContext *context;       /* where progress is told; NULL: right here */
  gint          percent;       /* atomic */
  gint          is_queued;     /* atomic */
  guint         n_changed;

  /* while it runs */
  GArray       *ids;           /* of gint64: all articles whose keys are known; their numbers are their places here */
  GArray       *waiting;       /* of gint64: those among them that wait, ascending */
  GByteArray   *waits;         /* by number: whether it waits */
  guint8       *filter;        /* bits of the keys that waiting articles have */
};

enum { PROGRESS, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (NbReprintJob, nb_reprint_job, G_TYPE_OBJECT)

/* --- progress -------------------------------------------------------------------------------------------------- */

static gboolean
emit_progress (gpointer data)
{
  NbReprintJob *self = data;

  g_atomic_int_set (&self->is_queued, 0);
  g_signal_emit (self, signals[PROGRESS], 0, g_atomic_int_get (&self->percent) / 100.0);
  return G_SOURCE_REMOVE;
}

static void
report_progress (NbReprintJob *self,
                 double fraction)
{
  int percent = (int) (CLAMP (fraction, 0, 1) * 100);

  if (percent == g_atomic_int_get (&self->percent))
    return;
  g_atomic_int_set (&self->percent, percent);
  if (!self->context)
    emit_progress (self);
  else if (g_atomic_int_compare_and_exchange (&self->is_queued, 0, 1))
    g_main_context_invoke_full (self->context, G_PRIORITY_DEFAULT, emit_progress, g_object_ref (self), g_object_unref);
}

/* --- keys ------------------------------------------------------------------------------------------------------ */

static void
make_keys (gint64 id,
           const char *body,
           gpointer data)
{
  NbReprintKeys keys = { .id = id };

  keys.n_keys = nb_reprint_make_keys (body, keys.keys);
  g_array_append_val (data, keys);
}

static gboolean
add_keys (NbReprintJob *self,
          GCancellable *cancellable,
          GError **error)
{
  g_autoptr (GArray) ids = nb_library_list_unkeyed (self->library, cancellable, error);
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (NbReprintKeys));

  for (guint i = 0; ids && i < ids->len; i += BATCH)
    {
      guint n = MIN (BATCH, ids->len - i);

      g_array_set_size (keys, 0);
      if (!nb_library_foreach_body (self->library, &g_array_index (ids, gint64, i), n, make_keys, keys, cancellable, error)
          || !nb_library_store_reprint_keys (self->library, (const NbReprintKeys *) keys->data, keys->len, cancellable, error))
        return FALSE;
      report_progress (self, 0.5 * (i + n) / ids->len);
    }
  return ids != NULL;
}

/* --- pairs ----------------------------------------------------------------------------------------------------- */

static void
note_article (const NbReprintKeys *keys,
              gpointer data)
{
  NbReprintJob *self = data;
  guint8 waits = keys->waits;

  g_array_append_val (self->ids, keys->id);
  g_byte_array_append (self->waits, &waits, 1);
  if (!waits)
    return;
  g_array_append_val (self->waiting, keys->id);
  for (guint i = 0; i < keys->n_keys; i++)
    self->filter[(keys->keys[i] & ((1 << FILTER_BITS) - 1)) / 8] |= (guint8) (1 << keys->keys[i] % 8);
}

typedef struct
{
  NbReprintJob   *job;
  NbReprintPairs *pairs;
  guint           part, n_parts;
  guint           at;            /* the number of the article that comes next */
} Collection;

static gboolean
may_be_shared (const NbReprintJob *self,
               const NbReprintKeys *keys)
{
  for (guint i = 0; i < keys->n_keys; i++)
    if (self->filter[(keys->keys[i] & ((1 << FILTER_BITS) - 1)) / 8] & 1 << keys->keys[i] % 8)
      return TRUE;
  return FALSE;
}

/* Keys may have come since they were counted: those are for the next run. */
static void
collect (const NbReprintKeys *keys,
         gpointer data)
{
  Collection *c = data;
  const GArray *ids = c->job->ids;

  while (c->at < ids->len && g_array_index (ids, gint64, c->at) < keys->id)
    c->at++;
  if (c->at < ids->len && g_array_index (ids, gint64, c->at) == keys->id && may_be_shared (c->job, keys))
    nb_reprint_pairs_add (c->pairs, c->at, keys->keys, keys->n_keys, c->part, c->n_parts);
}

/* --- comparing ------------------------------------------------------------------------------------------------- */

/* What was read of the library last, each at its number's remainder. */
typedef struct
{
  guint32        number[N_TEXTS];
  NbReprintText *texts[N_TEXTS];
  NbReprintKeys  keys[N_KEYS];     /* an id is 0 where there are none yet */
} Texts;

static void
texts_free (Texts *texts)
{
  for (guint i = 0; i < N_TEXTS; i++)
    nb_reprint_text_free (texts->texts[i]);
  g_free (texts);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Texts, texts_free)

static void
make_text (gint64 id,
           const char *body,
           gpointer data)
{
  *(NbReprintText **) data = nb_reprint_text_new (body);
}

static const NbReprintText *
get_text (NbReprintJob *self,
          Texts *texts,
          guint32 number,
          GCancellable *cancellable,
          GError **error)
{
  guint at = number % N_TEXTS;

  if (texts->texts[at] && texts->number[at] == number)
    return texts->texts[at];
  g_clear_pointer (&texts->texts[at], nb_reprint_text_free);
  texts->number[at] = number;
  if (!nb_library_foreach_body (self->library, &g_array_index (self->ids, gint64, number), 1, make_text, &texts->texts[at],
                                cancellable, error))
    return NULL;
  return texts->texts[at];
}

static gboolean
get_keys (NbReprintJob *self,
          Texts *texts,
          guint32 number,
          NbReprintKeys *keys,
          GCancellable *cancellable,
          GError **error)
{
  NbReprintKeys *kept = &texts->keys[number % N_KEYS];
  gint64 id = g_array_index (self->ids, gint64, number);

  if (kept->id != id && !nb_library_get_reprint_keys (self->library, id, kept, cancellable, error))
    {
      kept->id = 0;
      return FALSE;
    }
  *keys = *kept;
  return TRUE;
}

static gboolean
is_worth_comparing (NbReprintJob *self,
                    Texts *texts,
                    guint64 pair,
                    gboolean *worth_it,
                    GCancellable *cancellable,
                    GError **error)
{
  NbReprintKeys a, b;

  if (!get_keys (self, texts, (guint32) (pair >> 32), &a, cancellable, error)
      || !get_keys (self, texts, (guint32) pair, &b, cancellable, error))
    return FALSE;
  *worth_it = nb_reprint_keys_agree (a.keys, a.n_keys, b.keys, b.n_keys);
  return TRUE;
}

static gboolean
compare_pair (NbReprintJob *self,
              Texts *texts,
              guint64 pair,
              GArray *links,
              GCancellable *cancellable,
              GError **error)
{
  guint32 a = (guint32) (pair >> 32), b = (guint32) pair;
  g_autoptr (NbReprintText) copy = NULL;
  const NbReprintText *first, *second;
  NbReprintComparison comparison;
  NbReprintLink link;

  first = get_text (self, texts, a, cancellable, error);
  if (!first)
    return FALSE;
  /* both may have their place in the same slot */
  if (a % N_TEXTS == b % N_TEXTS)
    copy = g_steal_pointer (&texts->texts[a % N_TEXTS]);
  second = get_text (self, texts, b, cancellable, error);
  if (!second)
    return FALSE;
  if (!nb_reprint_text_compare (first, second, &comparison))
    return TRUE;
  link.longer = g_array_index (self->ids, gint64, comparison.second_is_longer ? b : a);
  link.shorter = g_array_index (self->ids, gint64, comparison.second_is_longer ? a : b);
  link.resemblance = (guint) (comparison.resemblance * 100);
  g_array_append_val (links, link);
  return TRUE;
}

static gboolean
store_links (NbReprintJob *self,
             GArray *links,
             GCancellable *cancellable,
             GError **error)
{
  gboolean ok = nb_library_store_reprint_links (self->library, (const NbReprintLink *) links->data, links->len, cancellable, error);

  g_array_set_size (links, 0);
  return ok;
}

static gboolean
compare_pairs (NbReprintJob *self,
               const GArray *pairs,
               double from,
               double to,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (Texts) texts = g_new0 (Texts, 1);
  g_autoptr (GArray) links = g_array_new (FALSE, FALSE, sizeof (NbReprintLink));

  for (guint i = 0; i < pairs->len; i++)
    {
      guint64 pair = g_array_index (pairs, guint64, i);
      gboolean worth_it;

      if (!self->waits->data[pair >> 32] && !self->waits->data[pair & 0xFFFFFFFF])
        continue;
      if (!is_worth_comparing (self, texts, pair, &worth_it, cancellable, error)
          || (worth_it && !compare_pair (self, texts, pair, links, cancellable, error))
          || (links->len == LINKS_BATCH && !store_links (self, links, cancellable, error)))
        return FALSE;
      report_progress (self, from + (to - from) * i / pairs->len);
    }
  return store_links (self, links, cancellable, error);
}

static gboolean
find_links (NbReprintJob *self,
            GCancellable *cancellable,
            GError **error)
{
  guint n_parts = self->waiting->len <= FEW_WAITING ? 1 : 1 + self->ids->len / (MAX_ENTRIES / NB_REPRINT_KEYS);
  g_autoptr (NbReprintPairs) search = nb_reprint_pairs_new ();

  for (guint part = 0; part < n_parts; part++)
    {
      Collection c = { self, search, part, n_parts, 0 };
      double from = 0.5 + 0.4 * part / n_parts, to = 0.5 + 0.4 * (part + 1) / n_parts;
      GArray *pairs;

      if (!nb_library_foreach_reprint_keys (self->library, collect, &c, cancellable, error))
        return FALSE;
      for (; (pairs = nb_reprint_pairs_next (search)); from = (from + to) / 2)
        {
          gboolean ok = compare_pairs (self, pairs, from, (from + to) / 2, cancellable, error);

          g_array_unref (pairs);
          if (!ok)
            return FALSE;
        }
      report_progress (self, to);
    }
  return TRUE;
}

/* --- the run --------------------------------------------------------------------------------------------------- */

static gboolean
run_once (NbReprintJob *self,
          GCancellable *cancellable,
          GError **error)
{
  guint n_changed = 0;
  gboolean ok;

  g_array_set_size (self->ids, 0);
  g_array_set_size (self->waiting, 0);
  g_byte_array_set_size (self->waits, 0);
  memset (self->filter, 0, (1 << FILTER_BITS) / 8);
  ok = add_keys (self, cancellable, error)
       && nb_library_foreach_reprint_keys (self->library, note_article, self, cancellable, error);
  if (!ok || self->waiting->len == 0)
    return ok;
  ok = find_links (self, cancellable, error)
       && nb_library_settle_reprints (self->library, (const gint64 *) self->waiting->data, self->waiting->len, &n_changed,
                                      cancellable, error);
  self->n_changed += n_changed;
  return ok;
}

/**
 * nb_reprint_job_run:
 *
 * Returns: %FALSE with an error of the library, or when cancelled
 */
gboolean
nb_reprint_job_run (NbReprintJob *self,
                    GCancellable *cancellable,
                    GError **error)
{
  gboolean ok = TRUE;

  g_return_val_if_fail (NB_IS_REPRINT_JOB (self), FALSE);
  if (nb_library_is_read_only (self->library))
    {
      g_set_error_literal (error, NB_LIBRARY_ERROR, NB_LIBRARY_ERROR_READ_ONLY, _("The library is read-only"));
      return FALSE;
    }
  if (!nb_library_has_reprint_work (self->library))
    return TRUE;
  self->filter = g_malloc ((1 << FILTER_BITS) / 8);
  /* what comes while it runs is looked at, too */
  while (ok && nb_library_has_reprint_work (self->library))
    {
      ok = run_once (self, cancellable, error);
      if (self->waiting->len == 0)
        break;
    }
  if (ok)
    report_progress (self, 1);
  g_clear_pointer (&self->filter, g_free);
  return ok;
}

static void
run_in_thread (GTask *task,
               gpointer source,
               gpointer data,
               GCancellable *cancellable)
{
  GError *error = NULL;

  if (nb_reprint_job_run (source, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * nb_reprint_job_run_async:
 */
void
nb_reprint_job_run_async (NbReprintJob *self,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  self->context = g_main_context_ref_thread_default ();
  g_task_set_source_tag (task, nb_reprint_job_run_async);
  g_task_run_in_thread (task, run_in_thread);
}

/**
 * nb_reprint_job_run_finish:
 */
gboolean
nb_reprint_job_run_finish (NbReprintJob *self,
                           GAsyncResult *result,
                           GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- the object ------------------------------------------------------------------------------------------------ */

static void
nb_reprint_job_finalize (GObject *object)
{
  NbReprintJob *self = NB_REPRINT_JOB (object);

  g_object_unref (self->library);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_array_unref (self->ids);
  g_array_unref (self->waiting);
  g_byte_array_unref (self->waits);
  G_OBJECT_CLASS (nb_reprint_job_parent_class)->finalize (object);
}

static void
nb_reprint_job_class_init (NbReprintJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nb_reprint_job_finalize;

  /**
   * NbReprintJob::progress:
   * @fraction: of what is to do, 0 to 1
   */
  signals[PROGRESS] = g_signal_new ("progress", NB_TYPE_REPRINT_JOB, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_DOUBLE);
}

static void
nb_reprint_job_init (NbReprintJob *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->waiting = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->waits = g_byte_array_new ();
  self->percent = -1;
}

/**
 * nb_reprint_job_new:
 *
 * Returns: (transfer full): a job that has not run
 */
NbReprintJob *
nb_reprint_job_new (NbLibrary *library)
{
  NbReprintJob *self = g_object_new (NB_TYPE_REPRINT_JOB, NULL);

  self->library = g_object_ref (library);
  return self;
}

/**
 * nb_reprint_job_get_n_changed:
 *
 * Returns: how many articles are in another cluster than before, or in none
 */
guint
nb_reprint_job_get_n_changed (NbReprintJob *self)
{
  g_return_val_if_fail (NB_IS_REPRINT_JOB (self), 0);
  return self->n_changed;
}
