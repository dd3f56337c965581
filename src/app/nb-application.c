/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NbApplication: the running program. It owns the table of places and the settings, turns command lines and
 * double-clicked files into windows, and has the actions that belong to no window. Main thread. */

#include "nb-application.h"

#include "base/nb-places.h"
#include "figure/nb-figure-dialog.h"
#include "nb-main-watch.h"
#include "nb-settings.h"
#include "nb-window.h"

#include <glib/gi18n.h>

struct _NbApplication
{
  AdwApplication parent_instance;
  NbPlaces      *places;
  GSettings     *settings;
  NbMainWatch   *watch;         /* NULL unless somebody wants to know */
};

G_DEFINE_FINAL_TYPE (NbApplication, nb_application, ADW_TYPE_APPLICATION)

static char *
default_library_path (NbApplication *self)
{
  g_autofree char *chosen = nb_settings_dup_string (self->settings, "library-path", "");

  if (*chosen != '\0')
    return g_steal_pointer (&chosen);
  return g_build_filename (g_get_user_data_dir (), "nienbieu", "library.nienbieu", NULL);
}

static gboolean
is_library (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return name != NULL && g_str_has_suffix (name, ".nienbieu");
}

/* The window of a library, made if there is none: one library is open in one window. */
static NbWindow *
window_for (NbApplication *self,
            const char    *library_path)
{
  g_autofree char *fallback = NULL;
  NbWindow *window;

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (NB_IS_WINDOW (l->data)
        && (library_path == NULL || g_strcmp0 (nb_window_get_library_path (l->data), library_path) == 0))
      return l->data;

  if (library_path == NULL)
    library_path = fallback = default_library_path (self);
  window = nb_window_new (GTK_APPLICATION (self), self->places, self->settings);
  if (self->watch != NULL)
    nb_window_set_watch (window, self->watch);
  nb_window_open_library (window, library_path);
  return window;
}

/* Documents go into the library and the reader, a library opens. */
static void
open_files (NbApplication *self,
            const char    *library_path,
            GFile        **files,
            guint          n_files)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *own_path = NULL;
  NbWindow *window;

  for (guint i = 0; i < n_files; i++)
    {
      if (is_library (files[i]) && g_file_peek_path (files[i]) != NULL)
        {
          g_free (own_path);
          own_path = g_strdup (g_file_peek_path (files[i]));
          library_path = own_path;
        }
      else
        g_ptr_array_add (documents, g_object_ref (files[i]));
    }

  window = window_for (self, library_path);
  if (documents->len > 0)
    nb_window_show_files (window, (GFile **) documents->pdata, documents->len);
  gtk_window_present (GTK_WINDOW (window));
}

static void
nb_application_activate (GApplication *application)
{
  gtk_window_present (GTK_WINDOW (window_for (NB_APPLICATION (application), NULL)));
}

static void
nb_application_open (GApplication  *application,
                     GFile        **files,
                     int            n_files,
                     const char    *hint)
{
  open_files (NB_APPLICATION (application), NULL, files, n_files);
}

static int
nb_application_command_line (GApplication            *application,
                             GApplicationCommandLine *command_line)
{
  NbApplication *self = NB_APPLICATION (application);
  GVariantDict *options = g_application_command_line_get_options_dict (command_line);
  g_autofree char *library = NULL;
  g_autofree char *library_path = NULL;
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) arguments = g_application_command_line_get_arguments (command_line, NULL);

  if (g_variant_dict_lookup (options, "library", "^ay", &library))
    {
      g_autoptr (GFile) file = g_application_command_line_create_file_for_arg (command_line, library);

      library_path = g_file_get_path (file);
    }
  for (guint i = 1; arguments != NULL && arguments[i] != NULL; i++)
    g_ptr_array_add (files, g_application_command_line_create_file_for_arg (command_line, arguments[i]));

  open_files (self, library_path, (GFile **) files->pdata, files->len);
  return 0;
}

static void
apply_style (NbApplication *self,
             const char    *style)
{
  AdwColorScheme scheme = ADW_COLOR_SCHEME_DEFAULT;

  if (g_str_equal (style, "light"))
    scheme = ADW_COLOR_SCHEME_FORCE_LIGHT;
  else if (g_str_equal (style, "dark"))
    scheme = ADW_COLOR_SCHEME_FORCE_DARK;
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), scheme);
}

static void
style_change_state_cb (GSimpleAction *action,
                       GVariant      *value,
                       gpointer       user_data)
{
  NbApplication *self = user_data;
  const char *style = g_variant_get_string (value, NULL);

  apply_style (self, style);
  nb_settings_set_string (self->settings, "style", style);
  g_simple_action_set_state (action, value);
}

static void
about_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  NbApplication *self = user_data;
  GtkWidget *about = adw_about_window_new ();

  g_object_set (about,
                "transient-for", gtk_application_get_active_window (GTK_APPLICATION (self)),
                "modal", TRUE,
                "application-name", "Niên Biểu",
                "application-icon", NB_APP_ID,
                "version", NB_VERSION,
                "license-type", GTK_LICENSE_GPL_3_0,
                "comments", _("What the papers report on mass-mobilisation work, on a timeline and a map. "
                              "Everything stays on this computer."),
                /* TRANSLATORS: put your names here, a line each */
                "translator-credits", _("translator-credits"),
                NULL);
  adw_about_window_add_legal_section (ADW_ABOUT_WINDOW (about), _("Province outlines"),
                                      NULL, GTK_LICENSE_CUSTOM,
                                      _("Simplified from Natural Earth, which is in the public domain."));
  gtk_window_present (GTK_WINDOW (about));
}

