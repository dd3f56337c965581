/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a frame costs, counted instead of timed: neither memory is asked for nor text shaped for each mark of a pan.
 * malloc is this program's own, so that every caller is counted; cairo's own work below the canvas is not ours. */

#include "generate.h"

#include "canvas/nb-canvas.h"
#include "canvas/nb-typesetter.h"
#include "painter/nb-timeline-painter.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) || !defined(__GLIBC__)
#define CAN_COUNT 0
#else
#define CAN_COUNT 1
#endif

static gsize n_allocations;

#if CAN_COUNT
void *__libc_malloc (size_t size);
void *__libc_calloc (size_t n, size_t size);
void *__libc_realloc (void *memory, size_t size);

void *
malloc (size_t size)
{
  n_allocations++;
  return __libc_malloc (size);
}

void *
calloc (size_t n, size_t size)
{
  n_allocations++;
  return __libc_calloc (n, size);
}

void *
realloc (void *memory, size_t size)
{
  n_allocations++;
  return __libc_realloc (memory, size);
}
#endif

/* --- a canvas that is nothing --- */

#define TYPE_NO_CANVAS (no_canvas_get_type ())
G_DECLARE_FINAL_TYPE (NoCanvas, no_canvas, NO, CANVAS, GObject)

struct _NoCanvas
{
  GObject parent_instance;
  guint n_texts;
};

static void no_rect (NbCanvas *c, const NbRect *r, double radius, const NbColour *colour) {}
static void no_stroke (NbCanvas *c, const NbRect *r, double radius, double width, NbDash dash, const NbColour *colour) {}
static void no_line (NbCanvas *c, double x0, double y0, double x1, double y1, double width, NbDash dash, const NbColour *colour) {}
static void no_polyline (NbCanvas *c, const NbPoint *p, guint n, double width, const NbColour *colour) {}
static void no_polygon (NbCanvas *c, const NbPolygon *p, const NbColour *fill, double width, const NbColour *stroke) {}
static void no_circle (NbCanvas *c, double x, double y, double r, const NbColour *fill, double width, const NbColour *stroke) {}
static void no_fade (NbCanvas *c, const NbRect *r, double from, double to, const NbColour *colour) {}
static void no_text (NbCanvas *c, NbText *text, double x, double y, const NbColour *colour) { NO_CANVAS (c)->n_texts++; }
static void no_clip (NbCanvas *c, const NbRect *r, double radius) {}
static void no_pop (NbCanvas *c) {}

static void
canvas_iface_init (NbCanvasInterface *iface)
{
  iface->fill_rect = no_rect;
  iface->stroke_rect = no_stroke;
  iface->line = no_line;
  iface->polyline = no_polyline;
  iface->polygon = no_polygon;
  iface->circle = no_circle;
  iface->fade_rect = no_fade;
  iface->text = no_text;
  iface->push_clip = no_clip;
  iface->pop_clip = no_pop;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (NoCanvas, no_canvas, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (NB_TYPE_CANVAS, canvas_iface_init))

static void
no_canvas_class_init (NoCanvasClass *klass)
{
}

static void
no_canvas_init (NoCanvas *self)
{
}

/* --- frames --- */

#define N_FRAMES 20

typedef struct
{
  double n_items;           /* of a frame, on average */
  double n_allocations;
  guint n_shaped;           /* in all frames together */
  guint n_new;              /* marks that came into sight */
} Cost;

static Cost
pan (guint n_articles,
     double days,
     NbGroupBy lanes)
{
  g_autoptr (NbPlaces) places = nb_places_new (NULL);
  g_autoptr (NbCatalog) catalog = generate_catalog (places, n_articles, 3);
  NbRowSet *rows = all_rows (catalog);
  g_autoptr (NbTypesetter) typesetter = nb_typesetter_new_plain ("DejaVu Sans", 1);
  g_autoptr (NoCanvas) canvas = g_object_new (TYPE_NO_CANVAS, NULL);
  NbTimelineInput input = {
    .catalog = catalog, .rows = rows, .lanes = lanes, .place_mode = NB_PLACE_MODE_63, .from = 18400, .to = 18400 + days, .width = 1600,
    .height = 900, .text_scale = 1, .density_days = 2000, .today = 18540, .ruler = nb_typesetter_get_ruler (typesetter),
  };
  g_autoptr (NbTimelineLayout) layout = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_direct_hash, g_direct_equal);
  Cost cost = { 0 };
  guint shaped = 0;

  for (guint frame = 0; frame <= 2 * N_FRAMES; frame++)
    {
      gsize before = n_allocations;
      NbTimelineLayout *next = nb_timeline_layout_new (&input, layout);

      nb_paint_timeline (NB_CANVAS (canvas), next, nb_theme_get (NB_THEME_LIGHT), typesetter, NULL);
      if (frame == N_FRAMES)
        shaped = nb_typesetter_get_n_shaped (typesetter);
      if (frame > N_FRAMES)
        {
          cost.n_allocations += (double) (n_allocations - before) / N_FRAMES;
          cost.n_items += (double) next->items->len / N_FRAMES;
        }
      for (guint i = 0; i < next->items->len; i++)
        {
          const NbTimelineItem *item = &g_array_index (next->items, NbTimelineItem, i);

          if (item->label && g_hash_table_add (seen, (gpointer) item->tip) && frame > N_FRAMES)
            cost.n_new++;
        }
      g_clear_pointer (&layout, nb_timeline_layout_unref);
      layout = next;
      input.from += days * 2 / input.width;
      input.to += days * 2 / input.width;
    }
  cost.n_shaped = nb_typesetter_get_n_shaped (typesetter) - shaped;
  nb_row_set_unref (rows);
  return cost;
}

static void
test_pan (double days,
          NbGroupBy lanes,
          guint few,
          guint many)
{
  Cost a, b;

  if (!CAN_COUNT)
    {
      g_test_skip ("malloc belongs to the sanitizer");
      return;
    }
  a = pan (few, days, lanes);
  b = pan (many, days, lanes);
  g_test_message ("%.0f days: %.0f items %.0f allocations %u shaped %u new; %.0f items %.0f allocations %u shaped %u new", days, a.n_items,
                  a.n_allocations, a.n_shaped, a.n_new, b.n_items, b.n_allocations, b.n_shaped, b.n_new);
  g_assert_cmpfloat (b.n_items, >, 2 * a.n_items);
  /* arrays grow by doubling, strings are kept by the page */
  g_assert_cmpfloat (b.n_allocations - a.n_allocations, <, 0.25 * (b.n_items - a.n_items));
  /* at the edges labels are cut anew: one or two a frame; a new mark is measured and shown */
  g_assert_cmpuint (b.n_shaped, <=, 4 * N_FRAMES + 3 * b.n_new);
}

static void
test_clusters (void)
{
  test_pan (400, NB_GROUP_BY_NONE, 100, 4000);
}

static void
test_lanes (void)
{
  test_pan (400, NB_GROUP_BY_REGION, 100, 4000);
}

static void
test_days (void)
{
  test_pan (40, NB_GROUP_BY_NONE, 300, 10000);
}

int
main (int argc,
      char **argv)
{
  g_setenv ("G_SLICE", "always-malloc", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/frames/clusters", test_clusters);
  g_test_add_func ("/frames/lanes", test_lanes);
  g_test_add_func ("/frames/days", test_days);
  return g_test_run ();
}
