/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NbToolRow: says which span is shown and what is in it. Owned by the window; main thread. */

#include "widgets/nb-tool-row.h"

#include "base/nb-format.h"
#include "widgets/nb-adaptive-bin.h"
#include "widgets/nb-row-words.h"
#include "widgets/nb-style.h"
#include "base/nb-user-date.h"
#include "widgets/nb-zoom-scale.h"

#include <glib/gi18n.h>
#include <math.h>

/* Below these widths of the row things fold. */
#define WIDTH_FOR_SCALE 960
#define WIDTH_FOR_NAMES 480
#define WIDTH_FOR_COUNTS 600
#define WIDTH_FOR_ONE_LINE 1200

struct _NbToolRow
{
  GtkWidget      parent_instance;
  GtkWidget     *box;
  GtkLabel      *span;
  GtkLabel      *counts;
  GtkWidget     *lanes_button;
  GtkLabel      *lanes_name;
  GtkLabel      *lanes_value;
  GtkWidget     *colour_button;
  GtkLabel      *colour_name;
  GtkLabel      *colour_value;
  GtkMenuButton *context_button;
  GtkWidget     *context_name;
  GtkWidget     *all_button;
  NbZoomScale   *zoom;
  GtkMenuButton *date_button;
  GtkPopover    *date_popover;
  GtkEditable   *date_entry;
  GtkLabel      *date_hint;
  GtkCalendar   *calendar;
  NbSession     *session;
  guint          update_id;
  gboolean       updating;
  gboolean       for_list;      /* nothing to lay out or to zoom */
  int            effective_width;
  gboolean       is_tight;      /* the counts stand on two lines */
};

enum { GO_TO, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (NbToolRow, nb_tool_row, GTK_TYPE_WIDGET)

/* --- what is in view --- */

typedef struct
{
  guint    n_articles;
  guint    n_units;
  guint    n_year_only;
  guint    n_undated;
  gboolean merged;         /* some articles are not counted because another printed the same */
  gboolean whole;
} Tally;

static void
count_visible (NbToolRow *self,
               double     from,
               double     to,
               gboolean   whole,
               Tally     *tally)
{
  NbRowSet *rows = nb_session_get_result (self->session);
  NbSpanCounts *spans = nb_session_get_spans (self->session);
  NbDay first = whole ? NB_DAY_NONE : (NbDay) floor (from), last = (NbDay) ceil (to) - 1;
  NbPlaceMode mode = nb_session_get_place_mode (self->session);
  guint counts[NB_N_UNIT_COUNTS];

  *tally = (Tally){ .whole = whole };
  tally->n_undated = rows->n_rows - rows->n_dated;
  if (nb_session_get_query (self->session)->merge_reprints)
    {
      guint n_reprints;

      nb_catalog_get_all_reprints (nb_session_get_catalog (self->session), &n_reprints);
      tally->merged = n_reprints > 0;
    }
  nb_span_counts_units (spans, mode, first, last, counts);
  for (guint i = 0; i < NB_N_UNIT_COUNTS; i++)
    {
      tally->n_articles += counts[i];
      /* among the 63 a unit of 2025 that came of several is none of them */
      tally->n_units += i < NB_N_UNITS && counts[i] > 0 && (i < NB_N_OLD_UNITS || mode != NB_PLACE_MODE_63);
    }
  if (!whole)
    tally->n_year_only = nb_span_counts_year_only (spans, first, last);
}

/* "1,000 articles · 63 provinces · …", on two lines where one has no room for all: the first line then has the first two. */
static char *
tally_to_words (const Tally *tally,
                gboolean     on_two_lines)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *articles = nb_format_count (tally->n_articles);

