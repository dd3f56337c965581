/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What holds for any library: libraries, spans and offsets by chance, which are the same for the same --seed. */

#include "generate.h"
#include "timeline-checks.h"

#include <math.h>

#define ROW_HEIGHT 25.0       /* of the highest: at day zoom */

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
  NbTimelineInput input;
} Any;

static void
any_init (Any *any,
          guint max_articles)
{
  static const NbGroupBy by[] = { NB_GROUP_BY_NONE, NB_GROUP_BY_REGION, NB_GROUP_BY_PROVINCE, NB_GROUP_BY_SOURCE, NB_GROUP_BY_CAMPAIGN };
  /* as many small libraries as large ones */
  guint n = (guint) pow (max_articles, g_test_rand_double_range (0.3, 1));

  any->places = nb_places_new (NULL);
  any->catalog = generate_catalog (any->places, n, g_test_rand_int ());
  any->rows = all_rows (any->catalog);
  any->input = (NbTimelineInput){
    .catalog = any->catalog, .rows = any->rows, .lanes = by[g_test_rand_int_range (0, 5)], .colour = by[g_test_rand_int_range (0, 5)],
    .lane_order = g_test_rand_int_range (0, 3), .place_mode = NB_PLACE_MODE_63, .width = g_test_rand_int_range (420, 2200),
    .height = g_test_rand_int_range (380, 1300), .text_scale = g_test_rand_bit () ? 1 : g_test_rand_double_range (1, 2),
    .today = nb_day_from_ymd (2020, 10, 14), .ruler = { .measure = measure },
  };
}

static void
any_clear (Any *any)
{
  nb_row_set_unref (any->rows);
  g_object_unref (any->catalog);
  nb_places_unref (any->places);
}

static void
look_at (NbTimelineInput *input,
         double middle,
         double days)
{
  input->from = middle - days / 2;
  input->to = middle + days / 2;
}

/* Mostly near where the articles are. */
static double
any_day (void)
{
  return g_test_rand_double_range (nb_day_from_ymd (2009, 1, 1), nb_day_from_ymd (2027, 1, 1));
}

static double
any_span (void)
{
  return pow (10, g_test_rand_double_range (0.1, 4.6));
}

static void
test_sound (void)
{
  for (guint i = 0; i < 20; i++)
    {
      Any any;

      any_init (&any, 6000);
      for (guint j = 0; j < 6; j++)
        {
          g_autoptr (NbTimelineLayout) layout = NULL;

          look_at (&any.input, any_day (), any_span ());
          any.input.features = any.input.width < 600 ? NB_TIMELINE_NARROW : 0;
          any.input.selected = g_test_rand_bit () ? g_test_rand_int_range (1, 100) : 0;
          layout = nb_timeline_layout_new (&any.input, NULL);
          assert_sound (layout, &any.input.ruler);
        }
      any_clear (&any);
    }
}

/* The mark of the same articles, if there is one. */
static const NbTimelineItem *
find_same (const NbTimelineLayout *layout,
           const NbTimelineLayout *other,
           const NbTimelineItem *item)
{
  guint n, n_others;
  g_autofree guint32 *rows = nb_timeline_layout_item_rows (layout, item, &n);
  const NbTimelineItem *same = nb_timeline_layout_find_row (other, rows[0]);
  g_autofree guint32 *others = same ? nb_timeline_layout_item_rows (other, same, &n_others) : NULL;

  if (!same || n != n_others)
    return NULL;
  for (guint i = 0; i < n; i++)
    if (rows[i] != others[i])
      return NULL;
  return same;
}

/* A pan by any way brings every mark that is whole in both views along: the same articles, moved by as much, in the same row,
 * and every column of the same height. */
