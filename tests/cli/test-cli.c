/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command line, word for word, driven as a process. */

#include "cli-fixture.h"

#include "base/nb-places.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

static const char *const subcommands[] = {
  "import", "extract", "list", "show", "counts", "figure", "cite", "export", "feeds", "sync", "check", "sample",
};

static void
put_file (CliFixture *f,
          const char *name,
          const char *contents)
{
  g_free (cli_write (f, name, contents));
}

static void
make_library (CliFixture *f)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NbLibrary) library = nb_library_open (f->library, NB_LIBRARY_CREATE, NULL, &error);

  g_assert_no_error (error);
  cli_add (library, "Dân vận khéo ở bản xa", "2020-02-06", "VN-03", "Báo Một", "Dân vận khéo");
  cli_add (library, "Họp thôn, \"bàn\" việc", "2021-07", "N08", "Báo Hai", NULL);
  cli_add (library, "Ngư dân vận chuyển", "2021-33", "VN-07", "Báo Một", "Năm dân vận chính quyền");
  cli_add (library, "Chuyện chưa rõ ngày", NULL, NULL, NULL, "Dân vận khéo");
  cli_add (library, "Lễ hội lúa mới", "2021", "VN-37", "Báo Hai", NULL);
}

static void
test_usage (CliFixture *f,
            gconstpointer data)
{
  cli_assert (f, "", 2, "");
  cli_assert (f, "--help", 0, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (subcommands); i++)
    g_assert_nonnull (strstr (f->out, subcommands[i]));
  cli_assert (f, "--version", 0, NULL);
  g_assert_true (g_str_has_prefix (f->out, "nienbieu-cli "));
  cli_assert_err (f, "nonsense", 2, "There is no subcommand “nonsense”");
  cli_assert_err (f, "--nonsense", 2, "There is no option --nonsense");
  cli_assert_err (f, "--library", 2, "--library takes a value");
  cli_assert_err (f, "--lang fr list", 2, "--lang takes vi or en");
  cli_assert_err (f, "@ list --nonsense", 2, "There is no option --nonsense");
  cli_assert_err (f, "@ list --format xml", 2, "--format takes table|csv|jsonl, not “xml”");
  cli_assert_err (f, "@ list --limit x", 2, "takes a number");
  cli_assert_err (f, "@ list --limit", 2, "takes a value");
  cli_assert_err (f, "@ list --from 2021-13", 2, "takes a time");
  cli_assert_err (f, "@ list --province {Nơi Không Có}", 2, "There is no province “Nơi Không Có”");
  cli_assert_err (f, "@ list --undated=yes", 2, "takes no value");
  cli_assert_err (f, "@ counts", 2, "--by is needed");
  cli_assert_err (f, "@ show", 2, "one number");
  cli_assert_err (f, "@ show x", 2, "one number");
  cli_assert_err (f, "@ cite", 2, "--format is needed");
  cli_assert_err (f, "@ cite --format ris", 2, "not yet");
  cli_assert_err (f, "@ export --format csv", 2, "not yet");
  cli_assert_err (f, "@ import", 2, "nothing to import");
  cli_assert_err (f, "@ import --again x.txt", 2, "and no files");
  cli_assert_err (f, "@ import --again --source X", 2, "--source is for new ones");
  cli_assert_err (f, "@ extract", 2, "no file");
  cli_assert_err (f, "@ figure", 2, "--output is needed");
  cli_assert_err (f, "@ figure -o x.gif", 2, "must end in");
  cli_assert_err (f, "@ figure -o x.svg --width 1in", 2, "takes a length");
  cli_assert_err (f, "@ figure -o x.svg --width 1mm --height 2px", 2, "same unit");
  cli_assert_err (f, "@ check what", 2, "unexpected: what");
  /* wrong usage makes no library */
  g_assert_false (g_file_test (f->library, G_FILE_TEST_EXISTS));
}

