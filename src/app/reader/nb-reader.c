/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NbReader: reads the selected article from the library, in the background, and shows it; what arrives after the
 * selection moved on is dropped. Owned by the window; main thread. */

#include "reader/nb-reader-private.h"

#include "base/nb-format.h"
#include "reader/nb-citation.h"

#include <glib/gi18n.h>

#define SCROLL_BACK_MS 1000

enum { SHOW_TIME, LOOKS_BACK, TOLD, CORRECTED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (NbReader, nb_reader, GTK_TYPE_WIDGET)

/* --- where the article stands in the result --- */

static guint
find_position (NbReader *self)
{
  guint row;
  NbRowSet *result = nb_session_get_result (self->session);

  if (nb_catalog_find (nb_session_get_catalog (self->session), nb_session_get_selected (self->session), &row)
      && nb_row_set_contains (result, row))
    return nb_row_set_position (result, row);
  return G_MAXUINT;
}

static void
update_position (NbReader *self)
{
  guint at = find_position (self);
  guint n = nb_session_get_result (self->session)->n_rows;

  if (at != G_MAXUINT)
    {
      g_autofree char *place = nb_format_count (at + 1);
      g_autofree char *total = nb_format_count (n);
      g_autofree char *words = g_strdup_printf ("%s / %s", place, total);

      gtk_label_set_text (self->position, words);
    }
  else
    gtk_label_set_text (self->position, _("not in this result"));
  gtk_widget_set_sensitive (self->previous_button, nb_reader_can_step (self, -1));
  gtk_widget_set_sensitive (self->next_button, nb_reader_can_step (self, 1));
}

/**
 * nb_reader_can_step:
 *
 * Returns: whether the result has an article @by places further
 */
gboolean
nb_reader_can_step (NbReader *self,
                    int       by)
{
  guint at, n;

  g_return_val_if_fail (NB_IS_READER (self), FALSE);

  if (self->session == NULL || nb_session_get_selected (self->session) == 0)
    return FALSE;
  at = find_position (self);
  n = nb_session_get_result (self->session)->n_rows;
  if (at == G_MAXUINT)
    return n > 0;
  return (gint64) at + by >= 0 && (gint64) at + by < n;
}

/**
 * nb_reader_step:
 *
 * Opens the article @by places further in the result.
 */
void
nb_reader_step (NbReader *self,
                int       by)
{
  NbRowSet *result;
  guint at;

  g_return_if_fail (NB_IS_READER (self));

  if (!nb_reader_can_step (self, by))
    return;
  result = nb_session_get_result (self->session);
  at = find_position (self);
  at = at == G_MAXUINT ? 0 : (guint) ((int) at + by);
  nb_session_select (self->session, nb_catalog_get_row (nb_session_get_catalog (self->session), nb_row_set_get (result, at))->id);
}

/* --- evidence --- */

static void
show_evidence (NbReader           *self,
               const NbMark       *mark,
               GtkWidget          *over,
               const GdkRectangle *area)
{
  GdkRectangle rect;
  graphene_point_t origin;

  if (!gtk_widget_compute_point (over, GTK_WIDGET (self), &GRAPHENE_POINT_INIT ((float) area->x, (float) area->y), &origin))
    return;
  rect = (GdkRectangle){ (int) origin.x, (int) origin.y, area->width, area->height };
  nb_evidence_popover_set_mark (self->popover, mark, nb_reader_facts_find_field (self->facts, mark));
  nb_reader_text_set_current (self->text, mark);
  nb_reader_facts_set_current (self->facts, mark);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &rect);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
text_mark_cb (NbReader     *self,
              NbMark       *mark,
              GdkRectangle *area)
{
  show_evidence (self, mark, GTK_WIDGET (self->text), area);
}

static void
fact_mark_cb (NbReader  *self,
              NbMark    *mark,
              GtkWidget *row)
{
  show_evidence (self, mark, row, &(GdkRectangle){ 0, 0, gtk_widget_get_width (row), gtk_widget_get_height (row) });
}

static void
popover_closed_cb (NbReader *self)
{
  nb_reader_text_set_current (self->text, NULL);
  nb_reader_facts_set_current (self->facts, NULL);
}

static void
add_unique (GStrv      *list,
            const char *value)
{
  if (!g_strv_contains ((const char *const *) *list, value))
    nb_strv_toggle (list, value);
}

static void
filter_cb (NbReader *self,
           NbMark   *mark)
{
  g_autoptr (NbQuery) query = nb_query_copy (nb_session_get_query (self->session));
  NbDay first, last;

  switch (mark->kind)
    {
    case NB_MARK_PLACE:
      add_unique (&query->provinces, mark->filter);
      query->placeless = FALSE;
      break;
    case NB_MARK_PERSON:
      add_unique (&query->people, mark->filter);
      break;
    case NB_MARK_DOCUMENT:
      add_unique (&query->documents, mark->filter);
      break;
    case NB_MARK_CAMPAIGN:
      add_unique (&query->campaigns, mark->filter);
      break;
    case NB_MARK_ORGANISATION:
      add_unique (&query->organisations, mark->filter);
      break;
    case NB_MARK_DATE:
      if (nb_edtf_days (&mark->time, &first, &last))
        {
          int year, month, day;

          nb_day_to_ymd (first, &year, &month, &day);
          query->from = nb_edtf_day (year, month, day);
          nb_day_to_ymd (last, &year, &month, &day);
          query->to = nb_edtf_day (year, month, day);
          query->undated = FALSE;
        }
      break;
    case NB_N_MARK_KINDS:
    default:
      return;
    }
  nb_session_set_query (self->session, query);
}

static void
show_time_cb (NbReader *self,
              NbMark   *mark)
{
  g_signal_emit (self, signals[SHOW_TIME], 0, &mark->time);
}

/* --- the article --- */

static void
show_source (NbReader        *self,
             const NbArticle *article)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *words = NULL;
  const char *name = article->source_name != NULL ? article->source_name : article->source_domain;

