/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NbTimelineMark: what a screen reader finds where the timeline has painted a mark: a name, a place and an action, no
 * picture. GTK 4.8 shows nothing to screen readers that is not a widget. Owned by the timeline; main thread. */

#include "timeline/nb-timeline-mark.h"

#include <math.h>

struct _NbTimelineMark
{
  GtkWidget parent_instance;
  NbMarkKey key;
  NbRect    rect;            /* in the timeline */
  char     *name;
  guint     flags;           /* of the item, as last told */
  guint     turn;            /* when it was last needed */
};

enum { ACTIVATE, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (NbTimelineMark, nb_timeline_mark, GTK_TYPE_WIDGET)

guint
nb_mark_key_hash (gconstpointer key)
{
  const NbMarkKey *k = key;
  guint64 h = (guint64) k->a * 0x9e3779b97f4a7c15u + (guint64) k->b * 0xc2b2ae3d27d4eb4fu + k->kind * 31u + k->lane;

  return (guint) (h ^ h >> 32);
}

gboolean
nb_mark_key_equal (gconstpointer a,
                   gconstpointer b)
{
  const NbMarkKey *x = a, *y = b;

  return x->kind == y->kind && x->lane == y->lane && x->a == y->a && x->b == y->b;
}

static void
activate_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  g_signal_emit (widget, signals[ACTIVATE], 0);
}

static void
nb_timeline_mark_finalize (GObject *object)
{
  g_free (NB_TIMELINE_MARK (object)->name);
  G_OBJECT_CLASS (nb_timeline_mark_parent_class)->finalize (object);
}

static void
nb_timeline_mark_class_init (NbTimelineMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = nb_timeline_mark_finalize;
  signals[ACTIVATE] = g_signal_new ("activate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_activate_signal (widget_class, signals[ACTIVATE]);
  gtk_widget_class_install_action (widget_class, "mark.activate", NULL, activate_cb);
  gtk_widget_class_set_css_name (widget_class, "mark");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
nb_timeline_mark_init (NbTimelineMark *self)
{
  /* the pointer is the timeline's */
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

GtkWidget *
nb_timeline_mark_new (const NbMarkKey *key)
{
  NbTimelineMark *self = g_object_new (NB_TYPE_TIMELINE_MARK, NULL);

  self->key = *key;
  return GTK_WIDGET (self);
}

const NbMarkKey *
nb_timeline_mark_get_key (NbTimelineMark *self)
{
  return &self->key;
}

/* What is read out. Says nothing where nothing has changed: a screen reader hears of each change. */
void
nb_timeline_mark_set_name (NbTimelineMark *self,
                           const char     *name)
{
  if (g_strcmp0 (self->name, name) == 0)
    return;
  g_free (self->name);
  self->name = g_strdup (name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* What else is said of it: open or closed, chosen or not. */
void
nb_timeline_mark_set_item (NbTimelineMark       *self,
                           const NbTimelineItem *item)
{
  gboolean is_new = self->name == NULL;

  if (item->kind == NB_ITEM_LANE && (is_new || ((self->flags ^ item->flags) & NB_ITEM_COLLAPSED) != 0))
    gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED,
                                 (item->flags & NB_ITEM_COLLAPSED) == 0, -1);
  if (((self->flags ^ item->flags) & NB_ITEM_SELECTED) != 0)
    gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED,
                                 (item->flags & NB_ITEM_SELECTED) != 0, -1);
  self->flags = item->flags;
}

void
nb_timeline_mark_set_rect (NbTimelineMark *self,
                           const NbRect   *rect)
{
  self->rect = *rect;
}

/* Puts it where the mark is painted, no smaller than a pixel. */
void
nb_timeline_mark_allocate (NbTimelineMark *self)
{
  GtkAllocation allocation = {
    .x = (int) floor (self->rect.x),
    .y = (int) floor (self->rect.y),
    .width = (int) ceil (fmax (self->rect.width, 1)),
    .height = (int) ceil (fmax (self->rect.height, 1)),
  };

  gtk_widget_size_allocate (GTK_WIDGET (self), &allocation, -1);
}

guint
nb_timeline_mark_get_turn (NbTimelineMark *self)
{
  return self->turn;
}

void
nb_timeline_mark_set_turn (NbTimelineMark *self,
                           guint           turn)
{
  self->turn = turn;
}
