/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One sync run over the sources of a library.
 * Owned by who started it; the work is done in the calling thread, or in a worker's for the _async call. */

#include "sync/nb-sync-job.h"

#include "sync/nb-feed-parser.h"
#include "sync/nb-page-reader.h"
#include "sync/nb-sync-error.h"

#include <glib/gi18n-lib.h>

#define FEED_ACCEPT "application/rss+xml, application/atom+xml, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5"

struct _NbSyncJob
{
  GObject parent_instance;

  NbLibrary *library;
  NbExtractor *extractor;
  NbFetcher *fetcher;
  char *only;                  /* the address of the one source, or NULL */
  gboolean now;
  gboolean started;
  GMainContext *context;       /* where signals go; NULL: here */
  NbPageReader *pages;         /* during the run */
  guint n_feeds;
  guint n_new;
  guint n_failed;
};

/* What the pages of one feed came to. */
typedef struct
{
  guint  n_new;
  guint  n_failed;
  guint  n_not_allowed;
  char  *reason;               /* of the first that failed */
  gint64 retry_after;          /* the longest that a host asked to wait, or -1 */
} Pages;

enum
{
  PROGRESS,
  FEED_DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (NbSyncJob, nb_sync_job, G_TYPE_OBJECT)

static void
nb_sync_job_finalize (GObject *object)
{
  NbSyncJob *self = NB_SYNC_JOB (object);

  g_clear_object (&self->library);
  g_clear_object (&self->fetcher);
  g_clear_pointer (&self->extractor, nb_extractor_unref);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_pointer (&self->only, g_free);
  G_OBJECT_CLASS (nb_sync_job_parent_class)->finalize (object);
}

static void
nb_sync_job_class_init (NbSyncJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nb_sync_job_finalize;

  signals[PROGRESS] = g_signal_new ("progress", NB_TYPE_SYNC_JOB, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_STRING);
  signals[FEED_DONE] = g_signal_new ("feed-done", NB_TYPE_SYNC_JOB, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 5, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_STRING, G_TYPE_BOOLEAN,
                                     G_TYPE_STRING);
}

static void
nb_sync_job_init (NbSyncJob *self)
{
}

/* --- signals --------------------------------------------------------------------------------------------------- */

typedef struct
{
  NbSyncJob *job;
  guint      index;
  char      *url;              /* NULL: progress */
  gboolean   ok;
  char      *text;
} Event;

static void
event_free (Event *event)
{
  g_object_unref (event->job);
  g_free (event->url);
  g_free (event->text);
  g_free (event);
}

static gboolean
event_emit (gpointer data)
{
  Event *event = data;

  if (event->url)
    g_signal_emit (event->job, signals[FEED_DONE], 0, event->index, event->job->n_feeds, event->url, event->ok,
                   event->text);
  else
    g_signal_emit (event->job, signals[PROGRESS], 0, event->index, event->job->n_feeds, event->text);
  return G_SOURCE_REMOVE;
}

/* Takes @text. */
static void
emit (NbSyncJob *self,
      guint index,
      const char *url,
      gboolean ok,
      char *text)
{
  Event *event = g_new0 (Event, 1);

  event->job = g_object_ref (self);
  event->index = index;
  event->url = g_strdup (url);
  event->ok = ok;
  event->text = text;
  if (self->context)
    {
      g_autoptr (GSource) source = g_idle_source_new ();

      /* As the task's own result, so that it cannot overtake them. */
      g_source_set_priority (source, G_PRIORITY_DEFAULT);
      g_source_set_callback (source, event_emit, event, (GDestroyNotify) event_free);
      g_source_attach (source, self->context);
      return;
    }
  event_emit (event);
  event_free (event);
}

/* --- words ----------------------------------------------------------------------------------------------------- */

static char *
format_wait (gint64 seconds)
{
  guint minutes = (guint) ((seconds + 59) / 60);
  guint hours = (guint) ((seconds + 1800) / 3600);

  if (minutes < 60)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u minute", "%u minutes", minutes), minutes);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u hour", "%u hours", hours), hours);
}