static void
test_help (CliFixture *f,
           gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (subcommands); i++)
    {
      g_autofree char *arguments = g_strdup_printf ("%s --help", subcommands[i]);

      if (g_str_equal (subcommands[i], "feeds") || g_str_equal (subcommands[i], "sync"))
        continue;   /* tests/cli/test-sync.c */
      cli_assert (f, arguments, 0, NULL);
      g_assert_nonnull (strstr (f->out, subcommands[i]));
      g_assert_nonnull (strstr (f->out, "Example:\n  nienbieu-cli "));
      g_assert_cmpstr (f->err, ==, "");
    }
}

static void
test_list (CliFixture *f,
           gconstpointer data)
{
  make_library (f);
  cli_assert (f, "@ list --format csv", 0,
              "id,title,happened,published,source,place,url,path\n"
              "1,Dân vận khéo ở bản xa,2020-02-06,,Báo Một,VN-03,,/bài/Dân vận khéo ở bản xa.txt\n"
              "3,Ngư dân vận chuyển,2021-33,,Báo Một,VN-07,,/bài/Ngư dân vận chuyển.txt\n"
              "5,Lễ hội lúa mới,2021,,Báo Hai,VN-37,,/bài/Lễ hội lúa mới.txt\n"
              "2,\"Họp thôn, \"\"bàn\"\" việc\",2021-07,,Báo Hai,N08,,\"/bài/Họp thôn, \"\"bàn\"\" việc.txt\"\n"
              "4,Chuyện chưa rõ ngày,,,,,,/bài/Chuyện chưa rõ ngày.txt\n");
  cli_assert (f, "list @ --format=jsonl --limit 1 --sort -date", 0,
              "{\"id\":2,\"title\":\"Họp thôn, \\\"bàn\\\" việc\",\"happened\":\"2021-07\",\"published\":null,"
              "\"source\":\"Báo Hai\",\"place\":\"N08\",\"url\":null,\"path\":\"/bài/Họp thôn, \\\"bàn\\\" việc.txt\"}\n");
  cli_assert (f, "@ list", 0,
              "Id  Date        Place        Source   Title\n"
              " 1  6 Feb 2020  Hà Giang     Báo Một  Dân vận khéo ở bản xa\n"
              " 3  Q1 2021     Tuyên Quang  Báo Một  Ngư dân vận chuyển\n"
              " 5  2021        Tây Ninh     Báo Hai  Lễ hội lúa mới\n"
              " 2  Jul 2021    Tuyên Quang  Báo Hai  Họp thôn, \"bàn\" việc\n"
              " 4  –           –            –        Chuyện chưa rõ ngày\n");
}

static void
assert_ids (CliFixture *f,
            const char *arguments,
            const char *ids)
{
  g_autofree char *all = g_strconcat ("@ list --format csv ", arguments, NULL);
  g_autoptr (GString) found = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;

  cli_assert (f, all, 0, NULL);
  lines = g_strsplit (f->out, "\n", -1);
  for (guint i = 1; lines[i] && *lines[i]; i++)
    g_string_append_printf (found, "%s%.*s", found->len ? " " : "", (int) strcspn (lines[i], ","), lines[i]);
  if (!g_str_equal (found->str, ids))
    g_error ("“%s” lists %s, not %s", arguments, found->str, ids);
}

static void
test_query (CliFixture *f,
            gconstpointer data)
{
  make_library (f);
  assert_ids (f, "dân vận", "1 3");
  assert_ids (f, "dan van --search exact", "");
  assert_ids (f, "dan van --search folded", "1 3");
  assert_ids (f, "dân -khéo", "3");
  assert_ids (f, "{dân vận} -- -khéo", "3");
  assert_ids (f, "{\"vận khéo\"}", "1");
  assert_ids (f, "chuy*", "3 4");
  assert_ids (f, "khéo OR hội", "1 5");
  assert_ids (f, "--from 2021", "3 5 2");
  assert_ids (f, "--from 2020 --to 2020-06", "1");
  assert_ids (f, "--from 2021-07 --to 2021-07", "5 2");
  assert_ids (f, "--province {Hà Giang}", "1");
  assert_ids (f, "--province {ha giang}", "1");
  assert_ids (f, "--province VN-03 --province vn-37", "1 5");
  assert_ids (f, "--province N08", "1 3 2");
  assert_ids (f, "--source {báo một}", "1 3");
  assert_ids (f, "--source {Báo Ba}", "");
  assert_ids (f, "--campaign {dan van kheo}", "1 4");
  assert_ids (f, "--campaign {Dân vận khéo} --undated", "4");
  assert_ids (f, "--placeless", "4");
  assert_ids (f, "--undated", "4");
  assert_ids (f, "--tag x", "");
  assert_ids (f, "--person {Ai Đó}", "");
  assert_ids (f, "khéo OR vận --sort relevance", "1 3");
}