  if (name != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (name, -1);

      g_ptr_array_add (parts, g_strdup_printf ("<b>%s</b>", escaped));
    }
  if (article->published.value.is_known || article->happened.value.is_known)
    g_ptr_array_add (parts, nb_format_edtf (article->published.value.is_known ? &article->published.value
                                                                              : &article->happened.value));
  if (article->byline != NULL)
    g_ptr_array_add (parts, g_markup_escape_text (article->byline, -1));
  if (self->stored->is_sample)
    g_ptr_array_add (parts, g_strdup (_("sample")));
  g_ptr_array_add (parts, NULL);
  words = g_strjoinv (" · ", (char **) parts->pdata);
  gtk_label_set_markup (self->source, words);
  gtk_widget_set_visible (GTK_WIDGET (self->source), *words != '\0');
}

static void
tell_period (NbReader        *self,
             const NbArticle *article)
{
  if (article != NULL && article->reviews->len > 0)
    {
      const NbDated *dated = article->reviews->pdata[0];
      g_autofree char *label = dated->evidence != NULL && dated->evidence->text != NULL
                                 ? g_strdup (dated->evidence->text) : nb_format_edtf (&dated->value);

      g_signal_emit (self, signals[LOOKS_BACK], 0, &dated->value, label);
    }
  else
    g_signal_emit (self, signals[LOOKS_BACK], 0, NULL, NULL);
}

static gboolean
same_record (const NbArticle *a,
             const NbArticle *b)
{
  g_autofree char *x = nb_article_to_json_string (a, FALSE);
  g_autofree char *y = nb_article_to_json_string (b, FALSE);

  return g_str_equal (x, y) && g_strcmp0 (a->text, b->text) == 0;
}

/* Whether the article looks as it is shown already: then whoever reads it is not disturbed. */
static gboolean
is_as_shown (NbReader              *self,
             const NbStoredArticle *stored)
{
  const NbStoredArticle *shown = self->stored;
  guint n = stored->corrections != NULL ? stored->corrections->len : 0;

  if (shown == NULL || self->shown != stored->id || n != (shown->corrections != NULL ? shown->corrections->len : 0)
      || g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "article") != 0)
    return FALSE;
  return same_record (shown->article, stored->article) && same_record (shown->read, stored->read);
}

/* The text is laid out step by step: until there is enough of it, the place cannot be gone back to. */
static void
scroll_back_cb (NbReader *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double last = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);

  if (self->scrolled < 0)
    return;
  gtk_adjustment_set_value (adjustment, MIN (self->scrolled, last));
  if (last >= self->scrolled)
    self->scrolled = -1;
}

static gboolean
leave_scroll_cb (gpointer data)
{
  NbReader *self = data;

  self->scrolled_id = 0;
  self->scrolled = -1;
  return G_SOURCE_REMOVE;
}

