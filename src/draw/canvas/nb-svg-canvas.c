/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A canvas that writes SVG: text stays text, groups have titles, numbers have two decimals.
 * Owned by the figure that is written, in its thread. */

#include "canvas/nb-svg-canvas.h"

#include <math.h>

struct _NbSvgCanvas
{
  GObject parent_instance;
  GString *body;
  char *head;               /* the root element's attributes and what describes the file, without the font */
  const char *family;       /* of the first text: that of the whole file */
  guint depth;              /* of open groups, for indentation */
  guint n_ids;
};

static void canvas_iface_init (NbCanvasInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (NbSvgCanvas, nb_svg_canvas, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (NB_TYPE_CANVAS, canvas_iface_init))

/* --- writing --- */

/* Two decimals, no zeros at the end, never "-0": the same on every machine and in every locale. */
static void
append_number (GString *out,
               double value)
{
  gint64 hundredths = isfinite (value) ? (gint64) floor (value * 100 + 0.5) : 0;
  guint64 size = hundredths < 0 ? -hundredths : hundredths;

  if (hundredths < 0)
    g_string_append_c (out, '-');
  g_string_append_printf (out, "%" G_GUINT64_FORMAT, size / 100);
  if (size % 100)
    {
      g_string_append_printf (out, ".%02u", (guint) (size % 100));
      if (size % 10 == 0)
        g_string_truncate (out, out->len - 1);
    }
}

static void
append_attribute (GString *out,
                  const char *name,
                  double value)
{
  g_string_append_printf (out, " %s=\"", name);
  append_number (out, value);
  g_string_append_c (out, '"');
}

/* Characters that XML has no place for (most control characters) are left out. */
static void
append_escaped (GString *out,
                const char *text)
{
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '&')
        g_string_append (out, "&amp;");
      else if (c == '<')
        g_string_append (out, "&lt;");
      else if (c == '>')
        g_string_append (out, "&gt;");
      else if (c == '"')
        g_string_append (out, "&quot;");
      else if ((c >= 0x20 || c == '\t' || c == '\n') && c != 0xfffe && c != 0xffff && !(c >= 0x7f && c < 0xa0))
        g_string_append_unichar (out, c);
    }
}

static void
append_colour (GString *out,
               const char *property,
               const NbColour *colour)
{
  if (!colour)
    {
      g_string_append_printf (out, " %s=\"none\"", property);
      return;
    }
  g_string_append_printf (out, " %s=\"#%02x%02x%02x\"", property, (guint) (colour->red * 255 + 0.5f),
                          (guint) (colour->green * 255 + 0.5f), (guint) (colour->blue * 255 + 0.5f));
  if (colour->alpha < 1)
    {
      /* it is "stop-opacity", not "stop-color-opacity" */
      g_string_append_printf (out, " %s-opacity=\"", g_str_equal (property, "stop-color") ? "stop" : property);
      append_number (out, colour->alpha);
      g_string_append_c (out, '"');
    }
}

static GString *
begin (NbCanvas *canvas,
       const char *element)
{
  NbSvgCanvas *self = NB_SVG_CANVAS (canvas);

  for (guint i = 0; i < self->depth + 1; i++)
    g_string_append_c (self->body, ' ');
  g_string_append_printf (self->body, "<%s", element);
  return self->body;
}

static void
append_rect (GString *out,
             const NbRect *rect,
             double radius)
{
  append_attribute (out, "x", rect->x);
  append_attribute (out, "y", rect->y);
  append_attribute (out, "width", rect->width);
  append_attribute (out, "height", rect->height);
  if (radius > 0)
    append_attribute (out, "rx", MIN (radius, MIN (rect->width, rect->height) / 2));
}

static void
append_stroke (GString *out,
               double width,
               NbDash dash,
               const NbColour *colour)
{
  append_colour (out, "stroke", colour);
  append_attribute (out, "stroke-width", width);
  if (dash != NB_DASH_NONE)
    g_string_append_printf (out, " stroke-dasharray=\"%s\"", dash == NB_DASH_FINE ? "2 3" : "3 2");
}

/* --- the interface --- */