  g_ptr_array_add (parts, g_strdup_printf (ngettext ("%s article", "%s articles", tally->n_articles), articles));
  if (tally->n_units > 1)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u province", "%u provinces", tally->n_units), tally->n_units));
  if (tally->whole && tally->n_undated > 0)
    {
      g_autofree char *undated = nb_format_count (tally->n_undated);

      g_ptr_array_add (parts, g_strdup_printf (ngettext ("%s without a date", "%s without a date", tally->n_undated), undated));
    }
  else if (!tally->whole && tally->n_year_only > 0)
    {
      g_autofree char *year_only = nb_format_count (tally->n_year_only);

      g_ptr_array_add (parts, g_strdup_printf (ngettext ("%s with the year only", "%s with the year only",
                                                         tally->n_year_only), year_only));
    }
  if (tally->merged)
    g_ptr_array_add (parts, g_strdup (_("reprints counted once")));
  if (on_two_lines && parts->len > 2)
    {
      g_autofree char *first = parts->pdata[0];

      parts->pdata[0] = g_strconcat (first, " · ", parts->pdata[1], "\n", parts->pdata[2], NULL);
      g_ptr_array_remove_range (parts, 1, 2);
    }
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static const char *
group_by_name (NbGroupBy by)
{
  switch (by)
    {
    case NB_GROUP_BY_REGION:
      return C_("lanes or colours by", "region");
    case NB_GROUP_BY_PROVINCE:
      return C_("lanes or colours by", "province");
    case NB_GROUP_BY_SOURCE:
      return C_("lanes or colours by", "source");
    case NB_GROUP_BY_CAMPAIGN:
      return C_("lanes or colours by", "campaign");
    case NB_GROUP_BY_PERSON:
      return C_("lanes or colours by", "person");
    case NB_GROUP_BY_ORGANISATION:
      return C_("lanes or colours by", "organisation");
    case NB_GROUP_BY_DOCUMENT:
      return C_("lanes or colours by", "document");
    case NB_GROUP_BY_TAG:
      return C_("lanes or colours by", "tag");
    case NB_GROUP_BY_NONE:
    default:
      return C_("lanes or colours by", "none");
    }
}

/* What an article is coloured by that has several of the kind. */
static const char *
explain_colour (NbGroupBy by)
{
  if (by == NB_GROUP_BY_CAMPAIGN)
    return _("Colour by; of several campaigns the one that an article names first");
  if (nb_group_by_is_named (by))
    return _("Colour by; of several names the one that most of these articles have");
  return _("Colour by");
}

/* A menu button is not named by the labels in it. */
static void
name_choice (GtkWidget *button,
             GtkLabel  *name,
             GtkLabel  *value)
{
  g_autofree char *words = g_strdup_printf ("%s: %s", gtk_label_get_text (name), gtk_label_get_text (value));

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/* The row's least width with the scale and a long span, in pixels. Words are as wide as the desktop's font makes them, and the
 * scale is not to come and go as the span is told in more or fewer of them. */
static int
measure_with_scale (NbToolRow *self)
{
  g_autofree char *longest = nb_format_span (nb_day_from_ymd (2020, 12, 30), nb_day_from_ymd (2021, 12, 31));
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self->span), longest);
  int row, span, zoom, text;

  gtk_widget_measure (self->box, GTK_ORIENTATION_HORIZONTAL, -1, &row, NULL, NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (self->span), GTK_ORIENTATION_HORIZONTAL, -1, &span, NULL, NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (self->zoom), GTK_ORIENTATION_HORIZONTAL, -1, &zoom, NULL, NULL, NULL);
  pango_layout_get_pixel_size (layout, &text, NULL);
  return row - span - zoom + text + nb_zoom_scale_get_wide_width (self->zoom);
}

/* Buttons take the scale's place where it has no room. */
static void
fold_scale (NbToolRow *self)
{
  double width = self->effective_width * nb_widget_get_text_scale (GTK_WIDGET (self));

  nb_zoom_scale_set_narrow (self->zoom, self->effective_width < WIDTH_FOR_SCALE || width < measure_with_scale (self));
}

