/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values that every room shares: EDTF, calendars, text, places, the record. */

#include "base/nb-article.h"
#include "base/nb-format.h"
#include "base/nb-lunar.h"
#include "base/nb-places.h"
#include "base/nb-query.h"
#include "base/nb-text.h"

#include <string.h>

static void
test_edtf_round_trip (void)
{
  static const char *const good[] = {
    "2021", "2021-07", "2021-07-13", "2021-33", "2021-36", "2021-40", "2021-41", "2021-03-19/2021-03-20",
    "XXXX-02-06", "XXXX-07-16/XXXX-07-26", "2020-10~", "2016?", "2016%", "2016/2020", "2020-02-29",
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;
      NbEdtf value;

      g_assert_true (nb_edtf_parse (good[i], &value, &error));
      g_assert_no_error (error);
      text = nb_edtf_to_string (&value);
      g_assert_cmpstr (text, ==, good[i]);
    }
}

static void
test_edtf_bad (void)
{
  static const char *const bad[] = {
    "21", "2021-13", "2021-00", "2021-02-30", "2021-37", "2021-33-01", "2021-7-3", "2021-07-13x", "/2021",
    "2021-05/2021-01", "XXXX", "0000", "2021-07-13/", "tháng 7",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      NbEdtf value;

      g_assert_false (nb_edtf_parse (bad[i], &value, &error));
      g_assert_nonnull (error);
      g_assert_false (value.is_known);
    }
}

static void
assert_span (const char *text,
             const char *first,
             const char *last)
{
  NbEdtf value, a, b;
  NbDay d0, d1, e0, e1;

  g_assert_true (nb_edtf_parse (text, &value, NULL));
  g_assert_true (nb_edtf_parse (first, &a, NULL));
  g_assert_true (nb_edtf_parse (last, &b, NULL));
  g_assert_true (nb_edtf_days (&value, &d0, &d1));
  nb_edtf_days (&a, &e0, &e1);
  g_assert_cmpint (d0, ==, e0);
  nb_edtf_days (&b, &e0, &e1);
  g_assert_cmpint (d1, ==, e1);
}

static void
test_edtf_days (void)
{
  NbEdtf value;
  NbDay first, last;

  assert_span ("2021", "2021-01-01", "2021-12-31");
  assert_span ("2020-02", "2020-02-01", "2020-02-29");
  assert_span ("2021-33", "2021-01-01", "2021-03-31");
  assert_span ("2021-36", "2021-10-01", "2021-12-31");
  assert_span ("2021-40", "2021-01-01", "2021-06-30");
  assert_span ("2021-41", "2021-07-01", "2021-12-31");
  assert_span ("2016/2020-03", "2016-01-01", "2020-03-31");

  g_assert_true (nb_edtf_parse ("XXXX-02-06", &value, NULL));
  g_assert_false (nb_edtf_is_dated (&value));
  g_assert_false (nb_edtf_days (&value, &first, &last));
  g_assert_cmpint (first, ==, NB_DAY_NONE);
}

static void
test_days (void)
{
  for (NbDay day = nb_day_from_ymd (1899, 12, 1); day < nb_day_from_ymd (2101, 2, 1); day++)
    {
      g_autoptr (GDate) date = g_date_new ();
      int y, m, d;

      nb_day_to_ymd (day, &y, &m, &d);
      g_assert_cmpint (nb_day_from_ymd (y, m, d), ==, day);
      g_date_set_dmy (date, d, m, y);
      g_assert_cmpint (nb_day_weekday (day), ==, g_date_get_weekday (date));
    }
  g_assert_cmpint (nb_day_from_ymd (2025, 7, 1), ==, NB_MERGER_DAY);
}

