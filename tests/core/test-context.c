/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The user's own bands of the context: read from tables of all kinds, kept by the library, drawn in rows. */

#include "generate.h"

#include "import/nb-context-csv.h"
#include "plot/nb-timeline-layout.h"
#include "store/nb-library-private.h"

#include <glib/gstdio.h>
#include <string.h>

#define DAY(y, m, d) nb_day_from_ymd (y, m, d)

/* --- tables --- */

static NbContextBand *
read_bytes (const char *table,
            gssize length,
            GPtrArray *left_out,
            GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (table, length < 0 ? strlen (table) : (gsize) length);

  return nb_context_band_from_table (bytes, "Sự kiện của tôi", left_out, error);
}

/* "first..last name (short)", a line each, then what was left out. */
static char *
tell (const char *table,
      gssize length)
{
  g_autoptr (GPtrArray) left_out = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (NbContextBand) band = read_bytes (table, length, left_out, &error);
  GString *out = g_string_new (NULL);

  g_assert_true ((band == NULL) == (error != NULL));
  for (guint i = 0; band && i < band->marks->len; i++)
    {
      const NbContextMark *mark = &g_array_index (band->marks, NbContextMark, i);
      int a[3], b[3];

      nb_day_to_ymd (mark->first, &a[0], &a[1], &a[2]);
      nb_day_to_ymd (mark->last, &b[0], &b[1], &b[2]);
      g_string_append_printf (out, "%d-%d-%d..%d-%d-%d %s", a[0], a[1], a[2], b[0], b[1], b[2], mark->name);
      if (!g_str_equal (mark->name, mark->short_name))
        g_string_append_printf (out, " (%s)", mark->short_name);
      g_string_append_c (out, '\n');
    }
  if (error)
    g_string_append_printf (out, "! %s\n", error->message);
  for (guint i = 0; i < left_out->len; i++)
    g_string_append_printf (out, "? %s\n", (const char *) g_ptr_array_index (left_out, i));
  return g_string_free (out, FALSE);
}

static void
assert_told (const char *table,
             const char *expected)
{
  g_autofree char *told = tell (table, -1);

  g_assert_cmpstr (told, ==, expected);
}

static void
test_forms (void)
{
  /* English columns in any order, EDTF */
  assert_told ("name,note,date\nFlood,-,2020-10-14\nDrought,-,2016-03/2016-05\n\"A, \"\"B\"\"\",-,2019\n",
               "2016-3-1..2016-5-31 Drought\n2019-1-1..2019-12-31 A, \"B\"\n2020-10-14..2020-10-14 Flood\n");
  /* Vietnamese columns, dates as they are written, semicolons, a mark at the file's beginning, lines of Windows */
  assert_told ("\xef\xbb\xbfTừ ngày;Đến ngày;Tên sự kiện;Tên ngắn\r\n14/10/2020;20.10.2020;Đợt lũ tháng Mười;Lũ\r\n"
               "tháng 2/2021;;Giãn cách;\r\nquý III/2019;;Hè;\r\n",
               "2019-7-1..2019-9-30 Hè\n2020-10-14..2020-10-20 Đợt lũ tháng Mười (Lũ)\n2021-2-1..2021-2-28 Giãn cách\n");
  /* tabs; letters that are put together; a name over two lines; blank rows */
  assert_told ("Nga\xcc\x80y\tSu\xcc\x9b\xcc\xa3 kie\xcc\xa3\xcc\x82n\n\n2020\t\"Hai\ndòng\"\n\t\n6 tháng đầu năm 2021\tNửa năm",
               "2020-1-1..2020-12-31 Hai dòng\n2021-1-1..2021-6-30 Nửa năm\n");
}

