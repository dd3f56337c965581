/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NbReaderText: a text view that underlines spans in styles Pango does not have (dashed, dotted, double).
 * Owned by the reader; main thread. */

#include "reader/nb-reader-text.h"

#include "widgets/nb-adaptive-bin.h"

#include <math.h>
#include <string.h>

typedef struct
{
  const NbMark *mark;
  int           start;       /* in characters of the buffer */
  int           end;
} Span;

struct _NbReaderText
{
  GtkTextView   parent_instance;
  GArray       *spans;
  const NbMark *current;
  double        press_x;
  double        press_y;
};

enum { MARK_ACTIVATED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (NbReaderText, nb_reader_text, GTK_TYPE_TEXT_VIEW)

#define LINE_HEIGHT 24
#define PARAGRAPH_GAP 12
#define MEASURE_CHARS 62

/* --- underlines --- */

static void
draw_run (GtkSnapshot   *snapshot,
          NbMarkKind     kind,
          const GdkRGBA *colour,
          float          x0,
          float          x1,
          float          y)
{
  float on = 0, off = 0;

  switch (kind)
    {
    case NB_MARK_DOCUMENT:
      gtk_snapshot_append_color (snapshot, colour, &GRAPHENE_RECT_INIT (x0, y, x1 - x0, 1));
      gtk_snapshot_append_color (snapshot, colour, &GRAPHENE_RECT_INIT (x0, y + 2, x1 - x0, 1));
      return;
    case NB_MARK_DATE:
      on = 6;
      off = 3;
      break;
    case NB_MARK_ORGANISATION:
    case NB_MARK_CAMPAIGN:
      on = 2;
      off = 2;
      break;
    case NB_MARK_PLACE:
    case NB_MARK_PERSON:
    case NB_N_MARK_KINDS:
    default:
      on = x1 - x0;
      break;
    }
  for (float x = x0; x < x1; x += MAX (on + off, 1))
    gtk_snapshot_append_color (snapshot, colour, &GRAPHENE_RECT_INIT (x, y, MIN (on, x1 - x), 2));
}

/* Calls for each line that the span runs over; rectangles are in buffer coordinates. */
static void
foreach_line (NbReaderText *self,
              const Span   *span,
              void        (*func) (const GdkRectangle *line, gpointer data),
              gpointer      data)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter iter, end;

  gtk_text_buffer_get_iter_at_offset (buffer, &iter, span->start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, span->end);
  while (gtk_text_iter_compare (&iter, &end) < 0)
    {
      GtkTextIter line_end = iter, last;
      GdkRectangle from, to;

      if (!gtk_text_view_starts_display_line (view, &line_end) || !gtk_text_iter_ends_line (&line_end))
        gtk_text_view_forward_display_line_end (view, &line_end);
      if (gtk_text_iter_compare (&line_end, &end) > 0 || gtk_text_iter_compare (&line_end, &iter) <= 0)
        line_end = end;
      last = line_end;
      gtk_text_iter_backward_char (&last);
      gtk_text_view_get_iter_location (view, &iter, &from);
      gtk_text_view_get_iter_location (view, &last, &to);
      from.width = MAX (to.x + to.width - from.x, 1);
      func (&from, data);
      iter = line_end;
      if (!gtk_text_iter_equal (&iter, &end))
        gtk_text_iter_forward_char (&iter);
    }
}

typedef struct
{
  GtkSnapshot *snapshot;
  NbMarkKind   kind;
  GdkRGBA      colour;
  GdkRGBA      soft;
  gboolean     is_current;
} DrawData;

static void
draw_line (const GdkRectangle *line,
           gpointer            user_data)
{
  DrawData *data = user_data;
  float y = line->y + line->height;

  if (data->is_current)
    {
      gtk_snapshot_append_color (data->snapshot, &data->soft,
                                 &GRAPHENE_RECT_INIT (line->x, line->y - 1, line->width, line->height + 2));
      gtk_snapshot_append_color (data->snapshot, &data->colour, &GRAPHENE_RECT_INIT (line->x, y, line->width, 2));
    }
  else
    draw_run (data->snapshot, data->kind, &data->colour, line->x, line->x + line->width, y);
}

static void
nb_reader_text_snapshot_layer (GtkTextView      *view,
                               GtkTextViewLayer  layer,
                               GtkSnapshot      *snapshot)
{
  NbReaderText *self = NB_READER_TEXT (view);
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (view));

  if (layer != GTK_TEXT_VIEW_LAYER_BELOW_TEXT)
    return;
  for (guint i = 0; i < self->spans->len; i++)
    {
      const Span *span = &g_array_index (self->spans, Span, i);
      DrawData data = { .snapshot = snapshot, .kind = span->mark->kind, .is_current = span->mark == self->current };

      if (!gtk_style_context_lookup_color (context, data.is_current ? "accent_bg_color"
                                                                    : nb_mark_kind_get_colour (data.kind), &data.colour))
        continue;
      gtk_style_context_lookup_color (context, "nb_soft", &data.soft);
      foreach_line (self, span, draw_line, &data);
    }
}

