/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NbFilterPopover: the values of the present result with their counts, and any other by typing. Counted while it is open.
 * Owned by the filter bar; main thread. */

#include "widgets/nb-filter-popover.h"

#include "widgets/nb-filter-row.h"
#include "widgets/nb-filter.h"
#include "widgets/nb-style.h"

struct _NbFilterPopover
{
  GtkPopover   parent_instance;
  GtkEditable *search;
  GtkStack    *stack;
  GtkWidget   *scroller;
  GtkListView *list;
  GtkWidget   *clear_button;
  NbSession   *session;
  NbFacetList *facets;
};

G_DEFINE_FINAL_TYPE (NbFilterPopover, nb_filter_popover, GTK_TYPE_POPOVER)

/* --- rows --- */

static void
setup_cb (NbFilterPopover *self,
          GtkListItem     *item)
{
  gtk_list_item_set_child (item, nb_filter_row_new ());
}

static void
bind_cb (NbFilterPopover *self,
         GtkListItem     *item)
{
  NbFacetItem *facet = gtk_list_item_get_item (item);

  gtk_list_item_set_activatable (item, nb_facet_item_get_item_type (facet) != NB_FACET_ITEM_HEADING);
  nb_filter_row_set_item (NB_FILTER_ROW (gtk_list_item_get_child (item)), facet);
}

static void
unbind_cb (NbFilterPopover *self,
           GtkListItem     *item)
{
  nb_filter_row_set_item (NB_FILTER_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
choose (NbFilterPopover *self,
        NbFacetItem     *item)
{
  const NbFacetChoice *choice = nb_facet_item_get_choice (item);

  if (nb_facet_item_get_item_type (item) == NB_FACET_ITEM_MORE)
    nb_facet_list_show_more (self->facets, nb_facet_item_get_section (item));
  else if (choice != NULL)
    {
      NbFilterKind kind = choice->kind;
      /* the item may show something else before the session has taken the value */
      g_autofree char *value = g_strdup (choice->value);

      nb_facet_list_expect (self->facets, item);
      nb_filter_toggle (self->session, kind, value);
    }
}

static void
activate_cb (NbFilterPopover *self,
             guint            position)
{
  g_autoptr (NbFacetItem) item = g_list_model_get_item (G_LIST_MODEL (self->facets), position);

  if (item != NULL)
    choose (self, item);
}

/* Enter is the list's own; Space would select, and there is nothing to be selected. */
static gboolean
key_cb (NbFilterPopover *self,
        guint            keyval)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *row = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;

  if ((keyval != GDK_KEY_space && keyval != GDK_KEY_KP_Space) || row == NULL || !NB_IS_FILTER_ROW (row))
    return GDK_EVENT_PROPAGATE;
  choose (self, nb_filter_row_get_item (NB_FILTER_ROW (row)));
  return GDK_EVENT_STOP;
}

static gboolean
search_key_cb (NbFilterPopover *self,
               guint            keyval)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  return gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

/* --- the whole --- */

static void
updated_cb (NbFilterPopover *self)
{
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->facets)) > 0;

  gtk_stack_set_visible_child_name (self->stack, any || *gtk_editable_get_text (self->search) == '\0' ? "list" : "nothing");
}

static void
update_clear_button (NbFilterPopover *self)
{
  gtk_widget_set_sensitive (self->clear_button, !nb_query_is_empty (nb_session_get_query (self->session)));
}

static void
failed_cb (NbFilterPopover *self,
           GError          *error)
{
  g_signal_emit_by_name (self->session, "failed", error);
}

static void
shown_cb (NbFilterPopover *self)
{
  if (self->session == NULL)
    return;
  gtk_editable_set_text (self->search, "");
  nb_facet_list_open (self->facets);
  update_clear_button (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
closed_cb (NbFilterPopover *self)
{
  if (self->facets != NULL)
    nb_facet_list_close (self->facets);
}

static void
search_changed_cb (NbFilterPopover *self)
{
  if (self->facets == NULL)
    return;
  nb_facet_list_set_typed (self->facets, gtk_editable_get_text (self->search));
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
}

/* Enter takes the first of what was found. */
static void
search_activate_cb (NbFilterPopover *self)
{
  if (*gtk_editable_get_text (self->search) == '\0' || nb_facet_list_is_busy (self->facets))
    return;
  /* the first item is a heading */
  activate_cb (self, 1);
}

static void
stop_search_cb (NbFilterPopover *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
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
  NbFilterPopover *self = NB_FILTER_POPOVER (object);

  g_clear_object (&self->facets);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (nb_filter_popover_parent_class)->dispose (object);
}

static void
nb_filter_popover_class_init (NbFilterPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nb_filter_popover_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/nienbieu/NienBieu/nb-filter-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, NbFilterPopover, search);
  gtk_widget_class_bind_template_child (widget_class, NbFilterPopover, stack);
  gtk_widget_class_bind_template_child (widget_class, NbFilterPopover, scroller);
  gtk_widget_class_bind_template_child (widget_class, NbFilterPopover, list);
  gtk_widget_class_bind_template_child (widget_class, NbFilterPopover, clear_button);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_clicked_cb);
}

static void
add_keys (NbFilterPopover *self,
          GtkWidget       *widget,
          GCallback        callback)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", callback, self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, keys);
}

static void
nb_filter_popover_init (NbFilterPopover *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  nb_style_prepare_popover (GTK_POPOVER (self));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
  add_keys (self, GTK_WIDGET (self->list), G_CALLBACK (key_cb));
  add_keys (self, GTK_WIDGET (self->search), G_CALLBACK (search_key_cb));
}

/**
 * nb_filter_popover_set_session:
 * @session: whose query is changed
 */
void
nb_filter_popover_set_session (NbFilterPopover *self,
                               NbSession       *session)
{
  g_autoptr (GtkNoSelection) model = NULL;

  g_return_if_fail (NB_IS_FILTER_POPOVER (self));

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  if (!g_set_object (&self->session, session))
    return;
  g_clear_object (&self->facets);
  self->facets = nb_facet_list_new (session);
  g_signal_connect_object (self->facets, "updated", G_CALLBACK (updated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->facets, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "result-changed", G_CALLBACK (update_clear_button), self, G_CONNECT_SWAPPED);
  model = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->facets)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (model));
}
