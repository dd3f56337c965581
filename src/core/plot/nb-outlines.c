/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The outlines of the provinces, read from the TopoJSON in the program and projected once.
 * Made at start by whoever shows maps and passed in; immutable, reference counted, any thread. */

#include "plot/nb-outlines.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <math.h>

/* Equirectangular, true to scale in the middle of the country; the north-west corner is the origin. */
#define WEST 102.1
#define NORTH 23.5
#define MIDDLE_LATITUDE 16.0
#define UNITS_PER_DEGREE 100.0

typedef struct
{
  GArray *outlines;         /* of NbOutline */
  GArray *archipelagos;     /* of NbArchipelago */
} Set;

struct _NbOutlines
{
  gatomicrefcount ref_count;
  NbPlaces *places;
  Set sets[NB_N_OUTLINE_SETS];
  NbRect extent;
  gboolean neighbours[NB_N_UNITS][NB_N_UNITS];
};

static NbPoint
project (double longitude,
         double latitude)
{
  NbPoint p = {
    (longitude - WEST) * cos (MIDDLE_LATITUDE * G_PI / 180) * UNITS_PER_DEGREE,
    (NORTH - latitude) * UNITS_PER_DEGREE,
  };
  return p;
}

static void
outline_clear (gpointer data)
{
  NbOutline *outline = data;

  g_free ((gpointer) outline->polygon.points);
  g_free ((gpointer) outline->polygon.ring_ends);
}

static void
archipelago_clear (gpointer data)
{
  g_free (((NbArchipelago *) data)->islands);
}

/* --- reading the TopoJSON --- */

typedef struct
{
  GPtrArray *arcs;          /* of GArray of NbPoint, projected */
  GArray **users;           /* for each arc, the units whose border it is */
} Topology;

static gboolean
read_arcs (JsonObject *root,
           Topology *topology)
{
  JsonObject *transform = json_object_get_object_member (root, "transform");
  JsonArray *scale = transform ? json_object_get_array_member (transform, "scale") : NULL;
  JsonArray *translate = transform ? json_object_get_array_member (transform, "translate") : NULL;
  JsonArray *arcs = json_object_get_array_member (root, "arcs");

  if (!scale || !translate || !arcs)
    return FALSE;
  for (guint i = 0; i < json_array_get_length (arcs); i++)
    {
      JsonArray *arc = json_array_get_array_element (arcs, i);
      GArray *points = g_array_new (FALSE, FALSE, sizeof (NbPoint));
      double x = 0, y = 0;

      for (guint j = 0; j < json_array_get_length (arc); j++)
        {
          JsonArray *step = json_array_get_array_element (arc, j);
          NbPoint p;

          x += json_array_get_double_element (step, 0);
          y += json_array_get_double_element (step, 1);
          p = project (x * json_array_get_double_element (scale, 0) + json_array_get_double_element (translate, 0),
                       y * json_array_get_double_element (scale, 1) + json_array_get_double_element (translate, 1));
          g_array_append_val (points, p);
        }
      g_ptr_array_add (topology->arcs, points);
    }
  return TRUE;
}

static gboolean
append_ring (const Topology *topology,
             JsonArray *ring,
             NbUnit unit,
             GArray *points)
{
  guint start = points->len;

  for (guint i = 0; i < json_array_get_length (ring); i++)
    {
      gint64 number = json_array_get_int_element (ring, i);
      gboolean reversed = number < 0;
      guint index = reversed ? ~number : number;
      GArray *arc;

      if (index >= topology->arcs->len)
        return FALSE;
      g_array_append_val (topology->users[index], unit);
      arc = g_ptr_array_index (topology->arcs, index);
      /* an arc begins where the one before it ended */
      for (guint j = points->len > start ? 1 : 0; j < arc->len; j++)
        g_array_append_val (points, g_array_index (arc, NbPoint, reversed ? arc->len - 1 - j : j));
    }
  return points->len > start;
}

static double
ring_area (const NbPoint *points,
           guint n,
           NbPoint *centre)
{
  double area = 0, x = 0, y = 0;

  for (guint i = 0, j = n - 1; i < n; j = i++)
    {
      double cross = points[j].x * points[i].y - points[i].x * points[j].y;

      area += cross;
      x += (points[j].x + points[i].x) * cross;
      y += (points[j].y + points[i].y) * cross;
    }
  if (area != 0)
    *centre = (NbPoint){ x / (3 * area), y / (3 * area) };
  return fabs (area) / 2;
}