static void
nb_svg_canvas_fill_rect (NbCanvas *canvas,
                         const NbRect *rect,
                         double radius,
                         const NbColour *colour)
{
  GString *out = begin (canvas, "rect");

  append_rect (out, rect, radius);
  append_colour (out, "fill", colour);
  g_string_append (out, "/>\n");
}

static void
nb_svg_canvas_stroke_rect (NbCanvas *canvas,
                           const NbRect *rect,
                           double radius,
                           double width,
                           NbDash dash,
                           const NbColour *colour)
{
  GString *out = begin (canvas, "rect");

  append_rect (out, rect, radius);
  g_string_append (out, " fill=\"none\"");
  append_stroke (out, width, dash, colour);
  g_string_append (out, "/>\n");
}

static void
nb_svg_canvas_line (NbCanvas *canvas,
                    double x0,
                    double y0,
                    double x1,
                    double y1,
                    double width,
                    NbDash dash,
                    const NbColour *colour)
{
  GString *out = begin (canvas, "line");

  append_attribute (out, "x1", x0);
  append_attribute (out, "y1", y0);
  append_attribute (out, "x2", x1);
  append_attribute (out, "y2", y1);
  append_stroke (out, width, dash, colour);
  g_string_append (out, "/>\n");
}

static void
append_points (GString *out,
               const NbPoint *points,
               guint n_points)
{
  for (guint i = 0; i < n_points; i++)
    {
      if (i > 0)
        g_string_append_c (out, ' ');
      append_number (out, points[i].x);
      g_string_append_c (out, ',');
      append_number (out, points[i].y);
    }
}

static void
nb_svg_canvas_polyline (NbCanvas *canvas,
                        const NbPoint *points,
                        guint n_points,
                        double width,
                        const NbColour *colour)
{
  GString *out = begin (canvas, "polyline");

  g_string_append (out, " points=\"");
  append_points (out, points, n_points);
  g_string_append (out, "\" fill=\"none\"");
  append_stroke (out, width, NB_DASH_NONE, colour);
  g_string_append (out, "/>\n");
}

static void
nb_svg_canvas_polygon (NbCanvas *canvas,
                       const NbPolygon *polygon,
                       const NbColour *fill,
                       double width,
                       const NbColour *stroke)
{
  GString *out = begin (canvas, "path");
  guint start = 0;

  g_string_append (out, " d=\"");
  for (guint r = 0; r < polygon->n_rings; r++)
    {
      guint end = polygon->ring_ends[r];

      if (end > start)
        {
          g_string_append_c (out, 'M');
          append_points (out, polygon->points + start, end - start);
          g_string_append_c (out, 'Z');
        }
      start = end;
    }
  g_string_append (out, "\" fill-rule=\"evenodd\"");
  append_colour (out, "fill", fill);
  if (stroke)
    {
      append_stroke (out, width, NB_DASH_NONE, stroke);
      g_string_append (out, " stroke-linejoin=\"round\"");
    }
  g_string_append (out, "/>\n");
}

static void
nb_svg_canvas_circle (NbCanvas *canvas,
                      double x,
                      double y,
                      double radius,
                      const NbColour *fill,
                      double width,
                      const NbColour *stroke)
{
  GString *out = begin (canvas, "circle");

  append_attribute (out, "cx", x);
  append_attribute (out, "cy", y);
  append_attribute (out, "r", radius);
  append_colour (out, "fill", fill);
  if (stroke)
    append_stroke (out, width, NB_DASH_NONE, stroke);
  g_string_append (out, "/>\n");
}

static void
append_stop (GString *out,
             double offset,
             const NbColour *colour,
             gboolean is_clear)
{
  NbColour c = *colour;

  if (is_clear)
    c.alpha = 0;
  g_string_append (out, "<stop offset=\"");
  append_number (out, offset);
  g_string_append_c (out, '"');
  append_colour (out, "stop-color", &c);
  g_string_append (out, "/>");
}

