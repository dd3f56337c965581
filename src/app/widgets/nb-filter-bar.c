/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NbFilterBar: chips, each with a button that takes the filter off, and the "Filter" button. Owned by the window's
 * header; main thread. */

#include "widgets/nb-filter-bar.h"

#include "widgets/nb-filter-popover.h"
#include "widgets/nb-filter.h"

#include <glib/gi18n.h>

struct _NbFilterBar
{
  GtkWidget        parent_instance;
  GtkWidget       *box;
  GtkBox          *chips;
  GtkMenuButton   *button;
  GtkImage        *plus;
  GtkLabel        *badge;
  NbFilterPopover *popover;
  NbSession       *session;
  guint            max_chips;
};

G_DEFINE_FINAL_TYPE (NbFilterBar, nb_filter_bar, GTK_TYPE_WIDGET)

static void
remove_clicked_cb (GtkWidget   *button,
                   NbFilterBar *self)
{
  const NbFilter *filter = g_object_get_data (G_OBJECT (button), "filter");

  nb_filter_toggle (self->session, filter->kind, filter->value);
}

static GtkWidget *
new_chip (NbFilterBar *self,
          NbFilter    *filter)
{
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *label = gtk_label_new (filter->label);
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *tip = g_strdup_printf (_("Remove the filter “%s”"), filter->label);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_widget_set_tooltip_text (label, filter->label);
  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "filter", filter, (GDestroyNotify) nb_filter_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_clicked_cb), self, 0);
  gtk_box_append (GTK_BOX (chip), label);
  gtk_box_append (GTK_BOX (chip), button);
  gtk_widget_add_css_class (chip, "nb-chip");
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  return chip;
}

static void
update (NbFilterBar *self)
{
  g_autoptr (GPtrArray) filters = nb_filters_list (nb_session_get_query (self->session),
                                                   nb_session_get_places (self->session));
  gboolean folded = filters->len > self->max_chips;
  g_autofree char *number = g_strdup_printf ("%u", filters->len);
  guint n_filters = filters->len;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->chips))) != NULL)
    gtk_box_remove (self->chips, child);
  if (!folded)
    while (filters->len > 0)
      gtk_box_append (self->chips, new_chip (self, g_ptr_array_steal_index (filters, 0)));
  gtk_widget_set_visible (GTK_WIDGET (self->chips), !folded && n_filters > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->badge), folded);
  gtk_widget_set_visible (GTK_WIDGET (self->plus), !folded);
  gtk_label_set_text (self->badge, number);
}

static void
nb_filter_bar_dispose (GObject *object)
{
  NbFilterBar *self = NB_FILTER_BAR (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (nb_filter_bar_parent_class)->dispose (object);
}

static void
nb_filter_bar_class_init (NbFilterBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nb_filter_bar_dispose;
  g_type_ensure (NB_TYPE_FILTER_POPOVER);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/nienbieu/NienBieu/nb-filter-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, NbFilterBar, box);
  gtk_widget_class_bind_template_child (widget_class, NbFilterBar, chips);
  gtk_widget_class_bind_template_child (widget_class, NbFilterBar, button);
  gtk_widget_class_bind_template_child (widget_class, NbFilterBar, plus);
  gtk_widget_class_bind_template_child (widget_class, NbFilterBar, badge);
  gtk_widget_class_bind_template_child (widget_class, NbFilterBar, popover);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
nb_filter_bar_init (NbFilterBar *self)
{
  self->max_chips = 3;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * nb_filter_bar_set_session:
 * @session: whose query is shown
 */
void
nb_filter_bar_set_session (NbFilterBar *self,
                           NbSession   *session)
{
  g_return_if_fail (NB_IS_FILTER_BAR (self));

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  if (!g_set_object (&self->session, session))
    return;
  nb_filter_popover_set_session (self->popover, session);
  g_signal_connect_object (session, "result-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "history-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/**
 * nb_filter_bar_set_max_chips:
 * @max_chips: with more filters than that, only their number is shown
 */
void
nb_filter_bar_set_max_chips (NbFilterBar *self,
                             guint        max_chips)
{
  g_return_if_fail (NB_IS_FILTER_BAR (self));

  if (self->max_chips == max_chips)
    return;
  self->max_chips = max_chips;
  if (self->session != NULL)
    update (self);
}
