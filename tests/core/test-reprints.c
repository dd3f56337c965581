/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reprints: which texts are one, what only looks like one, and clusters that do not depend on the order in which articles
 * came, on interruptions, or on what was there and went. */

#include "import/nb-reprint-job.h"
#include "reprint/nb-reprint-pairs.h"
#include "store/nb-database.h"
#include "store/nb-library-reprints.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#define LEAD "Sáng 12/5, tại nhà văn hóa thôn Đồng Mít, Khối Dân vận xã Yên Trạch tổ chức buổi gặp mặt các tổ dân vận thôn. "
#define ONE "Bà Lương Thị Nhàn, Trưởng Khối, cho biết trong quý vừa qua các tổ đã đến 146 gia đình, nghe bà con nói về con đường ra đồng, " \
  "về giếng nước chung và về lớp học buổi tối của trẻ nhỏ. "
#define TWO "Từ những điều nghe được, thôn Đồng Mít đã họp hai lần, bầu ra nhóm chín người trông coi việc sửa giếng. " \
  "Tiền góp được ghi lên bảng ở cổng đình, ai đi qua cũng đọc được. Ông Trịnh Bá Lộc, 67 tuổi, nhận phần đong cát. "
#define THREE "Ở thôn Khe Sim, việc khó hơn: con mương cũ chạy qua vườn của năm nhà. Tổ dân vận chọn cách ngồi uống nước từng nhà một, " \
  "không đưa giấy ra ký, chỉ hỏi mương chạy đường nào thì ít cây phải chặt. Đến lần thứ ba thì cả năm nhà cùng vạch một đường. "
#define FOUR "Kết thúc buổi gặp, các tổ hẹn nhau tháng sau mỗi người mang theo một chuyện chưa làm được để cùng bàn. " \
  "Chị Vi Thị Thơm xin được kể trước, vì chuyện của chị đã để lâu nhất."
#define STORY LEAD ONE "\n\n" TWO "\n\n" THREE "\n\n" FOUR

#define OTHER "Lớp học đan lát của cụ Hà Văn Sự ở bản Nà Lầu mở lại sau mùa gặt. Mười hai thanh niên đến học, người xa nhất đi bộ hai giờ. " \
  "Cụ bảo nan phải chẻ lúc tre còn ướt sương, và người học phải biết im lặng nghe tiếng dao. Đoàn xã mua lại những chiếc gùi đầu tiên " \
  "để làm quà cho khách. Số tiền ấy được chia làm đôi, một nửa trả cho người đan, một nửa mua dao cho khóa sau. Đến nay bản có sáu người " \
  "sống được bằng nghề, và phiên chợ nào cũng có một góc dành cho đồ đan của Nà Lầu."

/* --- two texts ------------------------------------------------------------------------------------------------- */

static gboolean
is_same (const char *a,
         const char *b)
{
  g_autoptr (NbReprintText) first = nb_reprint_text_new (a), second = nb_reprint_text_new (b);
  NbReprintComparison there, back;
  gboolean same = nb_reprint_text_compare (first, second, &there);

  g_assert_cmpint (same, ==, nb_reprint_text_compare (second, first, &back));
  g_assert_cmpfloat (there.containment, ==, back.containment);
  g_assert_cmpfloat (there.resemblance, ==, back.resemblance);
  return same;
}

static gboolean
is_found (const char *a,
          const char *b)
{
  guint32 first[NB_REPRINT_KEYS], second[NB_REPRINT_KEYS];
  guint n_first = nb_reprint_make_keys (a, first), n_second = nb_reprint_make_keys (b, second);

  return nb_reprint_keys_agree (first, n_first, second, n_second);
}

static char *
replace_all (const char *text,
             const char *from,
             const char *to)
{
  g_auto (GStrv) parts = g_strsplit (text, from, -1);

  return g_strjoinv (to, parts);
}

static void
assert_reprint (const char *edited)
{
  if (!is_found (STORY, edited) || !is_same (STORY, edited))
    g_error ("no reprint: %s", edited);
}

