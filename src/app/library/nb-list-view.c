/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NbListView: a column view over the articles in view. Owned by the window; main thread. */

#include "library/nb-list-view.h"

#include "base/nb-format.h"
#include "library/nb-article-list.h"
#include "library/nb-list-cell.h"
#include "widgets/nb-adaptive-bin.h"
#include "widgets/nb-row-words.h"

#include <glib/gi18n.h>

/* The column view makes 200 rows when it first has as many (GTK 4.8), which takes a tenth of a second: what a window shows
 * at first, then a few in a frame. */
#define ROWS_AT_FIRST 24
#define ROWS_AT_ONCE 8
#define ROWS_MADE 216

#define WIDTH_FOR_SOURCE 760
#define WIDTH_FOR_PLACE 560
/* of columns, at a text size of 100 % */
#define DATE_WIDTH 184
#define PLACE_WIDTH 140
#define SOURCE_WIDTH 160

struct _NbListView
{
  GtkWidget           parent_instance;
  GtkWidget          *box;
  GtkWidget          *bar;           /* the order by relevance, and what is to be said of the order */
  GtkToggleButton    *relevance;
  GtkLabel           *notice;
  GtkColumnView      *view;
  GtkColumnViewColumn *columns[NB_N_COLUMNS];
  NbArticleList      *list;
  GtkSliceListModel  *made;          /* of the list, as far as rows have been made */
  GtkSingleSelection *selection;
  GtkAdjustment      *adjustment;    /* of the rows' scrolling; not owned */
  gint64              top;           /* id of the article that stood at the top before the order changed, or 0 */
  guint               growing;       /* source that has more made, or 0 */
  guint               shrinking;     /* source that has fewer made, or 0 */
  guint               scrolling;     /* source that scrolls back, or 0 */
  NbSession          *session;
  gboolean            stale;         /* to be filled when it is seen */
  gboolean            refused;       /* there are too many titles to sort */
  gboolean            updating;
  int                 probed;        /* the column that the view's sorter asked first, or -1 */
};

G_DEFINE_FINAL_TYPE (NbListView, nb_list_view, GTK_TYPE_WIDGET)

static gboolean
has_words (NbListView *self)
{
  const char *words = nb_session_get_query (self->session)->words;

  return words != NULL && *words != '\0';
}

/* --- order --- */

/* What the columns' headers say. The view's sorter tells nobody its column (GTK 4.8), but it asks that one first. */
static int
probe_cb (gconstpointer a,
          gconstpointer b,
          gpointer      data)
{
  GtkColumnViewColumn *column = data;
  NbListView *self = g_object_get_data (G_OBJECT (column), "view");

  for (guint i = 0; i < NB_N_COLUMNS && self->probed < 0; i++)
    if (self->columns[i] == column)
      self->probed = (int) i;
  return -1;
}

static void
get_header_sort (NbListView *self,
                 NbSortBy   *by,
                 gboolean   *descending)
{
  static const NbSortBy sorts[] = { NB_SORT_DATE, NB_SORT_TITLE, NB_SORT_PLACE, NB_SORT_SOURCE };
  GtkOrdering order;

  self->probed = -1;
  order = gtk_sorter_compare (gtk_column_view_get_sorter (self->view), self, self->list);
  *descending = order == GTK_ORDERING_LARGER;
  *by = self->probed >= 0 ? sorts[self->probed] : NB_SORT_DATE;
}

static void
update_bar (NbListView *self)
{
  gboolean ranked = nb_article_list_get_sort (self->list) == NB_SORT_RELEVANCE;
  guint n = nb_article_list_get_n_ranked (self->list);
  g_autofree char *count = nb_format_count (n);
  g_autofree char *words = NULL;

  if (self->refused)
    {
      g_autofree char *limit = nb_format_count (NB_MAX_TITLES_SORTED);

      words = g_strdup_printf (_("At most %s articles are sorted by title. Narrow the result down first."), limit);
    }
  else if (nb_article_list_is_sorting (self->list))
    words = g_strdup (_("Sorting…"));
  else if (ranked && n < g_list_model_get_n_items (G_LIST_MODEL (self->list)))
    words = g_strdup_printf (ngettext ("%s article is ranked; the others follow, the newest first",
                                       "%s articles are ranked; the others follow, the newest first", n), count);
  gtk_label_set_text (self->notice, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->relevance), has_words (self));
  gtk_widget_set_visible (self->bar, has_words (self) || self->refused);
}

