/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timeline's geometry: nothing overlaps, nothing is lost, nothing jumps. */

#include "generate.h"
#include "timeline-checks.h"

#include "plot/nb-timeline-layout.h"

#include <math.h>
#include <string.h>

static double
measure (NbTextRole role,
         const char *text,
         gssize length,
         gpointer user_data)
{
  return 6.5 * g_utf8_strlen (text, length);
}

typedef struct
{
  NbPlaces *places;
  NbCatalog *catalog;
  NbRowSet *rows;
} Fixture;

static void
take (Fixture *f,
      NbCatalog *catalog)
{
  f->catalog = catalog;
  f->rows = all_rows (catalog);
}

static void
set_up (Fixture *f,
        gconstpointer data)
{
  f->places = nb_places_new (NULL);
}

static void
tear_down (Fixture *f,
           gconstpointer data)
{
  nb_row_set_unref (f->rows);
  g_object_unref (f->catalog);
  nb_places_unref (f->places);
}

static NbTimelineInput
make_input (Fixture *f,
            double from,
            double to)
{
  return (NbTimelineInput){ .catalog = f->catalog, .rows = f->rows, .place_mode = NB_PLACE_MODE_63, .from = from, .to = to,
                            .width = 1128, .height = 805, .text_scale = 1, .today = nb_day_from_ymd (2020, 10, 14),
                            .ruler = { measure, NULL } };
}

static void
test_nothing_overlaps (Fixture *f,
                       gconstpointer data)
{
  const NbGroupBy lanes[] = { NB_GROUP_BY_NONE, NB_GROUP_BY_REGION, NB_GROUP_BY_PROVINCE };
  NbTimelineMode seen = 0;

  take (f, generate_catalog (f->places, 4000, 1));
  for (double days = 3; days < 40000; days *= 1.31)
    for (guint i = 0; i < G_N_ELEMENTS (lanes); i++)
      for (guint narrow = 0; narrow < 2; narrow++)
        {
          NbTimelineInput input = make_input (f, 18540 - days / 2, 18540 + days / 2);
          g_autoptr (NbTimelineLayout) layout = NULL;

          input.lanes = lanes[i];
          input.colour = narrow ? NB_GROUP_BY_NONE : NB_GROUP_BY_REGION;
          input.width = narrow ? 500 : 1128;
          input.height = narrow ? 400 : 805;
          input.features = narrow ? NB_TIMELINE_NARROW : 0;
          layout = nb_timeline_layout_new (&input, NULL);
          assert_sound (layout, &input.ruler);
          seen |= 1 << layout->mode;
        }
  g_assert_cmpint (seen, ==, 7);
}

/* Every article that is known to the day stands in exactly one mark. */
static void
test_nothing_is_lost (Fixture *f,
                      gconstpointer data)
{
  take (f, generate_catalog (f->places, 4000, 2));
  for (double days = 5; days < 700; days *= 1.7)
    {
      NbTimelineInput input = make_input (f, 18540 - days / 2, 18540 + days / 2);
      g_autoptr (NbTimelineLayout) layout = nb_timeline_layout_new (&input, NULL);
      g_autoptr (GHashTable) seen = g_hash_table_new (g_direct_hash, g_direct_equal);

      for (guint i = 0; i < layout->items->len; i++)
        {
          const NbTimelineItem *item = &g_array_index (layout->items, NbTimelineItem, i);
          guint n;
          g_autofree guint32 *rows = nb_timeline_layout_item_rows (layout, item, &n);

          if (item->kind != NB_ITEM_CLUSTER && item->kind != NB_ITEM_ARTICLE)
            continue;
          g_assert_cmpuint (n, ==, item->n_rows);
          for (guint j = 0; j < n; j++)
            {
              g_assert_true (g_hash_table_add (seen, GUINT_TO_POINTER (rows[j] + 1)));
              g_assert_true (j == 0 || rows[j - 1] < rows[j]);
              g_assert_true (nb_timeline_layout_find_row (layout, rows[j]) == item);
            }
        }
      for (guint i = 0; i < f->rows->n_dated; i++)
        {
          const NbCatalogRow *row = nb_catalog_get_row (f->catalog, nb_row_set_get (f->rows, i));

          if (row->precision == NB_PRECISION_DAY && !(row->flags & NB_ROW_APPROXIMATE) && row->first >= input.from && row->first + 1 <= input.to)
            g_assert_true (g_hash_table_contains (seen, GUINT_TO_POINTER (nb_row_set_get (f->rows, i) + 1)));
        }
    }
}

