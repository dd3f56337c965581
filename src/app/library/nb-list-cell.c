/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells of the list: one line, and under the title, while words are searched for, where they stand. Main thread. */

#include "library/nb-list-cell.h"

#include "base/nb-format.h"
#include "library/nb-article-list.h"
#include "library/nb-list-view.h"
#include "widgets/nb-row-words.h"

#include <glib/gi18n.h>

typedef struct
{
  GtkLabel      *title;
  GtkLabel      *reprints;
  GtkLabel      *snippet;
  NbArticleItem *item;
  gulong         details_id;
} TitleCell;

static NbListColumn
column_of (GtkListItemFactory *factory)
{
  return (NbListColumn) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (factory), "column"));
}

static GtkLabel *
new_line (const char *css_class)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (label, TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (label), css_class);
  return label;
}

static GtkWidget *
new_title_cell (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  TitleCell *cell = g_new0 (TitleCell, 1);

  cell->title = new_line (NULL);
  cell->reprints = new_line ("nb-caption-dim");
  gtk_label_set_ellipsize (cell->reprints, PANGO_ELLIPSIZE_NONE);
  cell->snippet = new_line ("nb-snippet");
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (cell->title));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (cell->reprints));
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (cell->snippet));
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (box), "cell", cell, g_free);
  return box;
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  if (column_of (GTK_LIST_ITEM_FACTORY (factory)) == NB_COLUMN_TITLE)
    gtk_list_item_set_child (item, new_title_cell ());
  else
    gtk_list_item_set_child (item, GTK_WIDGET (new_line ("date")));
}

/* --- the title's cell --- */

/* Hits are bold: a colour alone would not be seen by everybody. */
static void
mark_hits (GtkLabel     *label,
           const GArray *hits)
{
  g_autoptr (PangoAttrList) attributes = hits != NULL ? pango_attr_list_new () : NULL;
  gsize length = strlen (gtk_label_get_text (label));

  for (guint i = 0; hits != NULL && i < hits->len; i++)
    {
      const NbSnippetHit *hit = &g_array_index (hits, NbSnippetHit, i);
      PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
      PangoAttribute *full = pango_attr_foreground_alpha_new (G_MAXUINT16);

      bold->start_index = full->start_index = MIN (hit->start, length);
      bold->end_index = full->end_index = MIN (hit->end, length);
      pango_attr_list_insert (attributes, bold);
      pango_attr_list_insert (attributes, full);
    }
  gtk_label_set_attributes (label, attributes);
}

static void
show_details (TitleCell *cell)
{
  const NbSnippet *snippet = nb_article_item_get_snippet (cell->item);

  mark_hits (cell->title, nb_article_item_get_hits (cell->item));
  /* a hit that is in the title alone is marked there already */
  if (snippet != NULL && snippet->in_title)
    snippet = NULL;
  gtk_label_set_text (cell->snippet, snippet != NULL ? snippet->text : "");
  mark_hits (cell->snippet, snippet != NULL ? snippet->hits : NULL);
}

static void
bind_title (TitleCell     *cell,
            NbArticleItem *item,
            const NbQuery *query)
{
  NbCatalog *catalog = nb_article_item_get_catalog (item);
  guint row = nb_article_item_get_row (item), n_reprints = 0;
  const char *title = nb_catalog_get_title (catalog, row);
  g_autofree char *words = NULL;

  nb_catalog_get_reprints (catalog, row, &n_reprints);
  if (n_reprints > 1 && query->merge_reprints)
    {
      g_autofree char *count = nb_format_count (n_reprints - 1);

      /* TRANSLATORS: behind a title: how many other papers printed the same text */
      words = g_strdup_printf (ngettext ("+%s reprint", "+%s reprints", n_reprints - 1), count);
    }
  gtk_label_set_text (cell->title, title != NULL && *title != '\0' ? title : "–");
  gtk_label_set_text (cell->reprints, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (cell->reprints), words != NULL);
  gtk_widget_set_visible (GTK_WIDGET (cell->snippet), query->words != NULL && *query->words != '\0');
  cell->item = item;
  cell->details_id = g_signal_connect_swapped (item, "details", G_CALLBACK (show_details), cell);
  show_details (cell);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item)
{
  GtkWidget *child = gtk_list_item_get_child (item);
  TitleCell *cell = child != NULL ? g_object_get_data (G_OBJECT (child), "cell") : NULL;

  if (cell == NULL || cell->item == NULL)
    return;
  g_signal_handler_disconnect (cell->item, cell->details_id);
  cell->item = NULL;
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         NbListView               *view)
{
  NbArticleItem *article = gtk_list_item_get_item (item);
  NbCatalog *catalog = nb_article_item_get_catalog (article);
  const NbCatalogRow *row = nb_catalog_get_row (catalog, nb_article_item_get_row (article));
  NbSession *session = nb_list_view_get_session (view);
  GtkWidget *child = gtk_list_item_get_child (item);
  const char *text = NULL;
  g_autofree char *date = NULL;

  switch (column_of (GTK_LIST_ITEM_FACTORY (factory)))
    {
    case NB_COLUMN_TITLE:
      bind_title (g_object_get_data (G_OBJECT (child), "cell"), article, nb_session_get_query (session));
      return;
    case NB_COLUMN_DATE:
      text = date = nb_row_format_date (row);
      break;
    case NB_COLUMN_PLACE:
      text = nb_row_get_place (catalog, row, nb_session_get_place_mode (session));
      text = text != NULL ? text : _("unknown");
      break;
    case NB_COLUMN_SOURCE:
    default:
      text = nb_row_get_source (catalog, row);
      break;
    }
  gtk_label_set_text (GTK_LABEL (child), text != NULL ? text : "–");
}

/**
 * nb_list_cell_factory_new:
 * @view: the #NbListView whose session says how rows are told
 *
 * Returns: (transfer full): what makes the cells of @column, for items of #NbArticleList
 */
GtkListItemFactory *
nb_list_cell_factory_new (NbListColumn column,
                          GtkWidget   *view)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_object_set_data (G_OBJECT (factory), "column", GINT_TO_POINTER (column));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), view, 0);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  return factory;
}