static void
show_article (NbReader        *self,
              NbStoredArticle *stored)
{
  const NbArticle *article = stored->article;
  const char *origin = stored->url != NULL ? stored->url : stored->path;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  gboolean same = self->shown == stored->id && self->stored != NULL;

  self->scrolled = same ? gtk_adjustment_get_value (adjustment) : -1;
  g_clear_handle_id (&self->scrolled_id, g_source_remove);
  self->scrolled_id = g_timeout_add (SCROLL_BACK_MS, leave_scroll_cb, self);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  nb_evidence_popover_set_mark (self->popover, NULL, -1);
  nb_reader_facts_set_marks (self->facts, NULL, NULL, TRUE);
  nb_reader_text_set_article (self->text, NULL, NULL);
  g_clear_pointer (&self->marks, g_ptr_array_unref);
  g_clear_pointer (&self->stored, nb_stored_article_free);
  self->stored = stored;
  self->shown = stored->id;
  self->marks = nb_marks_of_article (article, nb_session_get_places (self->session));

  show_source (self, article);
  nb_reprints_button_set_article (self->reprints, self->session, stored->id);
  gtk_label_set_text (self->title, article->title != NULL ? article->title : _("Without a title"));
  gtk_widget_set_visible (GTK_WIDGET (self->derived), article->title == NULL || article->title_derived);
  nb_reader_text_set_article (self->text, article, self->marks);
  nb_reader_facts_set_marks (self->facts, stored, self->marks, nb_library_is_read_only (nb_session_get_library (self->session)));
  gtk_label_set_text (self->origin, origin != NULL ? origin : "");
  gtk_widget_set_visible (GTK_WIDGET (self->origin), origin != NULL);
  gtk_widget_set_sensitive (self->open_button, stored->url != NULL
                                                 || (stored->path != NULL && g_path_is_absolute (stored->path)));
  gtk_widget_set_sensitive (self->copy_button, TRUE);
  gtk_stack_set_visible_child_name (self->stack, "article");
  if (!same)
    gtk_adjustment_set_value (adjustment, 0);
  if (same && self->focus_field >= 0)
    nb_reader_facts_focus_field (self->facts, (NbField) self->focus_field);
  self->focus_field = -1;
  tell_period (self, article);
}

static void
show_failure (NbReader   *self,
              const char *reason)
{
  g_object_set (self->failure, "description", reason, NULL);
  gtk_stack_set_visible_child_name (self->stack, "failure");
  gtk_widget_set_sensitive (self->open_button, FALSE);
  gtk_widget_set_sensitive (self->copy_button, FALSE);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (NbReader) self = data;
  g_autoptr (GError) error = NULL;
  NbStoredArticle *stored = nb_library_get_article_finish (NB_LIBRARY (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->session == NULL
      || NB_LIBRARY (source) != nb_session_get_library (self->session)
      || (stored != NULL && stored->id != nb_session_get_selected (self->session)))
    {
      g_clear_pointer (&stored, nb_stored_article_free);
      return;
    }
  g_clear_object (&self->loading);
  if (stored != NULL && is_as_shown (self, stored))
    nb_stored_article_free (stored);
  else if (stored != NULL)
    show_article (self, stored);
  else
    show_failure (self, error != NULL ? error->message : _("The article is no longer in the library."));
}

static void
stop_loading (NbReader *self)
{
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
}

/**
 * nb_reader_load:
 *
 * Reads the article and shows it, or leaves it as it is if nothing in it has changed.
 */
void
nb_reader_load (NbReader *self,
                gint64    id)
{
  stop_loading (self);
  self->loading = g_cancellable_new ();
  nb_library_get_article_async (nb_session_get_library (self->session), id, self->loading, loaded_cb, g_object_ref (self));
}

/* The library has changed, perhaps the open article too: it was corrected, or read again. */
static void
catalog_changed_cb (NbReader *self)
{
  gint64 id = nb_session_get_selected (self->session);

  if (id != 0 && id == self->shown)
    {
      nb_reprints_button_set_article (self->reprints, self->session, id);
      nb_reader_load (self, id);
    }
}

static void
selection_changed_cb (NbReader *self)
{
  gint64 id = nb_session_get_selected (self->session);

  stop_loading (self);
  if (id == 0)
    {
      gtk_popover_popdown (GTK_POPOVER (self->popover));
      self->shown = 0;
      tell_period (self, NULL);
      return;
    }
  update_position (self);
  if (id == self->shown)
    return;
  nb_reader_load (self, id);
}

/* --- buttons --- */

static void
copy_clicked_cb (NbReader *self)
{
  g_autofree char *citation = NULL;

  if (self->stored == NULL)
    return;
  citation = nb_citation_text (self->stored);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), citation);
  g_signal_emit (self, signals[TOLD], 0, _("The citation was copied"));
}

