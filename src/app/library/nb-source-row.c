/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NbSourceRow: a feed in the list of sources. Owned by the dialog's list; main thread. */

#include "library/nb-source-row.h"

#include "base/nb-format.h"

#include <glib/gi18n.h>

struct _NbSourceRow
{
  GtkListBoxRow parent_instance;
  GtkImage     *icon;
  GtkSpinner   *spinner;
  GtkStack     *state;
  GtkLabel     *name;
  GtkLabel     *address;
  GtkLabel     *n_new;
  GtkLabel     *result;
  GtkLabel     *when;
  char         *url;
};

enum { REMOVE, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (NbSourceRow, nb_source_row, GTK_TYPE_LIST_BOX_ROW)

static void
set_icon (NbSourceRow *self,
          const char  *icon,
          const char  *css_class,
          const char  *words)
{
  static const char *const classes[] = { "nb-good", "nb-attention", "nb-dim" };

  gtk_image_set_from_icon_name (self->icon, icon);
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->icon), classes[i]);
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), css_class);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->icon), words);
}

/* "13:20 today", "20.11.2026, 13:20" */
static char *
format_moment (gint64 seconds)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (seconds);
  g_autofree char *clock = g_date_time_format (moment, "%H:%M");
  NbDay day = nb_day_from_ymd (g_date_time_get_year (moment), g_date_time_get_month (moment),
                               g_date_time_get_day_of_month (moment));
  g_autofree char *date = NULL;

  if (day == nb_day_today ())
    /* TRANSLATORS: a clock time today */
    return g_strdup_printf (_("%s today"), clock);
  date = nb_format_day (day);
  return g_strdup_printf ("%s, %s", date, clock);
}

static void
remove_clicked_cb (NbSourceRow *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

static void
nb_source_row_finalize (GObject *object)
{
  g_free (NB_SOURCE_ROW (object)->url);

  G_OBJECT_CLASS (nb_source_row_parent_class)->finalize (object);
}

static void
nb_source_row_class_init (NbSourceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = nb_source_row_finalize;
  signals[REMOVE] = g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/nienbieu/NienBieu/nb-source-row.ui");
  gtk_widget_class_bind_template_child (widget_class, NbSourceRow, icon);
  gtk_widget_class_bind_template_child (widget_class, NbSourceRow, spinner);
  gtk_widget_class_bind_template_child (widget_class, NbSourceRow, state);
  gtk_widget_class_bind_template_child (widget_class, NbSourceRow, name);
  gtk_widget_class_bind_template_child (widget_class, NbSourceRow, address);
  gtk_widget_class_bind_template_child (widget_class, NbSourceRow, n_new);
  gtk_widget_class_bind_template_child (widget_class, NbSourceRow, result);
  gtk_widget_class_bind_template_child (widget_class, NbSourceRow, when);
  gtk_widget_class_bind_template_callback (widget_class, remove_clicked_cb);
}

static void
nb_source_row_init (NbSourceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * nb_source_row_new:
 * @feed: copied
 */
GtkWidget *
nb_source_row_new (const NbFeed *feed)
{
  NbSourceRow *self = g_object_new (NB_TYPE_SOURCE_ROW, NULL);
  g_autofree char *label = NULL;

  self->url = g_strdup (feed->url);
  gtk_label_set_text (self->name, feed->title != NULL ? feed->title : feed->url);
  gtk_label_set_text (self->address, feed->url);
  gtk_widget_set_visible (GTK_WIDGET (self->address), feed->title != NULL);
  if (feed->checked == 0)
    {
      set_icon (self, "content-loading-symbolic", "nb-dim", _("Not asked yet"));
      gtk_label_set_text (self->result, _("Not asked yet"));
      gtk_label_set_text (self->n_new, "–");
    }
  else
    {
      g_autofree char *number = nb_format_count (feed->n_new);
      g_autofree char *moment = format_moment (feed->checked);
      g_autofree char *due = feed->due > feed->checked ? format_moment (feed->due) : NULL;
      /* TRANSLATORS: when a source was asked last, and from when on it may be asked again */
      g_autofree char *words = due != NULL ? g_strdup_printf (_("%s · again from %s"), moment, due) : g_strdup (moment);

      nb_source_row_set_result (self, feed->ok, feed->result);
      gtk_label_set_text (self->n_new, number);
      gtk_label_set_text (self->when, words);
    }
  label = g_strdup_printf ("%s, %s", gtk_label_get_text (self->name), gtk_label_get_text (self->result));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}

const char *
nb_source_row_get_url (NbSourceRow *self)
{
  g_return_val_if_fail (NB_IS_SOURCE_ROW (self), NULL);
  return self->url;
}

void
nb_source_row_set_busy (NbSourceRow *self,
                        gboolean     busy)
{
  g_return_if_fail (NB_IS_SOURCE_ROW (self));

  gtk_stack_set_visible_child_name (self->state, busy ? "busy" : "icon");
  gtk_spinner_set_spinning (self->spinner, busy);
}

/**
 * nb_source_row_set_result:
 * @ok: how its last run ended …
 * @words: (nullable): … in words
 */
void
nb_source_row_set_result (NbSourceRow *self,
                          gboolean     ok,
                          const char  *words)
{
  g_return_if_fail (NB_IS_SOURCE_ROW (self));

  if (ok)
    set_icon (self, "object-select-symbolic", "nb-good", _("In order"));
  else
    set_icon (self, "dialog-warning-symbolic", "nb-attention", _("Needs attention"));
  gtk_label_set_text (self->result, words != NULL ? words : ok ? _("In order") : _("Needs attention"));
}
