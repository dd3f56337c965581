/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For developers: paints the timeline or the map of a generated library as PNG, to be looked at.
 * paint-sample OUT.png [--theme light|dark|print] [--from EDTF] [--to EDTF] [--lanes …] [--colour …] [--size 1128x805] [--map] [-n 4207] */

#include "generate.h"

#include "canvas/nb-cairo-canvas.h"
#include "painter/nb-figure.h"
#include "painter/nb-map-painter.h"
#include "painter/nb-timeline-painter.h"

#include <libintl.h>
#include <locale.h>

static int
paint (NbCatalog *catalog,
       NbRowSet *rows,
       const char *path,
       NbThemeKind theme,
       NbTimelineInput *input,
       gboolean map,
       double hover_x,
       double hover_y,
       double scale)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, input->width * scale, input->height * scale);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (NbCanvas) canvas = NULL;
  g_autoptr (NbTypesetter) typesetter = nb_typesetter_new_plain (NULL, input->text_scale);
  cairo_status_t status;

  cairo_scale (cr, scale, scale);
  canvas = nb_cairo_canvas_new (cr);
  input->catalog = catalog;
  input->rows = rows;
  input->ruler = nb_typesetter_get_ruler (typesetter);
  if (map)
    {
      g_autoptr (NbOutlines) outlines = nb_outlines_new (nb_catalog_get_places (catalog), NULL);
      guint counts[NB_N_UNIT_COUNTS];
      NbMapInput map_input = { outlines, input->place_mode, counts, { 12, 4, 288, 420 }, NB_MAP_SCREEN, input->text_scale, input->ruler };
      g_autoptr (NbMapLayout) layout = NULL;
      NbMapState state = { NB_UNIT_NONE, NB_UNIT_NONE, NULL, 0, NULL };
      NbRect all = { 0, 0, input->width, input->height };

      nb_count_units (catalog, rows, input->place_mode, (NbDay) input->from, (NbDay) input->to, counts);
      layout = nb_map_layout_new (&map_input);
      state.hover = nb_map_layout_hit (layout, hover_x, hover_y);
      nb_canvas_fill_rect (canvas, &all, 0, &nb_theme_get (theme)->window);
      nb_paint_map (canvas, layout, nb_theme_get (theme), typesetter, &state);
    }
  else
    {
      gint64 start = g_get_monotonic_time (), middle, end;
      g_autoptr (NbTimelineLayout) layout = nb_timeline_layout_new (input, NULL);
      g_autoptr (NbTimelineLayout) again = NULL;
      NbTimelineState state = { 0 };

      middle = g_get_monotonic_time ();
      input->from += 0.1;
      input->to += 0.1;
      again = nb_timeline_layout_new (input, layout);
      end = g_get_monotonic_time ();
      g_printerr ("layout: %.1f ms, again %.1f ms, %u items\n", (middle - start) / 1000.0, (end - middle) / 1000.0, layout->items->len);
      state.hover = nb_timeline_layout_hit (layout, hover_x, hover_y, 0);
      nb_paint_timeline (canvas, layout, nb_theme_get (theme), typesetter, &state);
    }
  g_clear_object (&canvas);
  status = cairo_surface_write_to_png (surface, path);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return status == CAIRO_STATUS_SUCCESS ? 0 : 1;
}

/* A figure for two columns, or of the size in px. */
static int
write_figure (NbCatalog *catalog,
              NbRowSet *rows,
              const char *path,
              NbThemeKind theme,
              const NbTimelineInput *input,
              gboolean has_lanes,
              const char *size)
{
  g_autoptr (NbOutlines) outlines = nb_outlines_new (nb_catalog_get_places (catalog), NULL);
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GError) error = NULL;
  NbFigureSpec spec;

  nb_figure_spec_init (&spec);
  nb_figure_format_from_name (path, &spec.format);
  spec.theme = theme;
  spec.place_mode = input->place_mode;
  spec.colour = input->colour;
  if (has_lanes || theme != NB_THEME_PRINT)
    spec.lanes = input->lanes;
  if (size)
    {
      spec.size.unit = NB_LENGTH_PX;
      spec.size.width = input->width;
      spec.size.height = input->height;
    }
  spec.library_name = "Dân vận 2010–2026";
  spec.fingerprint = "7c1e·04a9·d2f6";
  spec.language = "vi";
  if (nb_figure_write (&spec, catalog, rows, outlines, file, NULL, &error))
    return 0;
  g_printerr ("%s\n", error->message);
  return 1;
}