static void
shortcuts_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  NbApplication *self = user_data;
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/io/github/nienbieu/NienBieu/nb-shortcuts.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  gtk_window_set_transient_for (window, gtk_application_get_active_window (GTK_APPLICATION (self)));
  gtk_window_present (window);
}

static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  GList *l;

  /* a figure that is being written stays in the way until it is there or was given up */
  for (l = gtk_application_get_windows (user_data); l != NULL; l = l->next)
    if (NB_IS_FIGURE_DIALOG (l->data) && nb_figure_dialog_is_saving (l->data))
      {
        gtk_window_close (l->data);
        return;
      }
  while ((l = gtk_application_get_windows (user_data)) != NULL)
    {
      GtkWindow *window = l->data;

      if (NB_IS_WINDOW (window))
        nb_window_save_state (NB_WINDOW (window));
      gtk_window_destroy (window);
    }
  g_application_quit (G_APPLICATION (user_data));
}

static void
add_actions (NbApplication *self)
{
  static const GActionEntry entries[] = {
    { "about", about_cb },
    { "shortcuts", shortcuts_cb },
    { "quit", quit_cb },
  };
  static const struct { const char *action; const char *accels[3]; } accels[] = {
    { "app.quit", { "<Control>q" } },
    { "app.shortcuts", { "<Control>question" } },
    { "win.search", { "<Control>f" } },
    { "win.import-files", { "<Control>o" } },
    { "win.import-folder", { "<Control><Shift>o" } },
    { "win.export-figure", { "<Control>e" } },
    { "win.show-sources", { "<Control>u" } },
    { "win.show-sidebar", { "F9" } },
    { "win.next-pane", { "F6" } },
    { "win.back", { "<Alt>Left" } },
    { "win.forward", { "<Alt>Right" } },
    { "win.zoom-in", { "<Control>plus", "<Control>equal" } },
    { "win.zoom-out", { "<Control>minus" } },
    { "win.show-all", { "<Control>0" } },
    { "win.play", { "<Control><Shift>p" } },
    { "win.go-to-date", { "<Control>d" } },
    { "win.view::timeline", { "<Control>1" } },
    { "win.view::list", { "<Control>2" } },
    { "win.previous-article", { "<Alt>Up" } },
    { "win.next-article", { "<Alt>Down" } },
    { "win.clear-filters", { "<Control>BackSpace" } },
    { "window.close", { "<Control>w" } },
  };
  g_autofree char *style = nb_settings_dup_string (self->settings, "style", "default");
  g_autoptr (GSimpleAction) style_action = NULL;

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accels[i].action,
                                           (const char *const *) accels[i].accels);

  style_action = g_simple_action_new_stateful ("style", G_VARIANT_TYPE_STRING, g_variant_new_string (style));
  g_signal_connect_object (style_action, "change-state", G_CALLBACK (style_change_state_cb), self, 0);
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (style_action));
  apply_style (self, style);
}

static void
nb_application_startup (GApplication *application)
{
  NbApplication *self = NB_APPLICATION (application);
  NbDebugFlags watched = nb_debug_flags () & (NB_DEBUG_STALLS | NB_DEBUG_START);
  g_autoptr (GError) error = NULL;

  if (watched != 0)
    self->watch = nb_main_watch_new (watched);
  G_APPLICATION_CLASS (nb_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name (NB_APP_ID);
  self->places = nb_places_new (&error);
  if (self->places == NULL)
    g_error ("The table of places in this program is damaged: %s", error->message);
  self->settings = nb_settings_new ();
  add_actions (self);
}

static void
nb_application_finalize (GObject *object)
{
  NbApplication *self = NB_APPLICATION (object);

  g_clear_pointer (&self->places, nb_places_unref);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->watch, nb_main_watch_free);

  G_OBJECT_CLASS (nb_application_parent_class)->finalize (object);
}

static void
nb_application_class_init (NbApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = nb_application_finalize;
  application_class->startup = nb_application_startup;
  application_class->activate = nb_application_activate;
  application_class->open = nb_application_open;
  application_class->command_line = nb_application_command_line;
}

static void
nb_application_init (NbApplication *self)
{
  static const GOptionEntry entries[] = {
    { "library", 'l', 0, G_OPTION_ARG_FILENAME, NULL, N_("Open this library"), N_("FILE") },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), entries);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[FILE…]"));
}

/**
 * nb_application_new:
 *
 * Returns: (transfer full): the application
 */
NbApplication *
nb_application_new (void)
{
  return g_object_new (NB_TYPE_APPLICATION,
                       "application-id", NB_APP_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN | G_APPLICATION_HANDLES_COMMAND_LINE,
                       "resource-base-path", "/io/github/nienbieu/NienBieu",
                       NULL);
}