/* First days of Tết as they were kept in Vietnam; 1968, 1985 and 2007 differ from the Chinese calendar. */
static void
test_lunar_new_years (void)
{
  static const struct { int y, m, d; const char *name; } tet[] = {
    { 1985, 1, 21, "Ất Sửu" }, { 2000, 2, 5, "Canh Thìn" }, { 2007, 2, 17, "Đinh Hợi" },
    { 2012, 1, 23, "Nhâm Thìn" }, { 2013, 2, 10, "Quý Tỵ" }, { 2014, 1, 31, "Giáp Ngọ" }, { 2015, 2, 19, "Ất Mùi" },
    { 2016, 2, 8, "Bính Thân" }, { 2017, 1, 28, "Đinh Dậu" }, { 2018, 2, 16, "Mậu Tuất" }, { 2019, 2, 5, "Kỷ Hợi" },
    { 2020, 1, 25, "Canh Tý" }, { 2021, 2, 12, "Tân Sửu" }, { 2022, 2, 1, "Nhâm Dần" }, { 2023, 1, 22, "Quý Mão" },
    { 2024, 2, 10, "Giáp Thìn" }, { 2025, 1, 29, "Ất Tỵ" }, { 2026, 2, 17, "Bính Ngọ" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tet); i++)
    {
      g_autofree char *name = nb_lunar_year_name (tet[i].y);

      g_assert_cmpint (nb_lunar_new_year (tet[i].y), ==, nb_day_from_ymd (tet[i].y, tet[i].m, tet[i].d));
      g_assert_cmpstr (name, ==, tet[i].name);
    }
}

static void
test_lunar_round_trip (void)
{
  for (NbDay day = nb_day_from_ymd (1900, 3, 1); day < nb_day_from_ymd (2100, 1, 1); day++)
    {
      NbLunarDate date = nb_lunar_from_day (day);

      g_assert_cmpint (nb_lunar_to_day (&date), ==, day);
    }
  g_assert_cmpint (nb_lunar_to_day (&(NbLunarDate){ 2021, 4, 1, TRUE }), ==, NB_DAY_NONE);
}

static void
test_text (void)
{
  g_autofree char *normal = nb_text_normalise ("Ðo\xcc\x9b\xcc\x81i\xc2\xa0\xe2\x80\x8bs\r\nx\ty", -1);
  g_autofree char *joined = nb_text_normalise ("L\xe2\x80\x8b\xcc\x81 a\xc2\xad\xcc\x81", -1);
  g_autofree char *fold = nb_text_fold ("ĐẢNG ủy Đắk Lắk", -1);
  g_autofree char *slice = nb_text_slice ("Hà Giang", 3, 8);
  g_autofree char *cut = nb_text_ellipsize ("một hai ba bốn", 9);
  g_autofree char *squeezed = nb_text_squeeze ("  a \n\t b ", -1);
  static const char *const pairs[][2] = {
    { "Hoà Bình", "Hòa Bình" }, { "Tỉnh uỷ", "tỉnh ủy" }, { "Thuý", "Thúy" }, { "Khoẻ", "Khỏe" }, { "hoàn", "hoàn" },
    { "quý", "quý" }, { "HOÀ", "hòa" }, { "Toán", "toán" }, { "huỷ", "hủy" },
  };

  g_assert_cmpstr (normal, ==, "Đới s\nx y");
  g_assert_cmpstr (joined, ==, "Ĺ á");   /* nothing invisible keeps a mark from its letter */
  g_assert_cmpstr (fold, ==, "dang uy dak lak");
  g_assert_cmpstr (slice, ==, "Giang");
  g_assert_cmpstr (cut, ==, "một hai…");
  g_assert_cmpstr (squeezed, ==, "a b");
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *a = nb_text_key (pairs[i][0], -1);
      g_autofree char *b = nb_text_key (pairs[i][1], -1);

      g_assert_cmpstr (a, ==, b);
    }
}

static void
test_places (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NbPlaces) places = nb_places_new (&error);
  guint n, old_seen = 0;
  NbUnit ha_giang, tuyen_quang;

  g_assert_no_error (error);
  for (NbUnit i = 0; i < NB_N_UNITS; i++)
    {
      const NbUnitInfo *unit = nb_places_get_unit (places, i);

      g_assert_nonnull (unit->code);
      g_assert_cmpint (nb_places_find_code (places, unit->code), ==, i);
      g_assert_cmpint (unit->parent, >=, NB_N_OLD_UNITS);
      g_assert_cmpint (nb_places_map (places, i, NB_PLACE_MODE_34), >=, NB_N_OLD_UNITS);
      if (i < NB_N_OLD_UNITS)
        {
          old_seen++;
          g_assert_cmpint (nb_places_map (places, i, NB_PLACE_MODE_63), ==, i);
        }
      else if (!unit->is_merged)
        g_assert_cmpint (nb_places_map (places, i, NB_PLACE_MODE_63), <, NB_N_OLD_UNITS);
    }
  g_assert_cmpint (old_seen, ==, 63);

  ha_giang = nb_places_find_code (places, "VN-03");
  tuyen_quang = nb_places_find_code (places, "N08");
  g_assert_cmpstr (nb_places_get_unit (places, ha_giang)->name, ==, "Hà Giang");
  g_assert_cmpint (nb_places_map (places, ha_giang, NB_PLACE_MODE_34), ==, tuyen_quang);
  g_assert_cmpint (nb_places_map (places, tuyen_quang, NB_PLACE_MODE_63), ==, tuyen_quang);
  g_assert_cmpint (nb_places_find_name (places, "Đắc Lắc", NB_PLACE_MODE_63), ==, nb_places_find_code (places, "VN-33"));
  g_assert_cmpint (nb_places_find_name (places, "HOÀ BÌNH", NB_PLACE_MODE_63), ==, nb_places_find_code (places, "VN-14"));
  g_assert_cmpint (nb_places_find_name (places, "Atlantis", NB_PLACE_MODE_63), ==, NB_UNIT_NONE);

  nb_places_get_districts (places, &n);
  g_assert_cmpint (n, >, 690);
  nb_places_get_islands (places, &n);
  g_assert_cmpint (n, ==, 22);
}