static void
test_pan (void)
{
  guint n = 0, n_other_row = 0, n_columns = 0;

  for (guint i = 0; i < 120; i++)
    {
      Any any;
      g_autoptr (NbTimelineLayout) before = NULL, after = NULL;
      double days = i % 2 ? pow (10, g_test_rand_double_range (1.3, 2.8)) : any_span (), by = days * g_test_rand_double_range (-0.2, 0.2), shift;

      any_init (&any, 4000);
      any.input.text_scale = 1;
      look_at (&any.input, any_day (), days);
      before = nb_timeline_layout_new (&any.input, NULL);
      any.input.from += by;
      any.input.to += by;
      after = nb_timeline_layout_new (&any.input, before);
      g_assert_cmpint (after->mode, ==, before->mode);
      shift = by * nb_time_axis_scale (&before->axis);
      for (guint j = 0; j < before->items->len; j++)
        {
          const NbTimelineItem *item = &g_array_index (before->items, NbTimelineItem, j), *same;
          double low = before->axis.x + MAX (0, shift) + 40, high = before->axis.x + before->axis.width + MIN (0, shift) - 40;

          if ((item->kind != NB_ITEM_CLUSTER && item->kind != NB_ITEM_ARTICLE && item->kind != NB_ITEM_COLUMN) || (item->flags & NB_ITEM_IN_TRAY)
              || item->mark.x < low
              || item->mark.x + item->mark.width > high)
            continue;
          if (item->kind == NB_ITEM_COLUMN)
            {
              gboolean is_there = FALSE;

              for (guint k = 0; k < after->items->len && !is_there; k++)
                {
                  const NbTimelineItem *other = &g_array_index (after->items, NbTimelineItem, k);

                  is_there = other->kind == NB_ITEM_COLUMN && other->first == item->first && other->lane == item->lane;
                  if (is_there)
                    {
                      g_assert_cmpfloat_with_epsilon (item->mark.x - other->mark.x, shift, 0.01);
                      g_assert_cmpuint (other->n_rows, ==, item->n_rows);
                    }
                }
              g_assert_true (is_there);
              n_columns++;
              continue;
            }
          same = find_same (before, after, item);
          /* at day zoom the day's articles share rows with the days beside it, so that who is alone may differ */
          if (!same && before->mode == NB_TIMELINE_DAYS)
            continue;
          g_assert_nonnull (same);
          g_assert_cmpfloat_with_epsilon (item->mark.x - same->mark.x, shift, 0.01);
          n++;
          n_other_row += fabs (item->mark.y - same->mark.y) > 1;
        }
      any_clear (&any);
    }
  g_test_message ("%u marks, %u of them in another row; %u columns", n, n_other_row, n_columns);
  g_assert_cmpuint (n, >, 300);
  g_assert_cmpuint (n_columns, >, 300);
  g_assert_cmpuint (n_other_row * 50, <, n);
}

/* From years to days and back: a mark that is still one stays in its row, or goes to the next. */
static void
test_zoom (void)
{
  guint n = 0, n_far = 0;

  for (guint i = 0; i < 4; i++)
    {
      Any any;
      g_autoptr (NbTimelineLayout) before = NULL;
      double middle = nb_day_from_ymd (2019, 6, 1) + g_test_rand_double_range (0, 500), days = 1500;

      any_init (&any, 4000);
      any.input.text_scale = 1;
      for (int step = -45; step <= 45; step++)
        {
          NbTimelineLayout *after;

          look_at (&any.input, middle, days * pow (0.92, 45 - ABS (step)));
          after = nb_timeline_layout_new (&any.input, before);
          for (guint j = 0; before && before->mode == after->mode && j < before->items->len; j++)
            {
              const NbTimelineItem *item = &g_array_index (before->items, NbTimelineItem, j), *same;

              if (item->kind != NB_ITEM_CLUSTER && item->kind != NB_ITEM_ARTICLE)
                continue;
              same = find_same (before, after, item);
              if (!same)
                continue;
              n++;
              n_far += fabs (same->mark.y + same->mark.height / 2 - item->mark.y - item->mark.height / 2) > ROW_HEIGHT;
            }
          g_clear_pointer (&before, nb_timeline_layout_unref);
          before = after;
        }
      any_clear (&any);
    }
  g_test_message ("%u of %u marks moved by more than a row", n_far, n);
  g_assert_cmpuint (n, >, 1000);
  g_assert_cmpuint (n_far * 200, <, n);
}