static int
total_of (CliFixture *f,
          const char *arguments)
{
  g_auto (GStrv) lines = NULL;
  int total = 0;

  cli_assert (f, arguments, 0, NULL);
  lines = g_strsplit (f->out, "\n", -1);
  g_assert_cmpstr (lines[0], ==, "key,label,count");
  for (guint i = 1; lines[i] && *lines[i]; i++)
    total += atoi (strrchr (lines[i], ',') + 1);
  return total;
}

static void
test_counts (CliFixture *f,
             gconstpointer data)
{
  static const char *const once[] = { "day", "month", "quarter", "year", "province", "source" };

  make_library (f);
  cli_assert (f, "@ counts --by province --format csv", 0,
              "key,label,count\nN08,Tuyên Quang,1\nVN-03,Hà Giang,1\nVN-07,Tuyên Quang,1\nVN-37,Tây Ninh,1\nunknown,unknown,1\n");
  cli_assert (f, "@ counts --by province --places 63 --format csv", 0,
              "key,label,count\nN08,Tuyên Quang,1\nVN-03,Hà Giang,1\nVN-07,Tuyên Quang,1\nVN-37,Tây Ninh,1\nunknown,unknown,1\n");
  cli_assert (f, "@ counts --by province --places 34 --format csv", 0,
              "key,label,count\nN08,Tuyên Quang,3\nN80,Tây Ninh,1\nunknown,unknown,1\n");
  cli_assert (f, "@ counts --by year --format csv", 0, "key,label,count\n2020,2020,1\n2021,2021,3\nunknown,unknown,1\n");
  cli_assert (f, "@ counts --by quarter --format csv", 0,
              "key,label,count\n2020-33,Q1 2020,1\n2021-33,Q1 2021,1\n2021-35,Q3 2021,1\nunknown,unknown,2\n");
  cli_assert (f, "@ counts --by month --format csv", 0,
              "key,label,count\n2020-02,Feb 2020,1\n2021-07,Jul 2021,1\nunknown,unknown,3\n");
  cli_assert (f, "@ counts --by day --format csv", 0, "key,label,count\n2020-02-06,6 Feb 2020,1\nunknown,unknown,4\n");
  cli_assert (f, "@ counts --by campaign --format csv", 0,
              "key,label,count\nDân vận khéo,Dân vận khéo,2\nNăm dân vận chính quyền,Năm dân vận chính quyền,1\nunknown,unknown,2\n");
  cli_assert (f, "@ counts --by source --format json {dân vận}", 0,
              "[\n{\"key\":\"Báo Một\",\"label\":\"Báo Một\",\"count\":2},\n{\"key\":\"unknown\",\"label\":\"unknown\",\"count\":0}\n]\n");
  cli_assert (f, "@ counts --by source", 0, "Name     Articles\nBáo Hai         2\nBáo Một         2\nunknown         1\n");
  for (guint i = 0; i < G_N_ELEMENTS (once); i++)
    {
      g_autofree char *arguments = g_strdup_printf ("@ counts --format csv --by %s", once[i]);

      g_assert_cmpint (total_of (f, arguments), ==, 5);
    }
}