static void
test_record (void)
{
  g_autoptr (NbArticle) article = nb_article_new ();
  g_autoptr (NbArticle) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *a = NULL, *b = NULL;
  const char *roles[] = { "Trưởng ban", NULL };
  NbEdtf half = nb_edtf_part (2021, 40), day = nb_edtf_day (2016, 7, 11);

  article->title = g_strdup ("Một \"tiêu đề\"");
  article->text = g_strdup ("x");
  article->happened = (NbDated){ half, NULL, nb_evidence_new (1, 4, "a b", "r", .5) };
  article->scope = NB_SCOPE_PROVINCE;
  article->about_dan_van = TRUE;
  g_ptr_array_add (article->reviews, nb_dated_new (&half, nb_evidence_new (2, 3, "b", "q", 1)));
  g_ptr_array_add (article->places, nb_place_mention_new ("VN-54", "Bắc Giang", NB_ROLE_VENUE, nb_evidence_new (0, 1, "x", "p", .25)));
  g_ptr_array_add (article->people, nb_person_new ("Lò Thị Khuê", roles, NULL));
  g_ptr_array_add (article->documents, nb_document_new ("Nghị quyết", "110", NULL, "Ban Chấp hành Đảng bộ tỉnh", &day, NULL));
  g_ptr_array_add (article->documents, nb_document_new ("Nghị quyết", "25", "NQ/TW", NULL, &day, NULL));
  g_ptr_array_add (article->campaigns, nb_mention_new ("Dân vận khéo", NULL));
  g_ptr_array_add (article->body, nb_block_new (NB_BLOCK_CAPTION, 0, "x"));

  g_assert_cmpstr (((NbDocument *) article->documents->pdata[0])->key, ==,
                   "Nghị quyết 110 Ban Chấp hành Đảng bộ tỉnh (2016-07-11)");
  g_assert_cmpstr (((NbDocument *) article->documents->pdata[1])->key, ==, "Nghị quyết 25-NQ/TW");
  g_ptr_array_add (article->documents, nb_document_new ("Chỉ thị", "16", "CT-TTg", NULL, NULL, NULL));
  g_ptr_array_add (article->documents, nb_document_new ("Nghị quyết", "202", "2025/QH15", NULL, NULL, NULL));
  g_assert_cmpstr (((NbDocument *) article->documents->pdata[2])->key, ==, "Chỉ thị 16/CT-TTg");
  g_assert_cmpstr (((NbDocument *) article->documents->pdata[3])->key, ==, "Nghị quyết 202/2025/QH15");
  g_assert_cmpstr (nb_article_primary_place (article)->unit, ==, "VN-54");

  node = nb_article_to_json (article);
  again = nb_article_from_json (node, "x", &error);
  g_assert_no_error (error);
  a = nb_article_to_json_string (article, FALSE);
  b = nb_article_to_json_string (again, FALSE);
  g_assert_cmpstr (a, ==, b);
  g_assert_nonnull (strstr (a, "\"reviews\":[\"2021-40\"]"));
}

