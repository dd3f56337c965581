/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NbFilterRow: a line of the filter popover, with a thin bar under the name for its count. Made by the list's factory and
 * bound to one item after another; main thread. */

#include "widgets/nb-filter-row.h"

#include "base/nb-format.h"
#include "widgets/nb-row-words.h"

#include <glib/gi18n.h>

#define BAR_HEIGHT 2

struct _NbFilterRow
{
  GtkWidget    parent_instance;
  GtkWidget   *check;
  GtkWidget   *name;
  GtkWidget   *count;
  NbFacetItem *item;
};

G_DEFINE_FINAL_TYPE (NbFilterRow, nb_filter_row, GTK_TYPE_WIDGET)

/* --- words --- */

static const char *
heading_of (guint section)
{
  static const char *const headings[NB_N_SECTIONS] = {
    N_("Places"), N_("Sources"), N_("Campaigns"), N_("People"), N_("Organisations"), N_("Documents"), N_("Tags"), N_("Unknown"),
  };

  return _(headings[section]);
}

/* What a value is, for those who do not see under which heading it stands. */
static const char *
kind_of (guint section)
{
  static const char *const kinds[NB_N_SECTIONS] = {
    NC_("facet", "place"), NC_("facet", "source"), NC_("facet", "campaign"), NC_("facet", "person"),
    NC_("facet", "organisation"), NC_("facet", "document"), NC_("facet", "tag"), NC_("facet", "unknown"),
  };

  return g_dpgettext2 (NULL, "facet", kinds[section]);
}

static const char *
label_of (const NbFacetChoice *choice)
{
  if (choice->kind == NB_FILTER_UNDATED)
    return _("Date unknown");
  if (choice->kind == NB_FILTER_PLACELESS)
    return _("Province unknown");
  if (choice->kind == NB_FILTER_PROVINCE)
    {
      NbUnitInfo unit = { .name = choice->label };

      return nb_unit_short_name (&unit);
    }
  return choice->label;
}

static char *
more_words (NbFacetItem *item)
{
  g_autofree char *all = nb_format_count (nb_facet_item_get_n_all (item));
  g_autofree char *many = nb_format_count (NB_FACET_LIST_MANY);

  if (nb_facet_item_get_n_all (item) <= NB_FACET_LIST_MANY)
    /* Translators: all places, people … of the result; %s: how many */
    return g_strdup_printf (_("Show all (%s)"), all);
  /* Translators: the most frequent people, documents … of the result; both are numbers */
  return g_strdup_printf (_("Show %s of %s; type to find others"), many, all);
}

/* "Nguyễn Văn An, person, 12 articles, checked" */
static char *
spoken_words (NbFacetItem *item)
{
  const NbFacetChoice *choice = nb_facet_item_get_choice (item);
  g_autofree char *number = nb_format_count (choice->n_rows);
  g_autofree char *articles = g_strdup_printf (ngettext ("%s article", "%s articles", choice->n_rows), number);

  if (choice->on)
    /* Translators: spoken of a filter that is on: its name, "person", "12 articles" */
    return g_strdup_printf (_("%s, %s, %s, checked"), label_of (choice), kind_of (nb_facet_item_get_section (item)), articles);
  /* Translators: spoken of a filter that is off: its name, "person", "12 articles" */
  return g_strdup_printf (_("%s, %s, %s"), label_of (choice), kind_of (nb_facet_item_get_section (item)), articles);
}

/* --- showing --- */

static void
set_class (GtkWidget  *widget,
           const char *name,
           gboolean    on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/* The list's own widget around this one is what a screen reader reads. */
static void
set_spoken (NbFilterRow *self,
            const char  *words)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
update (NbFilterRow *self)
{
  NbFacetItemType type = nb_facet_item_get_item_type (self->item);
  const NbFacetChoice *choice = nb_facet_item_get_choice (self->item);
  g_autofree char *number = NULL, *words = NULL;

  set_class (GTK_WIDGET (self), "heading", type == NB_FACET_ITEM_HEADING);
  set_class (GTK_WIDGET (self), "more", type == NB_FACET_ITEM_MORE);
  set_class (GTK_WIDGET (self), "on", choice != NULL && choice->on);
  set_class (GTK_WIDGET (self), "none", choice != NULL && !choice->on && choice->n_rows == 0);
  gtk_widget_set_visible (self->check, type != NB_FACET_ITEM_HEADING);
  gtk_widget_set_opacity (self->check, choice != NULL && choice->on ? 1 : 0);
  if (choice != NULL)
    {
      number = nb_format_count (choice->n_rows);
      words = spoken_words (self->item);
      gtk_label_set_text (GTK_LABEL (self->name), label_of (choice));
    }
  else
    {
      words = type == NB_FACET_ITEM_MORE ? more_words (self->item) : g_strdup (heading_of (nb_facet_item_get_section (self->item)));
      gtk_label_set_text (GTK_LABEL (self->name), words);
    }
  gtk_label_set_text (GTK_LABEL (self->count), number != NULL ? number : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), choice != NULL ? label_of (choice) : NULL);
  set_spoken (self, words);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
nb_filter_row_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  NbFilterRow *self = NB_FILTER_ROW (widget);
  double share = self->item != NULL ? nb_facet_item_get_share (self->item) : 0;
  graphene_rect_t from;

  if (share > 0 && gtk_widget_compute_bounds (self->name, widget, &from))
    {
      GdkRGBA colour;
      graphene_rect_t bar;
      float width = MAX (1, (float) (share * from.size.width));
      gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

      gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
      colour.alpha *= 0.35f;
      graphene_rect_init (&bar, rtl ? from.origin.x + from.size.width - width : from.origin.x,
                          gtk_widget_get_height (widget) - BAR_HEIGHT - 1, width, BAR_HEIGHT);
      gtk_snapshot_append_color (snapshot, &colour, &bar);
    }
  GTK_WIDGET_CLASS (nb_filter_row_parent_class)->snapshot (widget, snapshot);
}

static void
nb_filter_row_dispose (GObject *object)
{
  NbFilterRow *self = NB_FILTER_ROW (object);
  GtkWidget *child;

  nb_filter_row_set_item (self, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nb_filter_row_parent_class)->dispose (object);
}

static void
nb_filter_row_class_init (NbFilterRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nb_filter_row_dispose;
  widget_class->snapshot = nb_filter_row_snapshot;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
nb_filter_row_init (NbFilterRow *self)
{
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 9);
  gtk_widget_add_css_class (GTK_WIDGET (self), "nb-facet");
  self->check = gtk_image_new_from_icon_name ("object-select-symbolic");
  self->name = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->name, "name");
  gtk_label_set_xalign (GTK_LABEL (self->name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->name, TRUE);
  self->count = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->count, "count");
  gtk_widget_set_parent (self->check, GTK_WIDGET (self));
  gtk_widget_set_parent (self->name, GTK_WIDGET (self));
  gtk_widget_set_parent (self->count, GTK_WIDGET (self));
}

GtkWidget *
nb_filter_row_new (void)
{
  return g_object_new (NB_TYPE_FILTER_ROW, NULL);
}

/**
 * nb_filter_row_set_item:
 * @item: (nullable): what is shown from now on; %NULL while the row waits for another
 */
void
nb_filter_row_set_item (NbFilterRow *self,
                        NbFacetItem *item)
{
  g_return_if_fail (NB_IS_FILTER_ROW (self));

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  g_signal_connect_object (item, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

NbFacetItem *
nb_filter_row_get_item (NbFilterRow *self)
{
  return self->item;
}