static void
test_edits (void)
{
  g_autofree char *upper = g_utf8_strup (STORY, -1), *decomposed = g_utf8_normalize (STORY, -1, G_NORMALIZE_DEFAULT);
  g_autofree char *tones = replace_all (STORY, "hóa", "hoá"), *dashes = replace_all (STORY, ", ", " – ");
  g_autofree char *typo = replace_all (STORY, "giếng nước", "giêngs nước");
  g_autofree char *spelling = replace_all (STORY, "Trịnh Bá Lộc", "Trịnh Bá Lôc");

  assert_reprint (STORY);
  assert_reprint (LEAD ONE "\n\n" TWO "\n\n" THREE);                               /* the last paragraph cut */
  assert_reprint (LEAD ONE TWO);                                                   /* half of it */
  assert_reprint ("Có những buổi gặp mặt mà không ai muốn ra về sớm. " ONE "\n" TWO "\n" THREE "\n" FOUR);    /* another lead */
  assert_reprint ("Tin từ cơ sở: một cách làm đáng để nơi khác tham khảo, xin giới thiệu cùng bạn đọc. " STORY);    /* and one more */
  assert_reprint ("(Báo Nếp Làng) - " STORY "\nTheo Báo Nếp Làng");
  assert_reprint (LEAD ONE "\n\n" THREE "\n\n" TWO "\n\n" FOUR);                   /* another order */
  assert_reprint (STORY "\nTin liên quan\nLớp học đan lát mở lại\nBản quyền thuộc về trang này. Ghi rõ nguồn khi đăng lại.");
  assert_reprint (tones);
  assert_reprint (decomposed);
  assert_reprint (upper);
  assert_reprint (dashes);
  assert_reprint (typo);
  assert_reprint (spelling);
}

#define REPORT(commune, women, meetings, homes, money, person)                                                              \
  "Hội Liên hiệp Phụ nữ xã " commune " báo cáo kết quả công tác dân vận trong năm. Toàn xã hiện có " women " hội viên, sinh hoạt ở các " \
  "chi hội thôn. Trong năm, hội đã tổ chức " meetings " buổi tuyên truyền, vận động " homes " gia đình hiến đất làm đường, góp được "    \
  money " triệu đồng cho quỹ giúp nhau. Bà " person ", Chủ tịch hội, cho biết sang năm hội tiếp tục giữ nếp thăm hỏi từng nhà, "         \
  "phối hợp với các đoàn thể trong khối vận động nhân dân, lắng nghe ý kiến của chị em và kiến nghị với cấp ủy những việc cần làm ngay."

static void
test_false_friends (void)
{
  const char *report = REPORT ("Yên Trạch", "412", "36", "58", "120", "Lương Thị Nhàn");

  g_assert_true (is_same (report, report));
  /* a year later, another commune, both */
  g_assert_false (is_same (report, REPORT ("Yên Trạch", "420", "41", "17", "145", "Lương Thị Nhàn")));
  g_assert_false (is_same (report, REPORT ("Phú Lộc", "287", "22", "31", "64", "Đinh Thị Sen")));
  g_assert_false (is_same (report, REPORT ("Phú Lộc", "412", "36", "31", "64", "Đinh Thị Sen")));
  /* a page that lists what others wrote */
  g_assert_false (is_same (STORY, LEAD "Xem tiếp. " OTHER " Xem tiếp. " REPORT ("Phú Lộc", "287", "22", "31", "64", "Đinh Thị Sen")
                                  " Xem tiếp. " OTHER));
  g_assert_false (is_same (report, STORY "\n" REPORT ("Yên Trạch", "412", "36", "58", "120", "Lương Thị Nhàn") "\n" OTHER));
  /* notices of a few lines */
  g_assert_false (is_same ("UBND xã Yên Trạch thông báo lịch tiếp công dân định kỳ: từ 8 giờ ngày 15/5 tại trụ sở, do Chủ tịch xã chủ trì, mời bà con đến dự đông đủ.",
                           "UBND xã Phú Lộc thông báo lịch tiếp công dân định kỳ: từ 14 giờ ngày 20/6 tại trụ sở, do Chủ tịch xã chủ trì, mời bà con đến dự đông đủ."));
  g_assert_false (is_same ("Nội dung đang được cập nhật.", "Nội dung đang được cập nhật."));
  g_assert_false (is_same ("", ""));
  g_assert_false (is_same (STORY, OTHER));
  g_assert_false (is_found (STORY, OTHER));
}

/* --- many texts ------------------------------------------------------------------------------------------------ */