/* Each is named by its line; the rest is taken. */
static void
test_bad_rows (void)
{
  assert_told ("start,end,name\n2020-10-14,2020-10-10,Ngược\nhôm qua,,Không rõ\n2020-02-30,,Không có\n,,Trống\n"
               "2020,,\n\"2021\nx\",,Hai dòng\n2019,,Được\n2022,mai,Hỏng\n",
               "2019-1-1..2019-12-31 Được\n"
               "? Line 2: it ends before it begins\n? Line 3: “hôm qua” is no date\n? Line 4: “2020-02-30” is no date\n"
               "? Line 5: there is no date\n? Line 6: there is no name\n? Line 7: “2021\nx” is no date\n"
               "? Line 10: “mai” is no date\n");
  /* a quotation mark that is never closed costs its own row, not those behind it */
  assert_told ("date,name\n2019,Trước\n2020,\"Không đóng\n2021,Sau\n",
               "2019-1-1..2019-12-31 Trước\n2021-1-1..2021-12-31 Sau\n? Line 3: its quotation marks do not match\n");
  assert_told ("date,name\nxxx,A\n", "! No row of the table can be shown\n? Line 2: “xxx” is no date\n");
}

static void
test_no_table (void)
{
  const char *columns = "! The first row must name the columns: “date”, or “start” and “end”, and “name”\n";

  assert_told ("", "! The file is empty\n");
  assert_told ("\xef\xbb\xbf\r\n , ,\n", "! The file is empty\n");
  assert_told ("date,name\n", "! The table has no rows\n");
  assert_told ("2020-10-14,Không có dòng tên cột\n", columns);
  assert_told ("date,colour\n2020,red\n", columns);
  assert_told ("end,name\n2020,A\n", columns);
  assert_told ("\"date,name\n2020,A\n", columns);
}