/* The widget that shows the rows is the column view's own. */
static void
scroll_to (NbListView *self,
           guint       position)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_VIEW (child))
      gtk_widget_activate_action (child, "list.scroll-to-item", "u", position);
}

static void
have_all_made (NbListView *self)
{
  g_clear_handle_id (&self->growing, g_source_remove);
  gtk_slice_list_model_set_size (self->made, G_MAXUINT);
}

static gboolean
grow_cb (gpointer data)
{
  NbListView *self = data;
  guint n = gtk_slice_list_model_get_size (self->made) + ROWS_AT_ONCE;

  if (n < ROWS_MADE)
    {
      gtk_slice_list_model_set_size (self->made, n);
      return G_SOURCE_CONTINUE;
    }
  self->growing = 0;
  have_all_made (self);
  return G_SOURCE_REMOVE;
}

/* After the frame that shows the first ones. */
static void
start_growing (NbListView *self)
{
  if (gtk_slice_list_model_get_size (self->made) < ROWS_MADE && self->growing == 0)
    self->growing = g_idle_add_full (G_PRIORITY_LOW, grow_cb, self, NULL);
}

static guint
select_open_article (NbListView *self)
{
  gint64 id = nb_session_get_selected (self->session);
  guint position = id != 0 && !self->stale ? nb_article_list_find (self->list, id) : G_MAXUINT;

  if (position != G_MAXUINT && position >= gtk_slice_list_model_get_size (self->made))
    have_all_made (self);
  if (!self->stale)
    gtk_single_selection_set_selected (self->selection, position != G_MAXUINT ? position : GTK_INVALID_LIST_POSITION);
  return position;
}

static void
selection_changed_cb (NbListView *self)
{
  select_open_article (self);
}

/* Where one click opens, GTK selects what the pointer is over: afterwards the open article is marked again. */
static void
leave_cb (NbListView *self)
{
  if (self->session != NULL)
    select_open_article (self);
}

static guint
position_at (NbListView *self,
             double      y)
{
  double height = gtk_adjustment_get_upper (self->adjustment);

  return height > 0 ? (guint) (y / height * g_list_model_get_n_items (G_LIST_MODEL (self->made)) + 0.5) : 0;
}

/* Otherwise GTK looks for the selected item among all that are new, and has a million made for that. */
static void
reordering_cb (NbListView *self)
{
  g_autoptr (NbArticleItem) top = g_list_model_get_item (G_LIST_MODEL (self->made),
                                                         position_at (self, gtk_adjustment_get_value (self->adjustment)));

  self->top = top != NULL ? nb_catalog_get_row (nb_article_item_get_catalog (top), nb_article_item_get_row (top))->id : 0;
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  gtk_slice_list_model_set_size (self->made, ROWS_AT_FIRST);
  start_growing (self);
}

/* What stood at the top stands there again, as far as it is still listed. Rows have a height once they were laid out. */
static gboolean
scroll_back_cb (gpointer data)
{
  NbListView *self = data;
  guint position = nb_article_list_find (self->list, self->top);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));

  self->scrolling = 0;
  if (position == G_MAXUINT || position == 0)
    return G_SOURCE_REMOVE;
  have_all_made (self);
  /* GTK scrolls no further than it has to: first past it, then back */
  scroll_to (self, MIN (position + position_at (self, gtk_adjustment_get_page_size (self->adjustment)) + 2, n - 1));
  scroll_to (self, position);
  return G_SOURCE_REMOVE;
}

static void
ordered_cb (NbListView *self,
            gboolean    to_top)
{
  guint position;

  if (self->session == NULL)
    return;
  position = select_open_article (self);
  if (!to_top && self->top != 0 && self->scrolling == 0)
    self->scrolling = g_idle_add_full (GDK_PRIORITY_REDRAW + 1, scroll_back_cb, self, NULL);
  else if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0)
    scroll_to (self, position != G_MAXUINT ? position : 0);
  update_bar (self);
}

