/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NbListView: a column view over the articles in view. Owned by the window; main thread. */

#include "library/nb-list-view.h"

#include "library/nb-article-list.h"
#include "widgets/nb-adaptive-bin.h"
#include "widgets/nb-row-words.h"

#include <glib/gi18n.h>
#include <string.h>

#define WIDTH_FOR_SOURCE 760
#define WIDTH_FOR_PLACE 560
/* of columns, at a text size of 100 % */
#define DATE_WIDTH 184
#define PLACE_WIDTH 140
#define SOURCE_WIDTH 160

struct _NbListView
{
  GtkWidget           parent_instance;
  GtkWidget          *scroller;
  GtkColumnView      *view;
  GtkColumnViewColumn *date_column;
  GtkColumnViewColumn *place_column;
  GtkColumnViewColumn *source_column;
  NbArticleList      *list;
  GtkSingleSelection *selection;
  NbSession          *session;
  NbCatalog          *keys_of;       /* whose titles the keys are */
  GPtrArray          *title_keys;    /* by row, made when the list is sorted by title */
  gboolean            stale;         /* to be filled when it is seen */
};

G_DEFINE_FINAL_TYPE (NbListView, nb_list_view, GTK_TYPE_WIDGET)

typedef enum { COLUMN_DATE, COLUMN_TITLE, COLUMN_PLACE, COLUMN_SOURCE } Column;

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          gpointer                  data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (GPOINTER_TO_INT (g_object_get_data (G_OBJECT (factory), "column")) != COLUMN_TITLE)
    gtk_widget_add_css_class (label, "date");
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         NbListView               *self)
{
  NbArticleItem *article = gtk_list_item_get_item (item);
  NbCatalog *catalog = nb_article_item_get_catalog (article);
  const NbCatalogRow *row = nb_catalog_get_row (catalog, nb_article_item_get_row (article));
  GtkLabel *label = GTK_LABEL (gtk_list_item_get_child (item));
  const char *text = NULL;
  g_autofree char *date = NULL;

  switch ((Column) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (factory), "column")))
    {
    case COLUMN_DATE:
      text = date = nb_row_format_date (row);
      break;
    case COLUMN_TITLE:
      text = nb_catalog_get_title (catalog, nb_article_item_get_row (article));
      break;
    case COLUMN_PLACE:
      text = nb_row_get_place (catalog, row, nb_session_get_place_mode (self->session));
      text = text != NULL ? text : _("unknown");
      break;
    case COLUMN_SOURCE:
      text = nb_row_get_source (catalog, row);
      break;
    default:
      break;
    }
  gtk_label_set_text (label, text != NULL ? text : "–");
}

/* --- order --- */

static const char *
title_key (NbListView *self,
           NbCatalog  *catalog,
           guint       row)
{
  if (self->keys_of != catalog)
    {
      g_set_object (&self->keys_of, catalog);
      g_ptr_array_set_size (self->title_keys, 0);
      g_ptr_array_set_size (self->title_keys, (int) nb_catalog_get_n_rows (catalog));
    }
  if (self->title_keys->pdata[row] == NULL)
    {
      const char *title = nb_catalog_get_title (catalog, row);

      self->title_keys->pdata[row] = g_utf8_collate_key (title != NULL ? title : "", -1);
    }
  return self->title_keys->pdata[row];
}

/* A name that is missing comes last. */
static int
compare_names (const char *a,
               const char *b)
{
  if (a == b)
    return 0;
  if (a == NULL || b == NULL)
    return a == NULL ? 1 : -1;
  return g_utf8_collate (a, b);
}

typedef struct
{
  NbListView *view;
  Column      column;
} SortBy;

static int
compare_cb (gconstpointer a,
            gconstpointer b,
            gpointer      data)
{
  const SortBy *by = data;
  NbCatalog *catalog = nb_article_item_get_catalog ((NbArticleItem *) a);
  guint32 row_a = nb_article_item_get_row ((NbArticleItem *) a), row_b = nb_article_item_get_row ((NbArticleItem *) b);
  const NbCatalogRow *x = nb_catalog_get_row (catalog, row_a), *y = nb_catalog_get_row (catalog, row_b);
  NbPlaceMode mode;

  switch (by->column)
    {
    case COLUMN_TITLE:
      return strcmp (title_key (by->view, catalog, row_a), title_key (by->view, catalog, row_b));
    case COLUMN_PLACE:
      mode = nb_session_get_place_mode (by->view->session);
      return compare_names (nb_row_get_place (catalog, x, mode), nb_row_get_place (catalog, y, mode));
    case COLUMN_SOURCE:
      return x->source == y->source ? 0 : compare_names (nb_row_get_source (catalog, x), nb_row_get_source (catalog, y));
    case COLUMN_DATE:
    default:
      /* the catalog is in the order of time */
      return row_a < row_b ? -1 : row_a > row_b;
    }
}

static GtkColumnViewColumn *
add_column (NbListView *self,
            Column      column,
            const char *title,
            int         width)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  SortBy *by = g_new (SortBy, 1);
  g_autoptr (GtkSorter) sorter = NULL;
  GtkColumnViewColumn *result;

  *by = (SortBy){ self, column };
  sorter = GTK_SORTER (gtk_custom_sorter_new (compare_cb, by, g_free));
  g_object_set_data (G_OBJECT (factory), "column", GINT_TO_POINTER (column));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  result = gtk_column_view_column_new (title, factory);
  if (width > 0)
    gtk_column_view_column_set_fixed_width (result, width);
  else
    gtk_column_view_column_set_expand (result, TRUE);
  gtk_column_view_column_set_sorter (result, sorter);
  gtk_column_view_append_column (self->view, result);
  return result;
}

