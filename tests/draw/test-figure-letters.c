/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The letters of figures of every usual size: large enough to be read on paper, on the page, and none on another. */

#include "generate.h"

#include "painter/nb-figure-preset.h"
#include "painter/nb-figure.h"

#include <pango/pangocairo.h>
#include <stdlib.h>
#include <string.h>

#define FONT "DejaVu Sans"
/* What journals ask for; the screen's picture on a page of A4 or larger has 11 px, which are 8.25. */
#define SMALLEST_POINTS 6.0
#define POINTS_PER_MM (72 / 25.4)
#define POINTS_PER_PX 0.75

typedef struct
{
  double x, y, width, height;
  char *text;
} Box;

typedef struct
{
  double x, y, scale;
} Transform;

/* What has been read of an SVG. */
typedef struct
{
  PangoContext *context;
  GArray *transforms;         /* of the open elements */
  GArray *boxes;              /* in the page's units */
  double page_width, page_height;
  double points;              /* on paper of one of the page's units */
  double smallest;            /* points */
  double x, y, size;          /* of the open text */
  gboolean is_bold;
  GString *text;              /* NULL outside */
} Reader;

static const char *
attribute (const char **names,
           const char **values,
           const char *name)
{
  for (guint i = 0; names[i]; i++)
    if (g_str_equal (names[i], name))
      return values[i];
  return NULL;
}

static void
read_page (Reader *r,
           const char *width,
           const char *view_box)
{
  double paper = g_ascii_strtod (width, NULL) * (g_str_has_suffix (width, "mm") ? POINTS_PER_MM : POINTS_PER_PX);
  g_auto (GStrv) numbers = g_strsplit (view_box, " ", 4);

  r->page_width = g_ascii_strtod (numbers[2], NULL);
  r->page_height = g_ascii_strtod (numbers[3], NULL);
  r->points = paper / r->page_width;
}

static void
open_cb (GMarkupParseContext *context,
         const char *element,
         const char **names,
         const char **values,
         gpointer data,
         GError **error)
{
  Reader *r = data;
  Transform t = g_array_index (r->transforms, Transform, r->transforms->len - 1);
  const char *transform = attribute (names, values, "transform"), *at;

  if (g_str_equal (element, "svg"))
    read_page (r, attribute (names, values, "width"), attribute (names, values, "viewBox"));
  if (transform && (at = strstr (transform, "translate(")))
    {
      char *end;
      double x = g_ascii_strtod (at + strlen ("translate("), &end), y = g_ascii_strtod (end + 1, NULL);

      t.x += x * t.scale;
      t.y += y * t.scale;
    }
  if (transform && (at = strstr (transform, "scale(")))
    t.scale *= g_ascii_strtod (at + strlen ("scale("), NULL);
  g_array_append_val (r->transforms, t);
  if (!g_str_equal (element, "text"))
    return;
  g_assert_null (strstr (transform ? transform : "", "rotate"));
  r->x = t.x + t.scale * g_ascii_strtod (attribute (names, values, "x"), NULL);
  r->y = t.y + t.scale * g_ascii_strtod (attribute (names, values, "y"), NULL);
  r->size = t.scale * g_ascii_strtod (attribute (names, values, "font-size"), NULL);
  r->is_bold = attribute (names, values, "font-weight") != NULL;
  r->text = g_string_new (NULL);
}

static void
text_cb (GMarkupParseContext *context,
         const char *text,
         gsize length,
         gpointer data,
         GError **error)
{
  Reader *r = data;

  if (r->text)
    g_string_append_len (r->text, text, length);
}

