/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A library that never was, for looking at pictures and for measuring. */

#include "generate.h"

#include <string.h>

static const char *const things[] = {
  "người có uy tín vận động bỏ hủ tục", "ngày hội đại đoàn kết ở thôn vùng biên", "dân hiến đất mở đường liên thôn",
  "đối thoại với hộ tái định cư", "tổng kết mô hình khéo", "mỗi chi bộ một việc làm theo", "nghe dân trước khi giải phóng mặt bằng",
  "bếp ăn cho học sinh ở điểm trường xa", "tổ tự quản giữ vườn", "quà Tết ở xã đảo", "phát thanh bằng tiếng dân tộc",
  "thôn góp công dựng nhà văn hóa", "cán bộ xuống bản nghe dân bàn", "hẻm tự quản không rác", "họp dân về tuyến kênh mới",
  "gặp mặt cán bộ dân vận các thời kỳ", "tuyên dương 90 điển hình", "hội thi cán bộ dân vận giỏi", "một cửa thân thiện ở phường",
  "giúp dân gặt lúa chạy bão",
};

static const double year_weights[] = { 4, 5.4, 6, 8, 9, 11, 13, 16, 22, 29, 35, 33, 33, 35, 32, 23, 25 };
static const struct { int year, month; double factor; } high[] = {
  { 2013, 6, 3.3 }, { 2016, 5, 2 }, { 2018, 10, 1.5 }, { 2020, 10, 2.1 }, { 2021, 8, 2 }, { 2025, 2, 2.6 }, { 2025, 7, 1.7 }, { 2026, 3, 1.9 },
};

static int
pick_month (GRand *rand,
            int *year)
{
  for (;;)
    {
      int y = g_rand_int_range (rand, 2010, 2027), m = g_rand_int_range (rand, 1, 13);
      double w = year_weights[y - 2010] / 60 * (m == 10 ? 1.4 : m == 2 ? .7 : 1);

      if (y == 2026 && m > 10)
        continue;
      for (guint i = 0; i < G_N_ELEMENTS (high); i++)
        if (high[i].year == y && high[i].month == m)
          w *= high[i].factor;
      if (g_rand_double (rand) < w)
        {
          *year = y;
          return m;
        }
    }
}

static NbEdtf
pick_time (GRand *rand)
{
  int year, month = pick_month (rand, &year), day = g_rand_int_range (rand, 1, nb_days_in_month (year, month) + 1);
  double u = g_rand_double (rand);
  NbEdtf value;

  if (month == 10 && g_rand_double (rand) < .4)
    day = CLAMP (15 + g_rand_int_range (rand, -4, 5), 1, 31);
  if (u < .05)
    value = nb_edtf_part (year, month);
  else if (u < .075)
    value = nb_edtf_part (year, 33 + (month - 1) / 3);
  else if (u < .11)
    value = nb_edtf_part (year, 0);
  else if (u < .18)
    value = NB_EDTF_UNKNOWN;
  else
    value = nb_edtf_day (year, month, day);
  if (u >= .045 && u < .055)
    value.start.flags |= NB_EDTF_APPROXIMATE;
  return value;
}

NbCatalog *
generate_catalog (NbPlaces *places,
                  guint n_articles,
                  guint seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GStringChunk) strings = g_string_chunk_new (65536);
  g_autofree NbLibraryRow *rows = g_new0 (NbLibraryRow, n_articles);
  double weights[NB_N_OLD_UNITS], total = 0;

  for (guint i = 0; i < NB_N_OLD_UNITS; i++)
    total += weights[i] = i % 9 == 1 ? 2.6 : .45 + g_rand_double (rand);
  for (guint i = 0; i < n_articles; i++)
    {
      double at = g_rand_double (rand) * total;
      guint unit = 0;
      g_autofree char *title = NULL, *source = NULL;
      const char *thing = things[g_rand_int_range (rand, 0, G_N_ELEMENTS (things))];

      while (unit + 1 < NB_N_OLD_UNITS && at > weights[unit])
        at -= weights[unit++];
      rows[i].id = i + 1;
      rows[i].happened = pick_time (rand);
      rows[i].about_dan_van = g_rand_double (rand) < .8;
      rows[i].campaign = g_rand_double (rand) < .3 ? "Dân vận khéo" : NULL;
      if (g_rand_double (rand) < .11)
        {
          rows[i].scope = NB_SCOPE_NATIONAL;
          title = g_strdup_printf ("Toàn quốc: %s", thing);
        }
      else if (g_rand_double (rand) < .08)
        title = g_strdup (thing);
      else
        {
          const NbUnitInfo *info = nb_places_get_unit (places, unit);

          rows[i].unit = info->code;
          rows[i].scope = NB_SCOPE_PROVINCE;
          title = g_strdup_printf ("%s: %s", info->name, thing);
          source = g_strdup_printf ("Báo %s", info->name);
          rows[i].source = g_string_chunk_insert_const (strings, source);
        }
      rows[i].title = g_string_chunk_insert (strings, title);
    }
  return nb_catalog_new_from_rows (places, rows, n_articles);
}

NbRowSet *
all_rows (NbCatalog *catalog)
{
  g_autoptr (NbQuery) query = nb_query_new ();

  return nb_catalog_filter (catalog, query, NULL);
}
