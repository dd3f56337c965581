/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long the main loop's turns take, and how long it is until there is something to see. A source that never has anything
 * to do is asked before and after each poll; what lies between is a turn. Owned by the application; main thread. */

#include "nb-main-watch.h"

#include <string.h>
#include <time.h>
#include <unistd.h>

/* Half a frame: longer turns are told one by one. */
#define STALL_US 8000

struct _NbMainWatch
{
  NbDebugFlags flags;
  GSource     *source;
  gint64       began;             /* the process, on the monotonic clock */
  GHashTable  *noted;             /* milestones */

  gint64       turn_from;         /* 0: no turn has begun */
  gint64       turn_cpu;
  gint64       frame_from;
  GArray      *frames;            /* of gint64: how long each took, with what the views do for it */
  gint64       paint_from;        /* 0: not painting */
  gint64       paint_cpu;
  gint64       painted;           /* in this turn */
  gint64       painted_cpu;
  gint64       longest;           /* outside painting */
  gint64       longest_cpu;
  gint64       longest_painting;
  guint        n_turns;
  guint        n_stalls;
};

typedef struct
{
  GSource      parent;
  NbMainWatch *watch;
} WatchSource;

static double
seconds (const NbMainWatch *self,
         gint64             time)
{
  return (time - self->began) / 1e6;
}

/* --- turns --- */

/* What this thread has computed, microseconds: a turn that is long without it has waited, for the disk or for a processor. */
static gint64
thread_time (void)
{
  struct timespec spent;

  if (clock_gettime (CLOCK_THREAD_CPUTIME_ID, &spent) != 0)
    return 0;
  return spent.tv_sec * G_USEC_PER_SEC + spent.tv_nsec / 1000;
}

static void
end_turn (NbMainWatch *self)
{
  gint64 outside = g_get_monotonic_time () - self->turn_from - self->painted;
  gint64 computing = thread_time () - self->turn_cpu - self->painted_cpu;

  if (self->turn_from == 0)
    return;
  self->n_turns++;
  self->longest = MAX (self->longest, outside);
  self->longest_cpu = MAX (self->longest_cpu, computing);
  self->longest_painting = MAX (self->longest_painting, self->painted);
  if (outside > STALL_US)
    {
      self->n_stalls++;
      g_printerr ("stall: %.1f ms, %.1f ms of it computing, at %.3f s; %.1f ms of painting\n", outside / 1e3, computing / 1e3,
                  seconds (self, self->turn_from), self->painted / 1e3);
    }
  self->turn_from = 0;
}

static gboolean
prepare (GSource *source,
         int     *timeout)
{
  end_turn (((WatchSource *) source)->watch);
  *timeout = -1;
  return FALSE;
}

static gboolean
check (GSource *source)
{
  NbMainWatch *self = ((WatchSource *) source)->watch;

  self->turn_from = g_get_monotonic_time ();
  self->turn_cpu = thread_time ();
  self->painted = self->painted_cpu = 0;
  return FALSE;
}

static gboolean
dispatch (GSource    *source,
          GSourceFunc callback,
          gpointer    data)
{
  return G_SOURCE_CONTINUE;
}

static GSourceFuncs source_funcs = { .prepare = prepare, .check = check, .dispatch = dispatch };

/* --- frames --- */

/* Laying widgets out, painting and handing the picture over are GTK's; what our views do for it they do in the update phase
 * before, which counts as the program's own. */
static void
frame_begins_cb (NbMainWatch *self)
{
  self->frame_from = g_get_monotonic_time ();
}

static void
painting_begins_cb (NbMainWatch *self)
{
  self->paint_from = g_get_monotonic_time ();
  self->paint_cpu = thread_time ();
}

static void
painting_ends_cb (NbMainWatch *self)
{
  if (self->paint_from != 0)
    {
      self->painted += g_get_monotonic_time () - self->paint_from;
      self->painted_cpu += thread_time () - self->paint_cpu;
    }
  self->paint_from = 0;
}

typedef struct
{
  NbMainWatch     *watch;
  NbMainWatchDrawn drawn;
} Watched;

static void
after_paint_cb (GdkFrameClock *clock,
                GtkWidget     *window)
{
  const Watched *watched = g_object_get_data (G_OBJECT (window), "nb-main-watch");
  gint64 frame;

  painting_ends_cb (watched->watch);
  frame = g_get_monotonic_time () - watched->watch->frame_from;
  if (watched->watch->frame_from != 0)
    g_array_append_val (watched->watch->frames, frame);
  watched->watch->frame_from = 0;
  nb_main_watch_note (watched->watch, "window");
  if (watched->drawn (window))
    nb_main_watch_note (watched->watch, "timeline");
}

