/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates: every form in which articles tell when something was, a row of a table each. */

#include "extract/nb-extractor.h"

#include "base/nb-text.h"

#include <locale.h>
#include <string.h>

typedef struct
{
  const char *text;
  const char *value;       /* NULL: none */
  const char *rule;        /* NULL: not looked at */
} DateCase;

static NbExtractor *extractor_for_test;

static NbArticle *
run (const char *text,
     const NbOrigin *origin)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  NbArticle *article = nb_extractor_run (extractor_for_test, bytes, origin, NULL, &error);

  g_assert_no_error (error);
  return article;
}

static char *
dated_to_string (const NbDated *dated)
{
  return dated->value.is_known ? nb_edtf_to_string (&dated->value) : NULL;
}

/* The evidence must be the words that stand there. */
static void
check_evidence (const NbArticle *article,
                const NbDated *dated)
{
  g_autofree char *there = NULL;

  if (!dated->evidence || dated->evidence->end == 0)
    return;
  there = g_utf8_substring (article->text, dated->evidence->start, dated->evidence->end);
  g_assert_cmpstr (there, ==, dated->evidence->text);
}

static void
check_happened (const DateCase *cases,
                gsize n)
{
  guint wrong = 0;

  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (NbArticle) article = run (cases[i].text, NULL);
      g_autofree char *got = dated_to_string (&article->happened);
      const char *rule = article->happened.evidence ? article->happened.evidence->rule : NULL;

      check_evidence (article, &article->happened);
      if (g_strcmp0 (got, cases[i].value) == 0 && (!cases[i].rule || g_strcmp0 (rule, cases[i].rule) == 0))
        continue;
      g_test_message ("“%s”: got %s by %s, expected %s by %s", cases[i].text, got, rule, cases[i].value, cases[i].rule);
      wrong++;
    }
  g_assert_cmpuint (wrong, ==, 0);
}

#define WORK "tổ dân vận xã tổ chức họp bàn việc làm đường với bà con các thôn."
#define PAGE "Xã Đồng Lựu họp dân bàn làm đường\nThứ Ba, 05/03/2019, 08:10\n"

/* --- forms ------------------------------------------------------------------------------------------------------- */

static void
test_days (void)
{
  static const DateCase cases[] = {
    { "Ngày 19/3/2021, " WORK, "2021-03-19", "happened.stated" },
    { "Ngày 19-3-2021, " WORK, "2021-03-19", "happened.stated" },
    { "Sáng 19.3.2021, " WORK, "2021-03-19", "happened.stated" },
    { "Ngày 03/02/2020, " WORK, "2020-02-03", "happened.stated" },
    { "Ngày 3 tháng 2 năm 2020, " WORK, "2020-02-03", "happened.stated" },
    { "Ngày 03 tháng 02 năm 2020, " WORK, "2020-02-03", "happened.stated" },
    { "Ngày 3 tháng 2, 2020, " WORK, "2020-02-03", "happened.stated" },
    { "Ngày 3 tháng 2 2020, " WORK, "2020-02-03", "happened.stated" },
    { "Ngày 3/2 năm 2020, " WORK, "2020-02-03", "happened.stated" },
    { "Ngày 05/3/21, " WORK, "2021-03-05", "happened.stated" },
    { "Lúc 8 giờ 30 ngày 5/3/2021, " WORK, "2021-03-05", "happened.stated" },
    { "8h30' ngày 5/3/2021, " WORK, "2021-03-05", "happened.stated" },
    { "Thứ Sáu, ngày 5/3/2021, " WORK, "2021-03-05", "happened.stated" },
    { "Chiều thứ Sáu (5/3/2021), " WORK, "2021-03-05", "happened.stated" },
    { "Nagỳ l0/3/2021, " WORK, "2021-03-10", "happened.stated" },
    { "Vào ngày 5/3/2021, " WORK, "2021-03-05", "happened.stated" },
    { "Mới đây, ngày 5/3/2021, " WORK, "2021-03-05", "happened.stated" },
    { "Thực hiện kế hoạch của Huyện ủy, ngày 5/3/2021, " WORK, "2021-03-05", "happened.stated" },
    { "(BĐL) - Ngày 5/3/2021, " WORK, "2021-03-05", "happened.stated" },
    { "Sáng nay 5/3, " WORK, "XXXX-03-05", "happened.no-year" },
    { "Sáng nay (5/3), " WORK, "XXXX-03-05", "happened.no-year" },
    { "Chiều qua 5/3, " WORK, "XXXX-03-05", "happened.no-year" },
    { "Hôm qua (5/3), " WORK, "XXXX-03-05", "happened.no-year" },
    { "Nhân dịp lễ Giáng sinh, sáng 19/12, " WORK, "XXXX-12-19", "happened.no-year" },
    { "Sáng 29/2/2021, " WORK, NULL, NULL },
    /* a year with a digit wrong, missing or twice tells none */
    { "Ngày 2/12/2105, " WORK, "XXXX-12-02", "happened.no-year" },
    { "Ngày 2/12/512, " WORK, NULL, NULL },
    { "Ngày 2/12/202, " WORK, "XXXX-12-02", "happened.no-year" },
    { "Ngày 2/12/20215, " WORK, "XXXX-12-02", "happened.no-year" },
  };

  check_happened (cases, G_N_ELEMENTS (cases));
}