/* --- pointer --- */

/* The shortest span at a point: a person inside an organisation's name is the person. */
static const Span *
span_at (NbReaderText *self,
         double        x,
         double        y)
{
  GtkTextIter iter;
  int bx, by, offset, best = G_MAXINT;
  const Span *found = NULL;

  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &bx, &by);
  if (!gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self), &iter, bx, by))
    return NULL;
  offset = gtk_text_iter_get_offset (&iter);
  for (guint i = 0; i < self->spans->len; i++)
    {
      const Span *span = &g_array_index (self->spans, Span, i);

      if (offset >= span->start && offset < span->end && span->end - span->start < best)
        {
          best = span->end - span->start;
          found = span;
        }
    }
  return found;
}

static void
union_line (const GdkRectangle *line,
            gpointer            data)
{
  GdkRectangle *area = data;

  /* the first line of it: a popover points at one place */
  if (area->width == 0)
    *area = *line;
}

static void
pressed_cb (NbReaderText *self,
            int           n_press,
            double        x,
            double        y)
{
  self->press_x = x;
  self->press_y = y;
}

static void
released_cb (NbReaderText *self,
             int           n_press,
             double        x,
             double        y)
{
  const Span *span = span_at (self, x, y);
  GdkRectangle area = { 0, 0, 0, 0 };

  if (span == NULL || n_press != 1 || fabs (x - self->press_x) + fabs (y - self->press_y) > 6)
    return;
  foreach_line (self, span, union_line, &area);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, area.x, area.y, &area.x, &area.y);
  g_signal_emit (self, signals[MARK_ACTIVATED], 0, span->mark, &area);
}

static void
motion_cb (NbReaderText *self,
           double        x,
           double        y)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), span_at (self, x, y) != NULL ? "pointer" : "text");
}

/* --- text --- */

static const char *
tag_of (NbBlockKind kind)
{
  switch (kind)
    {
    case NB_BLOCK_HEADING:
      return "heading";
    case NB_BLOCK_CAPTION:
      return "caption";
    case NB_BLOCK_QUOTE:
      return "quote";
    case NB_BLOCK_LEAD:
      return "lead";
    case NB_BLOCK_TEXT:
    default:
      return "text";
    }
}

static gboolean
is_free (NbReaderText *self,
         guint         first_span,
         int           start,
         int           end)
{
  for (guint i = first_span; i < self->spans->len; i++)
    {
      const Span *span = &g_array_index (self->spans, Span, i);

      if (start < span->end && end > span->start)
        return FALSE;
    }
  return TRUE;
}

/* The first place in @text where @words stand by themselves, not as a part of a longer word; in characters, or -1. */
static int
find_words (const char *text,
            const char *words)
{
  gsize length = strlen (words);

  for (const char *at = text; length > 0 && (at = strstr (at, words)) != NULL; at = g_utf8_next_char (at))
    {
      gunichar before = at > text ? g_utf8_get_char (g_utf8_prev_char (at)) : 0;
      gunichar after = g_utf8_get_char (at + length);

      if ((before == 0 || !g_unichar_isalnum (before)) && (after == 0 || !g_unichar_isalnum (after)))
        return (int) g_utf8_pointer_to_offset (text, at);
    }
  return -1;
}

/* The evidence stands in one paragraph; where the others have the same words, the first of them leads there too. */
static void
add_mentions (NbReaderText  *self,
              const NbBlock *block,
              GPtrArray     *marks,
              int            base,
              guint          first_span)
{
  for (guint i = 0; i < marks->len; i++)
    {
      const NbMark *mark = marks->pdata[i];
      gboolean has_one = FALSE;
      int at, end;

      if (mark->kind == NB_MARK_DATE || mark->evidence == NULL || mark->evidence->text == NULL)
        continue;
      for (guint j = first_span; j < self->spans->len && !has_one; j++)
        has_one = g_array_index (self->spans, Span, j).mark == mark;
      at = has_one ? -1 : find_words (block->text, mark->evidence->text);
      if (at < 0)
        continue;
      at += base;
      end = at + (int) g_utf8_strlen (mark->evidence->text, -1);
      if (is_free (self, first_span, at, end))
        g_array_append_val (self->spans, ((Span){ mark, at, end }));
    }
}