static void
assert_format (const char *edtf,
               const char *expected)
{
  g_autofree char *text = NULL;
  NbEdtf value;

  g_assert_true (nb_edtf_parse (edtf, &value, NULL));
  text = nb_format_edtf (&value);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_format (void)
{
  g_autofree char *count = nb_format_count (1234567);
  g_autofree char *small = nb_format_count (999);

  g_assert_cmpstr (count, ==, "1,234,567");
  g_assert_cmpstr (small, ==, "999");
  assert_format ("2020-10-14", "14 Oct 2020");
  assert_format ("2020-10", "Oct 2020");
  assert_format ("2020-36", "Q4 2020");
  assert_format ("2020-40", "first half of 2020");
  assert_format ("2020-10-05/2020-10-25", "5 – 25 Oct 2020");
  assert_format ("2019-09/2020-10", "Sep 2019 – Oct 2020");
  assert_format ("2020-10~", "about Oct 2020");
  assert_format ("XXXX-02-06", "6 Feb");
  assert_format ("", "unknown");
}

/* Every form of a span, as it is written and as a screen reader reads it out. */
static void
test_spans (void)
{
  static const struct { int from[3], to[3]; const char *words, *written; } spans[] = {
    { { 2020, 10, 14 }, { 2020, 10, 14 }, "14 October 2020", "14 Oct 2020" },
    { { 2020, 10, 5 }, { 2020, 10, 25 }, "5 to 25 October 2020", "5 – 25 Oct 2020" },
    { { 2020, 4, 8 }, { 2020, 5, 4 }, "8 April to 4 May 2020", "8 Apr – 4 May 2020" },
    { { 2019, 12, 30 }, { 2020, 1, 2 }, "30 December 2019 to 2 January 2020", "30 Dec 2019 – 2 Jan 2020" },
    { { 2020, 2, 1 }, { 2020, 2, 29 }, "February 2020", "Feb 2020" },
    { { 2020, 2, 1 }, { 2020, 4, 30 }, "February to April 2020", "Feb 2020 – Apr 2020" },
    { { 2019, 9, 1 }, { 2020, 10, 31 }, "September 2019 to October 2020", "Sep 2019 – Oct 2020" },
    { { 2020, 1, 1 }, { 2020, 3, 31 }, "first quarter of 2020", "Q1 2020" },
    { { 2020, 10, 1 }, { 2020, 12, 31 }, "fourth quarter of 2020", "Q4 2020" },
    { { 2020, 1, 1 }, { 2020, 6, 30 }, "first half of 2020", "first half of 2020" },
    { { 2020, 7, 1 }, { 2020, 12, 31 }, "second half of 2020", "second half of 2020" },
    { { 2020, 1, 1 }, { 2020, 12, 31 }, "2020", "2020" },
    { { 2018, 1, 1 }, { 2019, 12, 31 }, "2018 to 2019", "2018 – 2019" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      const int *a = spans[i].from, *b = spans[i].to;
      g_autofree char *words = nb_format_spoken_span (nb_day_from_ymd (a[0], a[1], a[2]), nb_day_from_ymd (b[0], b[1], b[2]));

      g_autofree char *written = nb_format_span (nb_day_from_ymd (a[0], a[1], a[2]), nb_day_from_ymd (b[0], b[1], b[2]));

      g_assert_cmpstr (words, ==, spans[i].words);
      g_assert_cmpstr (written, ==, spans[i].written);
    }
}

static void
test_query (void)
{
  g_autoptr (NbQuery) query = nb_query_new ();
  g_autoptr (NbQuery) other = NULL;
  g_autofree char *words = NULL;

  g_assert_true (nb_query_is_empty (query));
  nb_strv_toggle (&query->provinces, "VN-03");
  other = nb_query_copy (query);
  g_assert_true (nb_query_equal (query, other));
  nb_strv_toggle (&other->provinces, "VN-04");
  g_assert_false (nb_query_equal (query, other));
  nb_strv_toggle (&other->provinces, "VN-03");
  g_assert_cmpstr (other->provinces[0], ==, "VN-04");
  g_assert_cmpint (g_strv_length (other->provinces), ==, 1);
  words = nb_query_describe (other);
  g_assert_cmpstr (words, ==, "places: VN-04");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edtf/round-trip", test_edtf_round_trip);
  g_test_add_func ("/edtf/bad", test_edtf_bad);
  g_test_add_func ("/edtf/days", test_edtf_days);
  g_test_add_func ("/days", test_days);
  g_test_add_func ("/lunar/new-years", test_lunar_new_years);
  g_test_add_func ("/lunar/round-trip", test_lunar_round_trip);
  g_test_add_func ("/text", test_text);
  g_test_add_func ("/places", test_places);
  g_test_add_func ("/record", test_record);
  g_test_add_func ("/format", test_format);
  g_test_add_func ("/format/spans", test_spans);
  g_test_add_func ("/query", test_query);
  return g_test_run ();
}
