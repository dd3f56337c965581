/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NbHoverCard: says what a mark of the timeline stands for. Owned by the timeline view; main thread. */

#include "timeline/nb-hover-card.h"

#include "base/nb-format.h"
#include "widgets/nb-reprint-words.h"
#include "widgets/nb-row-words.h"
#include "widgets/nb-style.h"
#include "widgets/nb-task.h"

#include <glib/gi18n.h>

#define MAX_ROWS 4

struct _NbHoverCard
{
  GtkPopover    parent_instance;
  GtkLabel     *span;
  GtkLabel     *count;
  GtkLabel     *summary;
  GtkGrid      *grid;
  GtkLabel     *dates[MAX_ROWS];
  GtkLabel     *titles[MAX_ROWS];
  GtkLabel     *reprints;
  GtkLabel     *others;
  GtkLabel     *keys;
  GCancellable *reading;         /* who printed the one article that is shown */
};

G_DEFINE_FINAL_TYPE (NbHoverCard, nb_hover_card, GTK_TYPE_POPOVER)

/* "Đồng bằng sông Hồng · 4 provinces · 5 sources" */
static char *
summarise (NbCatalog     *catalog,
           NbPlaceMode    mode,
           const guint32 *rows,
           guint          n_rows,
           const char    *lane)
{
  gboolean published[NB_N_UNITS] = { FALSE }, units[NB_N_UNITS] = { FALSE };
  g_autofree gboolean *sources = g_new0 (gboolean, nb_catalog_get_n_sources (catalog) + 1);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  NbPlaces *places = nb_catalog_get_places (catalog);
  guint n_units = 0, n_sources = 0;

  for (guint i = 0; i < n_rows; i++)
    {
      const NbCatalogRow *row = nb_catalog_get_row (catalog, rows[i]);

      if (row->unit < NB_N_UNITS)
        published[row->unit] = TRUE;
      if (row->source != NB_INDEX_NONE && !sources[row->source])
        {
          sources[row->source] = TRUE;
          n_sources++;
        }
    }
  for (guint i = 0; i < NB_N_UNITS; i++)
    if (published[i])
      units[nb_places_map (places, (NbUnit) i, mode)] = TRUE;
  for (guint i = 0; i < NB_N_UNITS; i++)
    n_units += units[i];
  if (lane != NULL)
    g_ptr_array_add (parts, g_strdup (lane));
  if (n_units > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u province", "%u provinces", n_units), n_units));
  if (n_sources > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u source", "%u sources", n_sources), n_sources));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

/* Which rows the card names: the leading one, and others spread over the whole. */
static guint
choose (const guint32 *rows,
        guint          n_rows,
        guint32        lead,
        guint32        chosen[MAX_ROWS])
{
  guint n = 0;
  gboolean has_lead = FALSE;

  for (guint i = 0; i < MIN (n_rows, MAX_ROWS); i++)
    {
      guint32 row = rows[n_rows <= MAX_ROWS ? i : i * (n_rows - 1) / (MAX_ROWS - 1)];

      has_lead = has_lead || row == lead;
      chosen[n++] = row;
    }
  if (!has_lead && lead != G_MAXUINT32 && n > 0)
    {
      guint at = 0;

      while (at < n - 1 && chosen[at + 1] < lead)
        at++;
      chosen[at] = lead;
    }
  return n;
}

static void
show_one (NbHoverCard        *self,
          NbCatalog          *catalog,
          const NbCatalogRow *row,
          guint32             index,
          NbPlaceMode         mode)
{
  const char *place = nb_row_get_place (catalog, row, mode);
  const char *source = nb_row_get_source (catalog, row);
  g_autofree char *date = nb_row_format_words (row);
  g_autofree char *summary = g_strjoin (place != NULL && source != NULL ? " · " : "", place != NULL ? place : "",
                                        source != NULL ? source : "", NULL);

  gtk_label_set_text (self->span, nb_catalog_get_title (catalog, index));
  gtk_label_set_text (self->count, "");
  gtk_label_set_text (self->summary, date);
  gtk_label_set_text (self->dates[0], "");
  gtk_label_set_text (self->titles[0], summary);
}

/* --- who printed it --- */

typedef struct
{
  NbLibrary *library;
  gint64     id;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_object_unref (request->library);
  g_free (request);
}

/* In a worker thread. */
static void
list_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Request *request = data;
  GError *error = NULL;
  GPtrArray *reprints = nb_library_list_reprints (request->library, request->id, cancellable, &error);

  if (reprints != NULL)
    g_task_return_pointer (task, reprints, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  NbHoverCard *self = NB_HOVER_CARD (source);
  g_autoptr (NbSession) session = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reprints = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *words = NULL;

  /* the card tells of something else by now */
  if (g_task_get_cancellable (G_TASK (result)) != self->reading)
    return;
  g_clear_object (&self->reading);
  if (error != NULL)
    g_signal_emit_by_name (session, "failed", error);
  if (reprints != NULL && reprints->len > 1)
    words = nb_reprints_summarise (reprints);
  gtk_label_set_text (self->reprints, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reprints), words != NULL);
}

static void
forget_reprints (NbHoverCard *self)
{
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

/* The catalog knows that there are some, only the library which was first. The line has its room from the beginning: the
 * card is not to jump. */
static void
read_reprints (NbHoverCard *self,
               NbSession   *session,
               NbCatalog   *catalog,
               guint32      row)
{
  g_autoptr (GTask) task = NULL;
  Request *request;
  guint n = 0;

  forget_reprints (self);
  nb_catalog_get_reprints (catalog, row, &n);
  gtk_label_set_text (self->reprints, "…");
  gtk_widget_set_visible (GTK_WIDGET (self->reprints), n > 1 && nb_session_get_library (session) != NULL);
  if (n < 2 || nb_session_get_library (session) == NULL)
    return;
  request = g_new (Request, 1);
  *request = (Request){ g_object_ref (nb_session_get_library (session)), nb_catalog_get_row (catalog, row)->id };
  self->reading = g_cancellable_new ();
  task = nb_task_new (self, self->reading, listed_cb, g_object_ref (session));
  g_task_set_source_tag (task, read_reprints);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, list_thread);
}

/* --- the rest --- */

/**
 * nb_hover_card_set_rows:
 * @rows: rows of the session's catalog, ascending
 * @lead: the row that is named in bold, or G_MAXUINT32
 * @lane: (nullable): the lane that they stand in
 * @first: of what holds the rows, a column's unit; or %NB_DAY_NONE for the days of the rows themselves
 * @last: likewise
 */
void
nb_hover_card_set_rows (NbHoverCard   *self,
                        NbSession     *session,
                        const guint32 *rows,
                        guint          n_rows,
                        guint32        lead,
                        const char    *lane,
                        NbDay          first,
                        NbDay          last)
{
  NbCatalog *catalog = nb_session_get_catalog (session);
  NbPlaceMode mode = nb_session_get_place_mode (session);
  guint32 chosen[MAX_ROWS];
  guint n_chosen = n_rows > 1 ? choose (rows, n_rows, lead, chosen) : 1;
  gboolean several = n_rows > 1;

  g_return_if_fail (NB_IS_HOVER_CARD (self) && n_rows > 0);

  gtk_widget_set_visible (GTK_WIDGET (self->count), several);
  for (guint i = 0; i < MAX_ROWS; i++)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->dates[i]), several && i < n_chosen);
      gtk_widget_set_visible (GTK_WIDGET (self->titles[i]), i < n_chosen);
      gtk_widget_remove_css_class (GTK_WIDGET (self->titles[i]), "heading");
    }
  if (!several)
    {
      show_one (self, catalog, nb_catalog_get_row (catalog, rows[0]), rows[0], mode);
      read_reprints (self, session, catalog, rows[0]);
    }
  else
    {
      g_autofree char *span = NULL;
      g_autofree char *number = nb_format_count (n_rows);
      g_autofree char *count = g_strdup_printf (ngettext ("%s article", "%s articles", n_rows), number);
      g_autofree char *summary = summarise (catalog, mode, rows, n_rows, lane);

      forget_reprints (self);
      gtk_widget_set_visible (GTK_WIDGET (self->reprints), FALSE);
      if (first == NB_DAY_NONE)
        {
          first = last = nb_catalog_get_row (catalog, rows[0])->first;
          for (guint i = 0; i < n_rows; i++)
            last = MAX (last, nb_catalog_get_row (catalog, rows[i])->last);
        }
      span = first != NB_DAY_NONE ? nb_format_span (first, last) : g_strdup (_("date unknown"));
      gtk_label_set_text (self->span, span);
      gtk_label_set_text (self->count, count);
      gtk_label_set_text (self->summary, summary);
      for (guint i = 0; i < n_chosen; i++)
        {
          g_autofree char *date = nb_row_format_short (nb_catalog_get_row (catalog, chosen[i]));

          gtk_label_set_text (self->dates[i], date);
          gtk_label_set_text (self->titles[i], nb_catalog_get_title (catalog, chosen[i]));
          if (chosen[i] == lead)
            gtk_widget_add_css_class (GTK_WIDGET (self->titles[i]), "heading");
        }
    }
  gtk_widget_set_visible (GTK_WIDGET (self->others), n_rows > n_chosen);
  if (n_rows > n_chosen)
    {
      g_autofree char *others = g_strdup_printf (ngettext ("and %u other", "and %u others", n_rows - n_chosen),
                                                 n_rows - n_chosen);

      gtk_label_set_text (self->others, others);
    }
  gtk_label_set_markup (self->keys, several ? _("<b>Enter</b> zoom in · <b>Space</b> read") : _("<b>Enter</b> read"));
}

