/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NbFilterPopover: provinces, sources and campaigns of the catalog as a list with check marks, made anew each time it
 * opens. Owned by the filter bar; main thread. */

#include "widgets/nb-filter-popover.h"

#include "base/nb-text.h"
#include "widgets/nb-filter.h"
#include "widgets/nb-row-words.h"
#include "widgets/nb-style.h"

#include <glib/gi18n.h>
#include <string.h>

struct _NbFilterPopover
{
  GtkPopover  parent_instance;
  GtkEditable *search;
  GtkListBox *list;
  GtkWidget  *clear_button;
  NbSession  *session;
  char       *needle;       /* folded */
};

G_DEFINE_FINAL_TYPE (NbFilterPopover, nb_filter_popover, GTK_TYPE_POPOVER)

typedef struct
{
  NbFilter   filter;
  char      *folded;
  GtkWidget *check;
} RowData;

static void
row_data_free (gpointer data)
{
  RowData *row = data;

  g_free (row->filter.value);
  g_free (row->filter.label);
  g_free (row->folded);
  g_free (row);
}

static RowData *
row_get_data (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "row");
}

static const char *
heading_of (NbFilterKind kind)
{
  switch (kind)
    {
    case NB_FILTER_UNDATED:
    case NB_FILTER_PLACELESS:
      return _("Unknown");
    case NB_FILTER_PROVINCE:
      return _("Provinces");
    case NB_FILTER_SOURCE:
      return _("Sources");
    case NB_FILTER_CAMPAIGN:
      return _("Campaigns");
    case NB_FILTER_PERSON:
      return _("People");
    case NB_FILTER_DOCUMENT:
      return _("Documents");
    case NB_FILTER_TAG:
    case NB_FILTER_TIME:
    default:
      return _("Other filters");
    }
}

static void
header_cb (GtkListBoxRow *row,
           GtkListBoxRow *before,
           gpointer       data)
{
  const char *heading = heading_of (row_get_data (row)->filter.kind);
  GtkWidget *label;

  if (before != NULL && g_str_equal (heading, heading_of (row_get_data (before)->filter.kind)))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (heading);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "nb-caption-dim");
  gtk_widget_set_margin_top (label, 9);
  gtk_widget_set_margin_bottom (label, 3);
  gtk_widget_set_margin_start (label, 9);
  gtk_list_box_row_set_header (row, label);
}

static gboolean
filter_cb (GtkListBoxRow *row,
           gpointer       data)
{
  NbFilterPopover *self = data;

  return self->needle == NULL || *self->needle == '\0' || strstr (row_get_data (row)->folded, self->needle) != NULL;
}

static void
append (NbFilterPopover *self,
        NbFilterKind     kind,
        const char      *value,
        const char      *label)
{
  RowData *data = g_new0 (RowData, 1);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *name = gtk_label_new (label);

  data->filter = (NbFilter){ kind, g_strdup (value), g_strdup (label) };
  data->folded = nb_text_fold (label, -1);
  data->check = gtk_image_new_from_icon_name ("object-select-symbolic");
  gtk_widget_add_css_class (data->check, "nb-accent");
  gtk_widget_set_opacity (data->check, nb_filter_is_on (nb_session_get_query (self->session), kind, value) ? 1 : 0);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), data->check);
  gtk_widget_set_margin_start (box, 9);
  gtk_widget_set_margin_end (box, 9);
  gtk_widget_set_margin_top (box, 5);
  gtk_widget_set_margin_bottom (box, 5);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "row", data, row_data_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_list_box_append (self->list, row);
}

/* Filters that are on but not among the choices, so that they can be taken off here too. */
static void
append_others (NbFilterPopover *self)
{
  g_autoptr (GPtrArray) filters = nb_filters_list (nb_session_get_query (self->session),
                                                   nb_session_get_places (self->session));

  for (guint i = 0; i < filters->len; i++)
    {
      const NbFilter *filter = filters->pdata[i];

      if (filter->kind == NB_FILTER_TIME || filter->kind == NB_FILTER_TAG || filter->kind == NB_FILTER_PERSON
          || filter->kind == NB_FILTER_DOCUMENT)
        append (self, filter->kind, filter->value, filter->label);
    }
}