static char *
describe_pages (const Pages *pages,
                const char *moved_to)
{
  g_autoptr (GString) words = g_string_new (NULL);

  if (pages->n_new)
    g_string_append_printf (words, g_dngettext (GETTEXT_PACKAGE, "%u new article", "%u new articles", pages->n_new), pages->n_new);
  else
    g_string_append (words, _("No new articles"));
  if (pages->n_failed)
    {
      g_string_append (words, ", ");
      /* Translators: at the end, in brackets, why the first of them could not */
      g_string_append_printf (words, g_dngettext (GETTEXT_PACKAGE, "%u page could not be read (%s)", "%u pages could not be read (%s)",
                                               pages->n_failed), pages->n_failed, pages->reason);
    }
  if (pages->n_not_allowed)
    {
      g_string_append (words, ", ");
      g_string_append_printf (words, g_dngettext (GETTEXT_PACKAGE, "%u page not allowed by robots.txt",
                                               "%u pages not allowed by robots.txt", pages->n_not_allowed),
                              pages->n_not_allowed);
    }
  if (moved_to)
    {
      g_string_append (words, ", ");
      g_string_append_printf (words, _("moved for good to %s"), moved_to);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* --- one feed -------------------------------------------------------------------------------------------------- */

/**
 * nb_sync_back_off:
 * @n_failures: how often a source failed in a row, at least once
 *
 * Returns: the seconds until it may be asked again: an hour, doubled with each failure, at most a day
 */
gint64
nb_sync_back_off (guint n_failures)
{
  guint doublings = MIN (MAX (n_failures, 1) - 1, 10);

  return MIN ((gint64) NB_SYNC_FIRST_BACK_OFF << doublings, NB_SYNC_MAX_BACK_OFF);
}

static gint64
seconds_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

/* Notes a failure in the feed: words, the next time. */
static void
note_failure (NbFeed *feed,
              const GError *cause,
              gint64 retry_after)
{
  g_autofree char *wait = retry_after > 0 ? format_wait (retry_after) : NULL;

  feed->ok = FALSE;
  feed->n_new = 0;
  feed->n_failures++;
  g_free (feed->result);
  feed->result = wait ? g_strdup_printf (_("%s, asked to wait %s"), cause->message, wait) : g_strdup (cause->message);
  feed->due = feed->checked + (retry_after > 0 ? retry_after : nb_sync_back_off (feed->n_failures));
}

static void
note_success (NbFeed *feed,
              guint n_new,
              char *result)
{
  feed->ok = TRUE;
  feed->n_new = n_new;
  feed->n_failures = 0;
  g_free (feed->result);
  feed->result = result;
  feed->due = feed->checked + NB_SYNC_INTERVAL;
}

/* The items that the library does not have: the others make no request (rule 13). */
static GPtrArray *
find_wanted (NbSyncJob *self,
             const NbFeedContent *content)
{
  GPtrArray *wanted = g_ptr_array_new ();

  for (guint i = 0; i < content->items->len; i++)
    {
      NbFeedItem *item = content->items->pdata[i];

      if (nb_library_wants_page (self->library, item->url))
        g_ptr_array_add (wanted, item);
    }
  return wanted;
}

static gboolean
read_pages (NbSyncJob *self,
            guint index,
            const NbFeedContent *content,
            const char *feed_url,
            Pages *pages,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (GPtrArray) wanted = find_wanted (self, content);

  pages->retry_after = -1;
  for (guint i = 0; i < wanted->len; i++)
    {
      const NbFeedItem *item = wanted->pdata[i];
      g_autofree char *reason = NULL;
      NbPageOutcome outcome;

      emit (self, index, NULL, TRUE, g_strdup_printf (_("Fetching page %u of %u"), i + 1, wanted->len));
      if (!nb_page_reader_read (self->pages, item, feed_url, &outcome, &reason, cancellable, error))
        return FALSE;
      pages->retry_after = MAX (pages->retry_after, nb_page_reader_retry_after (self->pages, item->url));
      switch (outcome)
        {
        case NB_PAGE_NEW:
          pages->n_new++;
          self->n_new++;
          break;
        case NB_PAGE_NOT_ALLOWED:
          pages->n_not_allowed++;
          break;
        case NB_PAGE_FAILED:
          pages->n_failed++;
          if (!pages->reason)
            pages->reason = g_steal_pointer (&reason);
          break;
        case NB_PAGE_KNOWN:
        default:
          break;
        }
    }
  return TRUE;
}

/* Takes in what a feed that did change links to. */
static gboolean
read_feed (NbSyncJob *self,
           guint index,
           NbFeed *feed,
           const NbFetchReply *reply,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (NbFeedContent) content = nb_feed_content_parse (reply->body, reply->url, reply->content_type, NULL, &cause);
  Pages pages = { 0 };
  gboolean ok;

  if (!content)
    {
      note_failure (feed, cause, -1);
      return TRUE;
    }
  ok = read_pages (self, index, content, reply->url, &pages, cancellable, error);
  if (ok)
    {
      note_success (feed, pages.n_new, describe_pages (&pages, reply->permanent_url));
      if (pages.retry_after > 0)
        feed->due = MAX (feed->due, feed->checked + pages.retry_after);
      if (content->title)
        {
          g_free (feed->title);
          feed->title = g_strdup (content->title);
        }
      /* With what the feed is known by, it would say "not changed" while pages are still missing. */
      if (pages.n_failed == 0)
        {
          g_free (feed->etag);
          feed->etag = g_strdup (reply->etag);
          g_free (feed->last_modified);
          feed->last_modified = g_strdup (reply->last_modified);
        }
    }
  g_free (pages.reason);
  return ok;
}

/* Stores how it went; under the new address if the feed moved for good and was one there, too. */
static gboolean
store_feed (NbSyncJob *self,
            NbFeed *feed,
            const char *moved_to,
            GCancellable *cancellable,
            GError **error)
{
  g_autofree char *old = NULL;

  if (!moved_to || !feed->ok || g_str_equal (moved_to, feed->url))
    return nb_library_update_feed (self->library, feed, cancellable, error);
  old = feed->url;
  feed->url = g_strdup (moved_to);
  return nb_library_add_feed (self->library, feed->url, NULL, cancellable, error) &&
         nb_library_update_feed (self->library, feed, cancellable, error) &&
         nb_library_remove_feed (self->library, old, NULL, cancellable, error);
}

static gboolean
sync_feed (NbSyncJob *self,
           guint index,
           NbFeed *feed,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (NbFetchReply) reply = NULL;
  g_autoptr (GError) cause = NULL;
  g_autofree char *url = g_strdup (feed->url);
  NbFetchRequest request = { url, NULL, FEED_ACCEPT, feed->etag, feed->last_modified, NB_FEED_MAX_BYTES };

  emit (self, index, NULL, TRUE, g_strdup_printf (_("Asking %s"), feed->title ? feed->title : feed->url));
  reply = nb_fetcher_fetch (self->fetcher, &request, cancellable, &cause);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  feed->checked = seconds_now ();
  if (!reply || !nb_fetch_reply_check (reply, &cause))
    note_failure (feed, cause, reply ? reply->retry_after : -1);
  else if (reply->status == 304)
    note_success (feed, 0, g_strdup (_("Not changed (304)")));
  else if (!read_feed (self, index, feed, reply, cancellable, error))
    return FALSE;

  if (!store_feed (self, feed, reply ? reply->permanent_url : NULL, cancellable, error))
    return FALSE;
  if (!feed->ok)
    self->n_failed++;
  emit (self, index, url, feed->ok, g_strdup (feed->result));
  return TRUE;
}

/* --- the run --------------------------------------------------------------------------------------------------- */

/* The sources to ask now. */
static GPtrArray *
find_due (NbSyncJob *self,
          GCancellable *cancellable,
          GError **error)
{
  g_autoptr (GPtrArray) feeds = nb_library_list_feeds (self->library, cancellable, error);
  gint64 now = seconds_now ();
  gboolean found = FALSE;

  if (!feeds)
    return NULL;
  for (guint i = 0; i < feeds->len; )
    {
      const NbFeed *feed = feeds->pdata[i];
      gboolean wanted = !self->only || g_strcmp0 (self->only, feed->url) == 0;

      found = found || wanted;
      if (wanted && (self->now || feed->due <= now))
        i++;
      else
        g_ptr_array_remove_index (feeds, i);
    }
  if (self->only && !found)
    {
      g_set_error (error, NB_SYNC_ERROR, NB_SYNC_ERROR_NOT_A_SOURCE, _("“%s” is not one of the sources"), self->only);
      return NULL;
    }
  return g_steal_pointer (&feeds);
}

static gboolean
run (NbSyncJob *self,
     GCancellable *cancellable,
     GError **error)
{
  g_autoptr (GPtrArray) feeds = find_due (self, cancellable, error);
  gboolean ok = TRUE;

  if (!feeds)
    return FALSE;
  self->n_feeds = feeds->len;
  self->pages = nb_page_reader_new (self->library, self->extractor, self->fetcher);
  for (guint i = 0; ok && i < feeds->len; i++)
    ok = sync_feed (self, i, feeds->pdata[i], cancellable, error);
  g_clear_pointer (&self->pages, nb_page_reader_free);
  return ok;
}

static void
run_in_thread (GTask *task,
               gpointer source,
               gpointer data,
               GCancellable *cancellable)
{
  GError *error = NULL;

  if (run (source, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* --- public ---------------------------------------------------------------------------------------------------- */

/**
 * nb_sync_job_new:
 *
 * Returns: (transfer full): a job over the sources of @library that are due
 */
NbSyncJob *
nb_sync_job_new (NbLibrary *library,
                 NbExtractor *extractor,
                 NbFetcher *fetcher)
{
  NbSyncJob *self;

  g_return_val_if_fail (NB_IS_LIBRARY (library) && extractor && NB_IS_FETCHER (fetcher), NULL);
  self = g_object_new (NB_TYPE_SYNC_JOB, NULL);
  self->library = g_object_ref (library);
  self->extractor = nb_extractor_ref (extractor);
  self->fetcher = g_object_ref (fetcher);
  return self;
}

/**
 * nb_sync_job_set_feed:
 * @url: (nullable): the address of the only source to ask, or %NULL for all
 */
void
nb_sync_job_set_feed (NbSyncJob *self,
                      const char *url)
{
  g_return_if_fail (NB_IS_SYNC_JOB (self) && !self->started);
  g_free (self->only);
  self->only = g_strdup (url);
}

/**
 * nb_sync_job_set_now:
 * @now: whether sources that are not due yet are asked, too; requests stay conditional
 */
void
nb_sync_job_set_now (NbSyncJob *self,
                     gboolean now)
{
  g_return_if_fail (NB_IS_SYNC_JOB (self) && !self->started);
  self->now = now;
}

/**
 * nb_sync_job_run:
 *
 * Blocks until all sources were asked. A source that fails is no error here: it says so in its words.
 *
 * Returns: %FALSE if the library failed, the wanted source is none (%NB_SYNC_ERROR_NOT_A_SOURCE), or the run was
 *   cancelled (%G_IO_ERROR_CANCELLED); what was fetched until then stays
 */
gboolean
nb_sync_job_run (NbSyncJob *self,
                 GCancellable *cancellable,
                 GError **error)
{
  g_return_val_if_fail (NB_IS_SYNC_JOB (self) && !self->started, FALSE);
  self->started = TRUE;
  return run (self, cancellable, error);
}

/**
 * nb_sync_job_run_async:
 */
void
nb_sync_job_run_async (NbSyncJob *self,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (NB_IS_SYNC_JOB (self) && !self->started);
  self->started = TRUE;
  self->context = g_main_context_ref_thread_default ();
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, nb_sync_job_run_async);
  g_task_run_in_thread (task, run_in_thread);
}

/**
 * nb_sync_job_run_finish:
 */
gboolean
nb_sync_job_run_finish (NbSyncJob *self,
                        GAsyncResult *result,
                        GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * nb_sync_job_get_n_feeds:
 *
 * Returns: how many sources there were to ask
 */
guint
nb_sync_job_get_n_feeds (NbSyncJob *self)
{
  return self->n_feeds;
}

/**
 * nb_sync_job_get_n_new:
 */
guint
nb_sync_job_get_n_new (NbSyncJob *self)
{
  return self->n_new;
}

/**
 * nb_sync_job_get_n_failed:
 *
 * Returns: how many sources failed
 */
guint
nb_sync_job_get_n_failed (NbSyncJob *self)
{
  return self->n_failed;
}
