/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The peer of bench-window: a window of the same size with a word in it, and how long GTK needs for that. */

#include "nb-main-watch.h"

static gboolean
drawn (GtkWidget *window)
{
  return TRUE;
}

static gboolean
quit_cb (gpointer application)
{
  g_application_quit (application);
  return G_SOURCE_REMOVE;
}

static void
activate_cb (GtkApplication *application,
             NbMainWatch *watch)
{
  GtkWidget *window = gtk_application_window_new (application);

  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 720);
  gtk_window_set_child (GTK_WINDOW (window), gtk_label_new ("Niên Biểu"));
  nb_main_watch_add_window (watch, window, drawn);
  gtk_window_present (GTK_WINDOW (window));
  g_timeout_add (1500, quit_cb, application);
}

int
main (int argc,
      char **argv)
{
  NbMainWatch *watch = nb_main_watch_new (NB_DEBUG_START);
  g_autoptr (GtkApplication) application = gtk_application_new ("io.github.nienbieu.Hello", G_APPLICATION_NON_UNIQUE);
  int status;

  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), watch);
  status = g_application_run (G_APPLICATION (application), argc, argv);
  nb_main_watch_free (watch);
  return status;
}