static void
open_clicked_cb (NbReader *self)
{
  g_autofree char *uri = NULL;

  if (self->stored == NULL)
    return;
  if (self->stored->url != NULL)
    uri = g_strdup (self->stored->url);
  else if (self->stored->path != NULL)
    uri = g_filename_to_uri (self->stored->path, NULL, NULL);
  if (uri != NULL)
    gtk_show_uri (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), uri, GDK_CURRENT_TIME);
}

/* --- object --- */

static void
nb_reader_dispose (GObject *object)
{
  NbReader *self = NB_READER (object);

  stop_loading (self);
  g_clear_handle_id (&self->scrolled_id, g_source_remove);
  g_clear_object (&self->session);
  if (self->popover != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->popover));
  self->popover = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (nb_reader_parent_class)->dispose (object);
}

static void
nb_reader_finalize (GObject *object)
{
  NbReader *self = NB_READER (object);

  g_clear_pointer (&self->marks, g_ptr_array_unref);
  g_clear_pointer (&self->stored, nb_stored_article_free);
  g_clear_pointer (&self->changed_before, nb_correction_free);

  G_OBJECT_CLASS (nb_reader_parent_class)->finalize (object);
}

static void
nb_reader_class_init (NbReaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = nb_reader_dispose;
  object_class->finalize = nb_reader_finalize;

  signals[SHOW_TIME] = g_signal_new ("show-time", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[LOOKS_BACK] = g_signal_new ("looks-back", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_STRING);
  signals[TOLD] = g_signal_new ("told", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);

  signals[CORRECTED] = g_signal_new ("corrected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (NB_TYPE_READER_TEXT);
  g_type_ensure (NB_TYPE_READER_FACTS);
  g_type_ensure (NB_TYPE_REPRINTS_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/nienbieu/NienBieu/nb-reader.ui");
  gtk_widget_class_bind_template_child (widget_class, NbReader, box);
  gtk_widget_class_bind_template_child (widget_class, NbReader, previous_button);
  gtk_widget_class_bind_template_child (widget_class, NbReader, next_button);
  gtk_widget_class_bind_template_child (widget_class, NbReader, position);
  gtk_widget_class_bind_template_child (widget_class, NbReader, copy_button);
  gtk_widget_class_bind_template_child (widget_class, NbReader, open_button);
  gtk_widget_class_bind_template_child (widget_class, NbReader, stack);
  gtk_widget_class_bind_template_child (widget_class, NbReader, failure);
  gtk_widget_class_bind_template_child (widget_class, NbReader, scroller);
  gtk_widget_class_bind_template_child (widget_class, NbReader, source);
  gtk_widget_class_bind_template_child (widget_class, NbReader, title);
  gtk_widget_class_bind_template_child (widget_class, NbReader, reprints);
  gtk_widget_class_bind_template_child (widget_class, NbReader, derived);
  gtk_widget_class_bind_template_child (widget_class, NbReader, text);
  gtk_widget_class_bind_template_child (widget_class, NbReader, facts);
  gtk_widget_class_bind_template_child (widget_class, NbReader, origin);
  gtk_widget_class_bind_template_callback (widget_class, copy_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_mark_cb);
  gtk_widget_class_bind_template_callback (widget_class, fact_mark_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "fact_correct_cb", G_CALLBACK (nb_reader_correct_field));
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
nb_reader_init (NbReader *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->focus_field = -1;
  self->scrolled = -1;
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "changed", G_CALLBACK (scroll_back_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  self->popover = NB_EVIDENCE_POPOVER (nb_evidence_popover_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->popover), GTK_WIDGET (self));
  g_signal_connect_object (self->popover, "filter", G_CALLBACK (filter_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->popover, "show-time", G_CALLBACK (show_time_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->popover, "correct", G_CALLBACK (nb_reader_correct_field), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->popover, "closed", G_CALLBACK (popover_closed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * nb_reader_set_session:
 * @session: whose selected article is shown
 */
void
nb_reader_set_session (NbReader  *self,
                       NbSession *session)
{
  g_return_if_fail (NB_IS_READER (self));

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  if (!g_set_object (&self->session, session))
    return;
  self->shown = 0;
  self->changed_id = 0;
  g_signal_connect_object (session, "catalog-changed", G_CALLBACK (catalog_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "selection-changed", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "result-changed", G_CALLBACK (update_position), self, G_CONNECT_SWAPPED);
}
