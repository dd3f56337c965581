/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The letters of figures: in every preset and theme none too small to read, none over another, none beyond the page or cut.
 * A canvas that draws nothing notes where texts stand. */

#include "generate.h"

#include "canvas/nb-canvas.h"
#include "painter/nb-figure-preset.h"
#include "painter/nb-figure.h"

#define FONT "DejaVu Sans"

/* --- a canvas that notes texts --- */

typedef struct
{
  char *text;
  NbRect rect;              /* of its letters, without the room that a line has */
  double size;
  gboolean is_cut;
} Noted;

typedef struct
{
  double dx, dy, scale;
} Transform;

#define TYPE_PROBE (probe_get_type ())
G_DECLARE_FINAL_TYPE (Probe, probe, TEST, PROBE, GObject)

struct _Probe
{
  GObject parent_instance;
  GArray *noted;
  GArray *transforms;
  GArray *clips;            /* NbRect of the page */
};

static const Transform *
now (Probe *self)
{
  return &g_array_index (self->transforms, Transform, self->transforms->len - 1);
}

static NbRect
to_page (Probe *self,
         const NbRect *rect)
{
  const Transform *t = now (self);

  return (NbRect){ t->dx + rect->x * t->scale, t->dy + rect->y * t->scale, rect->width * t->scale, rect->height * t->scale };
}

static gboolean
is_inside (const NbRect *rect,
           const NbRect *outer)
{
  return rect->x >= outer->x - 0.5 && rect->y >= outer->y - 0.5 && rect->x + rect->width <= outer->x + outer->width + 0.5
         && rect->y + rect->height <= outer->y + outer->height + 0.5;
}

/* How far two rectangles go into one another, in the direction in which it is less. */
static double
overlap (const NbRect *a,
         const NbRect *b)
{
  double right = a->x + a->width < b->x + b->width ? a->x + a->width : b->x + b->width;
  double bottom = a->y + a->height < b->y + b->height ? a->y + a->height : b->y + b->height;
  double x = right - (a->x > b->x ? a->x : b->x), y = bottom - (a->y > b->y ? a->y : b->y);

  return x < y ? x : y;
}

static void
probe_text (NbCanvas *canvas,
            NbText *text,
            double x,
            double baseline,
            const NbColour *colour)
{
  Probe *self = TEST_PROBE (canvas);
  NbRect rect = { x, baseline - 0.72 * text->size, text->width, 0.9 * text->size };
  Noted noted = { g_strdup (text->text), to_page (self, &rect), text->size * now (self)->scale, FALSE };

  for (guint i = 0; i < self->clips->len; i++)
    noted.is_cut |= !is_inside (&noted.rect, &g_array_index (self->clips, NbRect, i));
  g_array_append_val (self->noted, noted);
}

static void
probe_push_transform (NbCanvas *canvas,
                      double dx,
                      double dy,
                      double scale)
{
  Probe *self = TEST_PROBE (canvas);
  const Transform *t = now (self);
  Transform next = { t->dx + dx * t->scale, t->dy + dy * t->scale, t->scale * scale };

  g_array_append_val (self->transforms, next);
}

static void
probe_pop_transform (NbCanvas *canvas)
{
  Probe *self = TEST_PROBE (canvas);

  g_array_set_size (self->transforms, self->transforms->len - 1);
}

static void
probe_push_clip (NbCanvas *canvas,
                 const NbRect *rect,
                 double radius)
{
  Probe *self = TEST_PROBE (canvas);
  NbRect clip = to_page (self, rect);

  g_array_append_val (self->clips, clip);
}

static void
probe_pop_clip (NbCanvas *canvas)
{
  Probe *self = TEST_PROBE (canvas);

  g_array_set_size (self->clips, self->clips->len - 1);
}

static void no_rect (NbCanvas *c, const NbRect *r, double radius, const NbColour *colour) {}
static void no_stroke (NbCanvas *c, const NbRect *r, double radius, double width, NbDash dash, const NbColour *colour) {}
static void no_line (NbCanvas *c, double x0, double y0, double x1, double y1, double width, NbDash dash, const NbColour *colour) {}
static void no_polyline (NbCanvas *c, const NbPoint *points, guint n, double width, const NbColour *colour) {}
static void no_polygon (NbCanvas *c, const NbPolygon *p, const NbColour *fill, double width, const NbColour *stroke) {}
static void no_circle (NbCanvas *c, double x, double y, double r, const NbColour *fill, double width, const NbColour *stroke) {}
static void no_fade (NbCanvas *c, const NbRect *r, double from, double to, const NbColour *colour) {}
static void no_opacity (NbCanvas *c, double opacity) {}
static void no_pop (NbCanvas *c) {}

static void
probe_canvas_init (NbCanvasInterface *iface)
{
  iface->fill_rect = no_rect;
  iface->stroke_rect = no_stroke;
  iface->line = no_line;
  iface->polyline = no_polyline;
  iface->polygon = no_polygon;
  iface->circle = no_circle;
  iface->fade_rect = no_fade;
  iface->text = probe_text;
  iface->push_clip = probe_push_clip;
  iface->pop_clip = probe_pop_clip;
  iface->push_transform = probe_push_transform;
  iface->pop_transform = probe_pop_transform;
  iface->push_opacity = no_opacity;
  iface->pop_opacity = no_pop;
}

G_DEFINE_TYPE_WITH_CODE (Probe, probe, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (NB_TYPE_CANVAS, probe_canvas_init))