/* Whatever units are shown, each article is counted once: over every unit there is. */
static void
test_counts_conserved (CliFixture *f,
                       gconstpointer data)
{
  static const char *const modes[] = { "published", "63", "34" };
  g_autoptr (NbPlaces) places = nb_places_new (NULL);
  g_autoptr (NbLibrary) library = nb_library_open (f->library, NB_LIBRARY_CREATE, NULL, NULL);
  guint n = 0;

  for (NbUnit unit = 0; unit < NB_N_UNITS; unit++)
    for (guint i = 0; i <= unit % 3u; i++)
      {
        g_autofree char *title = g_strdup_printf ("Bài %u", n++);

        cli_add (library, title, "2024", nb_places_get_unit (places, unit)->code, NULL, NULL);
      }
  cli_add (library, "Không rõ nơi", "2024", NULL, NULL, NULL);
  g_clear_object (&library);
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_autofree char *arguments = g_strdup_printf ("@ counts --by province --places %s --format csv", modes[i]);

      g_assert_cmpint (total_of (f, arguments), ==, n + 1);
      g_assert_nonnull (strstr (f->out, "unknown,unknown,1\n"));
    }
}

static void
test_show_and_cite (CliFixture *f,
                    gconstpointer data)
{
  g_autoptr (JsonNode) record = NULL;
  g_autoptr (JsonNode) items = NULL;

  make_library (f);
  cli_assert (f, "@ show 1", 0, NULL);
  g_assert_true (g_str_has_prefix (f->out, "Dân vận khéo ở bản xa\n\nHappened: 6 Feb 2020\nSource: Báo Một\n"));
  cli_assert (f, "@ show 2 --format html", 0, NULL);
  g_assert_nonnull (strstr (f->out, "<h1>Họp thôn, &quot;bàn&quot; việc</h1>"));
  cli_assert (f, "@ show 1 --format json", 0, NULL);
  record = json_from_string (f->out, NULL);
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (record), "title"), ==, "Dân vận khéo ở bản xa");
  cli_assert_err (f, "@ show 99", 1, "99: there is no such article\n");

  cli_assert (f, "@ cite --format csl-json --province VN-03", 0, NULL);
  items = json_from_string (f->out, NULL);
  g_assert_cmpint (json_array_get_length (json_node_get_array (items)), ==, 1);
}

/* Importing looks for reprints; the first to print it is the one with the earlier day, not the one that came first. */
static void
test_reprints (CliFixture *f,
               gconstpointer data)
{
#define TEXT "Sáng nay, tổ dân vận thôn Một họp bàn làm đường ra đồng. Ông Trịnh Bá Lộc nhận phần đong cát, bà Lương Thị Nhàn ghi sổ. " \
  "Tiền góp được viết lên bảng ở cổng đình, ai đi qua cũng đọc được. Con mương cũ chạy qua vườn của năm nhà, đến lần họp thứ ba thì " \
  "cả năm nhà cùng vạch một đường trên bản đồ, không ai phải ký giấy."
  g_autoptr (JsonNode) record = NULL;
  JsonArray *reprints;

  g_free (cli_write (f, "a.jsonl",
                     "{\"title\": \"Làm đường\", \"text\": \"" TEXT "\", \"published\": \"2020-03-04\", \"source\": \"Báo Sức Dân\"}\n"
                     "{\"title\": \"Đường ra đồng\", \"text\": \"" TEXT " Theo Báo Nếp Làng.\", \"published\": \"2020-03-02\","
                     " \"source\": \"Báo Nếp Làng\"}\n"));
  cli_assert (f, "@ import a.jsonl", 0, "");
  cli_assert (f, "@ show 1", 0, NULL);
  g_assert_nonnull (strstr (f->out, "\nPrinted by 2 papers, first in Báo Nếp Làng (2020-03-02)\n"));
  cli_assert (f, "@ show 1 --format json", 0, NULL);
  record = json_from_string (f->out, NULL);
  reprints = json_object_get_array_member (json_node_get_object (record), "reprints");
  g_assert_cmpuint (json_array_get_length (reprints), ==, 2);
  g_assert_cmpint (json_object_get_int_member (json_array_get_object_element (reprints, 0), "id"), ==, 2);
#undef TEXT
}

static void
correct (CliFixture *f,
         gint64 id,
         NbField field,
         const char *value,
         const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NbLibrary) library = nb_library_open (f->library, 0, NULL, &error);
  g_autoptr (NbCorrection) correction = nb_correction_new (field, value, name, "đã hỏi tòa soạn");

  g_assert_no_error (error);
  g_assert_true (nb_library_correct (library, id, correction, NULL, &error));
  g_assert_no_error (error);
}

