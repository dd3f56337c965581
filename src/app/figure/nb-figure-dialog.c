/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NbFigureDialog: options of a figure with its preview. The catalog and the result are those of the moment in which it
 * opened. Owned by the window; main thread, the file is written in a worker thread. */

#include "figure/nb-figure-dialog.h"

#include "figure/nb-figure-content.h"
#include "figure/nb-figure-preview.h"
#include "figure/nb-figure-printing.h"
#include "painter/nb-figure-preset.h"
#include "widgets/nb-task.h"
#include "widgets/nb-toast.h"

#include <glib/gi18n.h>

#define MAX_PRESETS 8
#define MAKE_DELAY_MS 250
#define ZOOM_STEP 1.25
#define MIN_ZOOM 0.05
#define MAX_ZOOM 4.0

/* Of the window; what of the parent stays to be seen; what desktops keep of a screen. */
#define LEAST_WIDTH 760
#define LEAST_HEIGHT 520
#define MOST_WIDTH 1480
#define MOST_HEIGHT 860
#define EDGE 24
#define PANELS 120

static const double resolutions[] = { 150, 300, 600 };

struct _NbFigureDialog
{
  AdwWindow         parent_instance;
  AdwToastOverlay  *toasts;
  NbFigurePreview  *preview;
  GtkLabel         *told;
  GtkWidget        *save_button;
  GtkWidget        *stop_button;
  GtkWidget        *copy_button;
  GtkWidget        *print_button;
  GtkLabel         *zoom_label;
  GtkToggleButton  *as_printed;
  GtkToggleButton  *colour_blind;
  GtkToggleButton  *greys;
  GtkDropDown      *vision_kind;
  GtkDropDown      *dpi;
  GtkWidget        *dpi_row;
  GtkCheckButton   *size_buttons[MAX_PRESETS];
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
  GtkSwitch        *legend_switch;

  NbSession        *session;
  NbOutlines       *outlines;
  NbCatalog        *catalog;
  NbRowSet         *rows;
  NbFigureSpec      spec;
  char             *library_name;
  char             *fingerprint;
  char             *query;
  GCancellable     *asking;       /* for the library's code */
  GCancellable     *making;       /* of the file whose size is told */
  GCancellable     *saving;
  gboolean          is_saving;
  gsize             file_size;    /* 0: not known yet */
  guint             make_timeout;
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
  guint n_presets;
  const NbFigurePreset *presets = nb_figure_presets (&n_presets);

  for (guint i = 0; i < n_presets; i++)
    if (gtk_check_button_get_active (self->size_buttons[i]))
      self->spec.size = presets[i].size;
  if (self->spec.size.unit == NB_LENGTH_MM)
    self->spec.size.dpi = resolutions[MIN (gtk_drop_down_get_selected (self->dpi), G_N_ELEMENTS (resolutions) - 1)];
  self->spec.format = gtk_toggle_button_get_active (self->pdf) ? NB_FIGURE_PDF
                      : gtk_toggle_button_get_active (self->png) ? NB_FIGURE_PNG : NB_FIGURE_SVG;
  self->spec.theme = gtk_toggle_button_get_active (self->light) ? NB_THEME_LIGHT
                     : gtk_toggle_button_get_active (self->dark) ? NB_THEME_DARK : NB_THEME_PRINT;
  /* the screen's themes show the timeline as it stands; on paper there are rows below the columns */
  self->spec.lanes = nb_session_get_lanes (self->session);
  if (self->spec.lanes == NB_GROUP_BY_NONE && self->spec.theme == NB_THEME_PRINT)
    self->spec.lanes = NB_GROUP_BY_REGION;
  if (gtk_toggle_button_get_active (self->whole_span))
    self->spec.from = self->spec.to = 0;
  else
    nb_session_get_span (self->session, &self->spec.from, &self->spec.to);
  self->spec.view = timeline && map ? NB_FIGURE_BOTH : map ? NB_FIGURE_MAP : NB_FIGURE_TIMELINE;
  self->spec.no_title = !gtk_switch_get_active (self->title_switch);
  self->spec.no_legend = !gtk_switch_get_active (self->legend_switch);
  self->spec.no_source_line = !gtk_switch_get_active (self->source_switch);
}