static void
test_columns_count (Fixture *f,
                    gconstpointer data)
{
  NbTimelineInput input;
  g_autoptr (NbTimelineLayout) layout = NULL;
  guint total = 0, n_peaks = 0, n_highest = 0;

  take (f, generate_catalog (f->places, 4000, 3));
  input = make_input (f, nb_day_from_ymd (2010, 1, 1), nb_day_from_ymd (2027, 1, 1));
  input.colour = NB_GROUP_BY_REGION;
  layout = nb_timeline_layout_new (&input, NULL);
  g_assert_cmpint (layout->mode, ==, NB_TIMELINE_DENSITY);
  g_assert_cmpint (layout->bin, ==, NB_CALENDAR_QUARTER);
  for (guint i = 0; i < layout->items->len; i++)
    {
      const NbTimelineItem *item = &g_array_index (layout->items, NbTimelineItem, i);
      guint n;

      n_peaks += item->kind == NB_ITEM_PEAK;
      n_highest += (item->flags & NB_ITEM_HIGHEST) != 0;
      if (item->kind != NB_ITEM_COLUMN)
        continue;
      g_free (nb_timeline_layout_item_rows (layout, item, &n));
      g_assert_cmpuint (n, ==, item->n_rows);
      total += n;
    }
  for (guint i = 0; i < f->rows->n_dated; i++)
    total += nb_catalog_get_row (f->catalog, nb_row_set_get (f->rows, i))->precision >= NB_PRECISION_HALF;
  g_assert_cmpuint (total, ==, f->rows->n_dated);
  g_assert_cmpuint (n_peaks, >=, 1);
  g_assert_cmpuint (n_peaks, <=, 8);
  g_assert_cmpuint (n_highest, ==, 1);
  g_assert_cmpuint (layout->strata->len, >, 5);
}

/* Each stratum is named once, beside the columns or the lanes; its name can be pointed at and knows its group. */
static void
test_legend (Fixture *f,
             gconstpointer data)
{
  const NbGroupBy lanes[] = { NB_GROUP_BY_NONE, NB_GROUP_BY_CAMPAIGN };

  take (f, generate_catalog (f->places, 4000, 3));
  for (guint k = 0; k < G_N_ELEMENTS (lanes); k++)
    {
      NbTimelineInput input = make_input (f, nb_day_from_ymd (2010, 1, 1), nb_day_from_ymd (2027, 1, 1));
      g_autoptr (NbTimelineLayout) layout = NULL;
      g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
      guint in_names = 0, in_columns = 0, n_items = 0;

      input.colour = NB_GROUP_BY_REGION;
      input.lanes = lanes[k];
      layout = nb_timeline_layout_new (&input, NULL);
      g_assert_cmpuint (layout->strata->len, >, 5);
      for (guint i = 0; i < layout->strata->len; i++)
        {
          const NbStratumName *name = &g_array_index (layout->strata, NbStratumName, i);
          const NbTimelineItem *item = &g_array_index (layout->items, NbTimelineItem, name->item);
          NbGroupBy by;
          const char *key = nb_timeline_layout_stratum_key (layout, item, &by);

          g_assert_cmpint (item->kind, ==, NB_ITEM_STRATUM);
          g_assert_cmpint (by, ==, NB_GROUP_BY_REGION);
          g_assert_true (nb_timeline_layout_hit (layout, name->swatch.x + 4, name->swatch.y + 4, 30) == item);
          g_assert_true (nb_timeline_layout_hit (layout, item->mark.x + item->mark.width - 2, item->mark.y + item->mark.height / 2, 30) == item);
          g_assert_cmpfloat (item->mark.x, >, layout->axis.x + layout->axis.width);
          g_assert_cmpfloat (item->mark.x + item->mark.width, <=, layout->width);
          g_assert_cmpfloat (item->mark.y, >=, layout->plot.y);
          g_assert_cmpfloat (item->mark.y + item->mark.height, <=, layout->plot.y + layout->plot.height);
          g_assert_true ((key == NULL) == (item->lane == NB_STRATUM_YEAR_ONLY));
          g_assert_true (key == NULL || g_hash_table_add (keys, (gpointer) key));
          if (key != NULL)
            in_names += item->n_rows;
          for (guint j = 0; j < i; j++)
            g_assert_false (overlap (&item->mark, &g_array_index (layout->items, NbTimelineItem, g_array_index (layout->strata, NbStratumName, j).item).mark));
        }
      for (guint i = 0; i < layout->items->len; i++)
        {
          const NbTimelineItem *item = &g_array_index (layout->items, NbTimelineItem, i);

          n_items += item->kind == NB_ITEM_STRATUM;
          in_columns += item->kind == NB_ITEM_COLUMN ? item->n_rows : 0;
        }
      g_assert_cmpuint (n_items, ==, layout->strata->len);
      if (lanes[k] == NB_GROUP_BY_NONE)
        g_assert_cmpuint (in_names, ==, in_columns);
      else
        /* lanes out of sight have no columns yet, but their articles are of the legend */
        g_assert_cmpuint (in_names, >=, in_columns);
    }
}