/* What users corrected is what every subcommand sees; show says what had been read. */
static void
test_corrections (CliFixture *f,
                  gconstpointer data)
{
  g_autoptr (JsonNode) record = NULL;
  JsonObject *object, *correction;

  make_library (f);
  correct (f, 1, NB_FIELD_PLACE, "VN-01", "Lai Châu");
  correct (f, 1, NB_FIELD_HAPPENED, "2020-03", NULL);
  correct (f, 1, NB_FIELD_SOURCE, NULL, NULL);
  cli_assert (f, "@ list --province VN-03 --format csv", 0, NULL);
  g_assert_null (strstr (f->out, "bản xa"));
  cli_assert (f, "@ counts --by month --from 2020 --to 2020 --format csv", 0, NULL);
  g_assert_nonnull (strstr (f->out, "2020-03,"));
  g_assert_null (strstr (f->out, "2020-02,"));

  cli_assert (f, "@ show 1", 0, NULL);
  g_assert_true (g_str_has_prefix (f->out, "Dân vận khéo ở bản xa\n\nHappened: Mar 2020 (corrected; read as: 6 Feb 2020)\n"
                                           "Source: unknown (corrected; read as: Báo Một)\n"
                                           "Place: Lai Châu (corrected; read as: "));
  cli_assert (f, "@ show 1 --format json", 0, NULL);
  record = json_from_string (f->out, NULL);
  object = json_node_get_object (record);
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (object, "happened"), "edtf"), ==, "2020-03");
  g_assert_cmpint (json_array_get_length (json_object_get_array_member (object, "corrections")), ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      correction = json_array_get_object_element (json_object_get_array_member (object, "corrections"), i);
      if (g_str_equal (json_object_get_string_member (correction, "field"), "place"))
        g_assert_cmpstr (json_object_get_string_member (correction, "read"), ==, "VN-03");
      g_assert_cmpstr (json_object_get_string_member (correction, "note"), ==, "đã hỏi tòa soạn");
    }
  cli_assert (f, "@ show 2 --format json", 0, NULL);
  g_assert_nonnull (strstr (f->out, "\"corrections\" : []"));
}

static void
test_figure (CliFixture *f,
             gconstpointer data)
{
  static const struct { const char *name, *magic; } kinds[] = {
    { "a.svg", "<?xml" }, { "a.pdf", "%PDF-" }, { "a.png", "\x89PNG" },
  };
  g_autofree char *first = NULL, *second = NULL, *path = g_build_filename (f->folder, "a.svg", NULL);

  make_library (f);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *arguments = g_strdup_printf ("@ figure -o %s --width 174mm --dpi 72", kinds[i].name);
      g_autofree char *file = g_build_filename (f->folder, kinds[i].name, NULL);
      g_autofree char *contents = NULL;
      gsize length;

      cli_assert (f, arguments, 0, "");
      g_assert_true (g_file_get_contents (file, &contents, &length, NULL));
      g_assert_true (g_str_has_prefix (contents, kinds[i].magic));
    }
  /* the width that was asked for is in the file, and the same question gives the same bytes */
  g_assert_true (g_file_get_contents (path, &first, NULL, NULL));
  g_assert_nonnull (strstr (first, "width=\"174mm\""));
  cli_assert (f, "figure @ --width=174mm -o a.svg --dpi 72", 0, "");
  g_assert_true (g_file_get_contents (path, &second, NULL, NULL));
  g_assert_cmpstr (first, ==, second);
  cli_assert_err (f, "@ figure -o none/a.svg", 1, "none/a.svg: ");
}