static void
nb_svg_canvas_fade_rect (NbCanvas *canvas,
                         const NbRect *rect,
                         double from,
                         double to,
                         const NbColour *colour)
{
  guint id = ++NB_SVG_CANVAS (canvas)->n_ids;
  GString *out = begin (canvas, "linearGradient");
  GString *stops = g_string_new (NULL);

  append_stop (stops, 0, colour, from > 0);
  append_stop (stops, from, colour, FALSE);
  append_stop (stops, 1 - to, colour, FALSE);
  append_stop (stops, 1, colour, to > 0);
  g_string_append_printf (out, " id=\"g%u\">%s</linearGradient>\n", id, stops->str);
  g_string_free (stops, TRUE);

  out = begin (canvas, "rect");
  append_rect (out, rect, 0);
  g_string_append_printf (out, " fill=\"url(#g%u)\"/>\n", id);
}

static void
nb_svg_canvas_text (NbCanvas *canvas,
                    NbText *text,
                    double x,
                    double baseline,
                    const NbColour *colour)
{
  NbSvgCanvas *self = NB_SVG_CANVAS (canvas);
  GString *out = begin (canvas, "text");

  if (!self->family)
    self->family = text->family;
  append_attribute (out, "x", x);
  append_attribute (out, "y", baseline);
  append_attribute (out, "font-size", text->size);
  if (text->weight != 400)
    g_string_append_printf (out, " font-weight=\"%d\"", text->weight);
  if (text->family != self->family)
    {
      g_string_append (out, " font-family=\"");
      append_escaped (out, text->family);
      g_string_append_c (out, '"');
    }
  append_colour (out, "fill", colour);
  g_string_append_c (out, '>');
  append_escaped (out, text->text);
  g_string_append (out, "</text>\n");
}

static void
open_group (NbCanvas *canvas)
{
  g_string_append (NB_SVG_CANVAS (canvas)->body, ">\n");
  NB_SVG_CANVAS (canvas)->depth++;
}

static void
nb_svg_canvas_pop (NbCanvas *canvas)
{
  NbSvgCanvas *self = NB_SVG_CANVAS (canvas);

  g_return_if_fail (self->depth > 0);
  self->depth--;
  begin (canvas, "/g");
  g_string_append (self->body, ">\n");
}

static void
nb_svg_canvas_push_clip (NbCanvas *canvas,
                         const NbRect *rect,
                         double radius)
{
  guint id = ++NB_SVG_CANVAS (canvas)->n_ids;
  GString *out = begin (canvas, "clipPath");

  g_string_append_printf (out, " id=\"c%u\"><rect", id);
  append_rect (out, rect, radius);
  g_string_append (out, "/></clipPath>\n");
  out = begin (canvas, "g");
  g_string_append_printf (out, " clip-path=\"url(#c%u)\"", id);
  open_group (canvas);
}

static void
nb_svg_canvas_push_group (NbCanvas *canvas,
                          const char *title,
                          const char *description)
{
  GString *out = begin (canvas, "g");

  open_group (canvas);
  if (title)
    {
      begin (canvas, "title>");
      append_escaped (out, title);
      g_string_append (out, "</title>\n");
    }
  if (description)
    {
      begin (canvas, "desc>");
      append_escaped (out, description);
      g_string_append (out, "</desc>\n");
    }
}

static void
nb_svg_canvas_push_transform (NbCanvas *canvas,
                              double dx,
                              double dy,
                              double scale)
{
  GString *out = begin (canvas, "g");

  g_string_append (out, " transform=\"translate(");
  append_number (out, dx);
  g_string_append_c (out, ',');
  append_number (out, dy);
  g_string_append_c (out, ')');
  if (scale != 1)
    {
      /* two decimals are not enough for a scale */
      char buffer[G_ASCII_DTOSTR_BUF_SIZE];

      g_string_append_printf (out, " scale(%s)", g_ascii_formatd (buffer, sizeof buffer, "%.6g", scale));
    }
  g_string_append_c (out, '"');
  open_group (canvas);
}

static void
nb_svg_canvas_push_opacity (NbCanvas *canvas,
                            double opacity)
{
  append_attribute (begin (canvas, "g"), "opacity", opacity);
  open_group (canvas);
}

