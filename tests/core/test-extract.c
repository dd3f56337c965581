/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules of extraction one by one, and what is not an article at all. */

#include "extract/nb-extractor.h"

#include "base/nb-text.h"

#include <locale.h>
#include <string.h>
#include <time.h>

static NbExtractor *
make_extractor (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NbPlaces) places = nb_places_new (&error);

  g_assert_no_error (error);
  return nb_extractor_new (places);
}

static NbArticle *
run_bytes (const char *data,
           gsize length,
           const NbOrigin *origin,
           GError **error)
{
  g_autoptr (NbExtractor) extractor = make_extractor ();
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);

  return nb_extractor_run (extractor, bytes, origin, NULL, error);
}

static NbArticle *
run (const char *text)
{
  g_autoptr (GError) error = NULL;
  NbArticle *article = run_bytes (text, strlen (text), NULL, &error);

  g_assert_no_error (error);
  return article;
}

/* --- what is refused -------------------------------------------------------------------------------------------- */

static void
test_refused (void)
{
  static const struct { const char *data; gsize length; int code; const char *word; } cases[] = {
    { "", 0, NB_EXTRACT_ERROR_EMPTY, "empty" },
    { "%PDF-1.4 …", 12, NB_EXTRACT_ERROR_BINARY, "PDF" },
    { "\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16, NB_EXTRACT_ERROR_BINARY, "picture" },
    { "PK\x03\x04\x14\0\0\0", 8, NB_EXTRACT_ERROR_BINARY, "ZIP" },
    { "ab\0\1\2\3\4\5\6\7zz", 12, NB_EXTRACT_ERROR_BINARY, "not text" },
    { " \n . \n", 6, NB_EXTRACT_ERROR_NO_TEXT, "no text" },
    { "<html><body><p>&nbsp;</p></body></html>", 39, NB_EXTRACT_ERROR_NO_TEXT, "no text" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (NbArticle) article = run_bytes (cases[i].data, cases[i].length, NULL, &error);

      g_assert_null (article);
      g_assert_error (error, NB_EXTRACT_ERROR, cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].word));
    }
}

static void
test_too_large (void)
{
  g_autoptr (GError) error = NULL;
  gsize length = NB_EXTRACT_MAX_BYTES + 1;
  g_autofree char *data = g_malloc (length);
  g_autoptr (NbArticle) article = NULL;

  memset (data, 'a', length);
  article = run_bytes (data, length, NULL, &error);
  g_assert_null (article);
  g_assert_error (error, NB_EXTRACT_ERROR, NB_EXTRACT_ERROR_TOO_LARGE);
}