static void
append_provinces (NbFilterPopover *self)
{
  NbPlaces *places = nb_session_get_places (self->session);
  gboolean new_units = nb_session_get_place_mode (self->session) == NB_PLACE_MODE_34;

  for (guint i = new_units ? NB_N_OLD_UNITS : 0; i < (new_units ? NB_N_UNITS : NB_N_OLD_UNITS); i++)
    {
      const NbUnitInfo *unit = nb_places_get_unit (places, (NbUnit) i);

      append (self, NB_FILTER_PROVINCE, unit->code, nb_unit_short_name (unit));
    }
}

static void
fill (NbFilterPopover *self)
{
  NbCatalog *catalog = nb_session_get_catalog (self->session);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  append_others (self);
  append (self, NB_FILTER_UNDATED, NULL, _("Date unknown"));
  append (self, NB_FILTER_PLACELESS, NULL, _("Province unknown"));
  for (guint i = 0; i < nb_catalog_get_n_campaigns (catalog); i++)
    append (self, NB_FILTER_CAMPAIGN, nb_catalog_get_campaign (catalog, i), nb_catalog_get_campaign (catalog, i));
  for (guint i = 0; i < nb_catalog_get_n_sources (catalog); i++)
    append (self, NB_FILTER_SOURCE, nb_catalog_get_source (catalog, i), nb_catalog_get_source (catalog, i));
  append_provinces (self);
  gtk_widget_set_sensitive (self->clear_button, !nb_query_is_empty (nb_session_get_query (self->session)));
}

static void
update_checks (NbFilterPopover *self)
{
  NbQuery *query = nb_session_get_query (self->session);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      RowData *data = row_get_data (row);

      gtk_widget_set_opacity (data->check, nb_filter_is_on (query, data->filter.kind, data->filter.value) ? 1 : 0);
    }
  gtk_widget_set_sensitive (self->clear_button, !nb_query_is_empty (query));
}

static void
shown_cb (NbFilterPopover *self)
{
  if (self->session == NULL)
    return;
  gtk_editable_set_text (self->search, "");
  fill (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
search_changed_cb (NbFilterPopover *self)
{
  g_free (self->needle);
  self->needle = nb_text_fold (gtk_editable_get_text (self->search), -1);
  gtk_list_box_invalidate_filter (self->list);
  gtk_list_box_invalidate_headers (self->list);
}

static void
row_activated_cb (NbFilterPopover *self,
                  GtkListBoxRow   *row)
{
  RowData *data = row_get_data (row);

  nb_filter_toggle (self->session, data->filter.kind, data->filter.value);
  update_checks (self);
}

static void
clear_clicked_cb (NbFilterPopover *self)
{
  nb_filters_clear (self->session);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
nb_filter_popover_dispose (GObject *object)
{
  g_clear_object (&NB_FILTER_POPOVER (object)->session);

  G_OBJECT_CLASS (nb_filter_popover_parent_class)->dispose (object);
}

static void
nb_filter_popover_finalize (GObject *object)
{
  g_free (NB_FILTER_POPOVER (object)->needle);

  G_OBJECT_CLASS (nb_filter_popover_parent_class)->finalize (object);
}

static void
nb_filter_popover_class_init (NbFilterPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nb_filter_popover_dispose;
  G_OBJECT_CLASS (klass)->finalize = nb_filter_popover_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/nienbieu/NienBieu/nb-filter-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, NbFilterPopover, search);
  gtk_widget_class_bind_template_child (widget_class, NbFilterPopover, list);
  gtk_widget_class_bind_template_child (widget_class, NbFilterPopover, clear_button);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_clicked_cb);
}

static void
nb_filter_popover_init (NbFilterPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  nb_style_prepare_popover (GTK_POPOVER (self));
  gtk_list_box_set_header_func (self->list, header_cb, NULL, NULL);
  gtk_list_box_set_filter_func (self->list, filter_cb, self, NULL);
}

/**
 * nb_filter_popover_set_session:
 * @session: whose query is changed
 */
void
nb_filter_popover_set_session (NbFilterPopover *self,
                               NbSession       *session)
{
  g_return_if_fail (NB_IS_FILTER_POPOVER (self));

  g_set_object (&self->session, session);
}