static void
test_ranges (void)
{
  static const DateCase cases[] = {
    { "Trong hai ngày 19 và 20/3/2021, " WORK, "2021-03-19/2021-03-20", NULL },
    { "Trong 2 ngày 8-9/11/2018, " WORK, "2018-11-08/2018-11-09", NULL },
    { "Các ngày 3, 4, 5/6/2020, " WORK, "2020-06-03/2020-06-05", NULL },
    { "Các ngày 3, 4 và 5/6/2020, " WORK, "2020-06-03/2020-06-05", NULL },
    { "Từ ngày 28/9 đến ngày 2/10/2021, " WORK, "2021-09-28/2021-10-02", NULL },
    { "Từ 15 - 17/7/2019, " WORK, "2019-07-15/2019-07-17", NULL },
    { "Từ ngày 14/9-20/9/2015, " WORK, "2015-09-14/2015-09-20", NULL },
    { "Từ ngày 15 đến hết ngày 17/7/2019, " WORK, "2019-07-15/2019-07-17", NULL },
    { "Từ sáng 5 đến chiều 6/3/2020, " WORK, "2020-03-05/2020-03-06", NULL },
    { "Từ ngày 29/12/2019 đến 3/1/2020, " WORK, "2019-12-29/2020-01-03", NULL },
    { "Từ ngày 16 đến ngày 26/7, " WORK, "XXXX-07-16/XXXX-07-26", "happened.no-year" },
    { "Trong 02 ngày (07-08/01/2015), " WORK, "2015-01-07/2015-01-08", NULL },
    /* the day on which it began, and how many there were */
    { "Sáng 20/8/2020, " WORK "\nTrong hai ngày 20 và 21/8/2020, tổ đi hết các thôn, hỏi từng nhà một.", "2020-08-20/2020-08-21", NULL },
    { "Sáng 20/8/2020, " WORK "\nTrong 3 ngày, từ 20 đến 21/8/2020, tổ đi hết các thôn, hỏi từng nhà một.", "2020-08-20", NULL },
    { "Sáng 20/8/2020, " WORK "\nBà con góp công làm mương từ ngày 20 đến 21/8/2020 và ai cũng thấy vui.", "2020-08-20", NULL },
    { " date 2020-11-27 Từ 26/11 đến 26/12, tổ dân vận xã tổ chức giúp 40 hộ gặt lúa chạy mưa.", "2020-11-26/2020-12-26", NULL },
  };

  check_happened (cases, G_N_ELEMENTS (cases));
}

static void
test_periods (void)
{
  static const DateCase cases[] = {
    { "Tháng 9/2019, tổ dân vận xã giúp 40 hộ gặt lúa chạy mưa, không nhà nào mất mùa.", "2019-09", NULL },
    { "Trong tháng 02-2020, tổ dân vận xã giúp 40 hộ gặt lúa chạy mưa, không nhà nào mất mùa.", "2020-02", NULL },
    { "Cuối tháng 9 năm 2019, tổ dân vận xã giúp 40 hộ gặt lúa chạy mưa.", "2019-09", NULL },
    { "Trong quý I/2021, mười tổ công tác của thị xã mang bàn ghế về tiếp dân ngay tại nhà văn hóa.", "2021-33", NULL },
    { "6 tháng đầu năm 2019, các ban giám sát của huyện theo dõi 58 công trình ở các xã.", "2019-40", NULL },
    { "Năm 2012, huyện làm xong 41 km đường nội đồng bằng đất và công của bà con.", "2012", NULL },
    { "Nhiều việc khó ở đây đã xong. Chỉ tính năm 2011, huyện có bảy mô hình được tỉnh khen.", "2011", NULL },
    { "Già làng các xã vừa về huyện dự buổi gặp mặt năm 2017 do Ban Dân vận Huyện ủy mời.", "2017", NULL },
    /* one life, one of two years, a part of one, a name that ends in a year */
    { "Năm 2015, cô giáo Lò Thị Mai nhận lớp ở bản xa nhất của xã và ở lại đến bây giờ.", NULL, NULL },
    { "Năm 2015, khi chồng mất, chị Lò Thị Mai một mình nuôi ba con và làm chi hội trưởng.", NULL, NULL },
    { "Tháng 9/2015, anh Lò Văn Páo được bầu làm trưởng bản khi vừa tròn hai mươi sáu tuổi.", NULL, NULL },
    { "Năm 2022 và những tháng đầu năm 2023, các đơn vị đã giúp dân hơn bốn nghìn ngày công.", NULL, NULL },
    { "Đầu năm 2015, sau khi có chủ trương làm đường, ông Páo đi từng nhà vận động hiến đất.", NULL, NULL },
    { "Xã đang phấn đấu đạt chuẩn nông thôn mới năm 2022, việc khó nhất vẫn là đường làng.", NULL, NULL },
    { "Bộ đội về bản tuyên truyền Luật Biên phòng Việt Nam năm 2020 cho bà con các thôn.", NULL, NULL },
    { "Giai đoạn 2016-2020, phong trào ở đây lớn dần lên từ những việc rất nhỏ của tổ dân vận.", NULL, NULL },
    { "Sau các trận lũ của năm 2020, nhiều nhà ở bản này phải làm lại từ cái nền đất trống.", NULL, NULL },
  };

  check_happened (cases, G_N_ELEMENTS (cases));
}