/* What is said to be of a province is what one counts in the marks themselves, at each zoom, with lanes and without. */
static void
test_shares (Fixture *f,
             gconstpointer data)
{
  const double spans[] = { 6000, 900, 300, 30 };
  NbUnit unit = nb_places_map (f->places, nb_places_find_code (f->places, "VN-HN"), NB_PLACE_MODE_34);
  NbDay middle = nb_day_from_ymd (2018, 6, 1);

  take (f, generate_catalog (f->places, 4000, 8));
  g_assert_cmpuint (unit, !=, NB_UNIT_NONE);
  for (guint k = 0; k < 2 * G_N_ELEMENTS (spans); k++)
    {
      NbTimelineInput input = make_input (f, middle - spans[k / 2] / 2, middle + spans[k / 2] / 2);
      g_autoptr (NbTimelineLayout) layout = NULL;
      g_autoptr (GCancellable) cancelled = g_cancellable_new ();
      g_autofree guint *shares = NULL;
      guint all = 0;

      input.lanes = k % 2 ? NB_GROUP_BY_SOURCE : NB_GROUP_BY_NONE;
      layout = nb_timeline_layout_new (&input, NULL);
      shares = nb_timeline_layout_count_unit (layout, NB_PLACE_MODE_34, unit, cancelled);
      g_assert_nonnull (shares);
      for (guint i = 0; i < layout->items->len; i++)
        {
          const NbTimelineItem *item = &g_array_index (layout->items, NbTimelineItem, i);
          guint n_rows, expected = 0;
          g_autofree guint32 *rows = item->kind == NB_ITEM_PEAK ? NULL : nb_timeline_layout_item_rows (layout, item, &n_rows);

          for (guint j = 0; rows && j < n_rows; j++)
            expected += nb_places_map (f->places, nb_catalog_get_row (f->catalog, rows[j])->unit, NB_PLACE_MODE_34) == unit;
          g_assert_cmpuint (shares[i], ==, expected);
          all += expected;
        }
      if (k < 4)
        g_assert_cmpuint (all, >, 0);
    }
}

/* A point in a mark finds the mark; one on empty paper finds nothing of the plot. */
static void
test_hit (Fixture *f,
          gconstpointer data)
{
  NbTimelineInput input;
  g_autoptr (NbTimelineLayout) layout = NULL;
  guint n = 0;

  take (f, generate_catalog (f->places, 2000, 4));
  input = make_input (f, nb_day_from_ymd (2019, 9, 1), nb_day_from_ymd (2020, 11, 1));
  input.lanes = NB_GROUP_BY_REGION;
  layout = nb_timeline_layout_new (&input, NULL);
  for (guint i = 0; i < layout->items->len; i++)
    {
      const NbTimelineItem *item = &g_array_index (layout->items, NbTimelineItem, i);
      double scroll = MAX (0, item->mark.y - 100);
      NbRect rect = nb_timeline_layout_item_rect (layout, item, scroll);

      if (item->kind != NB_ITEM_CLUSTER && item->kind != NB_ITEM_ARTICLE)
        continue;
      g_assert_true (nb_timeline_layout_hit (layout, rect.x + rect.width / 2, rect.y + rect.height / 2, scroll) == item);
      n++;
    }
  g_assert_cmpuint (n, >, 30);
  g_assert_null (nb_timeline_layout_hit (layout, 500, 2, 0));
  g_assert_cmpint (nb_timeline_layout_hit (layout, layout->brush.x + layout->brush.width / 2, layout->brush.y + 10, 0)->kind, ==, NB_ITEM_BRUSH);
  g_assert_cmpint (nb_timeline_layout_hit (layout, layout->brush.x, layout->brush.y + 20, 0)->kind, ==, NB_ITEM_GRIP_FROM);
  g_assert_cmpint (nb_timeline_layout_hit (layout, layout->brush.x + layout->brush.width, layout->brush.y + 20, 0)->kind, ==, NB_ITEM_GRIP_TO);
  g_assert_cmpint (nb_timeline_layout_hit (layout, 60, layout->plot.y + 20, 0)->kind, ==, NB_ITEM_LANE);
}