static void
clear_noted (gpointer data)
{
  g_free (((Noted *) data)->text);
}

static void
probe_finalize (GObject *object)
{
  Probe *self = TEST_PROBE (object);

  g_array_unref (self->noted);
  g_array_unref (self->transforms);
  g_array_unref (self->clips);
  G_OBJECT_CLASS (probe_parent_class)->finalize (object);
}

static void
probe_class_init (ProbeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = probe_finalize;
}

static void
probe_init (Probe *self)
{
  Transform first = { 0, 0, 1 };

  self->noted = g_array_new (FALSE, FALSE, sizeof (Noted));
  g_array_set_clear_func (self->noted, clear_noted);
  self->transforms = g_array_new (FALSE, FALSE, sizeof (Transform));
  g_array_append_val (self->transforms, first);
  self->clips = g_array_new (FALSE, FALSE, sizeof (NbRect));
}

/* --- the figures --- */

/* Points on paper; of pixels, as many as 13⅓ inches have, as wide as a slide is. */
static double
points_of_unit (const NbFigureSpec *spec,
                double page_width)
{
  return (spec->size.unit == NB_LENGTH_MM ? spec->size.width / 25.4 : 40 / 3.0) * 72 / page_width;
}

static guint
check (const NbFigureSpec *spec,
       NbCatalog *catalog,
       NbRowSet *rows,
       NbOutlines *outlines,
       const char *name)
{
  g_autoptr (Probe) probe = g_object_new (TYPE_PROBE, NULL);
  NbRect page = { 0 };
  double points;
  guint n_faults = 0;

  nb_figure_page_size (spec, &page.width, &page.height);
  points = points_of_unit (spec, page.width);
  nb_figure_paint (spec, catalog, rows, outlines, NB_CANVAS (probe));
  g_assert_cmpuint (probe->noted->len, >, 0);
  for (guint i = 0; i < probe->noted->len; i++)
    {
      const Noted *a = &g_array_index (probe->noted, Noted, i);

      if (a->size * points < 5.99)
        g_test_message ("%s: “%s” has %.2f pt", name, a->text, a->size * points), n_faults++;
      if (!is_inside (&a->rect, &page))
        g_test_message ("%s: “%s” goes beyond the page", name, a->text), n_faults++;
      if (a->is_cut)
        g_test_message ("%s: “%s” is cut", name, a->text), n_faults++;
      for (guint j = 0; j < i; j++)
        {
          const Noted *b = &g_array_index (probe->noted, Noted, j);

          if (overlap (&a->rect, &b->rect) * points > 0.8)
            g_test_message ("%s: “%s” stands over “%s”", name, a->text, b->text), n_faults++;
        }
    }
  return n_faults;
}

static void
test_letters (gconstpointer data)
{
  static const NbGroupBy lanes[] = { NB_GROUP_BY_NONE, NB_GROUP_BY_REGION, NB_GROUP_BY_SOURCE, NB_GROUP_BY_PROVINCE };
  static const struct { int from, to; } spans[] = { { 0, 0 }, { 2019, 2021 }, { 2020, 2020 } };
  static const char *const themes[] = { "light", "dark", "print" };
  g_autoptr (NbPlaces) places = nb_places_new (NULL);
  g_autoptr (NbOutlines) outlines = nb_outlines_new (places, NULL);
  g_autoptr (NbCatalog) catalog = generate_catalog (places, GPOINTER_TO_UINT (data), 42);
  g_autoptr (NbRowSet) rows = all_rows (catalog);
  guint n, n_faults = 0;
  const NbFigurePreset *presets = nb_figure_presets (&n);

  for (guint p = 0; p < n; p++)
    for (NbThemeKind theme = NB_THEME_LIGHT; theme <= NB_THEME_PRINT; theme++)
      for (NbFigureView view = NB_FIGURE_TIMELINE; view <= NB_FIGURE_BOTH; view++)
        for (guint l = 0; l < (view == NB_FIGURE_MAP ? 1 : G_N_ELEMENTS (lanes)); l++)
          for (guint s = 0; s < (theme == NB_THEME_DARK ? 1 : G_N_ELEMENTS (spans)); s++)
            {
              g_autofree char *name = g_strdup_printf ("%s, %s, view %d, lanes %d, span %u", presets[p].id, themes[theme], view,
                                                       lanes[l], s);
              NbFigureSpec spec;

              nb_figure_spec_init (&spec);
              spec.font_family = FONT;
              spec.library_name = "Thư viện thử";
              spec.fingerprint = "7c1e·04a9·d2f6";
              spec.size = presets[p].size;
              spec.theme = theme;
              spec.view = view;
              spec.lanes = lanes[l];
              spec.colour = (l + s) % 2 ? NB_GROUP_BY_REGION : NB_GROUP_BY_NONE;
              if (spans[s].from)
                {
                  spec.from = nb_day_from_ymd (spans[s].from, 1, 1);
                  spec.to = spans[s].from == spans[s].to ? nb_day_from_ymd (2020, 2, 1) : nb_day_from_ymd (spans[s].to, 1, 1);
                }
              n_faults += check (&spec, catalog, rows, outlines, name);
            }
  g_assert_cmpuint (n_faults, ==, 0);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/figure/letters/64", GUINT_TO_POINTER (64), test_letters);
  g_test_add_data_func ("/figure/letters/1000", GUINT_TO_POINTER (1000), test_letters);
  return g_test_run ();
}
