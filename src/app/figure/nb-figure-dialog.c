/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NbFigureDialog: options of a figure with its preview. The catalog and the result are those of the moment in which it
 * opened. Owned by the window; main thread, the file is written in a worker thread. */

#include "figure/nb-figure-dialog.h"

#include "figure/nb-figure-preview.h"
#include "widgets/nb-toast.h"

#include <glib/gi18n.h>

typedef enum { SIZE_ONE_COLUMN, SIZE_TWO_COLUMNS, SIZE_A4, SIZE_SLIDE, SIZE_A0, N_SIZES } Size;

static const NbFigureSize sizes[N_SIZES] = {
  { NB_LENGTH_MM, 84, 0, 300, 1 },
  { NB_LENGTH_MM, 174, 110, 300, 1 },
  { NB_LENGTH_MM, 297, 210, 300, 1 },
  { NB_LENGTH_PX, 1920, 1080, 96, 1 },
  { NB_LENGTH_MM, 1189, 841, 150, 1 },
};

struct _NbFigureDialog
{
  AdwWindow         parent_instance;
  AdwToastOverlay  *toasts;
  NbFigurePreview  *preview;
  GtkLabel         *told;
  GtkWidget        *save_button;
  GtkCheckButton   *size_buttons[N_SIZES];
  GtkListBox       *size_list;
  GtkToggleButton  *svg;
  GtkToggleButton  *pdf;
  GtkToggleButton  *png;
  GtkToggleButton  *light;
  GtkToggleButton  *dark;
  GtkToggleButton  *print;
  GtkToggleButton  *visible_span;
  GtkToggleButton  *whole_span;
  GtkSwitch        *timeline_switch;
  GtkSwitch        *map_switch;
  GtkSwitch        *title_switch;
  GtkSwitch        *source_switch;

  NbSession        *session;
  NbOutlines       *outlines;
  NbCatalog        *catalog;
  NbRowSet         *rows;
  NbFigureSpec      spec;
  char             *library_name;
  char             *fingerprint;
  char             *query;
  GCancellable     *cancellable;
};

G_DEFINE_FINAL_TYPE (NbFigureDialog, nb_figure_dialog, ADW_TYPE_WINDOW)

static void
tell (NbFigureDialog *self,
      const char     *words)
{
  adw_toast_overlay_add_toast (self->toasts, nb_toast_new (words, 5));
}

/* --- options --- */

static void
read_options (NbFigureDialog *self)
{
  gboolean timeline = gtk_switch_get_active (self->timeline_switch);
  gboolean map = gtk_switch_get_active (self->map_switch);

  for (guint i = 0; i < N_SIZES; i++)
    if (gtk_check_button_get_active (self->size_buttons[i]))
      self->spec.size = sizes[i];
  self->spec.format = gtk_toggle_button_get_active (self->pdf) ? NB_FIGURE_PDF
                      : gtk_toggle_button_get_active (self->png) ? NB_FIGURE_PNG : NB_FIGURE_SVG;
  self->spec.theme = gtk_toggle_button_get_active (self->light) ? NB_THEME_LIGHT
                     : gtk_toggle_button_get_active (self->dark) ? NB_THEME_DARK : NB_THEME_PRINT;
  if (gtk_toggle_button_get_active (self->whole_span))
    self->spec.from = self->spec.to = 0;
  else
    nb_session_get_span (self->session, &self->spec.from, &self->spec.to);
  self->spec.view = timeline && map ? NB_FIGURE_BOTH : map ? NB_FIGURE_MAP : NB_FIGURE_TIMELINE;
  self->spec.no_title = !gtk_switch_get_active (self->title_switch);
  self->spec.no_source_line = !gtk_switch_get_active (self->source_switch);
}

static void
update (NbFigureDialog *self)
{
  const NbFigureSize *size = &self->spec.size;
  double height;
  g_autofree char *words = NULL;

  if (self->session == NULL)
    return;
  /* a figure shows one of the two at least */
  gtk_widget_set_sensitive (GTK_WIDGET (self->timeline_switch), gtk_switch_get_active (self->map_switch));
  gtk_widget_set_sensitive (GTK_WIDGET (self->map_switch), gtk_switch_get_active (self->timeline_switch));
  read_options (self);
  size = &self->spec.size;
  height = nb_figure_size_height (size, self->spec.view);
  if (size->unit == NB_LENGTH_MM)
    words = g_strdup_printf (_("%.0f × %.0f mm · smallest text 6 pt"), size->width, height);
  else
    words = g_strdup_printf (_("%.0f × %.0f pixels"), size->width, height);
  gtk_label_set_text (self->told, words);
  nb_figure_preview_set_figure (self->preview, &self->spec, self->catalog, self->rows, self->outlines);
}