/* Panning a little leaves nearly every mark in its row. */
static void
test_stable (Fixture *f,
             gconstpointer data)
{
  NbTimelineInput input;
  g_autoptr (NbTimelineLayout) before = NULL, after = NULL;
  guint n = 0, n_moved = 0;

  take (f, generate_catalog (f->places, 3000, 5));
  input = make_input (f, nb_day_from_ymd (2019, 9, 1), nb_day_from_ymd (2020, 11, 1));
  input.lanes = NB_GROUP_BY_REGION;
  before = nb_timeline_layout_new (&input, NULL);
  input.from += 2;
  input.to += 2;
  after = nb_timeline_layout_new (&input, before);
  for (guint i = 0; i < before->items->len; i++)
    {
      const NbTimelineItem *item = &g_array_index (before->items, NbTimelineItem, i), *same;
      guint32 row;

      if (item->kind != NB_ITEM_CLUSTER || !nb_timeline_layout_item_lead (before, item, &row))
        continue;
      same = nb_timeline_layout_find_row (after, row);
      if (!same)
        continue;
      n++;
      n_moved += same->mark.y != item->mark.y;
    }
  g_assert_cmpuint (n, >, 40);
  g_assert_cmpuint (n_moved * 12, <, n);
}

/* How many marks both layouts have; none of them has moved by more than a row. */
static guint
assert_stable (const NbTimelineLayout *before,
               const NbTimelineLayout *after)
{
  guint n = 0;

  for (guint i = 0; i < before->items->len; i++)
    {
      const NbTimelineItem *item = &g_array_index (before->items, NbTimelineItem, i), *same;
      guint32 row, lead;

      if ((item->kind != NB_ITEM_CLUSTER && item->kind != NB_ITEM_ARTICLE) || !nb_timeline_layout_item_lead (before, item, &row))
        continue;
      same = nb_timeline_layout_find_row (after, row);
      /* what joined another mark is none, and the tray is apart from the rows */
      if (!same || !nb_timeline_layout_item_lead (after, same, &lead) || lead != row || (item->flags & NB_ITEM_IN_TRAY) || (same->flags & NB_ITEM_IN_TRAY))
        continue;
      n++;
      g_assert_cmpfloat (fabs (same->mark.y + same->mark.height / 2 - item->mark.y - item->mark.height / 2), <, 25);
    }
  return n;
}

/* Zooming from years to a fortnight and back, step by step: a mark that is still one stays in its row, or the next. */
static void
test_zoom_is_stable (Fixture *f,
                     gconstpointer data)
{
  static const struct { guint n, seed, n_steps; double factor, at; NbGroupBy lanes; } cases[] = {
    { 3000, 5, 60, 0.93, 0.6, NB_GROUP_BY_NONE }, { 3000, 5, 60, 0.93, 0.6, NB_GROUP_BY_REGION },
    { 20000, 6, 60, 0.93, 0.3, NB_GROUP_BY_NONE }, { 20000, 6, 30, 0.85, 0.9, NB_GROUP_BY_SOURCE },
    { 600, 7, 60, 0.93, 0.1, NB_GROUP_BY_NONE }, { 8000, 8, 20, 0.8, 0.5, NB_GROUP_BY_NONE },
  };

  for (guint c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      g_autoptr (NbTimelineLayout) before = NULL;
      guint n = 0;

      take (f, generate_catalog (f->places, cases[c].n, cases[c].seed));
      for (int step = -cases[c].n_steps; step <= (int) cases[c].n_steps; step++)
        {
          double days = 1500 * pow (cases[c].factor, cases[c].n_steps - ABS (step));
          NbTimelineInput input = make_input (f, 18540 - days * cases[c].at, 18540 + days * (1 - cases[c].at));
          NbTimelineLayout *after;

          input.lanes = cases[c].lanes;
          after = nb_timeline_layout_new (&input, before);
          if (before && before->mode == after->mode)
            n += assert_stable (before, after);
          g_clear_pointer (&before, nb_timeline_layout_unref);
          before = after;
        }
      g_test_message ("%u articles: %u marks that stayed", cases[c].n, n);
      g_assert_cmpuint (n, >, 700);
      nb_row_set_unref (f->rows);
      g_object_unref (f->catalog);
    }
  take (f, generate_catalog (f->places, 1, 1));
}