static void
select_open_article (NbListView *self)
{
  guint row, position = GTK_INVALID_LIST_POSITION;

  if (self->stale)
    return;
  if (nb_catalog_find (nb_session_get_catalog (self->session), nb_session_get_selected (self->session), &row))
    position = nb_article_list_find (self->list, row);
  gtk_single_selection_set_selected (self->selection, position);
}

/* Where one click opens, GTK selects what the pointer is over: afterwards the open article is marked again. */
static void
leave_cb (NbListView *self)
{
  if (self->session != NULL)
    select_open_article (self);
}

static void
order_changed_cb (NbListView *self)
{
  if (self->session != NULL)
    select_open_article (self);
}

static void
fill (NbListView *self)
{
  self->stale = FALSE;
  nb_article_list_fill (self->list, self->session);
  select_open_article (self);
}

/* Zooming changes what is in view all the time: nobody sorts for a list that is not seen. */
static void
queue_fill (NbListView *self)
{
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    fill (self);
}

static void
nb_list_view_map (GtkWidget *widget)
{
  NbListView *self = NB_LIST_VIEW (widget);

  if (self->stale && self->session != NULL)
    fill (self);
  GTK_WIDGET_CLASS (nb_list_view_parent_class)->map (widget);
}

static void
activate_cb (NbListView *self,
             guint       position)
{
  g_autoptr (NbArticleItem) item = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  if (item != NULL)
    nb_session_select (self->session, nb_catalog_get_row (nb_article_item_get_catalog (item),
                                                          nb_article_item_get_row (item))->id);
}

static gboolean
nb_list_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (NB_LIST_VIEW (widget)->view));
}

static void
nb_list_view_dispose (GObject *object)
{
  NbListView *self = NB_LIST_VIEW (object);

  g_clear_object (&self->session);
  /* its columns go before the model does */
  if (self->list != NULL)
    nb_article_list_set_sorter (self->list, NULL);
  g_clear_object (&self->list);
  g_clear_object (&self->date_column);
  g_clear_object (&self->place_column);
  g_clear_object (&self->source_column);
  g_clear_object (&self->keys_of);
  g_clear_pointer (&self->title_keys, g_ptr_array_unref);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);

  G_OBJECT_CLASS (nb_list_view_parent_class)->dispose (object);
}

static void
nb_list_view_class_init (NbListViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nb_list_view_dispose;
  GTK_WIDGET_CLASS (klass)->map = nb_list_view_map;
  GTK_WIDGET_CLASS (klass)->grab_focus = nb_list_view_grab_focus;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
nb_list_view_init (NbListView *self)
{
  g_autoptr (GtkColumnViewColumn) title_column = NULL;
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->title_keys = g_ptr_array_new_with_free_func (g_free);
  self->list = nb_article_list_new ();
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->list)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (GTK_SELECTION_MODEL (self->selection)));
  gtk_column_view_set_single_click_activate (self->view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "nb-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Articles"), -1);
  self->date_column = add_column (self, COLUMN_DATE, _("Date"), DATE_WIDTH);
  title_column = add_column (self, COLUMN_TITLE, _("Title"), 0);
  self->place_column = add_column (self, COLUMN_PLACE, _("Place"), PLACE_WIDTH);
  self->source_column = add_column (self, COLUMN_SOURCE, _("Source"), SOURCE_WIDTH);
  gtk_column_view_sort_by_column (self->view, self->date_column, GTK_SORT_ASCENDING);
  nb_article_list_set_sorter (self->list, gtk_column_view_get_sorter (self->view));
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed", G_CALLBACK (order_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  g_signal_connect_object (motion, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
}

/**
 * nb_list_view_set_session:
 * @session: whose result is listed, as far as it is in the visible span
 */
void
nb_list_view_set_session (NbListView *self,
                          NbSession  *session)
{
  g_return_if_fail (NB_IS_LIST_VIEW (self));

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  if (!g_set_object (&self->session, session))
    return;
  g_signal_connect_object (session, "result-changed", G_CALLBACK (queue_fill), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "span-changed", G_CALLBACK (queue_fill), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "selection-changed", G_CALLBACK (select_open_article), self, G_CONNECT_SWAPPED);
  queue_fill (self);
}

/* A column that is only hidden keeps its width (GTK 4.8). */
static void
show_column (NbListView          *self,
             GtkColumnViewColumn *column,
             gboolean             visible)
{
  if (visible == (gtk_column_view_column_get_column_view (column) != NULL))
    return;
  if (visible)
    gtk_column_view_append_column (self->view, column);
  else
    gtk_column_view_remove_column (self->view, column);
}

/**
 * nb_list_view_set_width:
 * @effective_width: the room there is, at a text size of 100 %
 *
 * The title always has room: the source goes first, then the place.
 */
void
nb_list_view_set_width (NbListView *self,
                        int         effective_width)
{
  double scale = nb_widget_get_text_scale (GTK_WIDGET (self));

  g_return_if_fail (NB_IS_LIST_VIEW (self));

  gtk_column_view_column_set_fixed_width (self->date_column, (int) (DATE_WIDTH * scale));
  gtk_column_view_column_set_fixed_width (self->place_column, (int) (PLACE_WIDTH * scale));
  gtk_column_view_column_set_fixed_width (self->source_column, (int) (SOURCE_WIDTH * scale));
  if (effective_width < WIDTH_FOR_SOURCE)
    show_column (self, self->source_column, FALSE);
  show_column (self, self->place_column, effective_width >= WIDTH_FOR_PLACE);
  if (effective_width >= WIDTH_FOR_SOURCE)
    show_column (self, self->source_column, TRUE);
}
