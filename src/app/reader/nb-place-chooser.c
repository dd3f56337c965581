/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NbPlaceChooser: an entry and the places that it finds. Owned by the correction's dialog; main thread. */

#include "reader/nb-place-chooser.h"

#include "base/nb-format.h"
#include "base/nb-text.h"
#include "store/nb-correction.h"

#include <glib/gi18n.h>

#define LIST_HEIGHT 244

/* One that can be chosen. */
typedef struct
{
  char       *value;     /* as a correction has it; NULL: unknown */
  char       *name;
  char       *keys;      /* folded names, each between line ends */
  char       *parts;     /* the same of what a new unit was made of, or NULL */
  GtkWidget  *row;
  GtkWidget  *check;
} Choice;

struct _NbPlaceChooser
{
  GtkWidget  parent_instance;
  GtkWidget *box;
  GtkWidget *entry;
  GtkStack  *stack;         /* "list", "nothing" */
  GtkListBox *list;
  GPtrArray *choices;       /* of Choice */
  char      *query;         /* folded */
  Choice    *chosen;        /* or NULL */
};

enum { CHANGED, ACTIVATE, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (NbPlaceChooser, nb_place_chooser, GTK_TYPE_WIDGET)

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_free (choice->value);
  g_free (choice->name);
  g_free (choice->keys);
  g_free (choice->parts);
  g_free (choice);
}