/* Marks that come in front of those that stood close together, in as few rows as a lane has: every article is somewhere. */
static void
test_pan_few (Fixture *f,
              gconstpointer data)
{
  static const char *const days[] = { "2020-03-01", "2020-03-02", "2020-03-03", "2020-03-04", "2020-03-05", "2020-03-06" };
  NbLibraryRow rows[G_N_ELEMENTS (days)];
  NbDay first = nb_day_from_ymd (2020, 3, 1);

  memset (rows, 0, sizeof rows);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      rows[i].id = i + 1;
      rows[i].title = "Hà Giang: họp chợ phiên";
      g_assert_true (nb_edtf_parse (days[i], &rows[i].happened, NULL));
    }
  take (f, nb_catalog_new_from_rows (f->places, rows, G_N_ELEMENTS (rows)));
  for (int by = -8; by <= 8; by++)
    for (int from = -3; from <= 7; from++)
      {
        g_autoptr (NbTimelineLayout) before = NULL, after = NULL;
        NbTimelineInput input = make_input (f, first + from, first + from + 175);
        guint n = 0;

        input.lanes = NB_GROUP_BY_REGION;
        input.width = 1128;
        input.density_days = 100000;
        before = nb_timeline_layout_new (&input, NULL);
        input.from += by;
        input.to += by;
        after = nb_timeline_layout_new (&input, before);
        for (guint i = 0; i < after->items->len; i++)
          {
            const NbTimelineItem *item = &g_array_index (after->items, NbTimelineItem, i);

            n += item->kind == NB_ITEM_CLUSTER || item->kind == NB_ITEM_ARTICLE ? item->n_rows : 0;
          }
        g_assert_cmpuint (n, ==, CLAMP (6 - from - by, 0, 6));
      }
}

/* By count the large ones stand first, by geography the northern ones; nationwide and unknown last; all are there. */
static void
test_lane_order (Fixture *f,
                 gconstpointer data)
{
  const NbGroupBy by[] = { NB_GROUP_BY_REGION, NB_GROUP_BY_PROVINCE, NB_GROUP_BY_SOURCE };
  const NbGroupOrder orders[] = { NB_GROUP_ORDER_COUNT, NB_GROUP_ORDER_GEOGRAPHY };

  take (f, generate_catalog (f->places, 4000, 8));
  for (guint b = 0; b < G_N_ELEMENTS (by); b++)
    for (guint max = 0; max <= 5; max += 5)
      for (guint o = 0; o < G_N_ELEMENTS (orders); o++)
        {
          g_autoptr (NbGrouping) groups = nb_grouping_new (f->catalog, f->rows, by[b], NB_PLACE_MODE_63, orders[o], NULL, max);
          g_autoptr (NbGrouping) usual = nb_grouping_new (f->catalog, f->rows, by[b], NB_PLACE_MODE_63, NB_GROUP_ORDER_USUAL, NULL, max);
          guint n = nb_grouping_get_n_groups (groups), last_place = 0, total = 0, last_rows = G_MAXUINT;

          g_assert_cmpuint (n, ==, nb_grouping_get_n_groups (usual));
          for (guint i = 0; i < n; i++)
            {
              const NbGroup *group = nb_grouping_get_group (groups, i);
              gboolean is_apart = g_str_equal (group->key, "national") || g_str_equal (group->key, "unknown") || g_str_equal (group->key, "other");
              NbUnit unit = nb_places_find_code (f->places, group->key);

              total += group->n_rows;
              if (is_apart)
                {
                  g_assert_cmpuint (i + 3, >=, n);
                  continue;
                }
              if (orders[o] == NB_GROUP_ORDER_COUNT || by[b] == NB_GROUP_BY_SOURCE)
                g_assert_cmpuint (group->n_rows, <=, last_rows);
              else if (by[b] == NB_GROUP_BY_PROVINCE)
                {
                  guint place = nb_region_slot (nb_places_get_region (f->places, unit, NB_PLACE_MODE_63)) * 1000 + unit + 1;

                  g_assert_cmpuint (place, >, last_place);
                  last_place = place;
                }
              last_rows = group->n_rows;
            }
          g_assert_cmpuint (total, ==, f->rows->n_rows);
          for (guint i = 0; i < f->rows->n_dated; i += 17)
            {
              guint row = nb_row_set_get (f->rows, i);

              g_assert_cmpstr (nb_grouping_get_group (groups, nb_grouping_group_of (groups, row))->key, ==,
                               nb_grouping_get_group (usual, nb_grouping_group_of (usual, row))->key);
            }
        }
}