static void
finish_outline (NbOutline *outline,
                GArray *points,
                GArray *ends)
{
  double x0 = G_MAXDOUBLE, y0 = G_MAXDOUBLE, x1 = -G_MAXDOUBLE, y1 = -G_MAXDOUBLE, largest = 0;
  guint start = 0;

  for (guint i = 0; i < points->len; i++)
    {
      NbPoint p = g_array_index (points, NbPoint, i);

      x0 = MIN (x0, p.x), x1 = MAX (x1, p.x);
      y0 = MIN (y0, p.y), y1 = MAX (y1, p.y);
    }
  outline->extent = (NbRect){ x0, y0, x1 - x0, y1 - y0 };
  for (guint i = 0; i < ends->len; i++)
    {
      guint end = g_array_index (ends, guint, i);
      NbPoint centre = { 0, 0 };
      double area = ring_area (&g_array_index (points, NbPoint, start), end - start, &centre);

      if (area > largest)
        {
          largest = area;
          outline->centre = centre;
        }
      start = end;
    }
  outline->polygon.n_rings = ends->len;
  outline->polygon.points = g_array_steal (points, NULL);
  outline->polygon.ring_ends = g_array_steal (ends, NULL);
}

static gboolean
read_geometry (NbOutlines *self,
               Set *set,
               Topology *topology,
               JsonObject *geometry)
{
  JsonArray *arcs = json_object_get_array_member (geometry, "arcs");
  gboolean is_multi = g_strcmp0 (json_object_get_string_member_with_default (geometry, "type", NULL), "MultiPolygon") == 0;
  const char *code = json_object_get_string_member_with_default (geometry, "id", "");
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (NbPoint));
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));
  NbOutline outline = { 0 };

  outline.unit = nb_places_find_code (self->places, code);
  if (!arcs || outline.unit == NB_UNIT_NONE)
    return FALSE;
  for (guint i = 0; i < (is_multi ? json_array_get_length (arcs) : 1); i++)
    {
      JsonArray *rings = is_multi ? json_array_get_array_element (arcs, i) : arcs;

      for (guint j = 0; j < json_array_get_length (rings); j++)
        {
          if (!append_ring (topology, json_array_get_array_element (rings, j), outline.unit, points))
            return FALSE;
          g_array_append_val (ends, points->len);
        }
    }
  finish_outline (&outline, points, ends);
  g_array_append_val (set->outlines, outline);
  return TRUE;
}

static gboolean
read_set (NbOutlines *self,
          Set *set,
          Topology *topology,
          JsonObject *root,
          const char *name,
          guint n_expected)
{
  JsonObject *objects = json_object_get_object_member (root, "objects");
  JsonObject *object = objects ? json_object_get_object_member (objects, name) : NULL;
  JsonArray *geometries = object ? json_object_get_array_member (object, "geometries") : NULL;

  if (!geometries)
    return FALSE;
  for (guint i = 0; i < json_array_get_length (geometries); i++)
    if (!read_geometry (self, set, topology, json_array_get_object_element (geometries, i)))
      return FALSE;
  return set->outlines->len == n_expected;
}

/* Two units that share an arc are neighbours. */
static void
find_neighbours (NbOutlines *self,
                 const Topology *topology)
{
  for (guint i = 0; i < topology->arcs->len; i++)
    {
      const GArray *users = topology->users[i];

      for (guint a = 0; a < users->len; a++)
        for (guint b = 0; b < users->len; b++)
          {
            NbUnit ua = g_array_index (users, NbUnit, a), ub = g_array_index (users, NbUnit, b);

            if (ua != ub && (ua < NB_N_OLD_UNITS) == (ub < NB_N_OLD_UNITS))
              self->neighbours[ua][ub] = TRUE;
          }
    }
}

static gboolean
read_topology (NbOutlines *self,
               JsonObject *root)
{
  Topology topology;
  gboolean ok;

  topology.arcs = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  topology.users = NULL;
  ok = read_arcs (root, &topology);
  if (ok)
    {
      topology.users = g_new (GArray *, topology.arcs->len);
      for (guint i = 0; i < topology.arcs->len; i++)
        topology.users[i] = g_array_new (FALSE, FALSE, sizeof (NbUnit));
      ok = read_set (self, &self->sets[NB_OUTLINES_63], &topology, root, "p63", NB_N_OLD_UNITS)
           && read_set (self, &self->sets[NB_OUTLINES_34], &topology, root, "p34", NB_N_NEW_UNITS);
      if (ok)
        find_neighbours (self, &topology);
      for (guint i = 0; i < topology.arcs->len; i++)
        g_array_unref (topology.users[i]);
      g_free (topology.users);
    }
  g_ptr_array_unref (topology.arcs);
  return ok;
}

/* --- the islands in boxes --- */