static void
insert_block (NbReaderText  *self,
              const NbBlock *block,
              GPtrArray     *marks)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  guint length = (guint) g_utf8_strlen (block->text, -1);
  guint first_span = self->spans->len;
  GtkTextIter end;
  int base;

  gtk_text_buffer_get_end_iter (buffer, &end);
  if (gtk_text_iter_get_offset (&end) > 0)
    gtk_text_buffer_insert (buffer, &end, "\n", -1);
  base = gtk_text_iter_get_offset (&end);
  gtk_text_buffer_insert_with_tags_by_name (buffer, &end, block->text, -1, tag_of (block->kind), NULL);

  for (guint i = 0; i < marks->len; i++)
    {
      const NbMark *mark = marks->pdata[i];
      const NbEvidence *evidence = mark->evidence;
      guint from, to;

      if (evidence == NULL || evidence->end <= evidence->start)
        continue;
      from = MAX (evidence->start, block->start);
      to = MIN (evidence->end, block->start + length);
      if (from < to)
        {
          Span span = { mark, base + (int) (from - block->start), base + (int) (to - block->start) };

          g_array_append_val (self->spans, span);
        }
    }
  add_mentions (self, block, marks, base, first_span);
}

/**
 * nb_reader_text_set_article:
 * @marks: (element-type NbMark): its recognised values; they must outlive what is shown
 */
void
nb_reader_text_set_article (NbReaderText    *self,
                            const NbArticle *article,
                            GPtrArray       *marks)
{
  GtkTextBuffer *buffer;

  g_return_if_fail (NB_IS_READER_TEXT (self));

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  g_array_set_size (self->spans, 0);
  self->current = NULL;
  gtk_text_buffer_set_text (buffer, "", 0);
  if (article == NULL)
    return;
  for (guint i = 0; i < article->body->len; i++)
    insert_block (self, article->body->pdata[i], marks);
}

/**
 * nb_reader_text_set_current:
 * @mark: (nullable): the mark whose evidence is shown
 */
void
nb_reader_text_set_current (NbReaderText *self,
                            const NbMark *mark)
{
  g_return_if_fail (NB_IS_READER_TEXT (self));

  self->current = mark;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Lines of 24 px at any font: what the font leaves of that goes between the lines. */
static void
update_spacing (NbReaderText *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  double scale = nb_widget_get_text_scale (GTK_WIDGET (self));
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int font_height = PANGO_PIXELS (pango_font_metrics_get_height (metrics));
  int extra = MAX (2, (int) round (LINE_HEIGHT * scale) - font_height);

  pango_font_metrics_unref (metrics);
  gtk_text_view_set_pixels_inside_wrap (view, extra);
  gtk_text_view_set_pixels_below_lines (view, (int) round (PARAGRAPH_GAP * scale) + extra / 2);
  gtk_text_view_set_pixels_above_lines (view, extra / 2);
}

static void
nb_reader_text_css_changed (GtkWidget         *widget,
                            GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (nb_reader_text_parent_class)->css_changed (widget, change);
  update_spacing (NB_READER_TEXT (widget));
}

static void
nb_reader_text_finalize (GObject *object)
{
  g_array_unref (NB_READER_TEXT (object)->spans);

  G_OBJECT_CLASS (nb_reader_text_parent_class)->finalize (object);
}

static void
nb_reader_text_class_init (NbReaderTextClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nb_reader_text_finalize;
  GTK_WIDGET_CLASS (klass)->css_changed = nb_reader_text_css_changed;
  GTK_TEXT_VIEW_CLASS (klass)->snapshot_layer = nb_reader_text_snapshot_layer;

  signals[MARK_ACTIVATED] = g_signal_new ("mark-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_POINTER);
}

static void
nb_reader_text_init (NbReaderText *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->spans = g_array_new (FALSE, FALSE, sizeof (Span));
  gtk_text_view_set_editable (view, FALSE);
  gtk_text_view_set_cursor_visible (view, FALSE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_buffer_create_tag (buffer, "text", NULL);
  gtk_text_buffer_create_tag (buffer, "lead", "weight", PANGO_WEIGHT_SEMIBOLD, NULL);
  gtk_text_buffer_create_tag (buffer, "heading", "weight", PANGO_WEIGHT_BOLD, "pixels-above-lines", 10, NULL);
  gtk_text_buffer_create_tag (buffer, "caption", "scale", 9.0 / 11, "style", PANGO_STYLE_ITALIC, "left-margin", 12, NULL);
  gtk_text_buffer_create_tag (buffer, "quote", "left-margin", 18, "right-margin", 18, NULL);

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  update_spacing (self);
}
