/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How fast pages are read, beside what libxml2 alone takes for parsing them: `meson test --benchmark`. Pages are made
 * here, or read from the files that are named. */

#include "extract/nb-extractor.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#define N_PAGES 24
#define ROUNDS 7
#define FLOOR 0.40

typedef struct
{
  const char *lang, *site, *title, *menu, *teaser, *caption, *byline, *tags, *footer;
  const char *sentences[8];
  guint n_paragraphs;
} Template;

/* Sentences of our own; the menus, cards and scripts around them are of the kinds and in the amounts that news sites have. */
static const Template templates[] = {
  { "vi", "Báo Bình Sơn", "Xã Tân Lập phát huy vai trò người có uy tín trong công tác dân vận năm %u",
    "Xây dựng Đảng và hệ thống chính trị", "Đoàn công tác kiểm tra tiến độ làm đường liên thôn tại xã Tân Lập đợt %u",
    "Cán bộ xã trao đổi với bà con thôn Nà Lầu về việc hiến đất làm đường.", "Hoàng Thị Mận", "dân vận khéo",
    "Cơ quan chủ quản: Tỉnh ủy. Giấy phép số 123/GP-BTTTT cấp ngày 05/01/2020. Ghi rõ nguồn khi phát hành lại thông tin.",
    { "Sáng ngày %u/6, Đảng ủy xã Tân Lập tổ chức hội nghị sơ kết công tác dân vận sáu tháng đầu năm và bàn việc sáu tháng cuối năm.",
      "Dự hội nghị có đồng chí Lò Văn Chính, Phó Bí thư Thường trực Huyện ủy, cùng đại diện các ban, ngành và mười hai thôn trong xã.",
      "Từ đầu năm đến nay, các tổ dân vận đã đến từng hộ để lắng nghe ý kiến và giải thích chủ trương mở rộng đường vào trường học.",
      "Nhờ vậy, %u hộ đã hiến hơn ba nghìn mét vuông đất vườn, góp hàng trăm ngày công và tự tháo dỡ hàng rào.",
      "Nhiều nơi chọn những việc nhỏ như thắp sáng ngõ xóm, dọn vệ sinh bến nước, sửa nhà cho người già neo đơn để làm trước.",
      "Theo bà Triệu Thị Sen, Trưởng Ban công tác mặt trận thôn Nà Lầu, khi người dân hiểu rõ lợi ích thì việc gì cũng xong.",
      "Hội nghị cũng chỉ ra một số mặt còn hạn chế: việc nắm tình hình có lúc chưa kịp thời, sinh hoạt của vài tổ còn hình thức.",
      "Thời gian tới, xã tiếp tục thực hiện phong trào thi đua \"Dân vận khéo\", gắn với học tập và làm theo Bác trong từng chi bộ." },
    14 },
  { "en", "The Harbour Courier", "Council votes to reopen the river ferry after %u years of argument",
    "Politics and local government", "Residents of the old quarter ask for a second crossing in round %u of the consultation",
    "The last ferry at its berth below the customs house, where it has lain since the storm.", "Nora Whitfield", "river ferry",
    "The Harbour Courier is published by a trust of its readers. Reproduction of any part needs permission in writing.",
    { "The council voted by %u to eleven on Tuesday to bring the ferry back into service before the end of the winter.",
      "Supporters had waited in the rain outside the hall since noon, and the applause could be heard across the square.",
      "\"People on the east bank have paid for a road they can hardly use,\" said Martin Oakes, who led the campaign from his bakery.",
      "Engineers found last spring that the hull is sound, although the engine, the ramps and all of the wiring must be replaced.",
      "The work is expected to cost %u million, of which the region pays a third and a fund for coastal towns the same again.",
      "Opponents say that the figures rest on hope, since fewer passengers crossed in the last three summers than in any before.",
      "A second report, on what the boats would do to the reed beds, is due in March and could still delay the first sailing.",
      "Until then a shuttle bus will run every forty minutes between the two market places, on Sundays every hour and a half." },
    18 },
};

static void
add_script (GString *page,
            guint seed,
            guint n_lines)
{
  g_string_append (page, "<script>(function(w,d){var q=w.__queue=w.__queue||[];\n");
  for (guint i = 0; i < n_lines; i++)
    g_string_append_printf (page, "q.push({slot:\"div-gpt-%u-%u\",sizes:[[300,250],[336,280]],map:function(e){if(e<%u){return null}return d.getElementById(\"s%u\")}});\n",
                            seed, i, i * 64, i);
  g_string_append (page, "})(window,document);</script>\n");
}