/* What the figure will be, in words: its size, the smallest letters, the file's bytes once they have been made. */
static void
describe (NbFigureDialog *self)
{
  static const char *const formats[] = { "SVG", "PDF", "PNG" };
  const NbFigureSize *size = &self->spec.size;
  double height = nb_figure_size_height (size, self->spec.view);
  g_autoptr (GString) words = g_string_new (NULL);
  const char *reason;

  if (size->unit == NB_LENGTH_MM)
    g_string_append_printf (words, _("%.0f × %.0f mm"), size->width, height);
  else
    g_string_append_printf (words, _("%.0f × %.0f pixels"), size->width, height);
  if (nb_figure_is_compact (&self->spec) && size->unit == NB_LENGTH_MM)
    {
      g_string_append (words, " · ");
      g_string_append_printf (words, _("smallest text %.0f pt"), nb_figure_smallest_text (&self->spec));
    }
  if (nb_figure_is_compact (&self->spec) && self->spec.colour != NB_GROUP_BY_NONE && self->spec.view != NB_FIGURE_MAP)
    {
      g_string_append (words, " · ");
      /* TRANSLATORS: of a figure that is too small for them, or for print, where the window's timeline has colours */
      g_string_append (words, _("without the timeline’s colours"));
    }
  g_string_append_printf (words, " · %s ", formats[self->spec.format]);
  if (!nb_figure_size_is_valid (size, &reason))
    g_string_assign (words, reason);
  else if (self->file_size > 0)
    {
      g_autofree char *bytes = g_format_size (self->file_size);

      g_string_append (words, bytes);
    }
  else
    g_string_append (words, "…");
  gtk_label_set_text (self->told, words->str);
}

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (NbFigureDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = nb_figure_render_finish (result, &error);

  /* overtaken, or the dialog is gone */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->session == NULL)
    return;
  if (bytes == NULL)
    {
      gtk_label_set_text (self->told, error->message);
      return;
    }
  self->file_size = g_bytes_get_size (bytes);
  describe (self);
}

static gboolean
make_cb (gpointer data)
{
  NbFigureDialog *self = data;

  self->make_timeout = 0;
  g_clear_object (&self->making);
  self->making = g_cancellable_new ();
  nb_figure_render_async (&self->spec, self->catalog, self->rows, self->outlines, self->making, made_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

/* The file itself is made in a worker thread, to tell how large it is, once the options have rested. */
static void
make_soon (NbFigureDialog *self)
{
  if (self->making != NULL)
    g_cancellable_cancel (self->making);
  g_clear_handle_id (&self->make_timeout, g_source_remove);
  self->file_size = 0;
  if (nb_figure_size_is_valid (&self->spec.size, NULL))
    self->make_timeout = g_timeout_add (MAKE_DELAY_MS, make_cb, self);
}

static void
update (NbFigureDialog *self)
{
  if (self->session == NULL)
    return;
  /* a figure shows one of the two at least */
  gtk_widget_set_sensitive (GTK_WIDGET (self->timeline_switch), gtk_switch_get_active (self->map_switch));
  gtk_widget_set_sensitive (GTK_WIDGET (self->map_switch), gtk_switch_get_active (self->timeline_switch));
  read_options (self);
  gtk_widget_set_sensitive (self->dpi_row, self->spec.format == NB_FIGURE_PNG && self->spec.size.unit == NB_LENGTH_MM);
  make_soon (self);
  describe (self);
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
  guint n;
  const NbFigurePreset *presets = nb_figure_presets (&n);

  g_assert (n <= MAX_PRESETS);
  for (guint i = 0; i < n; i++)
    {
      const NbFigureSize *size = &presets[i].size;
      GtkWidget *row = adw_action_row_new (), *extent;
      /* TRANSLATORS: a figure's size */
      g_autofree char *words = g_strdup_printf (size->unit == NB_LENGTH_MM ? _("%.0f × %.0f mm") : "%.0f × %.0f", size->width,
                                                nb_figure_size_height (size, NB_FIGURE_BOTH));

      extent = gtk_label_new (words);
      self->size_buttons[i] = GTK_CHECK_BUTTON (gtk_check_button_new ());
      gtk_widget_set_valign (GTK_WIDGET (self->size_buttons[i]), GTK_ALIGN_CENTER);
      gtk_check_button_set_group (self->size_buttons[i], i > 0 ? self->size_buttons[0] : NULL);
      gtk_check_button_set_active (self->size_buttons[i], i == NB_FIGURE_PRESET_USUAL);
      gtk_widget_add_css_class (extent, "nb-caption-dim");
      gtk_widget_add_css_class (extent, "nb-digits");
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(presets[i].name));
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), GTK_WIDGET (self->size_buttons[i]));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), extent);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (self->size_buttons[i]));
      gtk_list_box_append (self->size_list, row);
      g_signal_connect_object (self->size_buttons[i], "toggled", G_CALLBACK (option_changed_cb), self, G_CONNECT_SWAPPED);
    }
}