static gboolean
update_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       data)
{
  NbToolRow *self = NB_TOOL_ROW (widget);
  g_autofree char *span = NULL;
  g_autofree char *counts = NULL;
  g_autofree char *words = NULL;
  gboolean whole;
  double from, to;
  Tally tally;

  self->update_id = 0;
  whole = nb_span_is_whole (self->session, &from, &to);
  count_visible (self, from, to, whole, &tally);
  gtk_widget_set_visible (self->all_button, self->for_list && !whole);
  span = nb_format_span ((NbDay) from, (NbDay) (to - 0.01));
  words = tally_to_words (&tally, FALSE);
  counts = tally_to_words (&tally, self->is_tight && !self->for_list);
  gtk_label_set_text (self->span, span);
  gtk_label_set_text (self->counts, counts);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->counts), words);
  gtk_label_set_text (self->lanes_value, group_by_name (nb_session_get_lanes (self->session)));
  gtk_label_set_text (self->colour_value, group_by_name (nb_session_get_colour (self->session)));
  gtk_widget_set_tooltip_text (self->colour_button, explain_colour (nb_session_get_colour (self->session)));
  name_choice (self->lanes_button, self->lanes_name, self->lanes_value);
  name_choice (self->colour_button, self->colour_name, self->colour_value);
  fold_scale (self);
  return G_SOURCE_REMOVE;
}

static void
queue_update (NbToolRow *self)
{
  if (self->update_id == 0)
    self->update_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), update_cb, NULL, NULL);
}

/* --- go to a date --- */

static void
go_to_time (NbToolRow    *self,
            const NbEdtf *value)
{
  NbDay first, last;
  double days, margin;

  if (!nb_edtf_days (value, &first, &last))
    return;
  days = last - first + 1;
  margin = MAX (days * 0.1, days < 7 ? 10 : 2);
  gtk_popover_popdown (self->date_popover);
  nb_session_remember (self->session);
  g_signal_emit (self, signals[GO_TO], 0, first - margin, last + 1 + margin);
}

static void
date_activate_cb (NbToolRow *self)
{
  NbEdtf value;

  if (nb_user_date_parse (gtk_editable_get_text (self->date_entry), &value))
    go_to_time (self, &value);
  else
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->date_entry), "error");
      gtk_label_set_text (self->date_hint, _("That is no date. Write 14.10.2020, 10.2020, 2020 or 2020-10-14."));
    }
}

static void
date_changed_cb (NbToolRow *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->date_entry), "error");
  gtk_label_set_text (self->date_hint, _("A day, a month or a year"));
}

static void
day_selected_cb (NbToolRow *self)
{
  g_autoptr (GDateTime) date = NULL;
  NbEdtf value;

  if (self->updating)
    return;
  date = gtk_calendar_get_date (self->calendar);
  value = nb_edtf_day (g_date_time_get_year (date), g_date_time_get_month (date), g_date_time_get_day_of_month (date));
  go_to_time (self, &value);
}

/* The calendar opens at the middle of what is seen. */
static void
date_popover_shown_cb (NbToolRow *self)
{
  g_autoptr (GDateTime) date = NULL;
  double from, to;
  int year, month, day;

  if (self->session == NULL)
    return;
  nb_session_get_span (self->session, &from, &to);
  nb_day_to_ymd ((NbDay) ((from + to) / 2), &year, &month, &day);
  date = g_date_time_new_local (year, month, day, 12, 0, 0);
  self->updating = TRUE;
  if (date != NULL)
    gtk_calendar_select_day (self->calendar, date);
  self->updating = FALSE;
  gtk_editable_set_text (self->date_entry, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->date_entry));
}

/**
 * nb_tool_row_ask_date:
 *
 * Opens the entry for a date.
 */
void
nb_tool_row_ask_date (NbToolRow *self)
{
  g_return_if_fail (NB_IS_TOOL_ROW (self));

  gtk_menu_button_popup (self->date_button);
}

GtkMenuButton *
nb_tool_row_get_context_button (NbToolRow *self)
{
  g_return_val_if_fail (NB_IS_TOOL_ROW (self), NULL);
  return self->context_button;
}

/* --- object --- */

static void
nb_tool_row_dispose (GObject *object)
{
  NbToolRow *self = NB_TOOL_ROW (object);

  if (self->update_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->update_id);
  self->update_id = 0;
  g_clear_object (&self->session);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (nb_tool_row_parent_class)->dispose (object);
}