static void
add_head (GString *page,
          const Template *t,
          guint seed,
          const char *title)
{
  g_string_append_printf (page, "<!DOCTYPE html>\n<html lang=\"%s\"><head><meta charset=\"utf-8\"><title>%s | %s</title>\n", t->lang, title, t->site);
  g_string_append_printf (page, "<meta property=\"og:title\" content=\"%s\"><meta property=\"og:site_name\" content=\"%s\">\n"
                          "<meta property=\"article:published_time\" content=\"2021-06-%02uT09:30:00+07:00\">\n", title, t->site, 1 + seed % 28);
  for (guint i = 0; i < 14; i++)
    g_string_append_printf (page, "<link rel=\"preload\" as=\"style\" href=\"https://static.example.org/assets/%u/css/chunk-%u.css?v=%u\">\n", seed, i, seed * 7);
  g_string_append_printf (page, "<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\",\"@graph\":[{\"@type\":\"WebSite\",\"name\":\"%s\"},"
                          "{\"@type\":\"NewsArticle\",\"headline\":\"%s\",\"datePublished\":\"2021-06-%02uT09:30:00+07:00\",\"author\":[{\"@type\":\"Person\",\"name\":\"%s\"}]}]}</script>\n",
                          t->site, title, 1 + seed % 28, t->byline);
  g_string_append (page, "<style>");
  for (guint i = 0; i < 60; i++)
    g_string_append_printf (page, ".box-%u>.inner{display:flex;margin:0 auto;padding:%upx 12px;color:#%03x}\n", i, i, i * 11);
  g_string_append (page, "</style>\n");
  add_script (page, seed, 60);
  g_string_append (page, "</head>\n");
}

static void
add_cards (GString *page,
           const Template *t,
           const char *class,
           guint n)
{
  g_string_append_printf (page, "<div class=\"%s\"><h3 class=\"box-title\">%s</h3>\n", class, t->menu);
  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (page, "<div class=\"card card--horizontal js-card\" data-id=\"%u\"><a class=\"card__thumb\" href=\"/%s/%u.html\" title=\"%u\">"
                              "<img class=\"lazyload\" data-src=\"https://img.example.org/300x200/%u.jpg\" src=\"data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==\" alt=\"\" width=\"300\" height=\"200\"></a>"
                              "<h4 class=\"card__title\"><a href=\"/%s/%u.html\">", i, t->lang, i, i, i, t->lang, i);
      g_string_append_printf (page, t->teaser, i + 1);
      g_string_append_printf (page, "</a></h4><span class=\"card__meta\"><time datetime=\"2021-05-%02u\">%u/05/2021</time> <span class=\"icon-comment\">%u</span></span></div>\n",
                              1 + i % 28, 1 + i % 28, i);
    }
  g_string_append (page, "</div>\n");
}

static GBytes *
make_page (const Template *t,
           guint seed)
{
  GString *page = g_string_new (NULL);
  g_autofree char *title = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  title = g_strdup_printf (t->title, 3 + seed);
  add_head (page, t, seed, title);
  g_string_append_printf (page, "<body class=\"page page-detail\"><header class=\"site-header\"><div class=\"logo\"><a href=\"/\">%s</a></div><nav class=\"main-menu\"><ul>\n", t->site);
  for (guint i = 0; i < 70; i++)
    g_string_append_printf (page, "<li class=\"menu-item menu-item-%u\"><a href=\"/%s/section-%u\" title=\"%s\">%s %u</a></li>\n", i, t->lang, i, t->menu, t->menu, i);
  g_string_append_printf (page, "</ul></nav></header>\n<main class=\"layout\"><article class=\"detail\"><h1 class=\"detail__title\">%s</h1>"
                          "<div class=\"detail__meta\"><span class=\"detail__author\">%s</span> <time class=\"published\" datetime=\"2021-06-%02uT09:30:00+07:00\">%02u/06/2021 09:30</time></div>\n"
                          "<div class=\"social-share\"><a href=\"#\">Facebook</a><a href=\"#\">Twitter</a><a href=\"#\">E-mail</a></div>\n<div class=\"detail__content\">\n",
                          title, t->byline, 1 + seed % 28, 1 + seed % 28);
  for (guint p = 0; p < t->n_paragraphs; p++)
    {
      g_string_append (page, "<p style=\"text-align: justify;\">");
      for (guint s = 0; s < 3; s++)
        {
          g_string_append_printf (page, t->sentences[(p * 3 + s + seed) % 8], 2 + (seed + p) % 26);
          g_string_append_c (page, ' ');
        }
      g_string_append (page, "</p>\n");
      if (p % 5 == 2)
        g_string_append_printf (page, "<figure class=\"image\"><img src=\"https://img.example.org/900/%u-%u.jpg\" alt=\"\"><figcaption>%s</figcaption></figure>\n", seed, p, t->caption);
      if (p % 6 == 4)
        add_script (page, p, 4);
    }
  g_string_append_printf (page, "</div><div class=\"tags\"><a href=\"/tag\">%s</a></div></article>\n<aside class=\"sidebar\">\n", t->tags);
  add_cards (page, t, "most-read", 20);
  g_string_append (page, "</aside>\n");
  add_cards (page, t, "related-news", 30);
  g_string_append_printf (page, "</main><footer class=\"site-footer\"><p>%s</p></footer>\n", t->footer);
#pragma GCC diagnostic pop
  add_script (page, seed, 150);
  g_string_append (page, "</body></html>\n");
  return g_string_free_to_bytes (page);
}