static void
test_lunar (void)
{
  static const DateCase cases[] = {
    { "Mùng 5 Tết năm 2021, " WORK, "2021-02-16", NULL },
    { "Sáng mùng 6 Tết Canh Tý, " WORK, "2020-01-30", NULL },
    { "Ngày mồng 8 tháng Giêng năm Quý Mão, " WORK, "2023-01-29", NULL },
    { "Ngày rằm tháng Giêng năm Quý Mão, " WORK, "2023-02-05", NULL },
    { "Ngày rằm tháng Bảy năm Giáp Thìn 2024, " WORK, "2024-08-18", NULL },
    { "Ngày 10/3 âm lịch năm 2021, " WORK, "2021-04-21", NULL },
    { "Trong hai ngày 9 và 10/3 âm lịch năm 2018, " WORK, "2018-04-24/2018-04-25", NULL },
    { "Từ 9 - 10/3 (âm lịch), " WORK " Năm 2018 là năm giữa của nhiệm kỳ.", "2018-04-24/2018-04-25", NULL },
    { "Ngày 10/3 (âm lịch), " WORK " Năm 2021 là năm đầu của nhiệm kỳ.", "2021-04-21", NULL },
    { "Ngày 23 tháng Chạp năm 2022, " WORK, "2023-01-14", NULL },
    { "Ngày 28 tháng Chạp năm Nhâm Dần, " WORK, "2023-01-19", NULL },
    { "Chiều 28 Tết Quý Mão, " WORK, "2023-01-19", NULL },
    { "Đêm 30 Tết, " WORK " Đây là quà đón xuân Giáp Thìn.", "2024-02-09", "happened.lunar-year" },
    { PAGE "Mùng 6 Tết, " WORK, "2019-02-10", "happened.published" },
    /* a day without a year, made known by the name of one */
    { "Ngày 15/1, tổ dân vận xã thăm, tặng quà hộ nghèo đón xuân Canh Tý ở các thôn.", "2020-01-15", "happened.lunar-year" },
    { "Ngày 28/12, tổ dân vận xã tặng quà hộ nghèo đón Tết Nguyên đán Quý Mão ở các thôn.", "2022-12-28", "happened.lunar-year" },
    { "Ngày 22-1, đồn tặng quà bà con. Những ngày cuối năm Ất Tỵ, xã đảo rộn ràng.", "2026-01-22", "happened.lunar-year" },
    { "Ngày 22/7, bà con dự lễ. Hồi Tết Mậu Thân, nơi đây là trạm đón thương binh.", "XXXX-07-22", NULL },
    /* as of every year */
    { "Theo lệ xưa, hằng năm từ ngày 23 tháng Chạp đến mùng 7 tháng Giêng, cả làng ăn Tết.", NULL, NULL },
    { "Rằm tháng Giêng được bà con coi trọng, những ngày này ai cũng lên chùa từ rất sớm.", NULL, NULL },
    { "Bà con đón Tết Bính Ngọ 2026 đầm ấm hơn nhờ các phần quà nghĩa tình gửi về bản.", NULL, NULL },
  };

  check_happened (cases, G_N_ELEMENTS (cases));
}

/* --- the year ---------------------------------------------------------------------------------------------------- */