static void
nb_tool_row_class_init (NbToolRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nb_tool_row_dispose;
  signals[GO_TO] = g_signal_new ("go-to", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  g_type_ensure (NB_TYPE_ZOOM_SCALE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/nienbieu/NienBieu/nb-tool-row.ui");
  gtk_widget_class_bind_template_child (widget_class, NbToolRow, box);
  gtk_widget_class_bind_template_child (widget_class, NbToolRow, span);
  gtk_widget_class_bind_template_child (widget_class, NbToolRow, counts);
  gtk_widget_class_bind_template_child (widget_class, NbToolRow, lanes_button);
  gtk_widget_class_bind_template_child (widget_class, NbToolRow, lanes_name);
  gtk_widget_class_bind_template_child (widget_class, NbToolRow, lanes_value);
  gtk_widget_class_bind_template_child (widget_class, NbToolRow, colour_button);
  gtk_widget_class_bind_template_child (widget_class, NbToolRow, colour_name);
  gtk_widget_class_bind_template_child (widget_class, NbToolRow, colour_value);
  gtk_widget_class_bind_template_child (widget_class, NbToolRow, all_button);
  gtk_widget_class_bind_template_child (widget_class, NbToolRow, context_button);
  gtk_widget_class_bind_template_child (widget_class, NbToolRow, context_name);
  gtk_widget_class_bind_template_child (widget_class, NbToolRow, zoom);
  gtk_widget_class_bind_template_child (widget_class, NbToolRow, date_button);
  gtk_widget_class_bind_template_child (widget_class, NbToolRow, date_popover);
  gtk_widget_class_bind_template_child (widget_class, NbToolRow, date_entry);
  gtk_widget_class_bind_template_child (widget_class, NbToolRow, date_hint);
  gtk_widget_class_bind_template_child (widget_class, NbToolRow, calendar);
  gtk_widget_class_bind_template_callback (widget_class, date_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, date_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, date_popover_shown_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
nb_tool_row_init (NbToolRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  nb_style_prepare_popover (self->date_popover);
  nb_style_prepare_popover (gtk_menu_button_get_popover (GTK_MENU_BUTTON (self->lanes_button)));
  nb_style_prepare_popover (gtk_menu_button_get_popover (GTK_MENU_BUTTON (self->colour_button)));
}

/**
 * nb_tool_row_set_session:
 * @session: whose span is told
 */
void
nb_tool_row_set_session (NbToolRow *self,
                         NbSession *session)
{
  g_return_if_fail (NB_IS_TOOL_ROW (self));

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  if (!g_set_object (&self->session, session))
    return;
  nb_zoom_scale_set_session (self->zoom, session);
  g_signal_connect_object (session, "span-changed", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "result-changed", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  queue_update (self);
}

/**
 * nb_tool_row_set_for_list:
 * @for_list: the row stands over the list: no lanes or zoom
 */
void
nb_tool_row_set_for_list (NbToolRow *self,
                          gboolean   for_list)
{
  g_return_if_fail (NB_IS_TOOL_ROW (self));

  if (self->for_list == for_list)
    return;
  self->for_list = for_list;
  gtk_widget_set_visible (self->lanes_button, !for_list);
  gtk_widget_set_visible (self->colour_button, !for_list);
  gtk_widget_set_visible (GTK_WIDGET (self->context_button), !for_list);
  gtk_widget_set_visible (GTK_WIDGET (self->zoom), !for_list);
  gtk_widget_set_visible (GTK_WIDGET (self->date_button), !for_list);
  if (self->session != NULL)
    queue_update (self);
}

/**
 * nb_tool_row_set_width:
 * @effective_width: the room there is, at a text size of 100 %
 */
void
nb_tool_row_set_width (NbToolRow *self,
                       int        effective_width)
{
  g_return_if_fail (NB_IS_TOOL_ROW (self));

  gtk_widget_set_visible (GTK_WIDGET (self->lanes_name), effective_width >= WIDTH_FOR_NAMES);
  gtk_widget_set_visible (self->context_name, effective_width >= WIDTH_FOR_NAMES);
  gtk_widget_set_visible (GTK_WIDGET (self->colour_name), effective_width >= WIDTH_FOR_NAMES);
  gtk_widget_set_visible (GTK_WIDGET (self->counts), self->for_list || effective_width >= WIDTH_FOR_COUNTS);
  self->effective_width = effective_width;
  fold_scale (self);
  if (self->is_tight == (effective_width < WIDTH_FOR_ONE_LINE))
    return;
  self->is_tight = !self->is_tight;
  if (self->session != NULL)
    queue_update (self);
}