/* Limits: rows, bytes, names, and how much nonsense is listed. */
static void
test_limits (void)
{
  g_autoptr (GString) table = g_string_new ("date,name\n");
  g_autoptr (GString) long_name = g_string_new ("date,name,short\n2020,");
  g_autoptr (GPtrArray) left_out = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) wrong = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (NbContextBand) band = NULL, named = NULL;
  g_autoptr (GError) error = NULL;
  const char *name;

  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (table, "%d-%02d-%02d,Mốc số %u\n", 1950 + i % 70, 1 + i % 12, 1 + i % 28, i);
  band = read_bytes (table->str, (gssize) table->len, left_out, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (band->marks->len, ==, NB_CONTEXT_MAX_MARKS);
  g_assert_cmpuint (left_out->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (left_out, 0), ==, "From line 2002 on: a band takes no more than 2000 marks");
  for (guint i = 1; i < band->marks->len; i++)
    g_assert_cmpint (g_array_index (band->marks, NbContextMark, i - 1).first, <=, g_array_index (band->marks, NbContextMark, i).first);

  g_string_assign (table, "date,name\n");
  for (guint i = 0; i < 100000; i++)
    g_string_append (table, "never,A\n");
  g_assert_null (read_bytes (table->str, (gssize) table->len, wrong, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_cmpuint (wrong->len, ==, NB_CONTEXT_MAX_WRONG + 1);
  g_clear_error (&error);

  while (table->len <= NB_CONTEXT_MAX_FILE)
    g_string_append (table, "2020,A row that is right but too many\n");
  g_assert_null (read_bytes (table->str, (gssize) table->len, wrong, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_clear_error (&error);

  for (guint i = 0; i < 2000; i++)
    g_string_append (long_name, "ệ");
  g_string_append (long_name, ",ngắn\n");
  for (guint i = 0; i < 2000; i++)
    g_string_append (long_name, "20");
  g_string_append (long_name, ",A,B\n");
  g_ptr_array_set_size (wrong, 0);
  named = read_bytes (long_name->str, (gssize) long_name->len, wrong, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (named->marks->len, ==, 1);
  name = g_array_index (named->marks, NbContextMark, 0).name;
  g_assert_cmpint (g_utf8_strlen (name, -1), ==, NB_CONTEXT_MAX_NAME);
  g_assert_true (g_utf8_validate (name, -1, NULL));
  g_assert_cmpuint (wrong->len, ==, 1);
  g_assert_cmpint (g_utf8_strlen (g_ptr_array_index (wrong, 0), -1), <, 100);
}

/* Spreadsheets write UTF-16; old files are in TCVN3. */
static void
test_encodings (void)
{
  const char *text = "ngày\ttên\n2020-10-14\tLũ lớn ở miền Trung\n", *expected = "2020-10-14..2020-10-14 Lũ lớn ở miền Trung\n";
  /* the same in TCVN3, as fonts of the nineties had it */
  const char *old = "ng\xB5y,t\xAAn\n2020-10-14,Sau l\xF2 l\xEDn \xEB mi\xD2n Trung\n"
                    "2020-02-06,Ba t\xE6 d\xA9n v\xCBn x\xB7 h\xE4p v\xED" "i b\xB5 con c\xB8\x63 th\xABn v\xD2 vi\xD6\x63 l\xB5m \xAE\xAD\xEAng\n";
  g_autofree char *wide = NULL, *told = NULL, *told_old = NULL;
  gsize length;

  wide = g_convert (text, -1, "UTF-16", "UTF-8", NULL, &length, NULL);
  told = tell (wide, (gssize) length);
  g_assert_cmpstr (told, ==, expected);
  told_old = tell (old, -1);
  g_assert_cmpstr (told_old, ==, "2020-2-6..2020-2-6 Ba tổ dân vận xã họp với bà con các thôn về việc làm đường\n"
                                   "2020-10-14..2020-10-14 Sau lũ lớn ở miền Trung\n");
}

/* --- the library --- */

typedef struct
{
  char *folder;
  char *path;
  NbLibrary *library;
} Fixture;

static void
open_it (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  f->library = nb_library_open (f->path, NB_LIBRARY_CREATE, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *f,
        gconstpointer data)
{
  f->folder = g_dir_make_tmp ("nb-context-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, "test.nienbieu", NULL);
}

static void
tear_down (Fixture *f,
           gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_clear_object (&f->library);
  dir = g_dir_open (f->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (f->folder);
  g_free (f->folder);
  g_free (f->path);
}

static NbContextBand *
make_band (const char *name)
{
  NbContextBand *band = nb_context_band_new (name);

  g_assert_true (nb_context_band_add (band, DAY (2020, 10, 14), DAY (2020, 10, 14), "Lũ lớn", "Lũ"));
  g_assert_true (nb_context_band_add (band, DAY (2021, 5, 1), DAY (2021, 9, 30), "Giãn cách xã hội", NULL));
  return band;
}

static void
add (Fixture *f,
     const NbContextBand *band)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (nb_library_add_band (f->library, band, NULL, &error));
  g_assert_no_error (error);
}

/* "1:name+ first..last name (short) | …", of all bands. */
static char *
list (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) bands = nb_library_list_bands (f->library, NULL, &error);
  GString *out = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < bands->len; i++)
    {
      const NbContextBand *band = g_ptr_array_index (bands, i);

      g_string_append_printf (out, "%s%" G_GINT64_FORMAT ":%s%s", i ? "; " : "", band->id, band->name, band->shown ? "+" : "-");
      for (guint j = 0; j < band->marks->len; j++)
        {
          const NbContextMark *mark = &g_array_index (band->marks, NbContextMark, j);

          g_assert_cmpint (mark->kind, ==, NB_CONTEXT_OWN);
          g_string_append_printf (out, " %d %s (%s)", mark->last - mark->first + 1, mark->name, mark->short_name);
        }
    }
  return g_string_free (out, FALSE);
}

static void
assert_list (Fixture *f,
             const char *expected)
{
  g_autofree char *told = list (f);

  g_assert_cmpstr (told, ==, expected);
}

static void
check_it (Fixture *f,
          gboolean repair_it,
          gboolean ok)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NbLibraryReport) report = NULL;

  g_clear_object (&f->library);
  report = nb_library_check (f->path, repair_it, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (report->ok, ==, ok);
  open_it (f);
}

static char *
get_fingerprint (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  char *fingerprint = nb_library_fingerprint (f->library, NULL, &error);

  g_assert_no_error (error);
  return fingerprint;
}

/* What is drawn with the articles is part of what a figure is drawn from. */
static void
test_fingerprint (Fixture *f,
                  gconstpointer data)
{
  g_autoptr (NbContextBand) a = make_band ("Lũ lụt");
  g_autofree char *without = NULL, *with = NULL, *off = NULL, *renamed = NULL;

  open_it (f);
  without = get_fingerprint (f);
  add (f, a);
  with = get_fingerprint (f);
  g_assert_true (nb_library_rename_band (f->library, 1, "Bão", NULL, NULL));
  renamed = get_fingerprint (f);
  g_assert_true (nb_library_show_band (f->library, 1, FALSE, NULL, NULL));
  off = get_fingerprint (f);
  g_assert_cmpstr (with, !=, without);
  g_assert_cmpstr (with, !=, renamed);
  g_assert_cmpstr (off, ==, without);
}

#define A "1:Lũ lụt+ 1 Lũ lớn (Lũ) 153 Giãn cách xã hội (Giãn cách xã hội)"

static void
test_kept (Fixture *f,
           gconstpointer data)
{
  g_autoptr (NbContextBand) a = make_band ("Lũ lụt"), b = make_band ("Hai");
  g_autoptr (GPtrArray) bands = NULL;
  g_autoptr (GError) error = NULL;

  open_it (f);
  assert_list (f, "");
  add (f, a);
  add (f, b);
  g_assert_true (nb_library_show_band (f->library, 2, FALSE, NULL, NULL));
  g_assert_true (nb_library_rename_band (f->library, 2, " Tên\nmới ", NULL, NULL));
  g_assert_true (nb_library_rename_band (f->library, 2, " ", NULL, NULL));
  check_it (f, FALSE, TRUE);
  assert_list (f, A "; 2:Tên mới- 1 Lũ lớn (Lũ) 153 Giãn cách xã hội (Giãn cách xã hội)");

  /* what was removed comes back as and where it was */
  bands = nb_library_list_bands (f->library, NULL, &error);
  g_assert_true (nb_library_remove_band (f->library, 1, NULL, NULL));
  assert_list (f, "2:Tên mới- 1 Lũ lớn (Lũ) 153 Giãn cách xã hội (Giãn cách xã hội)");
  add (f, g_ptr_array_index (bands, 0));
  assert_list (f, A "; 2:Tên mới- 1 Lũ lớn (Lũ) 153 Giãn cách xã hội (Giãn cách xã hội)");
  g_assert_true (nb_library_remove_band (f->library, 7, NULL, NULL));

  for (guint i = 2; i < NB_CONTEXT_MAX_BANDS; i++)
    add (f, a);
  g_assert_false (nb_library_add_band (f->library, a, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
}

static gboolean
exec_sql (NbDatabase *database,
          gpointer sql,
          GError **error)
{
  return nb_database_exec (database, sql, error);
}

static void
run_sql (Fixture *f,
         const char *sql)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (nb_library_write (f->library, exec_sql, (gpointer) sql, NULL, &error));
  g_assert_no_error (error);
}

/* A library from anybody: names of any kind, times that are none, more than there may be. */
static void
test_hostile (Fixture *f,
              gconstpointer data)
{
  g_autoptr (GPtrArray) bands = NULL;
  g_autoptr (GError) error = NULL;

  open_it (f);
  run_sql (f, "INSERT INTO context_bands (id, name, shown) VALUES (1, CAST (x'ff0a41' AS TEXT), 7), (2, '', 0), (3, x'00', 'x');"
              "INSERT INTO context_marks (band_id, time, name) VALUES (1, 'never', 'A'), (1, x'ff', 'B'), (1, '2020-02-30', 'C'),"
              " (1, '2020', CAST (x'fe' AS TEXT)), (1, '2021', ''), (2, '2022/2021', 'D'), (2, '../2021', 'E'), (2, 5, 5);"
              "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)"
              " INSERT INTO context_marks (band_id, time, name) SELECT 3, '2020', 'x' || i FROM n;"
              "WITH RECURSIVE n (i) AS (SELECT 4 UNION ALL SELECT i + 1 FROM n WHERE i < 500)"
              " INSERT INTO context_bands (id, name) SELECT i, printf ('%.*c', 3000, 'x') FROM n");
  bands = nb_library_list_bands (f->library, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (bands->len, ==, NB_CONTEXT_MAX_BANDS);
  for (guint i = 0; i < bands->len; i++)
    {
      const NbContextBand *band = g_ptr_array_index (bands, i);

      g_assert_true (g_utf8_validate (band->name, -1, NULL));
      g_assert_cmpint (g_utf8_strlen (band->name, -1), <=, NB_CONTEXT_MAX_NAME);
      g_assert_cmpuint (band->marks->len, <=, NB_CONTEXT_MAX_MARKS);
      for (guint j = 0; j < band->marks->len; j++)
        {
          const NbContextMark *mark = &g_array_index (band->marks, NbContextMark, j);

          g_assert_true (g_utf8_validate (mark->name, -1, NULL) && *mark->name);
          g_assert_cmpint (mark->first, <=, mark->last);
        }
    }
}

/* A changed byte is found, and what a repair can read it keeps. */
static void
test_damage (Fixture *f,
             gconstpointer data)
{
  g_autoptr (NbContextBand) a = make_band ("Lũ lụt");

  open_it (f);
  add (f, a);
  run_sql (f, "DROP TRIGGER context_marks_sum_again; UPDATE context_marks SET name = 'Lũ nhỏ' WHERE id = 1");
  check_it (f, FALSE, FALSE);
  check_it (f, TRUE, FALSE);
  assert_list (f, "1:Lũ lụt+ 1 Lũ nhỏ (Lũ) 153 Giãn cách xã hội (Giãn cách xã hội)");
  check_it (f, FALSE, TRUE);
}

/* A library of the schema before gets its tables, and keeps what was in it. */
static void
test_stored_4 (Fixture *f,
               gconstpointer data)
{
  g_autofree char *stored = g_test_build_filename (G_TEST_DIST, "data", "libraries", "v4.nienbieu", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (NbContextBand) a = make_band ("Lũ lụt");
  g_autoptr (NbStoredArticle) article = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (stored, &contents, &length, &error));
  g_assert_true (g_file_set_contents (f->path, contents, (gssize) length, &error));
  open_it (f);
  article = nb_library_get_article (f->library, 1, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (article->article->title, ==, "Ngõ không rác ở Long Biên: năm 2019 của những bà tổ trưởng");
  g_clear_pointer (&article, nb_stored_article_free);
  article = nb_library_get_article (f->library, 2, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (article);
  assert_list (f, "");
  add (f, a);
  check_it (f, FALSE, TRUE);
  assert_list (f, A);
}

/* --- rows --- */

static double
measure (NbTextRole role,
         const char *text,
         gssize length,
         gpointer user_data)
{
  return 6.5 * g_utf8_strlen (text, length);
}

static NbTimelineLayout *
lay_out (NbCatalog *catalog,
         NbRowSet *rows,
         NbDay from,
         NbDay to,
         const NbContextBands *bands)
{
  NbTimelineInput input = { .catalog = catalog, .rows = rows, .place_mode = NB_PLACE_MODE_63, .from = from, .to = to,
                            .width = 1128, .height = 805, .text_scale = 1, .today = DAY (2020, 10, 14),
                            .ruler = { measure, NULL }, .context = bands };

  return nb_timeline_layout_new (&input, NULL);
}

static guint
count_kind (const NbTimelineLayout *layout,
            NbContextKind kind)
{
  guint n = 0;

  for (guint i = 0; i < layout->items->len; i++)
    {
      const NbTimelineItem *item = &g_array_index (layout->items, NbTimelineItem, i);

      n += (item->kind == NB_ITEM_THEME || item->kind == NB_ITEM_EVENT) && (item->lane < NB_CONTEXT_OWN ? item->lane : NB_CONTEXT_OWN) == kind;
    }
  return n;
}

static const NbTimelineItem *
find_tip (const NbTimelineLayout *layout,
          const char *tip)
{
  for (guint i = 0; i < layout->items->len; i++)
    {
      const NbTimelineItem *item = &g_array_index (layout->items, NbTimelineItem, i);

      if (item->tip && g_str_equal (item->tip, tip))
        return item;
    }
  return NULL;
}

typedef struct
{
  NbPlaces *places;
  NbCatalog *catalog;
  NbRowSet *rows;
} Articles;

static void
articles_set_up (Articles *a,
                 gconstpointer data)
{
  a->places = nb_places_new (NULL);
  a->catalog = generate_catalog (a->places, 1000, 1);
  a->rows = all_rows (a->catalog);
}

static void
articles_tear_down (Articles *a,
                    gconstpointer data)
{
  nb_row_set_unref (a->rows);
  g_object_unref (a->catalog);
  nb_places_unref (a->places);
}

/* Each kind goes and comes, alone and with the others; what is off takes no room. */
static void
test_kinds (Articles *a,
            gconstpointer data)
{
  static const struct { int from; int to; } spans[] = { { 2010, 2026 }, { 2019, 2021 } };

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    for (guint off = 0; off < 1u << NB_CONTEXT_N_KINDS; off++)
      {
        NbDay from = DAY (spans[i].from, 1, 1), to = DAY (spans[i].to + 1, 1, 1);
        g_autoptr (NbContextBands) bands = nb_context_bands_new (off, NULL);
        g_autoptr (NbTimelineLayout) all = lay_out (a->catalog, a->rows, from, to, NULL);
        g_autoptr (NbTimelineLayout) layout = lay_out (a->catalog, a->rows, from, to, bands);

        for (guint kind = 0; kind < NB_CONTEXT_N_KINDS; kind++)
          g_assert_cmpuint (count_kind (layout, kind), ==, off & 1u << kind ? 0 : count_kind (all, kind));
        g_assert_cmpuint (count_kind (all, NB_CONTEXT_THEME), >, 0);
        g_assert_cmpuint (count_kind (all, NB_CONTEXT_CONGRESS), >, 0);
        g_assert_cmpuint (count_kind (all, NB_CONTEXT_TET), >, 0);
        g_assert_cmpfloat (layout->context.height, <=, all->context.height);
        if (off == (1u << NB_CONTEXT_N_KINDS) - 1)
          g_assert_cmpfloat (layout->context.height, ==, 0);
      }
}

/* The user's bands have rows of their own under the others, in which nothing overlaps. */
static void
test_own_rows (Articles *a,
               gconstpointer data)
{
  g_autoptr (GPtrArray) own = g_ptr_array_new_with_free_func ((GDestroyNotify) nb_context_band_unref);
  g_autoptr (NbContextBands) bands = NULL;
  g_autoptr (NbTimelineLayout) all = NULL, layout = NULL;
  const NbTimelineItem *day, *span;
  NbContextBand *crowd = nb_context_band_new ("Đông"), *edge = nb_context_band_new ("Mép");

  g_ptr_array_add (own, make_band ("Lũ lụt"));
  g_ptr_array_add (own, make_band ("Ẩn"));
  g_ptr_array_add (own, crowd);
  g_ptr_array_add (own, edge);
  nb_context_band_add (edge, DAY (2021, 7, 1), DAY (2021, 7, 1), "Một việc có tên dài", NULL);
  nb_context_band_add (edge, DAY (2021, 12, 20), DAY (2021, 12, 20), "Việc ở mép có tên dài", NULL);
  ((NbContextBand *) g_ptr_array_index (own, 1))->shown = FALSE;
  for (guint i = 0; i < NB_CONTEXT_MAX_MARKS; i++)
    nb_context_band_add (crowd, DAY (2019, 1, 1) + (int) i / 2, DAY (2019, 1, 1) + (int) i / 2, "Một việc có tên dài", "Việc");
  nb_context_band_sort (crowd);
  bands = nb_context_bands_new (0, own);
  all = lay_out (a->catalog, a->rows, DAY (2019, 1, 1), DAY (2022, 1, 1), NULL);
  layout = lay_out (a->catalog, a->rows, DAY (2019, 1, 1), DAY (2022, 1, 1), bands);
  g_assert_cmpfloat (layout->context.height, ==, all->context.height + 3 * 20);
  day = find_tip (layout, "Lũ lớn · 14 Oct 2020");
  span = find_tip (layout, "Giãn cách xã hội · May 2021 – Sep 2021");
  g_assert_nonnull (day);
  g_assert_nonnull (span);
  g_assert_cmpint (day->lane, ==, NB_CONTEXT_OWN);
  g_assert_cmpfloat (day->mark.y, >=, all->context.y + all->context.height - 4);
  g_assert_cmpfloat (span->mark.width, >, 20 * day->mark.width);
  g_assert_cmpuint (count_kind (layout, NB_CONTEXT_OWN), >, 100);
  g_assert_cmpuint (count_kind (layout, NB_CONTEXT_OWN), <, 1128);
  for (guint i = 0; i < layout->items->len; i++)
    {
      const NbTimelineItem *item = &g_array_index (layout->items, NbTimelineItem, i);

      if (item->kind != NB_ITEM_EVENT || item->lane < NB_CONTEXT_OWN)
        continue;
      g_assert_cmpfloat (item->mark.y, >=, layout->context.y);
      g_assert_cmpfloat (item->mark.y + item->mark.height, <=, layout->context.y + layout->context.height);
      for (guint j = i + 1; item->label && j < layout->items->len; j++)
        {
          const NbTimelineItem *other = &g_array_index (layout->items, NbTimelineItem, j);
          double end = item->label_at.x + measure (0, item->label, -1, NULL);

          if (other->kind == NB_ITEM_EVENT && other->lane >= NB_CONTEXT_OWN && other->label && other->label_at.y == item->label_at.y)
            g_assert_true (end <= other->label_at.x || other->label_at.x + measure (0, other->label, -1, NULL) <= item->label_at.x);
        }
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/context/forms", test_forms);
  g_test_add_func ("/context/bad-rows", test_bad_rows);
  g_test_add_func ("/context/no-table", test_no_table);
  g_test_add_func ("/context/limits", test_limits);
  g_test_add_func ("/context/encodings", test_encodings);
  g_test_add ("/context/kept", Fixture, NULL, set_up, test_kept, tear_down);
  g_test_add ("/context/fingerprint", Fixture, NULL, set_up, test_fingerprint, tear_down);
  g_test_add ("/context/hostile", Fixture, NULL, set_up, test_hostile, tear_down);
  g_test_add ("/context/damage", Fixture, NULL, set_up, test_damage, tear_down);
  g_test_add ("/context/stored-4", Fixture, NULL, set_up, test_stored_4, tear_down);
  g_test_add ("/context/kinds", Articles, NULL, articles_set_up, test_kinds, articles_tear_down);
  g_test_add ("/context/own-rows", Articles, NULL, articles_set_up, test_own_rows, articles_tear_down);
  return g_test_run ();
}