static void
choose (NbPlaceChooser *self,
        Choice         *choice)
{
  if (choice == self->chosen)
    return;
  if (self->chosen != NULL)
    {
      gtk_widget_set_opacity (self->chosen->check, 0);
      gtk_widget_remove_css_class (self->chosen->row, "chosen");
    }
  self->chosen = choice;
  if (choice != NULL)
    {
      gtk_widget_set_opacity (choice->check, 1);
      gtk_widget_add_css_class (choice->row, "chosen");
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

/* --- what can be chosen --- */

static void
append_key (GString    *keys,
            const char *name)
{
  g_autofree char *folded = nb_text_fold (name, -1);

  g_string_append_printf (keys, "%s\n", folded);
}

/* What the new unit was made of: "Hà Giang, Tuyên Quang". */
static char *
list_parts (NbPlaces   *places,
            NbUnit      unit,
            const char *separator)
{
  GString *parts = g_string_new (NULL);

  for (NbUnit u = 0; u < NB_N_OLD_UNITS; u++)
    {
      const NbUnitInfo *info = nb_places_get_unit (places, u);

      if (info->parent == unit)
        g_string_append_printf (parts, "%s%s", parts->len > 0 ? separator : "", info->name);
    }
  return g_string_free (parts, FALSE);
}

static char *
describe (NbPlaces         *places,
          const NbUnitInfo *unit)
{
  const NbUnitInfo *parent = nb_places_get_unit (places, unit->parent);
  const char *kind = g_str_has_prefix (unit->kind, "thành phố") ? _("city under the central government") : _("province");
  g_autofree char *last = nb_format_day (NB_MERGER_DAY - 1);
  g_autofree char *first = nb_format_day (NB_MERGER_DAY);

  if (unit->index >= NB_N_OLD_UNITS)
    {
      g_autofree char *parts = list_parts (places, unit->index, ", ");

      /* TRANSLATORS: "province", the day since when it exists, the provinces that it was made of */
      return g_strdup_printf (_("%s since %s: %s"), kind, first, parts);
    }
  if (!parent->is_merged)
    return g_strdup (kind);
  if (g_str_equal (parent->name, unit->name))
    /* TRANSLATORS: "province", its last day, the larger unit of the same name that it went into */
    return g_strdup_printf (_("%s until %s; today part of the new %s"), kind, last, parent->name);
  /* TRANSLATORS: "province", its last day, the unit that it went into */
  return g_strdup_printf (_("%s until %s; today part of %s"), kind, last, parent->name);
}

static GtkWidget *
new_label (const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static Choice *
add_choice (NbPlaceChooser *self,
            const char     *value,
            const char     *name,
            const char     *words)
{
  Choice *choice = g_new0 (Choice, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = new_label (words, "nb-caption-dim");
  g_autofree char *full = g_strdup_printf ("%s, %s", name, words);

  choice->value = g_strdup (value);
  choice->name = g_strdup (name);
  choice->row = gtk_list_box_row_new ();
  choice->check = gtk_image_new_from_icon_name ("object-select-symbolic");
  gtk_widget_add_css_class (choice->check, "nb-accent");
  gtk_widget_set_opacity (choice->check, 0);
  gtk_box_append (GTK_BOX (texts), new_label (name, "name"));
  gtk_box_append (GTK_BOX (texts), label);
  gtk_widget_set_tooltip_text (label, words);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), choice->check);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (choice->row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice->row), GTK_ACCESSIBLE_PROPERTY_LABEL, full, -1);
  g_object_set_data (G_OBJECT (choice->row), "choice", choice);
  g_ptr_array_add (self->choices, choice);
  gtk_list_box_append (self->list, choice->row);
  return choice;
}

static void
add_unit (NbPlaceChooser   *self,
          NbPlaces         *places,
          const NbUnitInfo *unit)
{
  g_autofree char *words = describe (places, unit);
  g_autoptr (GString) keys = g_string_new ("\n");
  Choice *choice;
  guint n_names;
  const NbPlaceName *names = nb_places_get_names (places, &n_names);

  append_key (keys, unit->name);
  for (guint i = 0; i < n_names; i++)
    if (names[i].unit == unit->index && names[i].type != NB_NAME_WEAK)
      append_key (keys, names[i].text);
  choice = add_choice (self, unit->code, unit->name, words);
  choice->keys = g_string_free (g_steal_pointer (&keys), FALSE);
  if (unit->index >= NB_N_OLD_UNITS)
    {
      g_autofree char *parts = list_parts (places, unit->index, "\n");
      g_autofree char *folded = nb_text_fold (parts, -1);

      choice->parts = g_strdup_printf ("\n%s\n", folded);
    }
}

static void
add_special (NbPlaceChooser *self,
             const char     *value,
             const char     *name,
             const char     *words)
{
  g_autofree char *folded = nb_text_fold (name, -1);

  add_choice (self, value, name, words)->keys = g_strdup_printf ("\n%s\n", folded);
}

static gboolean
is_named (const NbArticle  *article,
          const NbUnitInfo *unit)
{
  for (guint i = 0; i < article->places->len; i++)
    if (g_strcmp0 (((NbPlaceMention *) article->places->pdata[i])->unit, unit->code) == 0)
      return TRUE;
  return FALSE;
}

/* The places that the article names first, then the two that are none, then all. */
static void
add_all (NbPlaceChooser  *self,
         NbPlaces        *places,
         const NbArticle *article)
{
  for (int pass = 0; pass < 2; pass++)
    {
      for (NbUnit u = 0; u < NB_N_UNITS; u++)
        {
          const NbUnitInfo *unit = nb_places_get_unit (places, u);

          /* a unit that the merger left as it was is one place, not two */
          if ((u < NB_N_OLD_UNITS || unit->is_merged) && is_named (article, unit) == (pass == 0))
            add_unit (self, places, unit);
        }
      if (pass == 0)
        {
          add_special (self, NB_PLACE_NATIONAL, _("Nationwide"), _("the article is about the whole country"));
          add_special (self, NULL, C_("place", "Unknown"), _("the article does not tell"));
        }
    }
}

/* --- searching --- */

#define NOT_FOUND 3

/* 0: a name begins so; 1: a word in one does; 2: the name of a part */
static int
rank (const NbPlaceChooser *self,
      const Choice         *choice)
{
  g_autofree char *at_start = g_strconcat ("\n", self->query, NULL);
  g_autofree char *at_word = g_strconcat (" ", self->query, NULL);

  if (strstr (choice->keys, at_start) != NULL)
    return 0;
  if (strstr (choice->keys, at_word) != NULL)
    return 1;
  return choice->parts != NULL && strstr (choice->parts, at_start) != NULL ? 2 : NOT_FOUND;
}

static gboolean
filter_cb (GtkListBoxRow *row,
           gpointer       data)
{
  NbPlaceChooser *self = data;

  return *self->query == '\0' || rank (self, g_object_get_data (G_OBJECT (row), "choice")) < NOT_FOUND;
}

static int
sort_cb (GtkListBoxRow *a,
         GtkListBoxRow *b,
         gpointer       data)
{
  NbPlaceChooser *self = data;
  const Choice *x = g_object_get_data (G_OBJECT (a), "choice"), *y = g_object_get_data (G_OBJECT (b), "choice");
  int by_rank = *self->query != '\0' ? rank (self, x) - rank (self, y) : 0;
  guint i, j;

  if (by_rank != 0)
    return by_rank;
  g_ptr_array_find (self->choices, x, &i);
  g_ptr_array_find (self->choices, y, &j);
  return i < j ? -1 : i > j;
}

static GtkListBoxRow *
first_row (NbPlaceChooser *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
      return row;
  return NULL;
}

static void
search_changed_cb (NbPlaceChooser *self)
{
  g_autofree char *squeezed = nb_text_squeeze (gtk_editable_get_text (GTK_EDITABLE (self->entry)), -1);
  GtkListBoxRow *first;

  g_free (self->query);
  self->query = nb_text_fold (squeezed, -1);
  gtk_list_box_invalidate_sort (self->list);
  gtk_list_box_invalidate_filter (self->list);
  first = first_row (self);
  gtk_stack_set_visible_child_name (self->stack, first != NULL ? "list" : "nothing");
  if (*self->query != '\0')
    choose (self, first != NULL ? g_object_get_data (G_OBJECT (first), "choice") : NULL);
}

static void
entry_activate_cb (NbPlaceChooser *self)
{
  if (self->chosen != NULL)
    g_signal_emit (self, signals[ACTIVATE], 0);
}

/* The entry takes Escape for itself. */
static void
stop_search_cb (NbPlaceChooser *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "window.close", NULL);
}