/* A phrase that all use makes no pairs of all; a text that all print leaves nobody out. */
static void
test_common_keys (void)
{
  g_autoptr (NbReprintPairs) search = nb_reprint_pairs_new ();
  g_autoptr (GArray) pairs = NULL;
  guint n_of_text = 0;

  for (guint32 i = 0; i < 2000; i++)
    {
      guint32 apart[] = { 7, 1000 + i, 100000 + i }, same[] = { 7, 8, 9 };

      nb_reprint_pairs_add (search, i, i % 20 ? apart : same, 3, 0, 1);
    }
  pairs = nb_reprint_pairs_next (search);
  g_assert_cmpuint (pairs->len, <, 1000);
  for (guint i = 0; i < pairs->len; i++)
    {
      guint64 pair = g_array_index (pairs, guint64, i);

      g_assert_cmpuint (pair >> 32, <, pair & 0xFFFFFFFF);
      g_assert_cmpuint ((pair >> 32) % 20, ==, 0);
      n_of_text += (pair & 0xFFFFFFFF) - (pair >> 32) == 20;    /* the next one */
    }
  g_assert_cmpuint (n_of_text, ==, 99);
  g_assert_null (nb_reprint_pairs_next (search));
}

static void
assert_clusters (const NbReprintLink *links,
                 guint n_links,
                 const char *expected)
{
  g_autoptr (GArray) members = nb_reprint_cluster (links, n_links);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < members->len; i++)
    {
      const NbReprintMember *member = &g_array_index (members, NbReprintMember, i);

      g_string_append_printf (found, "%s%d:%d", i ? " " : "", (int) member->id, (int) member->cluster);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_clusters (void)
{
  const NbReprintLink chain[] = { { 9, 5, 90 }, { 3, 5, 80 }, { 20, 21, 70 } };
  const NbReprintLink turned[] = { { 20, 21, 70 }, { 3, 5, 80 }, { 9, 5, 90 } };
  const NbReprintLink round_up[] = { { 1, 2, 45 }, { 1, 3, 50 }, { 3, 4, 95 } };
  const NbReprintLink extracts[] = { { 1, 2, 60 }, { 1, 3, 40 }, { 2, 3, 55 } };
  const NbReprintLink ends[] = { { 1, 2, 60 }, { 1, 3, 45 } };

  assert_clusters (chain, 3, "3:3 5:3 9:3 20:20 21:20");
  assert_clusters (turned, 3, "3:3 5:3 9:3 20:20 21:20");
  /* 1 prints 2 and 3 one after the other */
  assert_clusters (round_up, 3, "3:3 4:3");
  assert_clusters (extracts, 3, "1:1 2:1 3:1");
  /* 2 and 3 are too long to stand in 1 one after the other */
  assert_clusters (ends, 2, "1:1 2:1 3:1");
  assert_clusters (NULL, 0, "");
}

/* --- a library ------------------------------------------------------------------------------------------------- */

typedef struct
{
  char      *path;
  NbLibrary *library;
} Fixture;

static void
set_up (Fixture *f,
        gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("nb-reprints-XXXXXX", NULL);
  g_autoptr (GError) error = NULL;

  f->path = g_build_filename (folder, "test.nienbieu", NULL);
  f->library = nb_library_open (f->path, NB_LIBRARY_CREATE, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *f,
           gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (f->path);
  static const char *const parts[] = { "", "-wal", "-shm" };

  g_clear_object (&f->library);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *part = g_strconcat (f->path, parts[i], NULL);

      g_unlink (part);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_free (f->path);
}

static void
add (Fixture *f,
     const char *name,
     const char *day,
     const char *text,
     gboolean is_sample)
{
  g_autoptr (NbArticle) article = nb_article_new ();
  g_autoptr (GError) error = NULL;
  NbLibraryItem item = { .article = article, .path = name, .is_sample = is_sample };

  article->title = g_strdup (name);
  article->source_name = g_strconcat ("Báo ", name, NULL);
  article->text = g_strdup (text);
  if (day)
    g_assert_true (nb_edtf_parse (day, &article->published.value, NULL));
  g_ptr_array_add (article->body, nb_block_new (NB_BLOCK_TEXT, 0, text));
  nb_library_add (f->library, &item, 1, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
run (Fixture *f)
{
  g_autoptr (NbReprintJob) job = nb_reprint_job_new (f->library);
  g_autoptr (GError) error = NULL;

  nb_reprint_job_run (job, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (nb_library_has_reprint_work (f->library));
}

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* The clusters, by the names of their members: independent of ids. */
static char *
list_clusters (Fixture *f,
               guint n)
{
  g_autoptr (GPtrArray) clusters = g_ptr_array_new_with_free_func (g_free);
  GString *all = g_string_new (NULL);

  for (guint id = 1; id <= n; id++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) reprints = nb_library_list_reprints (f->library, id, NULL, &error);
      g_autoptr (GPtrArray) names = g_ptr_array_new ();
      gint64 least = G_MAXINT64;

      g_assert_no_error (error);
      for (guint i = 0; i < reprints->len; i++)
        {
          NbReprint *reprint = g_ptr_array_index (reprints, i);

          g_ptr_array_add (names, reprint->title);
          least = MIN (least, reprint->id);
        }
      if (least != id)
        continue;
      g_ptr_array_sort (names, compare_strings);
      g_ptr_array_add (names, NULL);
      g_ptr_array_add (clusters, g_strjoinv (" ", (char **) names->pdata));
    }
  g_ptr_array_sort (clusters, compare_strings);
  for (guint i = 0; i < clusters->len; i++)
    g_string_append_printf (all, "%s%s", i ? " | " : "", (char *) g_ptr_array_index (clusters, i));
  return g_string_free (all, FALSE);
}

static void
assert_listed (Fixture *f,
               guint n,
               const char *expected)
{
  g_autofree char *found = list_clusters (f, n);

  g_assert_cmpstr (found, ==, expected);
}

/* The first one is the first to be published, then the one that came first; who knows when comes last. */
static void
test_list (Fixture *f,
           gconstpointer data)
{
  g_autoptr (GPtrArray) reprints = NULL;
  const char *const expected[] = { "d", "b", "c", "a" };

  add (f, "a", NULL, STORY, FALSE);
  add (f, "b", "2019-05-13", STORY " Hết.", FALSE);
  add (f, "c", "2019-05-13", LEAD ONE TWO THREE, FALSE);
  add (f, "d", "2019-05-12", STORY " Theo bạn đọc.", FALSE);
  add (f, "e", "2019-05-12", OTHER, FALSE);
  run (f);
  reprints = nb_library_list_reprints (f->library, 3, NULL, NULL);
  g_assert_cmpuint (reprints->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < reprints->len; i++)
    g_assert_cmpstr (((NbReprint *) g_ptr_array_index (reprints, i))->title, ==, expected[i]);
  g_assert_cmpstr (((NbReprint *) g_ptr_array_index (reprints, 0))->source, ==, "Báo d");
  g_clear_pointer (&reprints, g_ptr_array_unref);
  reprints = nb_library_list_reprints (f->library, 5, NULL, NULL);
  g_assert_cmpuint (reprints->len, ==, 0);
}

typedef struct
{
  const char *name;
  const char *text;
} Text;

static const Text family[] = {
  { "a1", STORY }, { "a2", LEAD ONE TWO THREE }, { "a3", "(Báo Nếp Làng) - " STORY }, { "a4", ONE TWO THREE FOUR }, { "a5", LEAD ONE TWO },
  { "b1", OTHER }, { "b2", OTHER " Theo Báo Sức Dân." },
  { "c1", REPORT ("Yên Trạch", "412", "36", "58", "120", "Lương Thị Nhàn") },
  { "c2", REPORT ("Phú Lộc", "287", "22", "31", "64", "Đinh Thị Sen") },
  { "c3", REPORT ("Phú Lộc", "287", "22", "31", "64", "Đinh Thị Sen") " Theo Báo Gần Dân." },
  { "d1", STORY "\n" OTHER },
};
#define FAMILY "a1 a2 a3 a4 a5 | b1 b2 | c2 c3"

static void
test_order (gconstpointer data)
{
  for (guint round = 0; round < 12; round++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (round);
      guint order[G_N_ELEMENTS (family)];
      Fixture f = { NULL, NULL };

      set_up (&f, NULL);
      for (guint i = 0; i < G_N_ELEMENTS (family); i++)
        order[i] = i;
      for (guint i = G_N_ELEMENTS (family) - 1; i > 0; i--)
        {
          guint k = (guint) g_rand_int_range (rand, 0, (gint32) i + 1), other = order[i];

          order[i] = order[k];
          order[k] = other;
        }
      for (guint i = 0; i < G_N_ELEMENTS (family); i++)
        {
          add (&f, family[order[i]].name, NULL, family[order[i]].text, FALSE);
          /* from scratch, one by one, and some at a time */
          if (round % 3 == 1 || (round % 3 == 2 && i % 4 == 0))
            run (&f);
        }
      run (&f);
      assert_listed (&f, G_N_ELEMENTS (family), FAMILY);
      tear_down (&f, NULL);
    }
}

static void
test_going (Fixture *f,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  add (f, "a", NULL, STORY, FALSE);
  add (f, "b", NULL, STORY " Hết.", TRUE);
  add (f, "c", NULL, STORY " Theo bạn đọc.", FALSE);
  add (f, "d", NULL, OTHER, FALSE);
  add (f, "e", NULL, OTHER " Hết.", TRUE);
  run (f);
  assert_listed (f, 5, "a b c | d e");

  /* another text at the same place: it leaves at once, the others stay; a cluster of one is none */
  nb_library_remove_sample (f->library, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_listed (f, 5, "a c");
  add (f, "c", NULL, OTHER " Hết.", FALSE);
  assert_listed (f, 5, "");
  run (f);
  assert_listed (f, 5, "c d");
  add (f, "d", NULL, STORY " Hết.", FALSE);
  run (f);
  assert_listed (f, 5, "a d");
}

/* What held two others together: without it they have nothing in common. */
static void
test_bridge (Fixture *f,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  add (f, "head", NULL, LEAD ONE TWO, FALSE);
  add (f, "middle", NULL, ONE TWO THREE, TRUE);
  add (f, "tail", NULL, TWO THREE FOUR, FALSE);
  run (f);
  assert_listed (f, 3, "head middle tail");
  nb_library_remove_sample (f->library, NULL, NULL, &error);
  g_assert_no_error (error);
  run (f);
  assert_listed (f, 3, "");
}

static void
cancel_at (NbReprintJob *job,
           double fraction,
           GCancellable *cancellable)
{
  if (fraction >= *(const double *) g_object_get_data (G_OBJECT (cancellable), "at"))
    g_cancellable_cancel (cancellable);
}

/* Stopped anywhere, the next run completes it. */
static void
test_cancel (Fixture *f,
             gconstpointer data)
{
  const double at[] = { 0, .3, .5, .55, .8 };

  for (guint i = 0; i < G_N_ELEMENTS (at); i++)
    {
      g_autoptr (NbReprintJob) job = nb_reprint_job_new (f->library);
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;

      for (guint k = 0; k < G_N_ELEMENTS (family); k++)
        {
          g_autofree char *text = g_strdup_printf ("%s Lần %u.", family[k].text, i);

          add (f, family[k].name, NULL, text, FALSE);
        }
      g_object_set_data (G_OBJECT (cancellable), "at", (gpointer) &at[i]);
      g_signal_connect (job, "progress", G_CALLBACK (cancel_at), cancellable);
      g_assert_false (nb_reprint_job_run (job, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_true (nb_library_has_reprint_work (f->library));
      run (f);
      assert_listed (f, G_N_ELEMENTS (family), FAMILY);
    }
}

/* What a library from anybody has in place of keys. */
static void
test_foreign (Fixture *f,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  add (f, "a", NULL, STORY, FALSE);
  add (f, "b", NULL, OTHER, FALSE);
  run (f);
  g_clear_object (&f->library);
  {
    g_autoptr (NbDatabase) database = nb_database_open (f->path, FALSE, &error);

    g_assert_no_error (error);
    g_assert_true (nb_database_exec (database,
                                     "UPDATE reprint_keys SET keys = zeroblob (4000000) WHERE article_id = 1;"
                                     "UPDATE reprint_keys SET keys = 'no keys' WHERE article_id = 2;"
                                     "INSERT INTO reprint_links VALUES (1, 1, -5), (1, 2, 1000000);"
                                     "INSERT INTO reprints VALUES (1, -7)", &error));
  }
  f->library = nb_library_open (f->path, 0, NULL, &error);
  g_assert_no_error (error);
  add (f, "c", NULL, OTHER " Hết.", FALSE);
  run (f);
  assert_listed (f, 3, "");
  add (f, "b", NULL, OTHER " Theo bạn đọc.", FALSE);
  run (f);
  assert_listed (f, 3, "b c");
}

int
main (int argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reprints/edits", test_edits);
  g_test_add_func ("/reprints/false-friends", test_false_friends);
  g_test_add_func ("/reprints/common-keys", test_common_keys);
  g_test_add_func ("/reprints/clusters", test_clusters);
  g_test_add ("/reprints/list", Fixture, NULL, set_up, test_list, tear_down);
  g_test_add_data_func ("/reprints/order", NULL, test_order);
  g_test_add ("/reprints/going", Fixture, NULL, set_up, test_going, tear_down);
  g_test_add ("/reprints/bridge", Fixture, NULL, set_up, test_bridge, tear_down);
  g_test_add ("/reprints/cancel", Fixture, NULL, set_up, test_cancel, tear_down);
  g_test_add ("/reprints/foreign", Fixture, NULL, set_up, test_foreign, tear_down);
  return g_test_run ();
}
