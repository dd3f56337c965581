/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the timeline moves where motion is wanted and where it is not: then it is there at once, and nothing runs on. */

#include "timeline/nb-timeline-view-private.h"

#include <adwaita.h>
#include <locale.h>

typedef struct
{
  GtkWidget      *window;
  NbTimelineView *view;
  NbSession      *session;
  double          from;
  double          to;
} Fixture;

static void
set_up (Fixture *f,
        gconstpointer animate)
{
  g_autoptr (NbPlaces) places = nb_places_new (NULL);

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", GPOINTER_TO_INT (animate), NULL);
  f->session = nb_session_new (NULL, places);
  f->view = NB_TIMELINE_VIEW (nb_timeline_view_new ());
  f->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (f->window), 900, 600);
  gtk_window_set_child (GTK_WINDOW (f->window), GTK_WIDGET (f->view));
  nb_timeline_view_set_session (f->view, f->session);
  gtk_window_present (GTK_WINDOW (f->window));
  while (f->view->layout == NULL)
    g_main_context_iteration (NULL, TRUE);
  nb_session_get_extent (f->session, &f->from, &f->to);
}

static void
tear_down (Fixture *f,
           gconstpointer animate)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  g_object_unref (f->session);
}

static void
test_go_to (Fixture *f,
            gconstpointer animate)
{
  double from, to, middle = (f->from + f->to) / 2;

  nb_timeline_view_go_to (f->view, middle - 50, middle + 50);
  nb_session_get_span (f->session, &from, &to);
  if (animate == NULL)
    {
      g_assert_cmpfloat_with_epsilon (from, middle - 50, 0.01);
      g_assert_cmpfloat_with_epsilon (to, middle + 50, 0.01);
      /* and so has been drawn by the next frame */
      g_assert_true (nb_timeline_view_ensure_layout (f->view));
      g_assert_cmpfloat_with_epsilon (f->view->layout->axis.from, middle - 50, 0.01);
      return;
    }
  g_assert_cmpfloat (to - from, >, 101);
  while (adw_animation_get_state (f->view->animation) == ADW_ANIMATION_PLAYING)
    g_main_context_iteration (NULL, TRUE);
  nb_session_get_span (f->session, &from, &to);
  g_assert_cmpfloat_with_epsilon (to - from, 100, 0.01);
}

static void
test_coast (Fixture *f,
            gconstpointer animate)
{
  nb_timeline_view_coast (f->view, 1000);
  g_assert_cmpint (f->view->kinetic_id != 0, ==, animate != NULL);
  nb_timeline_view_stop_motion (f->view);
}

int
main (int argc,
      char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/motion/go-to/animated", Fixture, GINT_TO_POINTER (TRUE), set_up, test_go_to, tear_down);
  g_test_add ("/motion/go-to/reduced", Fixture, NULL, set_up, test_go_to, tear_down);
  g_test_add ("/motion/swipe/animated", Fixture, GINT_TO_POINTER (TRUE), set_up, test_coast, tear_down);
  g_test_add ("/motion/swipe/reduced", Fixture, NULL, set_up, test_coast, tear_down);
  return g_test_run ();
}