static void
fill (NbListView *self)
{
  NbListWish wish = { .catalog = nb_session_get_catalog (self->session), .rows = nb_session_get_result (self->session),
                      .library = nb_session_get_library (self->session), .query = nb_session_get_query (self->session),
                      .place_mode = nb_session_get_place_mode (self->session) };

  self->stale = FALSE;
  self->refused = FALSE;
  wish.whole = nb_span_is_whole (self->session, &wish.from, &wish.to);
  get_header_sort (self, &wish.by, &wish.descending);
  if (wish.library != NULL && has_words (self) && gtk_toggle_button_get_active (self->relevance))
    {
      wish.by = NB_SORT_RELEVANCE;
      wish.descending = FALSE;
    }
  nb_article_list_show (self->list, &wish);
  select_open_article (self);
  update_bar (self);
}

static gboolean
shrink_cb (gpointer data)
{
  NbListView *self = data;
  guint n = MIN (gtk_slice_list_model_get_size (self->made), ROWS_MADE);

  gtk_slice_list_model_set_size (self->made, n > ROWS_AT_FIRST + ROWS_AT_ONCE ? n - ROWS_AT_ONCE : ROWS_AT_FIRST);
  if (gtk_slice_list_model_get_size (self->made) > ROWS_AT_FIRST)
    return G_SOURCE_CONTINUE;
  self->shrinking = 0;
  return G_SOURCE_REMOVE;
}

/* Zooming changes what is in view all the time: nobody sorts for a list that is not seen. Its rows, which will not be
 * those that it shows next, go a few at a time. */
static void
queue_fill (NbListView *self)
{
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    fill (self);
  else if (self->shrinking == 0 && gtk_slice_list_model_get_size (self->made) > ROWS_AT_FIRST)
    {
      g_clear_handle_id (&self->growing, g_source_remove);
      self->shrinking = g_idle_add_full (G_PRIORITY_LOW, shrink_cb, self, NULL);
    }
}

static void
refused_cb (NbListView *self)
{
  self->refused = TRUE;
  self->updating = TRUE;
  gtk_column_view_sort_by_column (self->view, self->columns[NB_COLUMN_DATE], GTK_SORT_ASCENDING);
  self->updating = FALSE;
  update_bar (self);
}

static void
failed_cb (NbListView *self,
           GError     *error)
{
  if (self->session != NULL)
    g_signal_emit_by_name (self->session, "failed", error);
  update_bar (self);
}

/* Whoever sorts by a column does not want them by relevance. */
static void
header_changed_cb (NbListView *self)
{
  if (self->session == NULL || self->updating)
    return;
  self->updating = TRUE;
  gtk_toggle_button_set_active (self->relevance, FALSE);
  self->updating = FALSE;
  queue_fill (self);
}

static void
relevance_toggled_cb (NbListView *self)
{
  gboolean ranked = gtk_toggle_button_get_active (self->relevance);

  if (self->session == NULL || self->updating)
    return;
  /* no arrow in a header while none of them orders */
  self->updating = TRUE;
  gtk_column_view_sort_by_column (self->view, ranked ? NULL : self->columns[NB_COLUMN_DATE], GTK_SORT_ASCENDING);
  self->updating = FALSE;
  queue_fill (self);
}

static void
nb_list_view_map (GtkWidget *widget)
{
  NbListView *self = NB_LIST_VIEW (widget);

  g_clear_handle_id (&self->shrinking, g_source_remove);
  if (self->stale && self->session != NULL)
    fill (self);
  start_growing (self);
  GTK_WIDGET_CLASS (nb_list_view_parent_class)->map (widget);
}