/* What a column of months can't count, such as an article of a year, is spread over its time as a pale piece. */
static gboolean
is_pale (const NbTimelineLayout *layout,
         const NbTimelineItem *column)
{
  for (guint i = 0; i < column->n_parts; i++)
    if (g_array_index (layout->segments, NbSegment, column->part + i).slot == NB_SLOT_PALE)
      return TRUE;
  return FALSE;
}

/* Takes along what is met in one view, none twice. */
static void
meet (const NbTimelineLayout *layout,
      const Any *any,
      gboolean *met)
{
  g_autoptr (GHashTable) here = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < layout->items->len; i++)
    {
      const NbTimelineItem *item = &g_array_index (layout->items, NbTimelineItem, i);
      g_autofree guint32 *rows = NULL;
      guint n;

      if (item->kind != NB_ITEM_CLUSTER && item->kind != NB_ITEM_ARTICLE && item->kind != NB_ITEM_BAR && item->kind != NB_ITEM_COLUMN
          && item->kind != NB_ITEM_UNDATED)
        continue;
      rows = nb_timeline_layout_item_rows (layout, item, &n);
      g_assert_cmpuint (n, ==, item->n_rows);
      for (guint j = 0; j < n; j++)
        {
          g_assert_true (g_hash_table_add (here, GUINT_TO_POINTER (rows[j] + 1)));
          met[rows[j]] = TRUE;
        }
      for (guint row = 0; item->kind == NB_ITEM_COLUMN && is_pale (layout, item) && row < nb_catalog_get_n_rows (any->catalog); row++)
        {
          const NbCatalogRow *data = nb_catalog_get_row (any->catalog, row);

          met[row] |= (data->precision != NB_PRECISION_DAY || (data->flags & NB_ROW_APPROXIMATE)) && data->first <= item->last && data->last >= item->first;
        }
    }
}

/* Whoever goes along the whole library, at whatever zoom, meets every article. */
static void
test_counts (void)
{
  for (guint i = 0; i < 10; i++)
    {
      Any any;
      NbDay first, last;

      any_init (&any, 1500);
      nb_catalog_get_extent (any.catalog, &first, &last);
      for (double days = 20; days < 30000; days *= 4.7)
        {
          guint n_met = 0, n_rows = nb_catalog_get_n_rows (any.catalog);
          g_autofree gboolean *met = g_new0 (gboolean, n_rows);

          /* what is seen of a column at the edge may be less than a pixel wide */
          for (double from = first - days * 0.05; from < last + 1; from += days * 0.85)
            {
              g_autoptr (NbTimelineLayout) layout = NULL;

              any.input.from = from;
              any.input.to = from + days;
              layout = nb_timeline_layout_new (&any.input, NULL);
              meet (layout, &any, met);
            }
          for (guint row = 0; row < n_rows; row++)
            {
              const NbCatalogRow *data = nb_catalog_get_row (any.catalog, row);

              n_met += met[row];
              if (!met[row])
                g_test_message ("article %u, %d to %d, precision %u, flags %u, is missing", row, data->first, data->last, data->precision, data->flags);
            }
          if (n_met != n_rows)
            g_test_message ("%u of %u articles at %.0f days, %s by %s", n_met, n_rows, days, nb_group_by_to_string (any.input.lanes),
                            nb_group_by_to_string (any.input.colour));
          g_assert_cmpuint (n_met, ==, n_rows);
        }
      any_clear (&any);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline-properties/sound", test_sound);
  g_test_add_func ("/timeline-properties/pan", test_pan);
  g_test_add_func ("/timeline-properties/zoom", test_zoom);
  g_test_add_func ("/timeline-properties/counts", test_counts);
  return g_test_run ();
}