static void
close_cb (GMarkupParseContext *context,
          const char *element,
          gpointer data,
          GError **error)
{
  Reader *r = data;
  g_autoptr (PangoLayout) layout = NULL;
  g_autoptr (PangoFontDescription) font = NULL;
  PangoRectangle ink;
  Box box;

  g_array_set_size (r->transforms, r->transforms->len - 1);
  if (!g_str_equal (element, "text"))
    return;
  layout = pango_layout_new (r->context);
  font = pango_font_description_from_string (FONT);
  pango_font_description_set_weight (font, r->is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  /* measured large: no hinting */
  pango_font_description_set_absolute_size (font, 100 * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, r->text->str, -1);
  pango_layout_get_pixel_extents (layout, &ink, NULL);
  /* as high as a small letter: lines may come closer to each other than ascenders and marks */
  box = (Box){ r->x, r->y - 0.55 * r->size, ink.width * r->size / 100, 0.55 * r->size, g_string_free (g_steal_pointer (&r->text), FALSE) };
  g_array_append_val (r->boxes, box);
  r->smallest = MIN (r->smallest, r->size * r->points);
}

static void
box_clear (gpointer data)
{
  g_free (((Box *) data)->text);
}

static void
assert_legible (const char *what,
                GBytes *svg)
{
  static const GMarkupParser parser = { .start_element = open_cb, .end_element = close_cb, .text = text_cb };
  g_autoptr (PangoFontMap) map = pango_cairo_font_map_new ();
  PangoContext *pango = pango_font_map_create_context (map);
  g_autoptr (GArray) transforms = g_array_new (FALSE, FALSE, sizeof (Transform)), boxes = g_array_new (FALSE, FALSE, sizeof (Box));
  Reader r = { pango, transforms, boxes, .smallest = G_MAXDOUBLE };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, G_MARKUP_PREFIX_ERROR_POSITION, &r, NULL);
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *data = g_bytes_get_data (svg, &size);

  g_array_set_clear_func (boxes, box_clear);
  g_array_append_vals (transforms, &(Transform){ 0, 0, 1 }, 1);
  g_markup_parse_context_parse (context, data, size, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (boxes->len, >, 6);
  if (r.smallest < SMALLEST_POINTS - 0.01)
    g_error ("%s: the smallest letters have %.2f points", what, r.smallest);
  for (guint i = 0; i < boxes->len; i++)
    {
      const Box *a = &g_array_index (boxes, Box, i);

      if (a->x < 0 || a->y < 0 || a->x + a->width > r.page_width + 0.5 || a->y + a->height > r.page_height)
        g_error ("%s: “%s” (%.1f %.1f, %.1f wide) leaves the page, which is %.1f wide", what, a->text, a->x, a->y, a->width, r.page_width);
      for (guint j = 0; j < i; j++)
        {
          const Box *b = &g_array_index (boxes, Box, j);

          if (a->x < b->x + b->width - 0.3 && b->x < a->x + a->width - 0.3 && a->y < b->y + b->height && b->y < a->y + a->height)
            g_error ("%s: “%s” (%.1f %.1f, %.1f wide) lies on “%s” (%.1f %.1f, %.1f wide)", what, a->text, a->x, a->y, a->width, b->text, b->x,
                     b->y, b->width);
        }
    }
  g_object_unref (pango);
}

static void
check_all (guint n_articles)
{
  static const char *const themes[] = { "light", "dark", "print" };
  static const char *const views[] = { "timeline", "map", "both" };
  static const NbGroupBy lanes[] = { NB_GROUP_BY_REGION, NB_GROUP_BY_NONE, NB_GROUP_BY_SOURCE };
  g_autoptr (NbPlaces) places = nb_places_new (NULL);
  g_autoptr (NbOutlines) outlines = nb_outlines_new (places, NULL);
  g_autoptr (NbCatalog) catalog = generate_catalog (places, n_articles, 42);
  g_autoptr (NbRowSet) rows = all_rows (catalog);
  guint n_presets;
  const NbFigurePreset *presets = nb_figure_presets (&n_presets);

  for (guint i = 0; i < n_presets * 3 * 3 * G_N_ELEMENTS (lanes) * 2; i++)
    {
      guint preset = i % n_presets, theme = i / n_presets % 3, view = i / n_presets / 3 % 3;
      guint lane = i / n_presets / 9 % G_N_ELEMENTS (lanes);
      gboolean is_coloured = i >= n_presets * 9 * G_N_ELEMENTS (lanes);
      NbFigureSpec spec;
      g_autoptr (GBytes) svg = NULL;
      g_autofree char *what = NULL;

      if (view == NB_FIGURE_MAP && (lane > 0 || is_coloured))
        continue;
      nb_figure_spec_init (&spec);
      spec.format = NB_FIGURE_SVG;
      spec.font_family = FONT;
      spec.fingerprint = "7c1e·04a9·d2f6";
      spec.library_name = "Thư viện thử";
      spec.language = "vi";
      spec.size = presets[preset].size;
      spec.theme = (NbThemeKind[]){ NB_THEME_LIGHT, NB_THEME_DARK, NB_THEME_PRINT }[theme];
      spec.view = view;
      spec.lanes = lanes[lane];
      spec.colour = is_coloured ? NB_GROUP_BY_REGION : NB_GROUP_BY_NONE;
      what = g_strdup_printf ("%u articles, %s, %s, %s, lanes %s%s", n_articles, presets[preset].id, themes[theme], views[view],
                              nb_group_by_to_string (lanes[lane]), is_coloured ? ", coloured" : "");
      svg = nb_figure_render (&spec, catalog, rows, outlines, NULL, NULL);
      assert_legible (what, svg);
    }
}

static void
test_few (void)
{
  check_all (40);
}

static void
test_many (void)
{
  check_all (3000);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/figure/letters/few", test_few);
  g_test_add_func ("/figure/letters/many", test_many);
  return g_test_run ();
}