static void
test_import_records (CliFixture *f,
                     gconstpointer data)
{
  g_free (cli_write (f, "a.jsonl", "{\"title\": \"Bài một\", \"text\": \"Sáng nay, tổ dân vận thôn Một họp bàn làm đường.\"}\n{\n"));
  g_free (cli_write (f, "b.csv", "title,text\nBài hai,\"Sáng nay, tổ dân vận thôn Hai họp bàn làm đường.\"\nBài ba,\n"));
  cli_assert_err (f, "@ import a.jsonl", 1, "a.jsonl, line 2: this is not JSON\n");
  cli_assert_err (f, "@ import b.csv", 1, "b.csv, line 3: there is no text\n");
  cli_assert_err (f, "@ import a.jsonl b.csv", 1, "2 already there");
}

static void
test_import (CliFixture *f,
             gconstpointer data)
{
  g_autoptr (JsonNode) report = NULL;
  JsonObject *o;

  put_file (f, "in/a.txt", "Họp thôn\n\nSáng nay thôn họp bàn việc làm đường, ai cũng góp ý kiến.\n");
  put_file (f, "in/b.txt", "");
  put_file (f, "in/c.pdf", "%PDF");
  cli_assert (f, "@ import in --report json --source {Báo Thử}", 1, NULL);
  report = json_from_string (f->out, NULL);
  o = json_node_get_object (report);
  g_assert_cmpint (json_object_get_int_member (o, "added"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (o, "skipped"), ==, 1);
  g_assert_cmpint (json_array_get_length (json_object_get_array_member (o, "failures")), ==, 1);
  g_assert_nonnull (strstr (f->err, "in/b.txt: "));
  g_assert_null (strchr (f->err, '\r'));      /* no progress where there is no terminal */
  cli_assert_err (f, "@ import in/a.txt", 0, "1 already there\n");
  cli_assert_err (f, "@ import none.txt in/c.pdf", 1, "none.txt: No such file or directory\nin/c.pdf: Only text files");
  cli_assert (f, "@ check", 0, NULL);
  cli_assert (f, "import in/a.txt", 0, NULL);    /* the user's own library */
  {
    g_autofree char *own = g_build_filename (f->folder, "nienbieu", "library.nienbieu", NULL);

    g_assert_true (g_file_test (own, G_FILE_TEST_EXISTS));
  }
}

static void
test_sample (CliFixture *f,
             gconstpointer data)
{
  int n;

  cli_assert (f, "@ sample", 0, "");
  n = total_of (f, "@ counts --by year --format csv");
  g_assert_cmpint (n, >=, 60);
  cli_assert_err (f, "@ sample", 0, "already there");
  g_assert_cmpint (total_of (f, "@ counts --by year --format csv"), ==, n);
  cli_assert (f, "@ check", 0, NULL);
}

static void
test_extract (CliFixture *f,
              gconstpointer data)
{
  g_autoptr (JsonNode) record = NULL;

  put_file (f, "a.txt", "Họp thôn\n\nSáng nay thôn họp bàn việc làm đường, ai cũng góp ý kiến.\n");
  cli_assert (f, "extract a.txt", 0, NULL);
  record = json_from_string (f->out, NULL);
  g_assert_true (JSON_NODE_HOLDS_OBJECT (record));
  g_assert_true (json_object_has_member (json_node_get_object (record), "about_dan_van"));
  cli_assert (f, "extract a.txt --format text", 0, NULL);
  g_assert_nonnull (strstr (f->out, "làm đường"));
  cli_assert_err (f, "extract none.txt a.txt", 1, "none.txt: No such file");
  g_assert_true (g_str_has_prefix (f->out, "{"));
  /* each file once: one record, one complaint */
  g_assert_true (strchr (f->out, '\n') == f->out + strlen (f->out) - 1);
  g_assert_true (strchr (f->err, '\n') == f->err + strlen (f->err) - 1);
}

static void
test_bad_library (CliFixture *f,
                  gconstpointer data)
{
  g_autofree char *after = NULL;
  g_autofree char *expected = g_strdup_printf ("%s: The file is not a Niên Biểu library, or its beginning is damaged\n", f->library);
  static const char *const calls[] = { "@ list", "@ check", "@ check --repair", "@ sample", "@ import .", "@ counts --by year",
                                       "@ cite --format csl-json", "@ show 1" };

  put_file (f, "test.nienbieu", "this is a letter and not a library\n");
  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      cli_assert (f, calls[i], 1, "");
      g_assert_cmpstr (f->err, ==, expected);
    }
  g_assert_true (g_file_get_contents (f->library, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, "this is a letter and not a library\n");
}

static void
test_read_only (CliFixture *f,
                gconstpointer data)
{
  make_library (f);
  g_assert_cmpint (g_chmod (f->library, 0444), ==, 0);
  cli_assert (f, "@ list --format csv --limit 1", 0, NULL);
  g_assert_nonnull (strstr (f->out, "Dân vận khéo"));
  cli_assert_err (f, "@ sample", 1, "test.nienbieu: The library is read-only; to change it, copy it to where you may write\n");
}

/* A catalogue of translations with one message, in GNU's binary form. */
static void
write_catalogue (CliFixture *f,
                 const char *msgid,
                 const char *msgstr)
{
  static const char head[] = "Content-Type: text/plain; charset=UTF-8\n";
  g_autoptr (GByteArray) mo = g_byte_array_new ();
  g_autofree char *folder = g_build_filename (f->folder, "locale", "vi", "LC_MESSAGES", NULL);
  g_autofree char *path = g_build_filename (folder, "nienbieu.mo", NULL);
  const char *const texts[] = { "", msgid, head, msgstr };
  guint32 numbers[7 + 8] = { 0x950412de, 0, 2, 28, 28 + 16, 0, 0 };
  guint32 at = sizeof numbers;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      numbers[7 + i * 2] = strlen (texts[i]);
      numbers[7 + i * 2 + 1] = at;
      at += strlen (texts[i]) + 1;
    }
  g_byte_array_append (mo, (guint8 *) numbers, sizeof numbers);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_byte_array_append (mo, (guint8 *) texts[i], strlen (texts[i]) + 1);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0755), ==, 0);
  g_assert_true (g_file_set_contents (path, (char *) mo->data, mo->len, NULL));
}