static void
test_lanes (Fixture *f,
            gconstpointer data)
{
  const char *const collapsed[] = { "national", NULL };
  NbTimelineInput input;
  g_autoptr (NbTimelineLayout) layout = NULL;
  double y = 0;
  gboolean found = FALSE;

  take (f, generate_catalog (f->places, 2000, 6));
  input = make_input (f, nb_day_from_ymd (2019, 9, 1), nb_day_from_ymd (2020, 11, 1));
  input.lanes = NB_GROUP_BY_REGION;
  input.collapsed = collapsed;
  layout = nb_timeline_layout_new (&input, NULL);
  for (guint i = 0; i < layout->lanes->len; i++)
    {
      const NbLane *lane = &g_array_index (layout->lanes, NbLane, i);
      gboolean is_national = g_str_equal (nb_timeline_layout_lane_key (layout, i), "national");

      g_assert_cmpfloat (lane->y, ==, y);
      g_assert_true (lane->is_collapsed == is_national);
      g_assert_cmpfloat (lane->height, ==, is_national ? 36 : 98);
      found |= is_national;
      y += lane->height;
    }
  g_assert_true (found);
  g_assert_cmpfloat (layout->content_height, >=, y);
}

/* The arrow keys lead to every column, and to the marks of a lane in the order of time. */
static void
test_keyboard (Fixture *f,
               gconstpointer data)
{
  NbTimelineInput input;
  g_autoptr (NbTimelineLayout) layout = NULL;
  const NbTimelineItem *item;
  guint n = 0, n_columns = 0;

  take (f, generate_catalog (f->places, 3000, 8));
  input = make_input (f, nb_day_from_ymd (2010, 1, 1), nb_day_from_ymd (2027, 1, 1));
  layout = nb_timeline_layout_new (&input, NULL);
  for (guint i = 0; i < layout->items->len; i++)
    n_columns += g_array_index (layout->items, NbTimelineItem, i).kind == NB_ITEM_COLUMN;
  for (item = nb_timeline_layout_step (layout, NULL, NB_MOVE_RIGHT); item && item->kind == NB_ITEM_COLUMN;
       item = nb_timeline_layout_step (layout, item, NB_MOVE_RIGHT))
    n++;
  g_assert_cmpuint (n, ==, n_columns);
}

static void
assert_all_sound (Fixture *f)
{
  static const double spans[][2] = { { 14610, 20819 }, { 18140, 18567 }, { 18540, 18561 }, { -14610, 47482 }, { 18548, 18551 } };

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    for (guint lanes = 0; lanes < 2; lanes++)
      for (guint text = 1; text < 3; text++)
        {
          NbTimelineInput input = make_input (f, spans[i][0], spans[i][1]);
          g_autoptr (NbTimelineLayout) layout = NULL;

          input.lanes = lanes ? NB_GROUP_BY_SOURCE : NB_GROUP_BY_NONE;
          input.colour = NB_GROUP_BY_PROVINCE;
          input.text_scale = text;
          layout = nb_timeline_layout_new (&input, NULL);
          assert_sound (layout, &input.ruler);
          g_assert_cmpuint (layout->items->len, <, 5000);
        }
}

static void
test_empty (Fixture *f,
            gconstpointer data)
{
  take (f, nb_catalog_new_empty (f->places));
  assert_all_sound (f);
}

static gboolean
says (const NbTimelineLayout *layout,
      const char *words)
{
  for (guint i = 0; i < layout->labels->len; i++)
    if (g_strcmp0 (g_array_index (layout->labels, NbLabel, i).text, words) == 0)
      return TRUE;
  return FALSE;
}