static void
activate_cb (NbListView *self,
             guint       position)
{
  g_autoptr (NbArticleItem) item = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  if (item != NULL)
    nb_session_select (self->session, nb_catalog_get_row (nb_article_item_get_catalog (item), nb_article_item_get_row (item))->id);
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

  g_clear_handle_id (&self->growing, g_source_remove);
  g_clear_handle_id (&self->shrinking, g_source_remove);
  g_clear_handle_id (&self->scrolling, g_source_remove);
  g_clear_object (&self->session);
  for (guint i = 0; i < NB_N_COLUMNS; i++)
    g_clear_object (&self->columns[i]);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->made);
  g_clear_object (&self->list);

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
add_column (NbListView  *self,
            NbListColumn column,
            const char  *title,
            int          width)
{
  g_autoptr (GtkSorter) sorter = NULL;
  GtkColumnViewColumn *added = gtk_column_view_column_new (title, nb_list_cell_factory_new (column, GTK_WIDGET (self)));

  sorter = GTK_SORTER (gtk_custom_sorter_new (probe_cb, added, NULL));
  g_object_set_data (G_OBJECT (added), "view", self);
  if (width > 0)
    gtk_column_view_column_set_fixed_width (added, width);
  else
    gtk_column_view_column_set_expand (added, TRUE);
  gtk_column_view_column_set_sorter (added, sorter);
  gtk_column_view_append_column (self->view, added);
  self->columns[column] = added;
}

static void
make_bar (NbListView *self)
{
  self->bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  gtk_widget_add_css_class (self->bar, "nb-list-bar");
  gtk_widget_set_visible (self->bar, FALSE);
  self->relevance = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_label (_("Most Relevant First")));
  gtk_widget_add_css_class (GTK_WIDGET (self->relevance), "nb-option");
  gtk_widget_set_valign (GTK_WIDGET (self->relevance), GTK_ALIGN_CENTER);
  g_signal_connect_object (self->relevance, "toggled", G_CALLBACK (relevance_toggled_cb), self, G_CONNECT_SWAPPED);
  self->notice = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->notice, 0);
  gtk_label_set_ellipsize (self->notice, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->notice), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->notice), "nb-caption-dim");
  gtk_box_append (GTK_BOX (self->bar), GTK_WIDGET (self->relevance));
  gtk_box_append (GTK_BOX (self->bar), GTK_WIDGET (self->notice));
}

static void
nb_list_view_init (NbListView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = nb_article_list_new ();
  self->made = gtk_slice_list_model_new (g_object_ref (G_LIST_MODEL (self->list)), 0, ROWS_AT_FIRST);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->made)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection))));
  gtk_column_view_set_single_click_activate (self->view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "nb-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Articles"), -1);
  add_column (self, NB_COLUMN_DATE, _("Date"), DATE_WIDTH);
  add_column (self, NB_COLUMN_TITLE, _("Title"), 0);
  add_column (self, NB_COLUMN_PLACE, _("Place"), PLACE_WIDTH);
  add_column (self, NB_COLUMN_SOURCE, _("Source"), SOURCE_WIDTH);
  make_bar (self);
  gtk_column_view_sort_by_column (self->view, self->columns[NB_COLUMN_DATE], GTK_SORT_ASCENDING);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed", G_CALLBACK (header_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "reordering", G_CALLBACK (reordering_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "ordered", G_CALLBACK (ordered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "refused", G_CALLBACK (refused_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  self->adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  gtk_widget_set_vexpand (scroller, TRUE);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), self->bar);
  gtk_box_append (GTK_BOX (self->box), scroller);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_object (motion, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
}

/**
 * nb_list_view_get_session:
 *
 * Returns: (transfer none) (nullable): whose result is listed
 */
NbSession *
nb_list_view_get_session (NbListView *self)
{
  g_return_val_if_fail (NB_IS_LIST_VIEW (self), NULL);
  return self->session;
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
  g_signal_connect_object (session, "selection-changed", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
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

  gtk_column_view_column_set_fixed_width (self->columns[NB_COLUMN_DATE], (int) (DATE_WIDTH * scale));
  gtk_column_view_column_set_fixed_width (self->columns[NB_COLUMN_PLACE], (int) (PLACE_WIDTH * scale));
  gtk_column_view_column_set_fixed_width (self->columns[NB_COLUMN_SOURCE], (int) (SOURCE_WIDTH * scale));
  if (effective_width < WIDTH_FOR_SOURCE)
    show_column (self, self->columns[NB_COLUMN_SOURCE], FALSE);
  show_column (self, self->columns[NB_COLUMN_PLACE], effective_width >= WIDTH_FOR_PLACE);
  if (effective_width >= WIDTH_FOR_SOURCE)
    show_column (self, self->columns[NB_COLUMN_SOURCE], TRUE);
}
