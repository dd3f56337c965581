/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NbProvinceRow: a province's name, sparkline and count. Owned by the sidebar's list; main thread. */

#include "map/nb-province-row.h"

#include "base/nb-format.h"
#include "map/nb-sparkline-widget.h"
#include "widgets/nb-row-words.h"

#include <glib/gi18n.h>

struct _NbProvinceRow
{
  GtkListBoxRow      parent_instance;
  const NbUnitInfo  *unit;
  guint              n_articles;
  gboolean           hovered;
  gboolean           chosen;
  GtkLabel          *name;
  NbSparklineWidget *spark;
  GtkLabel          *count;
};

G_DEFINE_FINAL_TYPE (NbProvinceRow, nb_province_row, GTK_TYPE_LIST_BOX_ROW)

static void
set_class (NbProvinceRow *self,
           const char    *name,
           gboolean       on)
{
  if (on)
    gtk_widget_add_css_class (GTK_WIDGET (self), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), name);
}

static void
nb_province_row_class_init (NbProvinceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (NB_TYPE_SPARKLINE_WIDGET);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/nienbieu/NienBieu/nb-province-row.ui");
  gtk_widget_class_bind_template_child (widget_class, NbProvinceRow, name);
  gtk_widget_class_bind_template_child (widget_class, NbProvinceRow, spark);
  gtk_widget_class_bind_template_child (widget_class, NbProvinceRow, count);
}

static void
nb_province_row_init (NbProvinceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * nb_province_row_new:
 * @unit: kept by the table of places
 */
GtkWidget *
nb_province_row_new (const NbUnitInfo *unit)
{
  NbProvinceRow *self = g_object_new (NB_TYPE_PROVINCE_ROW, NULL);

  self->unit = unit;
  self->n_articles = G_MAXUINT;
  gtk_label_set_text (self->name, nb_unit_short_name (unit));
  return GTK_WIDGET (self);
}

NbUnit
nb_province_row_get_unit (NbProvinceRow *self)
{
  return self->unit->index;
}

const char *
nb_province_row_get_code (NbProvinceRow *self)
{
  return self->unit->code;
}

const char *
nb_province_row_get_name (NbProvinceRow *self)
{
  return nb_unit_short_name (self->unit);
}

guint
nb_province_row_get_count (NbProvinceRow *self)
{
  return self->n_articles;
}

/**
 * nb_province_row_update:
 *
 * Returns: whether the count changed, and with it the row's place
 */
gboolean
nb_province_row_update (NbProvinceRow          *self,
                        const NbProvinceTrends *trends)
{
  guint count = trends->counts[self->unit->index];
  g_autofree char *words = NULL;
  g_autofree char *label = NULL;

  nb_sparkline_widget_set_values (self->spark, trends->bins[self->unit->index], NB_SPARKLINE_BINS);
  if (count == self->n_articles)
    return FALSE;
  self->n_articles = count;
  words = nb_format_count (count);
  gtk_label_set_text (self->count, words);
  set_class (self, "empty", count == 0);
  label = g_strdup_printf (ngettext ("%s: %s article", "%s: %s articles", count), nb_province_row_get_name (self), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return TRUE;
}

/**
 * nb_province_row_set_state:
 * @hovered: something of it is under the pointer, in whichever view
 * @chosen: the query asks for it
 */
void
nb_province_row_set_state (NbProvinceRow *self,
                           gboolean       hovered,
                           gboolean       chosen)
{
  if (self->hovered != hovered)
    set_class (self, "hovered", hovered);
  if (self->chosen != chosen)
    {
      set_class (self, "chosen", chosen);
      gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, chosen, -1);
    }
  self->hovered = hovered;
  self->chosen = chosen;
}