static void
realize_cb (GtkWidget   *window,
            NbMainWatch *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);

  g_signal_connect_data (clock, "before-paint", G_CALLBACK (frame_begins_cb), self, NULL, G_CONNECT_SWAPPED);
  g_signal_connect_data (clock, "before-paint", G_CALLBACK (painting_begins_cb), self, NULL, G_CONNECT_AFTER | G_CONNECT_SWAPPED);
  g_signal_connect_data (clock, "update", G_CALLBACK (painting_begins_cb), self, NULL, G_CONNECT_AFTER | G_CONNECT_SWAPPED);
  g_signal_connect_data (clock, "after-paint", G_CALLBACK (after_paint_cb), window, NULL, G_CONNECT_AFTER);
}

/**
 * nb_main_watch_add_window:
 * @window: one that is not yet on the screen; as long as it is, the watch must be
 * @drawn: asked after every frame
 */
void
nb_main_watch_add_window (NbMainWatch      *self,
                          GtkWidget        *window,
                          NbMainWatchDrawn  drawn)
{
  Watched *watched = g_new (Watched, 1);

  *watched = (Watched){ self, drawn };
  g_object_set_data_full (G_OBJECT (window), "nb-main-watch", watched, g_free);
  g_signal_connect (window, "realize", G_CALLBACK (realize_cb), self);
}

/* --- the whole --- */

/* When the process began, on the monotonic clock: from the 22nd field of its line in /proc; now, where there is none. */
static gint64
process_begin (void)
{
  g_autofree char *line = NULL;
  const char *rest;
  struct timespec up;
  gint64 ticks = 0;

  if (!g_file_get_contents ("/proc/self/stat", &line, NULL, NULL) || (rest = strrchr (line, ')')) == NULL
      || clock_gettime (CLOCK_BOOTTIME, &up) != 0)
    return g_get_monotonic_time ();
  /* the name in brackets is the second field */
  for (int field = 2; field < 22 && rest != NULL; field++)
    rest = strchr (rest + 1, ' ');
  if (rest != NULL)
    ticks = g_ascii_strtoll (rest, NULL, 10);
  return g_get_monotonic_time ()
         - ((gint64) up.tv_sec * G_USEC_PER_SEC + up.tv_nsec / 1000 - ticks * G_USEC_PER_SEC / sysconf (_SC_CLK_TCK));
}

/**
 * nb_main_watch_new:
 * @flags: NB_DEBUG_STALLS, NB_DEBUG_START or both
 *
 * Returns: (transfer full): a watch over the default main context
 */
NbMainWatch *
nb_main_watch_new (NbDebugFlags flags)
{
  NbMainWatch *self = g_new0 (NbMainWatch, 1);

  self->flags = flags;
  self->began = process_begin ();
  self->frames = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->noted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if ((flags & NB_DEBUG_STALLS) != 0)
    {
      self->source = g_source_new (&source_funcs, sizeof (WatchSource));
      ((WatchSource *) self->source)->watch = self;
      g_source_set_static_name (self->source, "nb-main-watch");
      /* the first to be asked, both before and after the poll */
      g_source_set_priority (self->source, G_MININT);
      g_source_attach (self->source, NULL);
    }
  return self;
}

static int
compare_frames (gconstpointer a,
                gconstpointer b)
{
  gint64 fa = *(const gint64 *) a, fb = *(const gint64 *) b;

  return fa < fb ? -1 : fa > fb;
}

static void
say_frames (NbMainWatch *self)
{
  if (self->frames->len == 0)
    return;
  g_array_sort (self->frames, compare_frames);
  g_printerr ("frames: %u, median %.1f ms, 99 %% within %.1f ms\n", self->frames->len,
              g_array_index (self->frames, gint64, self->frames->len / 2) / 1e3,
              g_array_index (self->frames, gint64, self->frames->len * 99 / 100) / 1e3);
}

void
nb_main_watch_free (NbMainWatch *self)
{
  if (self == NULL)
    return;
  if (self->source != NULL)
    {
      g_printerr ("stalls: %u of %u turns; the longest %.1f ms, of computing %.1f ms, of painting %.1f ms\n", self->n_stalls,
                  self->n_turns, self->longest / 1e3, self->longest_cpu / 1e3, self->longest_painting / 1e3);
      say_frames (self);
      g_source_destroy (self->source);
      g_source_unref (self->source);
    }
  g_array_unref (self->frames);
  g_hash_table_unref (self->noted);
  g_free (self);
}

/**
 * nb_main_watch_note:
 * @milestone: "window", "catalog", "timeline" …
 *
 * Says how long it took from the beginning of the process until here, the first time.
 */
void
nb_main_watch_note (NbMainWatch *self,
                    const char  *milestone)
{
  if ((self->flags & NB_DEBUG_START) == 0 || !g_hash_table_add (self->noted, g_strdup (milestone)))
    return;
  g_printerr ("start: %s after %.0f ms\n", milestone, seconds (self, g_get_monotonic_time ()) * 1e3);
}