/* Where there is nothing to be seen the plot says so; the whole library in years is below it all the time. */
static void
test_nothing_here (Fixture *f,
                   gconstpointer data)
{
  NbLibraryRow rows[2] = { { .id = 1, .title = "Một việc", .happened = nb_edtf_day (2020, 10, 14) }, { .id = 2, .title = "Một việc khác" } };
  const char *const nowhere = "No articles in this span", *const undated = "None of these articles has a known date";
  NbTimelineInput input;
  g_autoptr (NbTimelineLayout) without = NULL;

  take (f, nb_catalog_new_from_rows (f->places, rows, 2));
  for (double days = 5; days < 2000; days *= 5)
    for (int away = 0; away < 2; away++)
      {
        g_autoptr (NbTimelineLayout) layout = NULL;

        input = make_input (f, 18549 - days / 2 + away * 3000, 18549 + days / 2 + away * 3000);
        layout = nb_timeline_layout_new (&input, NULL);
        g_assert_cmpint (says (layout, nowhere), ==, away);
        g_assert_false (says (layout, undated));
        g_assert_cmpfloat (layout->overview_axis.from, ==, nb_day_from_ymd (2020, 1, 1));
        g_assert_cmpfloat (layout->overview_axis.to, ==, nb_day_from_ymd (2021, 1, 1));
      }
  nb_row_set_unref (f->rows);
  g_object_unref (f->catalog);
  take (f, nb_catalog_new_from_rows (f->places, rows + 1, 1));
  input = make_input (f, 18000, 19000);
  without = nb_timeline_layout_new (&input, NULL);
  g_assert_true (says (without, undated));
}

static void
test_one (Fixture *f,
          gconstpointer data)
{
  NbLibraryRow row = { .id = 1, .title = "một bài", .happened = nb_edtf_day (2020, 10, 14) };
  NbTimelineInput input;
  g_autoptr (NbTimelineLayout) layout = NULL;
  const NbTimelineItem *item;

  take (f, nb_catalog_new_from_rows (f->places, &row, 1));
  assert_all_sound (f);
  input = make_input (f, 18540, 18561);
  input.selected = 1;
  layout = nb_timeline_layout_new (&input, NULL);
  item = nb_timeline_layout_find_row (layout, 0);
  g_assert_cmpint (item->kind, ==, NB_ITEM_ARTICLE);
  g_assert_cmpstr (item->label, ==, "một bài");
  g_assert_true (item->flags & NB_ITEM_SELECTED);
}

/* 50,000 articles on one day, with titles of 2,000 letters or none. */
static void
test_crowd (Fixture *f,
            gconstpointer data)
{
  const guint n = 50000;
  g_autofree NbLibraryRow *rows = g_new0 (NbLibraryRow, n);
  g_autofree char *title = g_strnfill (2000, 'x');
  NbTimelineInput input;
  g_autoptr (NbTimelineLayout) layout = NULL;
  const NbTimelineItem *item;

  for (guint i = 0; i < n; i++)
    rows[i] = (NbLibraryRow){ .id = i + 1, .title = i % 2 ? title : "", .happened = nb_edtf_day (2020, 10, 14), .source = i % 3 ? "Báo A" : NULL };
  take (f, nb_catalog_new_from_rows (f->places, rows, n));
  assert_all_sound (f);
  input = make_input (f, 18540, 18561);
  input.selected = 77;
  layout = nb_timeline_layout_new (&input, NULL);
  item = nb_timeline_layout_find_row (layout, 76);
  g_assert_nonnull (item);
  g_assert_cmpuint (item->n_rows, ==, 1);
  g_assert_true (item->flags & NB_ITEM_SELECTED);
}

/* Titles of every kind that one meets and does not: nothing lies on anything, nothing is cut without an ellipsis. */
static void
test_strange_titles (Fixture *f,
                     gconstpointer data)
{
  static const char *const titles[] = {
    "", "   ", "\n\t", "…", "x", "مرحبا بالعالم هذا عنوان طويل جدا في صحيفة", "שלום עולם", "a\xcc\x81\xcc\x82\xcc\x83\xcc\x84\xcc\x85\xcc\x86",
    "👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦 gia đình", "Hà\u00a0Nội\u200b\u200d", "\u202eđảo ngược\u202c rồi thôi",
    "Nhiều\ndòng\r\ntrong một\ttiêu đề của bài đăng trên báo tỉnh nhà hôm qua", "<b>đậm</b> & \"ngoặc\"",
    "Mộttừdàikhôngcókhoảngtrắngnàocảmàvẫncứtiếptụcmãikhôngdừnglạiởđâuhếtchotớikhihếtchỗ",
  };
  const guint n = 600;
  g_autofree NbLibraryRow *rows = g_new0 (NbLibraryRow, n);
  g_autofree char *endless = g_strnfill (2000, 'n');

  for (guint i = 0; i < n; i++)
    rows[i] = (NbLibraryRow){ .id = i + 1, .title = i % 15 == 14 ? endless : titles[i % 15], .happened = nb_edtf_day (2020, 1 + i % 12, 1 + i * 7 % 28),
                              .source = i % 3 ? "Báo A" : "صحيفة" };
  take (f, nb_catalog_new_from_rows (f->places, rows, n));
  assert_all_sound (f);
  for (double days = 10; days < 500; days *= 3)
    {
      NbTimelineInput input = make_input (f, 18540 - days / 2, 18540 + days / 2);
      g_autoptr (NbTimelineLayout) layout = nb_timeline_layout_new (&input, NULL);
      guint n_labels = 0;

      for (guint i = 0; i < layout->items->len; i++)
        {
          const NbTimelineItem *item = &g_array_index (layout->items, NbTimelineItem, i);

          if (!item->label)
            continue;
          n_labels++;
          g_assert_true (g_utf8_validate (item->label, -1, NULL));
          g_assert_cmpuint (strlen (item->label), >, 0);
          for (const char *p = item->label; *p; p++)
            g_assert_false (g_ascii_iscntrl (*p));
          /* an accent is never torn from its letter */
          if (g_str_has_suffix (item->label, "…") && item->tip && strlen (item->label) > 3)
            {
              g_autofree char *kept = g_strndup (item->label, strlen (item->label) - 3);
              const char *rest = g_str_has_prefix (item->tip, kept) ? item->tip + strlen (kept) : "";

              g_assert_false (g_unichar_ismark (g_utf8_get_char (rest)));
            }
        }
      g_assert_cmpuint (n_labels, >, 5);
    }
}