/* --- looking --- */

static void
vision_changed_cb (NbFigureDialog *self)
{
  static const NbVision kinds[] = { NB_VISION_DEUTAN, NB_VISION_PROTAN, NB_VISION_TRITAN };
  gboolean is_blind = gtk_toggle_button_get_active (self->colour_blind);
  guint kind = MIN (gtk_drop_down_get_selected (self->vision_kind), G_N_ELEMENTS (kinds) - 1);

  gtk_widget_set_visible (GTK_WIDGET (self->vision_kind), is_blind);
  nb_figure_preview_set_vision (self->preview, is_blind ? kinds[kind] : gtk_toggle_button_get_active (self->greys) ? NB_VISION_GREY
                                                                                                                   : NB_VISION_USUAL);
}

static void
zoom_changed_cb (NbFigureDialog *self)
{
  double zoom = nb_figure_preview_get_zoom (self->preview);
  /* TRANSLATORS: how large the preview is: "97 %" */
  g_autofree char *words = g_strdup_printf (_("%.0f %%"), zoom * 100);

  gtk_label_set_text (self->zoom_label, words);
}

static void
zoom_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  NbFigureDialog *self = NB_FIGURE_DIALOG (widget);
  double zoom = nb_figure_preview_get_zoom (self->preview);

  if (g_str_equal (action, "figure.zoom-fit"))
    zoom = 0;
  else
    zoom = CLAMP (g_str_equal (action, "figure.zoom-in") ? zoom * ZOOM_STEP : zoom / ZOOM_STEP, MIN_ZOOM, MAX_ZOOM);
  nb_figure_preview_set_zoom (self->preview, zoom);
}

/* --- copying, dragging, printing --- */

static void
copy_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  NbFigureDialog *self = NB_FIGURE_DIALOG (widget);
  g_autoptr (GdkContentProvider) content = nb_figure_content_new (&self->spec, self->catalog, self->rows, self->outlines);

  if (gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), content))
    tell (self, _("The figure was copied"));
}

static GdkContentProvider *
drag_prepare_cb (GtkDragSource  *source,
                 double          x,
                 double          y,
                 NbFigureDialog *self)
{
  g_autoptr (GdkPaintable) icon = nb_figure_preview_get_icon (self->preview);

  gtk_drag_source_set_icon (source, icon, 0, 0);
  return nb_figure_content_new (&self->spec, self->catalog, self->rows, self->outlines);
}

static void
add_drag_source (NbFigureDialog *self)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_COPY);
  g_signal_connect_object (source, "prepare", G_CALLBACK (drag_prepare_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->preview), GTK_EVENT_CONTROLLER (source));
}

static void
print_failed_cb (const GError *error,
                 gpointer      data)
{
  NbFigureDialog *self = data;

  if (self->session != NULL)
    tell (self, error != NULL ? error->message : _("The figure could not be printed"));
}

static void
print_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  NbFigureDialog *self = NB_FIGURE_DIALOG (widget);

  nb_figure_print (GTK_WINDOW (self), &self->spec, self->catalog, self->rows, self->outlines, print_failed_cb, self);
}

/* --- saving --- */

static void
set_saving (NbFigureDialog *self,
            gboolean        saving)
{
  GtkWidget *shown = saving ? self->stop_button : self->save_button, *hidden = saving ? self->save_button : self->stop_button;
  gboolean had_focus = gtk_window_get_focus (GTK_WINDOW (self)) == hidden;

  self->is_saving = saving;
  gtk_widget_set_visible (shown, TRUE);
  if (had_focus)
    gtk_widget_grab_focus (shown);
  gtk_widget_set_visible (hidden, FALSE);
}