static void
test_language (CliFixture *f,
               gconstpointer data)
{
  g_autofree char *before = g_strdup (g_getenv ("NIENBIEU_LOCALEDIR"));
  g_autofree char *folder = g_build_filename (f->folder, "locale", NULL);

  write_catalogue (f, "Example:", "Ví dụ:");
  g_setenv ("NIENBIEU_LOCALEDIR", folder, TRUE);
  cli_assert (f, "list --help @ --lang vi", 0, NULL);
  g_assert_nonnull (strstr (f->out, "\nVí dụ:\n"));
  cli_assert (f, "--lang=en @ list --help", 0, NULL);
  g_assert_nonnull (strstr (f->out, "\nExample:\n"));
  g_setenv ("NIENBIEU_LOCALEDIR", before, TRUE);
}

/* UTF-8 comes out as UTF-8 in the C locale, too. */
static void
test_c_locale (CliFixture *f,
               gconstpointer data)
{
  g_autofree char *before = g_strdup (g_getenv ("LC_ALL"));

  make_library (f);
  g_setenv ("LC_ALL", "C", TRUE);
  cli_assert (f, "@ list --format csv --limit 1 khéo", 0, NULL);
  if (before)
    g_setenv ("LC_ALL", before, TRUE);
  g_assert_nonnull (strstr (f->out, "Dân vận khéo ở bản xa"));
}

int
main (int argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/cli/" name, CliFixture, NULL, cli_set_up, function, cli_tear_down)
  ADD ("usage", test_usage);
  ADD ("help", test_help);
  ADD ("list", test_list);
  ADD ("query", test_query);
  ADD ("counts", test_counts);
  ADD ("counts-conserved", test_counts_conserved);
  ADD ("show-and-cite", test_show_and_cite);
  ADD ("reprints", test_reprints);
  ADD ("corrections", test_corrections);
  ADD ("figure", test_figure);
  ADD ("import", test_import);
  ADD ("import-records", test_import_records);
  ADD ("sample", test_sample);
  ADD ("extract", test_extract);
  ADD ("bad-library", test_bad_library);
  ADD ("read-only", test_read_only);
  ADD ("language", test_language);
  ADD ("c-locale", test_c_locale);
  return g_test_run ();
}