static void
test_cancelled (void)
{
  g_autoptr (NbExtractor) extractor = make_extractor ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("một", strlen ("một"));
  g_autoptr (GError) error = NULL;
  g_autoptr (NbArticle) article = NULL;

  g_cancellable_cancel (cancellable);
  article = nb_extractor_run (extractor, bytes, NULL, cancellable, &error);
  g_assert_null (article);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* --- character sets --------------------------------------------------------------------------------------------- */

static void
test_character_sets (void)
{
  static const char text[] = "Sáng 6/2/2020, tổ dân vận xã họp với bà con về con đường qua đồng.";
  static const struct { const char *charset, *mark, *content_type; } cases[] = {
    { "UTF-8", "", NULL },
    { "UTF-8", "\xEF\xBB\xBF", NULL },
    { "UTF-16LE", "\xFF\xFE", NULL },
    { "UTF-16BE", "\xFE\xFF", NULL },
    { "UTF-16LE", "", NULL },
    { "WINDOWS-1258", "", "text/plain; charset=windows-1258" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      g_autoptr (NbArticle) article = NULL;
      NbOrigin origin = { .content_type = cases[i].content_type };
      /* Windows' code page has the tones as letters of their own */
      g_autofree char *decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
      g_autofree char *converted = NULL;
      gsize length;

      if (g_str_equal (cases[i].charset, "WINDOWS-1258"))
        {
          static const char old[] = "S\xE1ng 6/2, t\xF4\xD2 d\xE2n v\xE2\xF2n xa\xDE ho\xF2p.";

          converted = g_memdup2 (old, sizeof old);
          length = sizeof old - 1;
        }
      else
        converted = g_convert (decomposed, -1, cases[i].charset, "UTF-8", NULL, &length, &error);
      g_assert_no_error (error);
      g_byte_array_append (bytes, (const guint8 *) cases[i].mark, strlen (cases[i].mark));
      g_byte_array_append (bytes, (const guint8 *) converted, length);
      article = run_bytes ((const char *) bytes->data, bytes->len, &origin, &error);
      g_assert_no_error (error);
      if (g_str_equal (cases[i].charset, "WINDOWS-1258"))
        g_assert_cmpstr (article->text, ==, "Sáng 6/2, tổ dân vận xã họp.");
      else
        g_assert_cmpstr (article->text, ==, text);
    }
}

static void
test_damaged (void)
{
  static const char damaged[] = "Ngày 6/2, tổ dân vận \xC3 xã họp bàn; bà con góp ý cho đến tận chiều tối.";
  g_autoptr (NbArticle) article = run (damaged);

  g_assert_nonnull (strstr (article->text, "dân vận \xEF\xBF\xBD xã"));
}

/* --- time ------------------------------------------------------------------------------------------------------- */

static void
test_happened (void)
{
  static const struct { const char *text, *happened; } cases[] = {
    { "Sáng 6.2, tổ dân vận xã họp bàn việc làm đường. Đây là việc lớn của năm 2020.", "2020-02-06" },
    { "Ngày 19 tháng 3 năm 2021, tổ dân vận xã họp bàn việc làm đường với bà con.", "2021-03-19" },
    { "Trong hai ngày 19 và 20/3/2021, tổ dân vận xã họp bàn việc làm đường.", "2021-03-19/2021-03-20" },
    { "Từ ngày 28/9 đến ngày 2/10/2021, tổ dân vận xã về ở với bà con ba thôn.", "2021-09-28/2021-10-02" },
    { "Chiều 7-5, tổ dân vận xã họp bàn việc làm đường với bà con các thôn.", "XXXX-05-07" },
    { "Mùng 5 Tết năm 2021, tổ dân vận xã đi thăm bà con các thôn vùng cao.", "2021-02-16" },
    { "Ngày 10/3 âm lịch năm 2021, tổ dân vận xã cùng bà con dự giỗ tổ ở đình.", "2021-04-21" },
    { "Ngày 14/10, huyện gặp mặt nhân kỷ niệm 90 năm Ngày truyền thống công tác dân vận của Đảng.", "2020-10-14" },
    { "Tổ dân vận xã thực hiện Chỉ thị số 10-CT/TW ngày 15/12/2016 bằng việc làm nhỏ, đều đặn.", NULL },
    { "Toàn xã có 210 hộ góp đất, nhiệm kỳ 2020-2025 đặt chỉ tiêu làm thêm ba con đường.", NULL },
    { "Tháng 9/2019, tổ dân vận xã giúp 40 hộ gặt lúa chạy mưa, không nhà nào mất mùa.", "2019-09" },
    /* the day of every year, what is compared with, deadlines, what lasts until then */
    { "Tổ dân vận bản đi gọi từng em đến lớp vào ngày 5/9 hằng năm, từ năm 2015 đến giờ.", NULL },
    { "Nước lũ năm nay cao hơn năm 2000, tổ dân vận xã chống xuồng đi từng nhà.", NULL },
    { "Tổ dân vận xã đề nghị các thôn gửi báo cáo trước ngày 15/12/2023 để tổng hợp.", NULL },
    { "Ngày 23 tháng Chạp năm 2022, tổ dân vận xã mang quà đến các bản vùng cao.", "2023-01-14" },
    { "Ngày 5/3, Huyện ủy giao ban quý I/2021. Ông Lê Văn Tám sinh ngày 3/4/1950 cũng dự.", "2021-03-05" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NbArticle) article = run (cases[i].text);
      g_autofree char *got = article->happened.value.is_known ? nb_edtf_to_string (&article->happened.value) : NULL;

      if (g_strcmp0 (got, cases[i].happened) != 0)
        g_error ("“%s”: got %s, expected %s", cases[i].text, got, cases[i].happened);
    }
}

static void
test_published (void)
{
  static const struct { const char *line, *published, *time; } cases[] = {
    { "05:58 | 10/01/2020", "2020-01-10", "05:58" },
    { "Thứ Ba, 05/07/2022, 19:13 [GMT+7]", "2022-07-05", "19:13" },
    { "Cập nhật lúc 14:11, Thứ Ba, 13/10/2020 (GMT+7)", "2020-10-13", "14:11" },
    { "Ngày đăng: 5/3/2019 8:34:31 PM", "2019-03-05", "20:34" },
    { "13 tháng 7 năm 2021 - 9h05", "2021-07-13", "09:05" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("Xã Nà Lang làm đường qua cánh đồng\n\n%s\n\nTổ dân vận xã đã họp với bà con bốn lần, "
                                               "lần nào cũng đông người dự và có nhiều ý hay.\n", cases[i].line);
      g_autoptr (NbArticle) article = run (text);
      g_autofree char *got = article->published.value.is_known ? nb_edtf_to_string (&article->published.value) : NULL;

      g_assert_cmpstr (got, ==, cases[i].published);
      g_assert_cmpstr (article->published.time, ==, cases[i].time);
      g_assert_cmpstr (article->title, ==, "Xã Nà Lang làm đường qua cánh đồng");
    }
}

/* --- place ------------------------------------------------------------------------------------------------------ */

static void
test_places (void)
{
  static const struct { const char *text, *unit; } cases[] = {
    { "Ngày 6/2/2020, Tỉnh ủy Hà Giang họp bàn công tác dân vận với các huyện.", "VN-03" },
    { "Ngày 6/2/2020, huyện Quảng Ninh, tỉnh Quảng Bình họp bàn công tác dân vận.", "VN-24" },
    { "Ngày 6/2/2020, huyện Châu Thành họp bàn công tác dân vận với các xã ven sông.", NULL },
    { "Ngày 6/2/2020, huyện Châu Thành, tỉnh Tây Ninh họp bàn công tác dân vận.", "VN-37" },
    { "Ngày 6/2/2020, Ban Dân vận Huyện ủy Đak Mil họp bàn với các thôn buôn.", "VN-72" },
    { "BHG - Ngày 6/2/2020, Ban Dân vận Tỉnh ủy họp bàn công tác dân vận với các huyện.", "VN-03" },
    { "Ngày 6/2/2020, anh Trần Văn Mít, học ở Trường Cao đẳng Bình Định, về làng nuôi dúi.", NULL },
    { "Ngày 6/2/2020, bà Lê Thị Hà Nam góp một sào đất để làm con đường qua đồng.", NULL },
    { "Ngày 6/8/2025, Tỉnh ủy Lâm Đồng họp bàn công tác dân vận với các xã mới.", "N68" },
    { "Ngày 6/8/2025, Tỉnh ủy Cao Bằng họp bàn công tác dân vận với các xã mới.", "VN-04" },
    { "Ngày 6/2/2025, Tỉnh ủy Lâm Đồng họp bàn công tác dân vận với các huyện.", "VN-35" },
    { "Ngày 6/2/2020, tỉnh Đăk Lăk họp bàn công tác dân vận với các huyện.", "VN-33" },
    { "Ngày 6/2/2020, UBND TP.HCM họp bàn công tác dân vận với các quận.", "VN-SG" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NbArticle) article = run (cases[i].text);
      const NbPlaceMention *place = nb_article_primary_place (article);

      if (g_strcmp0 (place ? place->unit : NULL, cases[i].unit) != 0)
        g_error ("“%s”: got %s, expected %s", cases[i].text, place ? place->unit : "nothing", cases[i].unit);
    }
}

/* --- documents, people, the subject ----------------------------------------------------------------------------- */

static void
test_documents (void)
{
  static const struct { const char *text, *keys; } cases[] = {
    { "Nghị quyết số 25-NQ/TW ngày 03/6/2013 của Ban Chấp hành Trung ương được học lại.", "Nghị quyết 25-NQ/TW" },
    { "Các xã thực hiện Quyết định 217, 218-QĐ/TW của Bộ Chính trị từ đầu năm đến nay.", "Quyết định 217-QĐ/TW|Quyết định 218-QĐ/TW" },
    { "Các xã thực hiện Quyết định số 290-QĐ-TW và Chỉ thị 24, 25 của Thành ủy đều đặn.", "Quyết định 290-QĐ/TW|Chỉ thị 24 Thành ủy|Chỉ thị 25 Thành ủy" },
    { "Chỉ thị số 16/CT-TTg của Thủ tướng Chính phủ được các chốt thực hiện nghiêm.", "Chỉ thị 16/CT-TTg" },
    { "Nghị định số 60/2019/NĐ-CP được các xã thực hiện nghiêm từ đầu năm đến nay.", "Nghị định 60/2019/NĐ-CP" },
    { "Các xã học Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng rất kỹ.", "Nghị quyết Đại hội XIII" },
    { "Xã có kế hoạch 5 năm làm đường, có chương trình 10 việc và kết luận 3 điều với dân.", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NbArticle) article = run (cases[i].text);
      g_autoptr (GPtrArray) keys = g_ptr_array_new ();
      g_autofree char *got = NULL;

      for (guint d = 0; d < article->documents->len; d++)
        g_ptr_array_add (keys, ((NbDocument *) g_ptr_array_index (article->documents, d))->key);
      g_ptr_array_add (keys, NULL);
      got = g_strjoinv ("|", (char **) keys->pdata);
      g_assert_cmpstr (got, ==, cases[i].keys);
    }
}

static void
test_people (void)
{
  static const struct { const char *text, *name, *roles; } cases[] = {
    { "Đồng chí Điểu K'Bút, Ủy viên Ban Thường vụ Huyện ủy, Trưởng Ban Dân vận Huyện ủy chủ trì cuộc họp.", "Điểu K'Bút",
      "Ủy viên Ban Thường vụ Huyện ủy|Trưởng Ban Dân vận Huyện ủy" },
    { "Theo Phó Trưởng Ban Dân vận Tỉnh ủy Siu H’Lan, các buôn đã làm xong phần việc của mình.", "Siu H’Lan", "Phó Trưởng Ban Dân vận Tỉnh ủy" },
    { "Bà Y Thanh Niê Ksơr - Chủ tịch Hội Phụ nữ xã - đề nghị các buôn góp công làm đường.", "Y Thanh Niê Ksơr", "Chủ tịch Hội Phụ nữ xã" },
    { "Ông Lê Văn Mít, chủ vườn, góp một sào đất để làm con đường qua cánh đồng.", "Lê Văn Mít", "chủ vườn" },
    { "Bà con các thôn vui mừng vì con đường mới qua cánh đồng đã được làm xong.", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NbArticle) article = run (cases[i].text);

      if (!cases[i].name)
        {
          g_assert_cmpuint (article->people->len, ==, 0);
          continue;
        }
      g_assert_cmpuint (article->people->len, ==, 1);
      {
        const NbPerson *person = g_ptr_array_index (article->people, 0);
        g_autofree char *roles = g_strjoinv ("|", person->roles);

        g_assert_cmpstr (person->name, ==, cases[i].name);
        g_assert_cmpstr (roles, ==, cases[i].roles);
      }
    }
}

static void
test_about (void)
{
  g_autoptr (NbArticle) fishers = run ("Sáng 6/2/2020, ngư dân vận chuyển cá lên bờ và bán cho thương lái ngay tại bến.");
  g_autoptr (NbArticle) work = run ("Sáng 6/2/2020, huyện họp bàn công tác dân vận với các xã vùng cao và biên giới.");

  g_autoptr (NbArticle) index = run ("Kết quả tìm kiếm: dân vận khéo\nHội nghị tổng kết dân vận khéo 12/12/2021\n"
                                     "Trao giải cuộc thi viết 03/11/2021\nLễ phát động thi đua 05/02/2021\nTrang sau");

  g_assert_false (fishers->about_dan_van);
  g_assert_true (work->about_dan_van);
  /* a list of other pages is about none of them, and nothing happened on it */
  g_assert_false (index->about_dan_van);
  g_assert_false (index->happened.value.is_known);
}

static void
test_origin (void)
{
  static const char text[] = "Tổ dân vận xã đã họp với bà con bốn lần, lần nào cũng đông người dự và có nhiều ý hay.";
  NbOrigin origin = { .url = "https://www.baohagiang.vn/a.html", .source_name = "Nguồn của tôi", .published = "2020-02-06",
                      .title = "Họp bốn lần" };
  g_autoptr (GError) error = NULL;
  g_autoptr (NbArticle) article = run_bytes (text, strlen (text), &origin, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (article->title, ==, "Họp bốn lần");
  g_assert_cmpstr (article->source_name, ==, "Nguồn của tôi");
  g_assert_cmpstr (article->source_domain, ==, "baohagiang.vn");
  g_assert_cmpint (article->published.value.start.day, ==, 6);
}

/* --- size ------------------------------------------------------------------------------------------------------- */

static char *
repeat (const char *piece,
        gsize length)
{
  GString *text = g_string_sized_new (length + strlen (piece));

  while (text->len < length)
    g_string_append (text, piece);
  return g_string_free (text, FALSE);
}

/* A second a megabyte is ten times what it takes; what is not linear takes minutes. */
static void
check_takes_a_second (const char *what,
                      const char *page)
{
  g_autoptr (GError) error = NULL;
  clock_t start = clock (), took;        /* of the processor: a busy machine is no failure */
  g_autoptr (NbArticle) article = run_bytes (page, strlen (page), NULL, &error);

  took = clock () - start;
  g_assert_no_error (error);
  if (took > CLOCKS_PER_SEC * (g_getenv ("NIENBIEU_SLOW") ? 10 : 2))
    g_error ("a megabyte of “%s” took %.1f s", what, (double) took / CLOCKS_PER_SEC);
  g_assert_nonnull (article);
  g_test_message ("a megabyte of “%s”: %.2f s", what, (double) took / CLOCKS_PER_SEC);
}

static void
test_large (void)
{
  static const char *const pieces[] = {
    "chữ ", "a", "Sáng 6/2, ", "“", "Nghị quyết số 5, ", "đồng chí Lê Văn Mít, Chủ tịch, ", "Chủ tịch ", "<div>", "<p>Sáng 6/2 họp.</p>",
    "Hà Giang, ", "năm 2020 ", "6 tháng đầu năm ", ".A", "\n", "Ban Dân vận ", "<img><p>x</p>", "<b><i>", "(", "Trưởng Ban Dân vận ", "Ngày 1/1/2020\n",
    "huyện Châu Thành ", "tổng kết 5 năm ", "<a href=x>y</a>", "&lt;",
  };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autofree char *text = repeat (pieces[i], 1024 * 1024);
      g_autofree char *page = g_strconcat (pieces[i][0] == '<' || pieces[i][0] == '&' ? "<!DOCTYPE html><body>" : "", "Xã họp. ", text, NULL);

      check_takes_a_second (pieces[i], page);
    }
}

/* Of many documents or campaigns each is another, or hardly another. */
static void
test_large_lists (void)
{
  static const char *const pieces[] = { "Nghị quyết số %u-NQ/TW, ", "Nghị quyết số 5-NQ/A%uB, ",
                                        "Công văn số %u/UBND-TH và Quyết định %u của Huyện ủy, ", "Luật Đất đai số %u/2020/QH14, ",
                                        "Phong trào “Ngõ %u sạch %u”. ", "Phong trào “Ngõ %u sạch %u”, " };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) page = g_string_new ("Xã họp. ");

      for (guint n = 1; page->len < 1024 * 1024; n++)
        g_string_append_printf (page, pieces[i], n % 10000, n % 9999);
      check_takes_a_second (pieces[i], page->str);
    }
}

int
main (int argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/extract/refused", test_refused);
  g_test_add_func ("/extract/too-large", test_too_large);
  g_test_add_func ("/extract/cancelled", test_cancelled);
  g_test_add_func ("/extract/character-sets", test_character_sets);
  g_test_add_func ("/extract/damaged", test_damaged);
  g_test_add_func ("/extract/happened", test_happened);
  g_test_add_func ("/extract/published", test_published);
  g_test_add_func ("/extract/places", test_places);
  g_test_add_func ("/extract/documents", test_documents);
  g_test_add_func ("/extract/people", test_people);
  g_test_add_func ("/extract/about", test_about);
  g_test_add_func ("/extract/origin", test_origin);
  g_test_add_func ("/extract/large", test_large);
  g_test_add_func ("/extract/large-lists", test_large_lists);
  return g_test_run ();
}