static void
nb_hover_card_dispose (GObject *object)
{
  NbHoverCard *self = NB_HOVER_CARD (object);

  forget_reprints (self);
  if (self->grid != NULL)
    gtk_popover_set_child (GTK_POPOVER (self), NULL);
  self->grid = NULL;

  G_OBJECT_CLASS (nb_hover_card_parent_class)->dispose (object);
}

static void
nb_hover_card_class_init (NbHoverCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nb_hover_card_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/nienbieu/NienBieu/nb-hover-card.ui");
  gtk_widget_class_bind_template_child (widget_class, NbHoverCard, span);
  gtk_widget_class_bind_template_child (widget_class, NbHoverCard, count);
  gtk_widget_class_bind_template_child (widget_class, NbHoverCard, summary);
  gtk_widget_class_bind_template_child (widget_class, NbHoverCard, grid);
  gtk_widget_class_bind_template_child (widget_class, NbHoverCard, reprints);
  gtk_widget_class_bind_template_child (widget_class, NbHoverCard, others);
  gtk_widget_class_bind_template_child (widget_class, NbHoverCard, keys);
}

static void
nb_hover_card_init (NbHoverCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  nb_style_prepare_popover (GTK_POPOVER (self));
  for (int i = 0; i < MAX_ROWS; i++)
    {
      self->dates[i] = GTK_LABEL (gtk_label_new (NULL));
      self->titles[i] = GTK_LABEL (gtk_label_new (NULL));
      gtk_label_set_xalign (self->dates[i], 1);
      gtk_label_set_xalign (self->titles[i], 0);
      gtk_label_set_ellipsize (self->titles[i], PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (self->titles[i], 38);
      gtk_widget_set_hexpand (GTK_WIDGET (self->titles[i]), TRUE);
      gtk_widget_add_css_class (GTK_WIDGET (self->dates[i]), "nb-caption-dim");
      gtk_widget_add_css_class (GTK_WIDGET (self->dates[i]), "nb-digits");
      gtk_widget_add_css_class (GTK_WIDGET (self->titles[i]), "nb-caption");
      gtk_grid_attach (self->grid, GTK_WIDGET (self->dates[i]), 0, i, 1, 1);
      gtk_grid_attach (self->grid, GTK_WIDGET (self->titles[i]), 1, i, 1, 1);
    }
}

GtkWidget *
nb_hover_card_new (void)
{
  return g_object_new (NB_TYPE_HOVER_CARD, NULL);
}