static void
parse_tree (GBytes *page)
{
  gsize size;
  const char *data = g_bytes_get_data (page, &size);

  xmlFreeDoc (htmlReadMemory (data, (int) size, NULL, "UTF-8",
                              HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_COMPACT));
}

static void
ignore_element (void *data,
                const xmlChar *name,
                const xmlChar **attributes)
{
}

static void
ignore_text (void *data,
             const xmlChar *text,
             int length)
{
}

static void
parse_events (GBytes *page)
{
  htmlParserCtxtPtr parser = htmlNewParserCtxt ();
  gsize size;
  const char *data = g_bytes_get_data (page, &size);

  memset (parser->sax, 0, sizeof *parser->sax);
  parser->sax->startElement = ignore_element;
  parser->sax->characters = ignore_text;
  htmlCtxtReadMemory (parser, data, (int) size, NULL, "UTF-8", HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
  htmlFreeParserCtxt (parser);
}

static void
extract (NbExtractor *extractor,
         GBytes *page,
         gboolean check)
{
  g_autoptr (NbArticle) article = nb_extractor_run (extractor, page, NULL, NULL, NULL);

  /* a paragraph that the template says twice counts once */
  if (check && (!article || article->body->len < 12 || !article->title))
    g_error ("a page was not read: %u blocks, title %s", article ? article->body->len : 0, article && article->title ? article->title : "none");
}

static double
rate (gint64 microseconds,
      gsize bytes)
{
  return bytes / 1e6 / (MAX (microseconds, 1) / 1e6);
}

int
main (int argc,
      char **argv)
{
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GError) error = NULL;
  g_autoptr (NbPlaces) places = nb_places_new (&error);
  g_autoptr (NbExtractor) extractor = places ? nb_extractor_new (places) : NULL;
  gint64 best[3] = { G_MAXINT64, G_MAXINT64, G_MAXINT64 };
  gsize bytes = 0;
  double ratio;

  if (!extractor)
    g_error ("%s", error->message);
  for (int i = 1; i < argc; i++)
    {
      g_autoptr (GMappedFile) file = g_mapped_file_new (argv[i], FALSE, NULL);

      if (file)
        g_ptr_array_add (pages, g_mapped_file_get_bytes (file));
    }
  for (guint i = 0; argc < 2 && i < N_PAGES; i++)
    g_ptr_array_add (pages, make_page (&templates[i % G_N_ELEMENTS (templates)], i));
  for (guint i = 0; i < pages->len; i++)
    bytes += g_bytes_get_size (pages->pdata[i]);

  /* by turns, so that a slow moment of the machine is everybody's */
  for (guint round = 0; round < ROUNDS; round++)
    for (guint way = 0; way < 3; way++)
      {
        gint64 start = g_get_monotonic_time ();

        for (guint i = 0; i < pages->len; i++)
          if (way == 0)
            parse_tree (pages->pdata[i]);
          else if (way == 1)
            parse_events (pages->pdata[i]);
          else
            extract (extractor, pages->pdata[i], argc < 2 && round == 0);
        best[way] = MIN (best[way], g_get_monotonic_time () - start);
      }
  ratio = (double) best[0] / best[2];
  g_print ("pages             %u, %.1f KB each\n", pages->len, bytes / 1e3 / MAX (pages->len, 1));
  g_print ("libxml2, tree     %.1f MB/s\n", rate (best[0], bytes));
  g_print ("libxml2, events   %.1f MB/s\n", rate (best[1], bytes));
  g_print ("extraction        %.1f MB/s\n", rate (best[2], bytes));
  g_print ("ratio to the tree %.2f (wanted: %.2f)\n", ratio, FLOOR);
  return argc > 1 || ratio >= FLOOR ? 0 : 1;
}