static void
test_long_times (Fixture *f,
                 gconstpointer data)
{
  static const char *const times[] = { "1930", "2100-12-31", "2020-10", "2020-34", "2020-40", "2020/2021", "2020-09-28/2020-10-20", "2020-10-10~", "2020-10?" };
  NbLibraryRow rows[G_N_ELEMENTS (times)];

  memset (rows, 0, sizeof rows);
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      rows[i].id = i + 1;
      rows[i].title = "Quảng Bình: cán bộ dân vận theo thuyền cứu trợ ở xã rốn lũ";
      g_assert_true (nb_edtf_parse (times[i], &rows[i].happened, NULL));
    }
  take (f, nb_catalog_new_from_rows (f->places, rows, G_N_ELEMENTS (rows)));
  assert_all_sound (f);
}

/* Few articles keep their headlines further out than many; panning changes nothing about it. */
static void
test_border (Fixture *f,
             gconstpointer data)
{
  double few, many;

  take (f, generate_catalog (f->places, 60, 9));
  {
    NbTimelineInput input = make_input (f, nb_day_from_ymd (2018, 1, 1), nb_day_from_ymd (2022, 1, 1));
    g_autoptr (NbTimelineLayout) layout = nb_timeline_layout_new (&input, NULL);

    few = nb_timeline_density_days (&input);
    g_assert_cmpint (layout->mode, ==, NB_TIMELINE_CLUSTERS);
    input.from += 700;
    input.to += 700;
    g_assert_cmpfloat (nb_timeline_density_days (&input), ==, few);
  }
  nb_row_set_unref (f->rows);
  g_object_unref (f->catalog);
  take (f, generate_catalog (f->places, 4000, 9));
  {
    NbTimelineInput input = make_input (f, nb_day_from_ymd (2018, 1, 1), nb_day_from_ymd (2022, 1, 1));

    many = nb_timeline_density_days (&input);
  }
  g_assert_cmpfloat (few, >, 4 * 365);
  g_assert_cmpfloat (many, ==, NB_TIMELINE_DENSITY_DAYS);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/timeline/zoom-is-stable", test_zoom_is_stable);
  ADD ("/timeline/pan-few", test_pan_few);
  ADD ("/timeline/lanes/order", test_lane_order);
  ADD ("/timeline/strange-titles", test_strange_titles);
  ADD ("/timeline/nothing-overlaps", test_nothing_overlaps);
  ADD ("/timeline/nothing-is-lost", test_nothing_is_lost);
  ADD ("/timeline/columns-count", test_columns_count);
  ADD ("/timeline/legend", test_legend);
  ADD ("/timeline/shares", test_shares);
  ADD ("/timeline/hit", test_hit);
  ADD ("/timeline/stable", test_stable);
  ADD ("/timeline/lanes", test_lanes);
  ADD ("/timeline/keyboard", test_keyboard);
  ADD ("/timeline/empty", test_empty);
  ADD ("/timeline/one", test_one);
  ADD ("/timeline/nothing-here", test_nothing_here);
  ADD ("/timeline/crowd", test_crowd);
  ADD ("/timeline/long-times", test_long_times);
  ADD ("/timeline/border", test_border);
  return g_test_run ();
}