static void
nb_svg_canvas_finalize (GObject *object)
{
  NbSvgCanvas *self = NB_SVG_CANVAS (object);

  if (self->body)
    g_string_free (self->body, TRUE);
  g_free (self->head);
  G_OBJECT_CLASS (nb_svg_canvas_parent_class)->finalize (object);
}

static void
canvas_iface_init (NbCanvasInterface *iface)
{
  iface->fill_rect = nb_svg_canvas_fill_rect;
  iface->stroke_rect = nb_svg_canvas_stroke_rect;
  iface->line = nb_svg_canvas_line;
  iface->polyline = nb_svg_canvas_polyline;
  iface->polygon = nb_svg_canvas_polygon;
  iface->circle = nb_svg_canvas_circle;
  iface->fade_rect = nb_svg_canvas_fade_rect;
  iface->text = nb_svg_canvas_text;
  iface->push_clip = nb_svg_canvas_push_clip;
  iface->pop_clip = nb_svg_canvas_pop;
  iface->push_group = nb_svg_canvas_push_group;
  iface->pop_group = nb_svg_canvas_pop;
  iface->push_transform = nb_svg_canvas_push_transform;
  iface->pop_transform = nb_svg_canvas_pop;
  iface->push_opacity = nb_svg_canvas_push_opacity;
  iface->pop_opacity = nb_svg_canvas_pop;
}

static void
nb_svg_canvas_class_init (NbSvgCanvasClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nb_svg_canvas_finalize;
}

static void
nb_svg_canvas_init (NbSvgCanvas *self)
{
  self->body = g_string_new (NULL);
}

static void
append_element (GString *out,
                const char *name,
                const char *text)
{
  if (!text)
    return;
  g_string_append_printf (out, " <%s>", name);
  append_escaped (out, text);
  g_string_append_printf (out, "</%s>\n", name);
}

/**
 * nb_svg_canvas_new:
 * @width: of the view box
 * @height: of the view box
 * @width_attribute: written as it is: "174mm"
 * @height_attribute: likewise
 * @title: (nullable): of the picture
 * @description: (nullable): what it shows
 * @metadata: (nullable): what it was made from
 * @language: (nullable): "vi"
 *
 * Returns: (transfer full): a canvas; ask it for the file with nb_svg_canvas_finish()
 */
NbCanvas *
nb_svg_canvas_new (double width,
                   double height,
                   const char *width_attribute,
                   const char *height_attribute,
                   const char *title,
                   const char *description,
                   const char *metadata,
                   const char *language)
{
  NbSvgCanvas *self = g_object_new (NB_TYPE_SVG_CANVAS, NULL);
  GString *head = g_string_new (NULL);

  g_string_append_printf (head, " width=\"%s\" height=\"%s\" viewBox=\"0 0 ", width_attribute, height_attribute);
  append_number (head, width);
  g_string_append_c (head, ' ');
  append_number (head, height);
  g_string_append (head, "\" role=\"graphics-document document\"");
  if (language)
    g_string_append_printf (head, " xml:lang=\"%s\" lang=\"%s\"", language, language);
  g_string_append (head, ">\n");
  append_element (head, "title", title);
  append_element (head, "desc", description);
  append_element (head, "metadata", metadata);
  self->head = g_string_free (head, FALSE);
  return NB_CANVAS (self);
}

/**
 * nb_svg_canvas_finish:
 * @length: (out) (optional): of the file in bytes
 *
 * Returns: (transfer full): the file
 */
char *
nb_svg_canvas_finish (NbSvgCanvas *self,
                      gsize *length)
{
  GString *out = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"");

  g_return_val_if_fail (self->body && self->depth == 0, NULL);
  if (self->family)
    {
      g_string_append (out, " font-family=\"");
      append_escaped (out, self->family);
      g_string_append (out, "\" style=\"font-variant-numeric:tabular-nums\"");
    }
  g_string_append (out, self->head);
  g_string_append (out, self->body->str);
  g_string_append (out, "</svg>\n");
  g_string_free (g_steal_pointer (&self->body), TRUE);
  if (length)
    *length = out->len;
  return g_string_free (out, FALSE);
}