static void
row_activated_cb (NbPlaceChooser *self,
                  GtkListBoxRow  *row)
{
  choose (self, g_object_get_data (G_OBJECT (row), "choice"));
}

static gboolean
key_pressed_cb (NbPlaceChooser *self,
                guint           key)
{
  GtkListBoxRow *first = first_row (self);

  if (key != GDK_KEY_Down || first == NULL)
    return FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (first));
  return TRUE;
}

/* --- object --- */

static gboolean
nb_place_chooser_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (NB_PLACE_CHOOSER (widget)->entry);
}

static void
nb_place_chooser_dispose (GObject *object)
{
  g_clear_pointer (&NB_PLACE_CHOOSER (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (nb_place_chooser_parent_class)->dispose (object);
}

static void
nb_place_chooser_finalize (GObject *object)
{
  NbPlaceChooser *self = NB_PLACE_CHOOSER (object);

  g_ptr_array_unref (self->choices);
  g_free (self->query);

  G_OBJECT_CLASS (nb_place_chooser_parent_class)->finalize (object);
}

static void
nb_place_chooser_class_init (NbPlaceChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nb_place_chooser_dispose;
  G_OBJECT_CLASS (klass)->finalize = nb_place_chooser_finalize;
  widget_class->grab_focus = nb_place_chooser_grab_focus;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[ACTIVATE] = g_signal_new ("activate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
build_list (NbPlaceChooser *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *nothing = gtk_label_new (_("No place has such a name."));

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "nb-choices");
  gtk_list_box_set_filter_func (self->list, filter_cb, self, NULL);
  gtk_list_box_set_sort_func (self->list, sort_cb, self, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Places"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), LIST_HEIGHT);

  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_add_css_class (nothing, "nb-dim");
  gtk_stack_add_named (self->stack, scroller, "list");
  gtk_stack_add_named (self->stack, nothing, "nothing");
  gtk_widget_add_css_class (GTK_WIDGET (self->stack), "card");
  gtk_widget_set_overflow (GTK_WIDGET (self->stack), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
}

static void
nb_place_chooser_init (NbPlaceChooser *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->query = g_strdup ("");
  self->choices = g_ptr_array_new_with_free_func (choice_free);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->entry = gtk_search_entry_new ();
  gtk_search_entry_set_search_delay (GTK_SEARCH_ENTRY (self->entry), 0);
  g_object_set (self->entry, "placeholder-text", _("Name of a province or city"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Name of a province or city"), -1);
  build_list (self);
  gtk_box_append (GTK_BOX (self->box), self->entry);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->stack));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_object (self->entry, "search-changed", G_CALLBACK (search_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (entry_activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "stop-search", G_CALLBACK (stop_search_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->entry, keys);
}

/**
 * nb_place_chooser_new:
 * @article: the places that it names stand first
 */
GtkWidget *
nb_place_chooser_new (NbPlaces        *places,
                      const NbArticle *article)
{
  NbPlaceChooser *self = g_object_new (NB_TYPE_PLACE_CHOOSER, NULL);

  add_all (self, places, article);
  return GTK_WIDGET (self);
}

/**
 * nb_place_chooser_get_value:
 * @value: (out) (nullable): as a correction has it; %NULL: the place cannot be known
 * @name: (out) (nullable): what a unit is called
 *
 * Returns: whether one is chosen
 */
gboolean
nb_place_chooser_get_value (NbPlaceChooser *self,
                            const char    **value,
                            const char    **name)
{
  g_return_val_if_fail (NB_IS_PLACE_CHOOSER (self), FALSE);

  if (self->chosen == NULL)
    return FALSE;
  *value = self->chosen->value;
  *name = self->chosen->value != NULL && !g_str_equal (self->chosen->value, NB_PLACE_NATIONAL) ? self->chosen->name : NULL;
  return TRUE;
}

/**
 * nb_place_chooser_set_value:
 * @value: (nullable): as a correction has it
 */
void
nb_place_chooser_set_value (NbPlaceChooser *self,
                            const char     *value)
{
  g_return_if_fail (NB_IS_PLACE_CHOOSER (self));

  for (guint i = 0; i < self->choices->len; i++)
    if (g_strcmp0 (((Choice *) self->choices->pdata[i])->value, value) == 0)
      {
        choose (self, self->choices->pdata[i]);
        return;
      }
}