static void
option_changed_cb (NbFigureDialog *self)
{
  update (self);
}

static void
add_sizes (NbFigureDialog *self)
{
  const struct { const char *name; const char *extent; } names[N_SIZES] = {
    { _("One journal column"), "84 mm" },
    { _("Two journal columns"), "174 × 110 mm" },
    { _("A4 landscape"), "297 × 210 mm" },
    { _("Slide 16:9"), "1920 × 1080" },
    { _("A0 poster"), "1189 × 841 mm" },
  };

  for (guint i = 0; i < N_SIZES; i++)
    {
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *extent = gtk_label_new (names[i].extent);

      self->size_buttons[i] = GTK_CHECK_BUTTON (gtk_check_button_new ());
      gtk_widget_set_valign (GTK_WIDGET (self->size_buttons[i]), GTK_ALIGN_CENTER);
      gtk_check_button_set_group (self->size_buttons[i], i > 0 ? self->size_buttons[0] : NULL);
      gtk_check_button_set_active (self->size_buttons[i], i == SIZE_TWO_COLUMNS);
      gtk_widget_add_css_class (extent, "nb-caption-dim");
      gtk_widget_add_css_class (extent, "nb-digits");
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), names[i].name);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), GTK_WIDGET (self->size_buttons[i]));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), extent);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (self->size_buttons[i]));
      gtk_list_box_append (self->size_list, row);
      g_signal_connect_object (self->size_buttons[i], "toggled", G_CALLBACK (option_changed_cb), self, G_CONNECT_SWAPPED);
    }
}

/* --- saving --- */

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (NbFigureDialog) self = data;
  g_autoptr (GError) error = NULL;

  gtk_widget_set_sensitive (self->save_button, TRUE);
  if (nb_figure_write_finish (result, &error))
    tell (self, _("The figure was saved"));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tell (self, error->message);
}

static void
save_response_cb (GtkNativeDialog *chooser,
                  int              response,
                  NbFigureDialog  *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

      gtk_widget_set_sensitive (self->save_button, FALSE);
      nb_figure_write_async (&self->spec, self->catalog, self->rows, self->outlines, file, self->cancellable, written_cb,
                             g_object_ref (self));
    }
  gtk_native_dialog_destroy (chooser);
}

static void
save_clicked_cb (NbFigureDialog *self)
{
  static const char *const extensions[] = { "svg", "pdf", "png" };
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_("Save the Figure"), GTK_WINDOW (self),
                                                               GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), _("_Cancel"));
  /* TRANSLATORS: the beginning of a file's name, without spaces */
  g_autofree char *name = g_strdup_printf ("%s.%s", _("figure"), extensions[self->spec.format]);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (save_response_cb), self, 0);
  g_object_set_data_full (G_OBJECT (self), "chooser", chooser, g_object_unref);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* --- what the source line names --- */

static void
fingerprint_thread (GTask        *task,
                    gpointer      source,
                    gpointer      data,
                    GCancellable *cancellable)
{
  g_task_return_pointer (task, nb_library_fingerprint (data, cancellable, NULL), g_free);
}

static void
fingerprint_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  NbFigureDialog *self = NB_FIGURE_DIALOG (source);
  char *fingerprint = g_task_propagate_pointer (G_TASK (result), NULL);

  if (self->session == NULL || fingerprint == NULL)
    {
      g_free (fingerprint);
      return;
    }
  g_free (self->fingerprint);
  self->fingerprint = fingerprint;
  self->spec.fingerprint = fingerprint;
  update (self);
}

static void
ask_fingerprint (NbFigureDialog *self)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, fingerprint_cb, NULL);

  g_task_set_source_tag (task, ask_fingerprint);
  g_task_set_task_data (task, g_object_ref (nb_session_get_library (self->session)), g_object_unref);
  g_task_run_in_thread (task, fingerprint_thread);
}

static gboolean
leaves_reprints_out (NbSession *session)
{
  guint n_reprints;

  nb_catalog_get_all_reprints (nb_session_get_catalog (session), &n_reprints);
  return nb_session_get_query (session)->merge_reprints && n_reprints > 0;
}