static void
read_archipelagos (NbOutlines *self,
                   NbOutlineSet which)
{
  Set *set = &self->sets[which];
  guint n_islands;
  const NbIsland *islands = nb_places_get_islands (self->places, &n_islands);

  for (guint i = 0; i < n_islands;)
    {
      NbArchipelago group = { 0 };
      double x0 = G_MAXDOUBLE, y0 = G_MAXDOUBLE, x1 = -G_MAXDOUBLE, y1 = -G_MAXDOUBLE;
      guint end = i;

      while (end < n_islands && g_str_equal (islands[end].group, islands[i].group))
        end++;
      group.group = islands[i].group;
      group.unit = which == NB_OUTLINES_63 ? islands[i].unit : nb_places_get_unit (self->places, islands[i].unit)->parent;
      group.n_islands = end - i;
      group.islands = g_new (NbPoint, group.n_islands);
      for (guint j = i; j < end; j++)
        {
          NbPoint p = { islands[j].longitude, -islands[j].latitude };

          x0 = MIN (x0, p.x), x1 = MAX (x1, p.x);
          y0 = MIN (y0, p.y), y1 = MAX (y1, p.y);
          group.islands[j - i] = p;
        }
      group.extent = (NbRect){ x0, y0, x1 - x0, y1 - y0 };
      g_array_append_val (set->archipelagos, group);
      i = end;
    }
}

static void
find_extent (NbOutlines *self)
{
  const GArray *outlines = self->sets[NB_OUTLINES_63].outlines;
  double x1 = 0, y1 = 0;

  self->extent = (NbRect){ 0, 0, 0, 0 };
  for (guint i = 0; i < outlines->len; i++)
    {
      NbRect r = g_array_index (outlines, NbOutline, i).extent;

      x1 = MAX (x1, r.x + r.width);
      y1 = MAX (y1, r.y + r.height);
    }
  self->extent.width = x1;
  self->extent.height = y1;
}

/**
 * nb_outlines_new:
 *
 * Returns: (transfer full) (nullable): the outlines; %NULL with @error if the program's own table is damaged
 */
NbOutlines *
nb_outlines_new (NbPlaces *places,
                 GError **error)
{
  g_autoptr (NbOutlines) self = g_new0 (NbOutlines, 1);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode *root;

  g_atomic_ref_count_init (&self->ref_count);
  self->places = nb_places_ref (places);
  for (guint i = 0; i < NB_N_OUTLINE_SETS; i++)
    {
      self->sets[i].outlines = g_array_new (FALSE, TRUE, sizeof (NbOutline));
      g_array_set_clear_func (self->sets[i].outlines, outline_clear);
      self->sets[i].archipelagos = g_array_new (FALSE, TRUE, sizeof (NbArchipelago));
      g_array_set_clear_func (self->sets[i].archipelagos, archipelago_clear);
    }

  bytes = nb_places_dup_outlines (error);
  if (!bytes || !json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error))
    return NULL;
  root = json_parser_get_root (parser);
  if (!root || !JSON_NODE_HOLDS_OBJECT (root) || !read_topology (self, json_node_get_object (root)))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("The map of the provinces is damaged"));
      return NULL;
    }
  for (guint i = 0; i < NB_N_OUTLINE_SETS; i++)
    read_archipelagos (self, i);
  find_extent (self);
  return g_steal_pointer (&self);
}

NbOutlines *
nb_outlines_ref (NbOutlines *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
nb_outlines_unref (NbOutlines *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint i = 0; i < NB_N_OUTLINE_SETS; i++)
    {
      g_array_unref (self->sets[i].outlines);
      g_array_unref (self->sets[i].archipelagos);
    }
  nb_places_unref (self->places);
  g_free (self);
}

NbPlaces *
nb_outlines_get_places (const NbOutlines *self)
{
  return self->places;
}

/**
 * nb_outlines_get:
 *
 * Returns: (transfer none) (array length=n_outlines): the outlines of a set
 */
const NbOutline *
nb_outlines_get (const NbOutlines *self,
                 NbOutlineSet set,
                 guint *n_outlines)
{
  *n_outlines = self->sets[set].outlines->len;
  return (const NbOutline *) (gpointer) self->sets[set].outlines->data;
}

/**
 * nb_outlines_get_archipelagos:
 *
 * Returns: (transfer none) (array length=n_archipelagos): Hoàng Sa and Trường Sa, which stand in boxes of their own
 */
const NbArchipelago *
nb_outlines_get_archipelagos (const NbOutlines *self,
                              NbOutlineSet set,
                              guint *n_archipelagos)
{
  *n_archipelagos = self->sets[set].archipelagos->len;
  return (const NbArchipelago *) (gpointer) self->sets[set].archipelagos->data;
}

NbRect
nb_outlines_get_extent (const NbOutlines *self)
{
  return self->extent;
}

/**
 * nb_outlines_are_neighbours:
 *
 * Returns: whether two units of the same division share a border
 */
gboolean
nb_outlines_are_neighbours (const NbOutlines *self,
                            NbUnit a,
                            NbUnit b)
{
  return a < NB_N_UNITS && b < NB_N_UNITS && self->neighbours[a][b];
}

NbOutlineSet
nb_outline_set_for_mode (NbPlaceMode mode)
{
  return mode == NB_PLACE_MODE_34 ? NB_OUTLINES_34 : NB_OUTLINES_63;
}
