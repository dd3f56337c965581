/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NbContextPopover: the choice of what the context band shows. The button that opens it owns it, the window keeps it up to
 * date; main thread. */

#include "timeline/nb-context-popover.h"

#include <glib/gi18n.h>

#define NAME_CHARS 32
#define MAX_LIST_HEIGHT 280

struct _NbContextPopover
{
  GtkPopover  parent_instance;

  GtkWidget  *list;          /* a row for each of the user's bands */
  GtkWidget  *scroller;
  GtkWidget  *heading;
  GtkWidget  *hint;
  GPtrArray  *bands;         /* NbContextBand, of the rows */
  GPtrArray  *checks;        /* their GtkCheckButton */
  gboolean    can_change;
  gboolean    updating;
};

G_DEFINE_FINAL_TYPE (NbContextPopover, nb_context_popover, GTK_TYPE_POPOVER)

static const char *const kind_names[NB_CONTEXT_N_KINDS] = {
  N_("_Themes of the year"), N_("Party _congresses"), N_("_Elections"), N_("_15 October"), N_("T_ết"),
};

static GtkWidget *
make_heading (const char *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_margin_start (label, 6);
  gtk_widget_set_margin_top (label, 6);
  return label;
}

static void
band_toggled_cb (GtkCheckButton   *check,
                 NbContextPopover *self)
{
  guint i;

  if (!self->updating && g_ptr_array_find (self->checks, check, &i))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-band", "(xb)",
                                ((NbContextBand *) g_ptr_array_index (self->bands, i))->id, gtk_check_button_get_active (check));
}

static GtkWidget *
make_button (const char *icon,
             const char *words,
             const char *action,
             gint64      id)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static void
add_row (NbContextPopover    *self,
         const NbContextBand *band)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (band->name);
  /* TRANSLATORS: what a button does to one of the user's own bands of the timeline; %s is its name */
  g_autofree char *rename = g_strdup_printf (_("Rename “%s”…"), band->name);
  g_autofree char *removal = g_strdup_printf (_("Remove “%s”"), band->name);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), NAME_CHARS);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_tooltip_text (label, band->name);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), band->shown);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, band->name, -1);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  gtk_widget_set_hexpand (check, TRUE);
  gtk_widget_set_sensitive (check, self->can_change);
  g_signal_connect_object (check, "toggled", G_CALLBACK (band_toggled_cb), self, 0);
  g_ptr_array_add (self->checks, check);
  gtk_box_append (GTK_BOX (row), check);
  gtk_box_append (GTK_BOX (row), make_button ("document-edit-symbolic", rename, "win.rename-band", band->id));
  gtk_box_append (GTK_BOX (row), make_button ("user-trash-symbolic", removal, "win.remove-band", band->id));
  gtk_box_append (GTK_BOX (self->list), row);
}

static gboolean
is_as_before (const NbContextPopover *self,
              const NbContextBands   *bands,
              gboolean                can_change)
{
  if (self->can_change != can_change || self->bands->len != bands->own->len)
    return FALSE;
  for (guint i = 0; i < bands->own->len; i++)
    {
      const NbContextBand *old = g_ptr_array_index (self->bands, i), *new = g_ptr_array_index (bands->own, i);

      if (old->id != new->id || !g_str_equal (old->name, new->name))
        return FALSE;
    }
  return TRUE;
}

/**
 * nb_context_popover_update:
 * @bands: what is shown
 * @can_change: whether the library can be written
 *
 * Brings the rows to @bands; those that are the same stay, and with them the keyboard's focus.
 */
void
nb_context_popover_update (NbContextPopover     *self,
                           const NbContextBands *bands,
                           gboolean              can_change)
{
  gboolean same;
  GtkWidget *row;

  g_return_if_fail (NB_IS_CONTEXT_POPOVER (self) && bands != NULL);

  same = is_as_before (self, bands, can_change);
  self->can_change = can_change;
  g_ptr_array_set_size (self->bands, 0);
  for (guint i = 0; i < bands->own->len; i++)
    g_ptr_array_add (self->bands, nb_context_band_ref (g_ptr_array_index (bands->own, i)));
  if (!same)
    {
      g_ptr_array_set_size (self->checks, 0);
      while ((row = gtk_widget_get_first_child (self->list)) != NULL)
        gtk_box_remove (GTK_BOX (self->list), row);
      for (guint i = 0; i < self->bands->len; i++)
        add_row (self, g_ptr_array_index (self->bands, i));
    }
  self->updating = TRUE;
  for (guint i = 0; i < self->bands->len; i++)
    gtk_check_button_set_active (g_ptr_array_index (self->checks, i), ((NbContextBand *) g_ptr_array_index (self->bands, i))->shown);
  self->updating = FALSE;
  gtk_widget_set_visible (self->heading, self->bands->len > 0);
  gtk_widget_set_visible (self->scroller, self->bands->len > 0);
  gtk_widget_set_visible (self->hint, self->bands->len == 0);
}

static void
nb_context_popover_finalize (GObject *object)
{
  NbContextPopover *self = NB_CONTEXT_POPOVER (object);

  g_ptr_array_unref (self->bands);
  g_ptr_array_unref (self->checks);

  G_OBJECT_CLASS (nb_context_popover_parent_class)->finalize (object);
}

static void
nb_context_popover_class_init (NbContextPopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nb_context_popover_finalize;
}

static void
nb_context_popover_init (NbContextPopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *add = gtk_button_new_with_mnemonic (_("_Add a Band from a Table…"));

  self->bands = g_ptr_array_new_with_free_func ((GDestroyNotify) nb_context_band_unref);
  self->checks = g_ptr_array_new ();
  gtk_box_append (GTK_BOX (box), make_heading (_("Context")));
  for (guint kind = 0; kind < NB_CONTEXT_N_KINDS; kind++)
    {
      GtkWidget *check = gtk_check_button_new_with_mnemonic (_(kind_names[kind]));
      g_autofree char *action = g_strconcat ("win.context-", nb_context_kind_to_string (kind), NULL);

      gtk_actionable_set_action_name (GTK_ACTIONABLE (check), action);
      gtk_box_append (GTK_BOX (box), check);
    }

  self->heading = make_heading (_("Your own bands"));
  gtk_box_append (GTK_BOX (box), self->heading);
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), MAX_LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->list);
  gtk_box_append (GTK_BOX (box), self->scroller);

  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  self->hint = gtk_label_new (_("A CSV file with the columns “date” (or “start” and “end”) and “name”"));
  gtk_label_set_wrap (GTK_LABEL (self->hint), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->hint), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (self->hint), NAME_CHARS);
  gtk_widget_set_margin_start (self->hint, 6);
  gtk_widget_add_css_class (self->hint, "nb-caption-dim");
  gtk_widget_add_css_class (add, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "win.add-band");
  gtk_box_append (GTK_BOX (box), add);
  gtk_box_append (GTK_BOX (box), self->hint);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Context"), -1);
}

GtkWidget *
nb_context_popover_new (void)
{
  return g_object_new (NB_TYPE_CONTEXT_POPOVER, NULL);
}