/* What was asked for is not thrown away without a word. */
static gboolean
nb_figure_dialog_close_request (GtkWindow *window)
{
  NbFigureDialog *self = NB_FIGURE_DIALOG (window);

  if (!self->is_saving)
    return GTK_WINDOW_CLASS (nb_figure_dialog_parent_class)->close_request (window);
  tell (self, _("The figure is still being saved; stop that first, or wait"));
  return TRUE;
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (NbFigureDialog) self = data;
  g_autoptr (GError) error = NULL;
  gboolean ok = nb_figure_write_finish (result, &error);

  if (self->session == NULL)
    return;
  set_saving (self, FALSE);
  if (ok)
    tell (self, _("The figure was saved"));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tell (self, _("Nothing was saved"));
  else
    {
      g_autofree char *words = g_strdup_printf (_("The figure could not be saved: %s"), error->message);

      tell (self, words);
    }
}

static void
stop_clicked_cb (NbFigureDialog *self)
{
  g_cancellable_cancel (self->saving);
}

static void
save_response_cb (GtkNativeDialog *chooser,
                  int              response,
                  NbFigureDialog  *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

      set_saving (self, TRUE);
      g_clear_object (&self->saving);
      self->saving = g_cancellable_new ();
      nb_figure_write_async (&self->spec, self->catalog, self->rows, self->outlines, file, self->saving, written_cb,
                             g_object_ref (self));
    }
  gtk_native_dialog_destroy (chooser);
}

static void
save_clicked_cb (NbFigureDialog *self)
{
  const char *reason;
  static const char *const extensions[] = { "svg", "pdf", "png" };
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_("Save the Figure"), GTK_WINDOW (self),
                                                               GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), _("_Cancel"));
  /* TRANSLATORS: the beginning of a file's name, without spaces */
  g_autofree char *name = g_strdup_printf ("%s.%s", _("figure"), extensions[self->spec.format]);

  if (!nb_figure_size_is_valid (&self->spec.size, &reason))
    {
      tell (self, reason);
      g_object_unref (chooser);
      return;
    }
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
  g_autoptr (GTask) task = NULL;

  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  self->asking = g_cancellable_new ();
  task = nb_task_new (self, self->asking, fingerprint_cb, NULL);
  g_task_set_source_tag (task, ask_fingerprint);
  g_task_set_task_data (task, g_object_ref (nb_session_get_library (self->session)), g_object_unref);
  g_task_run_in_thread (task, fingerprint_thread);
}

/* The names are of the catalog's rows. */
static void
take_colour (NbFigureDialog *self)
{
  NbGroupNames *names = nb_session_get_colour_names (self->session);

  self->spec.colour = nb_session_get_colour (self->session);
  self->spec.colour_names = names;
  g_object_set_data_full (G_OBJECT (self), "colour-names", names != NULL ? nb_group_names_ref (names) : NULL,
                          names != NULL ? (GDestroyNotify) nb_group_names_unref : NULL);
  if (nb_group_by_is_named (self->spec.colour) && names == NULL)
    self->spec.colour = NB_GROUP_BY_NONE;
}