static void
test_years (void)
{
  static const DateCase cases[] = {
    { PAGE "Sáng 4/3, " WORK, "2019-03-04", "happened.published" },
    { PAGE "Ngày 28/12, " WORK, "2018-12-28", "happened.published" },
    { PAGE "Sáng nay, " WORK, "2019-03-05", "happened.relative" },
    { PAGE "Hôm qua, " WORK, "2019-03-04", "happened.relative" },
    { PAGE "Tổ dân vận xã vừa tổ chức họp bàn việc làm đường với bà con các thôn.", "2019-03~", "happened.relative" },
    { PAGE "Tuần rồi, " WORK, NULL, NULL },
    { "Xã họp dân bàn làm đường\nThứ Ba, 19/03/2019, 08:10\nTuần rồi, " WORK, "2019-03", "happened.relative" },
    { "Xã họp dân bàn làm đường\nThứ Ba, 19/03/2019, 08:10\nHai tuần qua, tổ dân vận xã làm nhiều việc khó, bà con ai cũng thấy.", NULL, NULL },
    { "Xã họp dân bàn làm đường\nThứ Ba, 19/03/2019, 08:10\nChiều thứ Sáu tuần trước, " WORK, "2019-03-15", "happened.relative" },
    { "Chiều thứ Sáu tuần trước, " WORK, NULL, NULL },
    { PAGE "Thời gian vừa qua, tổ dân vận xã làm nhiều việc khó, bà con ai cũng thấy.", NULL, NULL },
    { PAGE "Nhịp sống ở xã hôm nay đã khác, nhờ tổ dân vận xã và sức của bà con các thôn.", NULL, NULL },
    { " date 2020-02 Sáng 6/2, " WORK, "2020-02-06", "happened.published" },
    { "Sáng 8/7, xã sơ kết công tác dân vận 6 tháng đầu năm, nhiệm vụ 6 tháng cuối năm 2024.", "2024-07-08", "happened.lead" },
    { "Ngày 9/1, xã tổng kết phong trào năm 2019, triển khai nhiệm vụ năm 2020 với các thôn.", "2020-01-09", "happened.lead" },
    { "Ngày 28/12, xã tổng kết phong trào năm 2019, triển khai nhiệm vụ 2020 với các thôn.", "2019-12-28", "happened.lead" },
    { "Ngày 10/1, Huyện ủy tổng kết công tác dân vận năm 2019 tại nhà văn hóa trung tâm.", "2020-01-10", "happened.lead" },
    { "Ngày 20/12, Huyện ủy triển khai nhiệm vụ công tác dân vận năm 2020 với các xã.", "2019-12-20", "happened.lead" },
    { "Ngày 15/10, huyện họp mặt kỷ niệm 83 năm Ngày truyền thống công tác dân vận (15/10/1930 - 15/10/2013).", "2013-10-15", "happened.anniversary" },
    { "Ngày 14/10, huyện gặp mặt kỷ niệm 90 năm Ngày truyền thống công tác dân vận của Đảng.", "2020-10-14", "happened.anniversary" },
    { "Tối 16/11, bản mở hội kỷ niệm 88 năm Ngày thành lập Mặt trận Dân tộc thống nhất (18/11).", "2018-11-16", "happened.anniversary" },
    { "Ngày 27/12, đơn vị giúp dân, chào mừng 78 năm Ngày thành lập Quân đội 22/12 (1944-2022).", "2022-12-27", "happened.anniversary" },
    { "Ngày 20/12, xã gặp mặt hướng tới kỷ niệm 90 năm Ngày thành lập Đảng cùng các cụ cao tuổi.", "2019-12-20", "happened.anniversary" },
    { "Ngày 25/8, trường tổ chức khai giảng. Ngày 6/9, lớp bản mở. Năm học 2019-2020 có 40 em.", "XXXX-08-25", NULL },
    { "Ngày 6/9, " WORK " Các em cũng vào năm học 2019-2020 trên con đường ấy.", "2019-09-06", "happened.text" },
    { "Ngày 16/11, " WORK "\nHội mở ở bốn ấp, ấp nào cũng có phần thi nấu cơm, kéo co rất vui.\nẢnh: Bà con ấp Ba, ngày 16/11/2018", "2018-11-16", "happened.text" },
    { "Xã họp dân bàn làm đường\n15/06/2020\nNgày 3/7, xã sơ kết 6 tháng đầu năm, bàn nhiệm vụ 6 tháng cuối năm 2019 với các thôn.", "2019-07-03", "happened.lead" },
    /* another article's anniversary */
    { PAGE "Từ 2/3 đến 4/3, " WORK "\nTin liên quan\nKỷ niệm 80 năm Ngày thành lập Đảng ở xã Đồng Lựu", "2019-03-02/2019-03-04", "happened.published" },
    { "Ngày 14-9, xã gặp gỡ các cụ để bàn việc tuyên truyền 74 năm ngày truyền thống 15-10.", "2004-09-14", "happened.anniversary" },
    { "Xã họp dân bàn việc làm đường mới\n29/06/2015\nNgày 26/6/2051, " WORK, "2015-06-26", "happened.misprint" },
    { PAGE "Thứ bảy tuần trước (2/3), " WORK, "2019-03-02", "happened.published" },
    /* spoken of in passing, or as the year before */
    { "Sáng 24/1, " WORK "\nTại đây, ông Lê Văn Tám thông tin kết quả của xã năm 2023 và cảm ơn bà con đã góp đất.", "XXXX-01-24", "happened.no-year" },
    { "Chiều 9/8, " WORK "\nBa thôn đã tổ chức họp từ năm 2023, các thôn còn lại đang bàn tiếp việc này.", "XXXX-08-09", "happened.no-year" },
    { "Ngày 31-3, xã ký chương trình phối hợp về công tác dân vận (giai đoạn 2021-2025) với đồn.", "XXXX-03-31", "happened.no-year" },
    { "Ngày 11/5, " WORK "\nNăm 2021 được chọn là năm làm đường của xã, các thôn đều đã bàn xong phần việc của mình.", "2021-05-11", "happened.text" },
    { "Ngày 11/5, " WORK "\nNăm 2021 các thôn làm được hai con đường, ai cũng thấy việc ấy nên làm tiếp.", "XXXX-05-11", "happened.no-year" },
    /* a caption that calls the event by its name and year */
    { "Khai giảng lớp bồi dưỡng vận động quần chúng cho cán bộ thôn\nNgày 22-9, xã tổ chức khai giảng lớp bồi dưỡng vận động quần chúng cho bốn mươi cán bộ thôn.\nẢnh: Lớp bồi dưỡng vận động quần chúng năm 2020.", "2020-09-22", "happened.text" },
    { "Khai giảng lớp bồi dưỡng vận động quần chúng cho cán bộ thôn\nNgày 22-9, xã tổ chức khai giảng lớp bồi dưỡng vận động quần chúng cho bốn mươi cán bộ thôn.\nẢnh: Con đường bê tông của thôn Đoài làm năm 2020.", "XXXX-09-22", "happened.no-year" },
    { "Ngày 30/9, xã giao ban với các thôn, xem lại các việc từ sau cuộc họp tháng 7/2015 đến nay.", "XXXX-09-30", "happened.no-year" },
    { PAGE "Ngày 2/3/2105, " WORK, "2019-03-02", "happened.published" },
    { "Ngày 12/1, " WORK " Việc này theo Nghị quyết số 25-NQ/TW ngày 3/6/2013.", "XXXX-01-12", "happened.no-year" },
    /* the year of January that was still the old one, and the other way about */
    { "Xã họp dân bàn việc làm đường mới\n08:15 | 07/01/2020\nNgày 6/1/2019, " WORK, "2020-01-06", "happened.misprint" },
    { "Xã họp dân bàn việc làm đường mới\n08:15 | 07/01/2020\nNgày 6/1/2020, " WORK, "2020-01-06", "happened.stated" },
  };

  check_happened (cases, G_N_ELEMENTS (cases));
}

/* --- what is not the event ---------------------------------------------------------------------------------------- */