static void
fill_spec (NbFigureDialog *self)
{
  g_autofree char *base = g_path_get_basename (nb_library_get_path (nb_session_get_library (self->session)));
  NbQuery *query = nb_session_get_query (self->session);
  char *dot = strrchr (base, '.');

  if (dot != NULL)
    *dot = '\0';
  self->library_name = g_strdup (base);
  /* a figure in which reprints were left out says so, even when nothing else was asked */
  self->query = nb_query_is_empty (query) && !leaves_reprints_out (self->session) ? NULL : nb_query_describe (query);
  nb_figure_spec_init (&self->spec);
  if (nb_session_get_lanes (self->session) != NB_GROUP_BY_NONE)
    self->spec.lanes = nb_session_get_lanes (self->session);
  self->spec.lane_order = nb_session_get_lane_order (self->session);
  self->spec.colour = nb_session_get_colour (self->session);
  self->spec.place_mode = nb_session_get_place_mode (self->session);
  self->spec.context = nb_session_get_context (self->session);
  /* the session may get another one while the dialog is open */
  if (self->spec.context != NULL)
    g_object_set_data_full (G_OBJECT (self), "context", nb_context_bands_ref (self->spec.context),
                            (GDestroyNotify) nb_context_bands_unref);
  self->spec.library_name = self->library_name;
  self->spec.query = self->query;
  /* TRANSLATORS: the code of this language, which is written into figures */
  self->spec.language = C_("language of a figure", "en");
}

/* --- object --- */

static void
nb_figure_dialog_dispose (GObject *object)
{
  NbFigureDialog *self = NB_FIGURE_DIALOG (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (nb_figure_dialog_parent_class)->dispose (object);
}

static void
nb_figure_dialog_finalize (GObject *object)
{
  NbFigureDialog *self = NB_FIGURE_DIALOG (object);

  g_clear_object (&self->catalog);
  g_clear_pointer (&self->rows, nb_row_set_unref);
  g_clear_pointer (&self->outlines, nb_outlines_unref);
  g_free (self->library_name);
  g_free (self->fingerprint);
  g_free (self->query);

  G_OBJECT_CLASS (nb_figure_dialog_parent_class)->finalize (object);
}

static void
nb_figure_dialog_class_init (NbFigureDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nb_figure_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = nb_figure_dialog_finalize;
  g_type_ensure (NB_TYPE_FIGURE_PREVIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/nienbieu/NienBieu/nb-figure-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, NbFigureDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, NbFigureDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, NbFigureDialog, told);
  gtk_widget_class_bind_template_child (widget_class, NbFigureDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, NbFigureDialog, size_list);
  gtk_widget_class_bind_template_child (widget_class, NbFigureDialog, svg);
  gtk_widget_class_bind_template_child (widget_class, NbFigureDialog, pdf);
  gtk_widget_class_bind_template_child (widget_class, NbFigureDialog, png);
  gtk_widget_class_bind_template_child (widget_class, NbFigureDialog, light);
  gtk_widget_class_bind_template_child (widget_class, NbFigureDialog, dark);
  gtk_widget_class_bind_template_child (widget_class, NbFigureDialog, print);
  gtk_widget_class_bind_template_child (widget_class, NbFigureDialog, visible_span);
  gtk_widget_class_bind_template_child (widget_class, NbFigureDialog, whole_span);
  gtk_widget_class_bind_template_child (widget_class, NbFigureDialog, timeline_switch);
  gtk_widget_class_bind_template_child (widget_class, NbFigureDialog, map_switch);
  gtk_widget_class_bind_template_child (widget_class, NbFigureDialog, title_switch);
  gtk_widget_class_bind_template_child (widget_class, NbFigureDialog, source_switch);
  gtk_widget_class_bind_template_callback (widget_class, option_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
nb_figure_dialog_init (NbFigureDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  add_sizes (self);
}

/**
 * nb_figure_dialog_new:
 *
 * Returns: (transfer none): a window over @parent, not shown yet
 */
NbFigureDialog *
nb_figure_dialog_new (GtkWindow  *parent,
                      NbSession  *session,
                      NbOutlines *outlines)
{
  NbFigureDialog *self = g_object_new (NB_TYPE_FIGURE_DIALOG, "transient-for", parent, NULL);

  self->outlines = nb_outlines_ref (outlines);
  self->catalog = g_object_ref (nb_session_get_catalog (session));
  self->rows = nb_row_set_ref (nb_session_get_result (session));
  self->session = g_object_ref (session);
  fill_spec (self);
  update (self);
  ask_fingerprint (self);
  return self;
}