static double
parse_day (const char *text,
           gboolean end)
{
  NbEdtf value;
  NbDay first, last;

  g_return_val_if_fail (nb_edtf_parse (text, &value, NULL) && nb_edtf_days (&value, &first, &last), 0);
  return end ? last + 1 : first;
}

int
main (int argc,
      char **argv)
{
  g_autofree char *theme_name = NULL, *from = NULL, *to = NULL, *lanes = NULL, *colour = NULL, *size = NULL, *hover = NULL, *places_mode = NULL;
  gboolean map = FALSE, narrow = FALSE, figure = FALSE;
  int n = 4207, selected = 0;
  double scale = 1, text_scale = 1;
  g_auto (GStrv) collapsed = NULL;
  const GOptionEntry entries[] = {
    { "theme", 0, 0, G_OPTION_ARG_STRING, &theme_name, NULL, NULL }, { "from", 0, 0, G_OPTION_ARG_STRING, &from, NULL, NULL },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, NULL, NULL },            { "lanes", 0, 0, G_OPTION_ARG_STRING, &lanes, NULL, NULL },
    { "colour", 0, 0, G_OPTION_ARG_STRING, &colour, NULL, NULL },    { "size", 0, 0, G_OPTION_ARG_STRING, &size, NULL, NULL },
    { "map", 0, 0, G_OPTION_ARG_NONE, &map, NULL, NULL },            { "narrow", 0, 0, G_OPTION_ARG_NONE, &narrow, NULL, NULL },
    { "figure", 0, 0, G_OPTION_ARG_NONE, &figure, NULL, NULL },
    { "hover", 0, 0, G_OPTION_ARG_STRING, &hover, NULL, "X,Y" },     { "collapse", 0, 0, G_OPTION_ARG_STRING_ARRAY, &collapsed, NULL, NULL },
    { "places", 0, 0, G_OPTION_ARG_STRING, &places_mode, NULL, NULL }, { "select", 0, 0, G_OPTION_ARG_INT, &selected, NULL, NULL },
    { "scale", 0, 0, G_OPTION_ARG_DOUBLE, &scale, NULL, NULL },      { "text", 0, 0, G_OPTION_ARG_DOUBLE, &text_scale, NULL, NULL },
    { "number", 'n', 0, G_OPTION_ARG_INT, &n, NULL, NULL },          { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("OUT.png");
  g_autoptr (GError) error = NULL;
  g_autoptr (NbPlaces) places = NULL;
  g_autoptr (NbCatalog) catalog = NULL;
  g_autoptr (NbRowSet) rows = NULL;
  NbTimelineInput input = { 0 };
  NbThemeKind theme = NB_THEME_LIGHT;
  double x = -1, y = -1;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("NIENBIEU_LOCALEDIR") ? g_getenv ("NIENBIEU_LOCALEDIR") : "/usr/share/locale");
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc != 2)
    {
      g_printerr ("%s\n", error ? error->message : "OUT.png?");
      return 2;
    }
  places = nb_places_new (NULL);
  catalog = generate_catalog (places, n, 20201015);
  rows = all_rows (catalog);
  input.width = map ? 312 : 1128;
  input.height = map ? 440 : 805;
  if (size)
    {
      g_auto (GStrv) parts = g_strsplit (size, "x", 2);

      input.width = g_ascii_strtod (parts[0], NULL);
      input.height = g_ascii_strtod (parts[1], NULL);
    }
  if (hover)
    {
      g_auto (GStrv) parts = g_strsplit (hover, ",", 2);

      x = g_ascii_strtod (parts[0], NULL);
      y = g_ascii_strtod (parts[1], NULL);
    }
  if (theme_name)
    nb_theme_from_string (theme_name, &theme);
  if (lanes)
    nb_group_by_from_string (lanes, &input.lanes);
  if (colour)
    nb_group_by_from_string (colour, &input.colour);
  input.place_mode = places_mode && g_str_equal (places_mode, "34") ? NB_PLACE_MODE_34
                     : places_mode && g_str_equal (places_mode, "published") ? NB_PLACE_MODE_PUBLISHED : NB_PLACE_MODE_63;
  input.from = parse_day (from ? from : "2010", FALSE);
  input.to = parse_day (to ? to : "2026", TRUE);
  input.text_scale = text_scale;
  input.selected = selected;
  input.collapsed = (const char *const *) collapsed;
  input.today = nb_day_from_ymd (2020, 10, 14);
  input.features = narrow ? NB_TIMELINE_NARROW : 0;
  if (figure)
    return write_figure (catalog, rows, argv[1], theme_name ? theme : NB_THEME_PRINT, &input, lanes != NULL, size);
  return paint (catalog, rows, argv[1], theme, &input, map, x, y, scale);
}