static void
test_other_days (void)
{
  static const DateCase cases[] = {
    { "Tổ dân vận xã làm theo Chỉ thị số 10-CT/TW ngày 15/12/2016 bằng việc nhỏ, đều đặn.", NULL, NULL },
    { "Ngày 18-2-1998, Bộ Chính trị đã ra Chỉ thị số 30-CT/TW, mở đường cho dân chủ ở thôn.", NULL, NULL },
    { "Ngày 15/10/1949, Bác Hồ viết bài báo Dân vận, lời dạy ấy đến nay còn nguyên giá trị.", NULL, NULL },
    { "Cách đây 90 năm, ngày 3/2/1930, Đảng ra đời, mở ra trang mới cho đất nước và nhân dân.", NULL, NULL },
    { "Trải qua 91 năm (15.10.1930-15.10.2021), công tác dân vận luôn là việc của toàn Đảng.", NULL, NULL },
    { "Ngày truyền thống Mặt trận Tổ quốc Việt Nam 18-11 hằng năm là dịp vui của mọi khu dân cư.", NULL, NULL },
    { "Tổ dân vận bản đi gọi từng em đến lớp vào ngày 5/9 hằng năm, từ năm 2015 đến giờ.", NULL, NULL },
    { "Tính đến ngày 30/6/2020, toàn xã có 210 hộ góp đất, sáu con đường đã đổ bê tông xong.", NULL, NULL },
    { "Tổ dân vận xã đề nghị các thôn gửi báo cáo trước ngày 15/12/2023 để tổng hợp.", NULL, NULL },
    { "Ông Lê Văn Tám sinh ngày 3/4/1950 ở thôn Đoài, cả đời gắn với việc làng, việc nước.", NULL, NULL },
    { "Bản tin số tháng 3/2025 giới thiệu cách làm hay của tổ dân vận ở các xã vùng cao.", NULL, NULL },
    { "Tổ dân vận xã vui cùng bà con kỷ niệm ngày thành lập xã 19/8/2020 và giúp nhau làm đường.", NULL, NULL },
    { "Dự kiến ngày 25/11/2017, xã mở hội thi. Việc này được bàn ngày 5/10/2017 với các thôn.", "2017-10-05", NULL },
    { "Việc khéo ở xã Đồng Lựu (phát sóng ngày 16/10/2018)\nNhững năm qua, tổ dân vận xã giúp bà con làm được nhiều việc khó ở các thôn.", NULL, NULL },
    { "Chúng tôi về bản khi lúa vừa chín, khói bếp lên đều trên những mái nhà mới lợp.\nAnh Páo kể chuyện làm đường, hôm 20/2 anh còn đi từng nhà, nói từng người một cho thông.", NULL, NULL },
    { "Sáng 20/2/2020, chúng tôi trở lại bản, con đường mới đã chạy tới tận chân dốc cuối cùng.", NULL, NULL },
    { "Hai đồn vừa ký kết nghĩa với đại đội của nước bạn để cùng giữ biên giới bình yên.\nTrước đó, ngày 26/5, tại xã bên cũng đã diễn ra lễ kết nghĩa giữa các đồn với nhau.", NULL, NULL },
    { "Chốt kiểm soát ở đầu cầu trông coi ngày đêm, được xã lo cơm nước đều đặn từ tháng trước.\nChốt được thành lập từ 8h ngày 21/7/2021 và hiện có bốn mươi lăm người thay nhau trực.", NULL, NULL },
    { "Ngày 28/4/2005, hai bản tổ chức kết nghĩa lần đầu tiên trên cả nước ở bên dòng sông.\nSau gần 20 năm, cách làm ấy đã lan ra khắp biên giới, bà con hai bên coi nhau như ruột thịt.", NULL, NULL },
    { "Cả xã có 16/20 thôn đạt chuẩn, hộ nghèo giảm 2/3, bà con góp 5.412 ngày công làm đường.", NULL, NULL },
    { "Tại hội nghị, các đại biểu nghe những điểm mới của Luật và bàn cách đưa Luật về thôn.\nLuật được Quốc hội thông qua ngày 10-11-2022 và có hiệu lực thi hành từ ngày 1-7-2023.", NULL, NULL },
    /* among several, the event's own */
    { "Sáng 11/4/2023, Ủy viên Trung ương Đảng, Tổng Thư ký Hội đồng Lê Văn Tám đến thăm bà con ở ấp Ba.", "2023-04-11", NULL },
    { "Sáng 11/4/2023, Ủy viên Trung ương Đảng Lê Văn Tám đến thăm và ra tận ruộng với bà con ở ấp Ba.", "2023-04-11", NULL },
    { "Mai các chú bộ đội đi rồi, sân nhà văn hóa xóm Đông lại vắng hẳn tiếng cười nói.\nĐêm giao lưu hôm 23-7, người xem đứng kín bờ ao.", "XXXX-07-23", NULL },
    { "Để giúp bà con chạy bão số 7, sáng 18/10/2020, bộ đội xuống đồng gặt lúa cùng bà con.", "2020-10-18", NULL },
    { "Bộ đội đã dành nhiều phần quà gửi bà con vùng lũ, mong bà con sớm yên ổn làm ăn.\nThừa ủy quyền của cấp trên, ngày 1/11/2020, đơn vị tổ chức sáu tổ đến trao quà tận nhà.", "2020-11-01", NULL },
    { "Ngày 16/12/2021, " WORK " Đợt này kéo dài từ ngày 16 đến ngày 31/12/2021.", "2021-12-16", NULL },
    { "Nhân Tết Chôl Chnăm Thmây (từ ngày 14 đến 16/4), ngày 8/4/2019, " WORK, "2019-04-08", NULL },
    { "Việc này được nêu ra tại hội nghị sáng 7/10/2022 của Huyện ủy với các xã, thị trấn.", "2022-10-07", NULL },
    { "Xã Vĩnh Lợi mở hội vào ngày 16/11/2018\nBan công tác Mặt trận các ấp đã bàn xong cách làm, ai cũng có phần việc của mình.", "2018-11-16", NULL },
    { "Hội thi sẽ diễn ra từ ngày 15 đến 17/7/2019 tại nhà văn hóa trung tâm của huyện.", "2019-07-15/2019-07-17", NULL },
    { "13/9/2023Cách làm ở xã này giản dị, nói cho dân hiểu, làm cho dân tin, việc gì cũng xong.", NULL, NULL },
  };

  check_happened (cases, G_N_ELEMENTS (cases));
}

static void
test_weekday (void)
{
  g_autoptr (NbArticle) right = run ("Thứ Sáu, ngày 5/3/2021, " WORK, NULL), wrong = run ("Thứ Hai, ngày 5/3/2021, " WORK, NULL);
  g_autoptr (NbArticle) neighbour = run ("Thứ Năm, ngày 14/10, huyện họp dân. Mọi việc theo kế hoạch năm 2022 đã bàn.", NULL);
  g_autofree char *value = dated_to_string (&wrong->happened), *year = dated_to_string (&neighbour->happened);

  g_assert_cmpstr (value, ==, "2021-03-05");
  g_assert_cmpfloat (wrong->happened.evidence->confidence, <, right->happened.evidence->confidence);
  /* 14 October was a Thursday in 2021 */
  g_assert_cmpstr (year, ==, "2021-10-14");
}

/* --- the day of publication --------------------------------------------------------------------------------------- */