/* The library has changed while the dialog is open: what is drawn and the code that names it stay those of one state. */
static void
result_changed_cb (NbFigureDialog *self)
{
  g_set_object (&self->catalog, nb_session_get_catalog (self->session));
  g_clear_pointer (&self->rows, nb_row_set_unref);
  self->rows = nb_row_set_ref (nb_session_get_result (self->session));
  take_colour (self);
  self->spec.fingerprint = NULL;
  g_clear_pointer (&self->fingerprint, g_free);
  update (self);
  ask_fingerprint (self);
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
  self->spec.lane_order = nb_session_get_lane_order (self->session);
  take_colour (self);
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

  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  if (self->making != NULL)
    g_cancellable_cancel (self->making);
  if (self->saving != NULL)
    g_cancellable_cancel (self->saving);
  g_clear_handle_id (&self->make_timeout, g_source_remove);
  g_clear_object (&self->asking);
  g_clear_object (&self->making);
  g_clear_object (&self->saving);
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
  GTK_WINDOW_CLASS (klass)->close_request = nb_figure_dialog_close_request;
  g_type_ensure (NB_TYPE_FIGURE_PREVIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/nienbieu/NienBieu/nb-figure-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, NbFigureDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, NbFigureDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, NbFigureDialog, told);
  gtk_widget_class_bind_template_child (widget_class, NbFigureDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, NbFigureDialog, stop_button);
  gtk_widget_class_bind_template_child (widget_class, NbFigureDialog, copy_button);
  gtk_widget_class_bind_template_child (widget_class, NbFigureDialog, print_button);
  gtk_widget_class_bind_template_child (widget_class, NbFigureDialog, zoom_label);
  gtk_widget_class_bind_template_child (widget_class, NbFigureDialog, as_printed);
  gtk_widget_class_bind_template_child (widget_class, NbFigureDialog, colour_blind);
  gtk_widget_class_bind_template_child (widget_class, NbFigureDialog, greys);
  gtk_widget_class_bind_template_child (widget_class, NbFigureDialog, vision_kind);
  gtk_widget_class_bind_template_child (widget_class, NbFigureDialog, dpi);
  gtk_widget_class_bind_template_child (widget_class, NbFigureDialog, dpi_row);
  gtk_widget_class_bind_template_child (widget_class, NbFigureDialog, legend_switch);
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
  gtk_widget_class_bind_template_callback (widget_class, stop_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, vision_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_changed_cb);
  gtk_widget_class_install_action (widget_class, "figure.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "figure.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "figure.zoom-in", NULL, zoom_cb);
  gtk_widget_class_install_action (widget_class, "figure.zoom-out", NULL, zoom_cb);
  gtk_widget_class_install_action (widget_class, "figure.zoom-fit", NULL, zoom_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "figure.copy", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "figure.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_plus, GDK_CONTROL_MASK, "figure.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_equal, GDK_CONTROL_MASK, "figure.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_minus, GDK_CONTROL_MASK, "figure.zoom-out", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0, GDK_CONTROL_MASK, "figure.zoom-fit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
nb_figure_dialog_init (NbFigureDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_sizes (self);
  add_drag_source (self);
}

/* As large as all options need and the parent's window, which may be the whole screen, or the screen has room for. */
static void
choose_size (NbFigureDialog *self,
             GtkWindow      *parent)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (parent));
  GdkRectangle screen = { 0, 0, MOST_WIDTH, MOST_HEIGHT };
  GdkMonitor *monitor = surface != NULL ? gdk_display_get_monitor_at_surface (gdk_surface_get_display (surface), surface) : NULL;
  int width, height;

  if (monitor != NULL)
    gdk_monitor_get_geometry (monitor, &screen);
  width = MAX (gtk_widget_get_width (GTK_WIDGET (parent)) - 2 * EDGE, screen.width - PANELS);
  height = MAX (gtk_widget_get_height (GTK_WIDGET (parent)) - EDGE, screen.height - PANELS);
  gtk_window_set_default_size (GTK_WINDOW (self), CLAMP (width, LEAST_WIDTH, MOST_WIDTH), CLAMP (height, LEAST_HEIGHT, MOST_HEIGHT));
}

/**
 * nb_figure_dialog_is_saving:
 *
 * Returns: whether a file is being written
 */
gboolean
nb_figure_dialog_is_saving (NbFigureDialog *self)
{
  g_return_val_if_fail (NB_IS_FIGURE_DIALOG (self), FALSE);

  return self->is_saving;
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
  NbFigureDialog *self = g_object_new (NB_TYPE_FIGURE_DIALOG, "transient-for", parent, "application", gtk_window_get_application (parent), NULL);

  self->outlines = nb_outlines_ref (outlines);
  self->catalog = g_object_ref (nb_session_get_catalog (session));
  self->rows = nb_row_set_ref (nb_session_get_result (session));
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "result-changed", G_CALLBACK (result_changed_cb), self, G_CONNECT_SWAPPED);
  choose_size (self, parent);
  fill_spec (self);
  update (self);
  ask_fingerprint (self);
  return self;
}