/* Of a page of today an old day is history; of a page that is old itself it is the news. */
static void
test_old (void)
{
  static const struct { const char *given, *happened; } cases[] = {
    { "1950-05-09", "1950-05-07" }, { "1951-01-02", "1950-05-07" }, { "2019-05-09", NULL }, { NULL, NULL }, { "1930-05-09", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      NbOrigin origin = { .published = cases[i].given };
      g_autoptr (NbArticle) article = run ("Xã họp dân bàn làm đường\nNgày 7/5/1950, " WORK, &origin);
      g_autofree char *got = dated_to_string (&article->happened);

      g_assert_cmpstr (got, ==, cases[i].happened);
    }
}

static void
test_published (void)
{
  static const struct { const char *text, *url, *given, *published, *time, *rule; } cases[] = {
    { "Xã họp dân\nThứ ba, 18 Tháng 8 2015 16:06\n" WORK, NULL, NULL, "2015-08-18", "16:06", "published.date-line" },
    { "Xã họp dân\nClockThứ Tư, 03/05/2023 07:02\n" WORK, NULL, NULL, "2023-05-03", "07:02", "published.date-line" },
    { "In bài Thứ Tư, 15/01/2020 08:22 Gốc\n\nSáng 14/1, " WORK, NULL, NULL, "2020-01-15", "08:22", "published.date-line" },
    { "Xã họp dân\nĐăng ngày 16/10/2018\n" WORK, NULL, NULL, "2018-10-16", NULL, "published.date-line" },
    { "13/9/2023Cách làm ở xã này giản dị, nói cho dân hiểu, làm cho dân tin, việc gì cũng xong.", NULL, NULL, "2023-09-13", NULL, "published.date-line" },
    { "Xã họp dân bàn làm đường\n" "Chiều 23/2, " WORK " Ai cũng thấy đường là việc nên làm ngay. 18:42 | 23/02/2024", NULL, NULL, "2024-02-23", "18:42", "published.date-line" },
    { "22:03 03/07/2024 Chiều 3-7, " WORK " Ai cũng thấy đường là việc nên làm ngay.", NULL, NULL, "2024-07-03", "22:03", "published.date-line" },
    { "Bí thư Huyện ủy làm việc với xã Đồng Lựu (02/12/2017 15:00)\nBí thư Huyện ủy khen cách làm của xã, mong bà con giữ được nếp ấy lâu dài.", NULL, NULL, "2017-12-02", "15:00", "published.date-line" },
    { "Thứ sáu, 19/04/2024\nĐồng Lựu 27 °C / 26 - 35 °C\nHotline: 0000.000.000\nChia sẻ:\nXã họp dân bàn làm đường\n" WORK, NULL, NULL, NULL, NULL, NULL },
    { "Thứ sáu, 19/04/2024\nXã họp dân bàn làm đường\n" WORK, NULL, NULL, "2024-04-19", NULL, "published.date-line" },
    { " date 2020-02 Sáng 6/2, " WORK, NULL, NULL, "2020-02", NULL, "published.crawler-prefix" },
    { "Sáng nay (8/11/2016), " WORK, NULL, NULL, "2016-11-08", NULL, "published.today" },
    { "Xã họp dân\nHôm nay: 22/11/2024\n" WORK, NULL, NULL, NULL, NULL, NULL },
    { "Xã họp dân bàn làm đường\n6/15/2023 9:20:11 AM\n" WORK, NULL, NULL, "2023-06-15", "09:20", "published.date-line" },
    { "33° C\nThứ tư, 26/11/2025\nXã Đồng Lựu họp dân bàn việc làm đường\n" WORK, NULL, NULL, NULL, NULL, NULL },
    { "Xã họp dân bàn làm đường\n" WORK "\nLê Tám\nNguồn tin: Đài xã\n18/7/2024 23:10\nNăm mô hình khéo ở xã bên", NULL, NULL, "2024-07-18", "23:10", "published.date-line" },
    { "Xã họp dân bàn làm đường\n" WORK "\nLê Tám\nTin liên quan\n18/7/2024 23:10\nNăm mô hình khéo ở xã bên", NULL, NULL, NULL, NULL, NULL },
    { "Nói cho dân hiểu, làm cho dân tin ở xã Đồng Lựu\nHà Vy - 14:20 28/09/2023 GMT+7\n" WORK, NULL, NULL, "2023-09-28", "14:20", "published.date-line" },
    { "Tag: dân vận khéo\nTìm thấy 128 kết quả\nViệc khéo ở xã Đồng Lựu\n05/10/2022 07:00\n" WORK, NULL, NULL, NULL, NULL, NULL },
    { "Lỗi 404\n22/11/2026 14:10\nTrang bạn tìm không còn ở đây, mời bạn về trang chủ hoặc gõ từ khóa vào ô tìm kiếm.", NULL, NULL, NULL, NULL, NULL },
    { "Bản tin số tháng 3/2025 giới thiệu cách làm hay của tổ dân vận ở các xã vùng cao.", NULL, NULL, NULL, NULL, NULL },
    { "Sáng 6/2, " WORK, NULL, "2020-02-07", "2020-02-07", NULL, "published.given" },
    { "Sáng 6/2, " WORK, "https://bao.example/2020/02/07/hop-dan", NULL, "2020-02-07", NULL, "published.address" },
    /* a folder's month tells the year of the event only */
    { "Sáng 6/2, " WORK, "https://bao.example/2020/02/hop-dan", NULL, NULL, NULL, NULL },
    { "Sáng 6/2, " WORK, "https://bao.example/xa-hoi/202002/hop-dan-4711/", NULL, NULL, NULL, NULL },
    { "Sáng 6/2, " WORK, "https://bao.example/hop-dan/d20200207162334362.htm", NULL, "2020-02-07", NULL, "published.address" },
    { "Sáng 6/2, " WORK, "https://bao.example/hop-dan-20200207174558475.htm", NULL, "2020-02-07", NULL, "published.address" },
    { "Sáng 6/2, " WORK, "https://bao.example/2020-02-07-hop-dan", NULL, "2020-02-07", NULL, "published.address" },
    { "Sáng 6/2, " WORK, "https://bao.example/hop-dan-2020-02-07/", NULL, NULL, NULL, NULL },
    { "Sáng 6/2, " WORK, "https://bao.example/hop-dan-post754272.html", NULL, NULL, NULL, NULL },
    { "Sáng 6/2, " WORK, "https://bao.example/hop-dan-185202002071114485.htm", NULL, NULL, NULL, NULL },
    { "Sáng 6/2, " WORK, "https://bao.example/tin?ngay=/2020/02/07/", NULL, NULL, NULL, NULL },
    { "Sáng 6/2, " WORK, "https://bao.example/ky-niem-15-10-1930-15-10-2020.htm", NULL, NULL, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      NbOrigin origin = { .url = cases[i].url, .published = cases[i].given };
      g_autoptr (NbArticle) article = run (cases[i].text, &origin);
      g_autofree char *got = dated_to_string (&article->published);

      check_evidence (article, &article->published);
      if (g_strcmp0 (got, cases[i].published) != 0)
        g_error ("“%s” %s: got %s, expected %s", cases[i].text, cases[i].url, got, cases[i].published);
      g_assert_cmpstr (article->published.time, ==, cases[i].time);
      g_assert_cmpstr (article->published.evidence ? article->published.evidence->rule : NULL, ==, cases[i].rule);
    }
}

/* A printed date line says more of the article than the page's metadata, which systems refresh; a clock does not. */
static void
test_printed_and_metadata (void)
{
  static const struct { const char *body, *published; } cases[] = {
    { "<h1>Xã họp dân bàn làm đường</h1><p class=\"date\">05/03/2019 08:10</p><p>Sáng 4/3, " WORK "</p>", "2019-03-05" },
    { "<h1>Xã họp dân bàn làm đường</h1><p>Sáng 4/3, " WORK "</p>", "2019-03-06" },
    { "<p>Hôm nay: 22/11/2024</p><h1>Xã họp dân bàn làm đường</h1><p>Sáng 4/3, " WORK "</p>", "2019-03-06" },
    /* no clock goes behind the day on which the page was made */
    { "<p class=\"date\">05/03/2019 08:10</p><h1>Xã họp dân bàn làm đường</h1><p>Sáng 4/3, " WORK "</p>", "2019-03-05" },
    { "<p class=\"date\">08/03/2019 08:10</p><h1>Xã họp dân bàn làm đường</h1><p>Sáng 4/3, " WORK "</p>", "2019-03-06" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *page = g_strconcat ("<html><head><meta property=\"article:published_time\" content=\"2019-03-06T09:00:00+07:00\"></head><body><article>",
                                           cases[i].body, "</article></body></html>", NULL);
      g_autoptr (NbArticle) article = run (page, NULL);
      g_autofree char *got = dated_to_string (&article->published);

      g_assert_cmpstr (got, ==, cases[i].published);
    }
}

/* --- what is looked back on and ahead to -------------------------------------------------------------------------- */

static char *
join (const GPtrArray *list)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      g_autofree char *one = dated_to_string (g_ptr_array_index (list, i));

      g_string_append_printf (all, "%s%s", i ? " " : "", one);
    }
  return g_string_free (all, FALSE);
}

static void
test_reviews_and_plans (void)
{
  static const struct { const char *text, *reviews, *plans, *happened; } cases[] = {
    { "Ngày 5/4/2019, xã giao ban công tác dân vận quý I và triển khai nhiệm vụ quý II năm 2019.", "2019-33", "2019-34", "2019-04-05" },
    { "Ngày 5/4/2019, xã giao ban quý I/2019, triển khai nhiệm vụ quý II/2019 với các thôn.", "2019-33", "2019-34", "2019-04-05" },
    { "Sáng 8/7, xã sơ kết 6 tháng đầu năm, triển khai nhiệm vụ 6 tháng cuối năm 2024.", "2024-40", "2024-41", "2024-07-08" },
    { "Ngày 9/10/2020, xã sơ kết 9 tháng đầu năm 2020, bàn nhiệm vụ quý IV với các thôn.", "2020-01/2020-09", "2020-36", "2020-10-09" },
    { "Ngày 28/12/2019, xã tổng kết năm 2019 và triển khai nhiệm vụ 2020 với các thôn.", "2019", "2020", "2019-12-28" },
    { "Ngày 6/8/2015, xã tổng kết 5 năm (2010-2015) phong trào làm đường của các thôn.", "2010/2015", "", "2015-08-06" },
    { "Ngày 6/8/2015, tổ dân vận xã họp bàn việc làm đường với bà con các thôn.", "", "", "2015-08-06" },
    { "Ngày 6/12/2019, xã biểu dương những người làm đường giỏi giai đoạn 2016 - 2019 ở các thôn.", "2016/2019", "", "2019-12-06" },
    { "Ngày 6/12/2017, xã sơ kết giữa kỳ phong trào làm đường giai đoạn 2016 - 2020 ở các thôn.", "", "", "2017-12-06" },
    { "Sau 5 năm thực hiện việc làm đường ở Đồng Lựu\nGiai đoạn 2013 - 2018, các thôn của xã đã làm hết đường bằng sức của bà con.", "2013/2018", "", NULL },
    { "Chuyện làm đường ở xã Đồng Lựu bên sông\nGiai đoạn 2013 - 2018, các thôn của xã đã làm hết đường bằng sức của bà con.", "", "", NULL },
    { "Ngày 9/10/2020, xã sơ kết đợt 1 năm 2020 việc bộ đội về thôn giúp dân làm đường.", "", "", "2020-10-09" },
    { "Ngày 9/8/2020, xã giao ban tháng 7, triển khai nhiệm vụ tháng 8 năm 2020 với các thôn.", "2020-07", "2020-08", "2020-08-09" },
    { "Ngày 9/12/2020, xã sơ kết công tác dân vận 11 tháng đầu năm 2020 với các thôn.", "2020-01/2020-11", "", "2020-12-09" },
    { "Ngày 9/12/2020, xã đánh giá việc năm 2020, dự kiến chương trình thống nhất hành động năm 2021.", "2020", "2021", "2020-12-09" },
    { "Ngày 9/12/2020, xã tổng kết chương trình thống nhất hành động năm 2020 với các thôn.", "2020", "", "2020-12-09" },
    { "Ngày 5/10/2017, xã giao ban quý III/2017 với các thôn.\nQuý IV/2017, các thôn làm tiếp đường và lo cho dân ăn Tết.", "2017-35", "2017-36", "2017-10-05" },
    { "Ngày 9/7/2018, xã sơ kết 6 tháng đầu năm với các thôn.\nÔng Lê Văn Tám yêu cầu trong 6 tháng cuối năm 2018 phải xong đường.", "2018-40", "2018-41", "2018-07-09" },
    { "Ngày 13/12/2022, xã tổ chức ra quân giúp dân ở các thôn.\nCác tổ sẽ ở thôn từ ngày 16/12 đến ngày 30/12/2022 và ăn cơm cùng dân.", "", "2022-12-16/2022-12-30", "2022-12-13" },
    { "Ngày 13/12/2022, xã tổ chức ra quân giúp dân ở các thôn.\nLần trước, các tổ ở thôn từ ngày 16/6 đến ngày 30/6/2022 và ăn cơm cùng dân.", "", "", "2022-12-13" },
    { "Ngày 13/12/2022, xã tổ chức ra quân giúp dân ở các thôn.\nCả đợt từ ngày 5/12 đến ngày 30/12/2022, bộ đội ăn cơm cùng dân.", "", "", "2022-12-13" },
    { "Ngày 5/1/2019, xã nghe báo cáo kết quả công tác năm 2018 của các thôn.", "2018", "", "2019-01-05" },
    { "Ngày 30/9/2016, xã xem lại các việc từ sau buổi giao ban tháng 7/2015 đến nay với các thôn.", "", "", "2016-09-30" },
    { "Ngày 5/4/2019, xã nghe báo cáo kết quả công tác dân vận quý I/2019 của các thôn.", "2019-33", "", "2019-04-05" },
    { "Mười xã, 10 năm thực hiện việc làm đường\nNgày 6/8/2015, các xã họp về việc làm đường của các thôn, bàn cả việc lo cho dân.", "2005/2015", "", "2015-08-06" },
    { "Mười xã có nhà văn hóa đẹp hơn 10 năm trước\nNgày 6/8/2015, các xã họp về việc làm đường của các thôn, bàn cả việc lo cho dân.", "", "", "2015-08-06" },
    { "Công tác dân vận quý II/2019 ở xã Đồng Lựu\nNgày 5/7/2019, xã họp với các thôn về việc làm đường và lo cho dân.", "2019-34", "", "2019-07-05" },
    { "Công tác dân vận quý III/2019 ở xã Đồng Lựu\nNgày 5/7/2019, xã họp với các thôn về việc làm đường và lo cho dân.", "", "", "2019-07-05" },
    { "Sáng 14/10, xã họp mặt 84 năm Ngày truyền thống công tác dân vận của Đảng.\nNhìn lại quý III, các thôn đã làm xong đường.", "2014-35", "", "2014-10-14" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NbArticle) article = run (cases[i].text, NULL);
      g_autofree char *reviews = join (article->reviews), *plans = join (article->plans), *happened = dated_to_string (&article->happened);

      if (strcmp (reviews, cases[i].reviews) != 0 || strcmp (plans, cases[i].plans) != 0 || g_strcmp0 (happened, cases[i].happened) != 0)
        g_error ("“%s”: got “%s” “%s” %s", cases[i].text, reviews, plans, happened);
    }
}

/* --- much --------------------------------------------------------------------------------------------------------- */

static double
seconds_for (guint n_dates)
{
  GString *text = g_string_new ("Sáng 6/2, tổ dân vận xã họp bàn việc làm đường với bà con các thôn.\n");
  g_autoptr (NbArticle) article = NULL;
  gint64 before;
  double seconds;

  for (guint i = 0; i < n_dates; i++)
    g_string_append_printf (text, "Ngày %u/%u, xã tổng kết quý I/%u, kỷ niệm %u năm (1944-%u).%s", i % 28 + 1, i % 12 + 1, 1990 + i % 30, i % 90 + 5,
                            1990 + i % 30, i % 20 ? " " : "\n");
  before = g_get_monotonic_time ();
  article = run (text->str, NULL);
  seconds = (g_get_monotonic_time () - before) / 1e6;
  g_string_free (text, TRUE);
  return seconds;
}

static void
test_many (void)
{
  double few, many;

  seconds_for (1000);
  few = seconds_for (1000);
  many = seconds_for (10000);
  g_test_message ("1,000 dates: %.3f s, 10,000: %.3f s", few, many);
  /* ten times as many: linear with room for a busy machine */
  g_assert_cmpfloat (many, <, MAX (few, 0.005) * 40);
}

int
main (int argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NbPlaces) places = NULL;
  int status;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  places = nb_places_new (&error);
  g_assert_no_error (error);
  extractor_for_test = nb_extractor_new (places);
  g_test_add_func ("/extract/dates/days", test_days);
  g_test_add_func ("/extract/dates/ranges", test_ranges);
  g_test_add_func ("/extract/dates/periods", test_periods);
  g_test_add_func ("/extract/dates/lunar", test_lunar);
  g_test_add_func ("/extract/dates/years", test_years);
  g_test_add_func ("/extract/dates/other-days", test_other_days);
  g_test_add_func ("/extract/dates/weekday", test_weekday);
  g_test_add_func ("/extract/dates/published", test_published);
  g_test_add_func ("/extract/dates/old", test_old);
  g_test_add_func ("/extract/dates/printed-and-metadata", test_printed_and_metadata);
  g_test_add_func ("/extract/dates/reviews-and-plans", test_reviews_and_plans);
  g_test_add_func ("/extract/dates/many", test_many);
  status = g_test_run ();
  nb_extractor_unref (extractor_for_test);
  return status;
}
