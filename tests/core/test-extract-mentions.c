/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an article cites and names: documents, campaigns, and whether it is about công tác dân vận. One row a form. */

#include "extract/nb-extractor.h"

#include <locale.h>
#include <string.h>

static NbExtractor *extractor;

static NbArticle *
run (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  NbArticle *article = nb_extractor_run (extractor, bytes, NULL, NULL, &error);

  g_assert_no_error (error);
  return article;
}

/* Each evidence must be what stands at its place. */
static void
check_evidence (const NbArticle *article,
                const NbEvidence *evidence)
{
  g_autofree char *there = g_utf8_substring (article->text, evidence->start, evidence->end);

  g_assert_cmpstr (there, ==, evidence->text);
}

static void
test_documents (void)
{
  static const struct { const char *text, *keys; } cases[] = {
    /* kind, number, symbol */
    { "Các chi bộ học Nghị quyết số 25-NQ/TW ngày 03/6/2013 của BCH Trung ương (khóa XI).", "Nghị quyết 25-NQ/TW" },
    { "Các chi bộ học NQ 25 và NQ 54 của Tỉnh ủy trong hai buổi chiều cuối tuần.", "Nghị quyết 25|Nghị quyết 54 Tỉnh ủy" },
    { "Các chi bộ học Kết luận số 100 - KL/TW và số 290 - QĐ/TW trong hai buổi chiều.", "Kết luận 100-KL/TW|Quyết định 290-QĐ/TW" },
    { "Các chi bộ học Quyết định số 290-QĐ-TW, Chỉ thị số 22/CT-TW trong hai buổi chiều.", "Quyết định 290-QĐ/TW|Chỉ thị 22-CT/TW" },
    { "Các chi bộ học Nghị quyết 25-NQ/TƯ, Chỉ thị 18-CT/T.Ư trong hai buổi chiều vừa qua.", "Nghị quyết 25-NQ/TW|Chỉ thị 18-CT/TW" },
    { "Xã làm theo Nghị định số 60/2019/NĐ-CP và Chỉ thị 16/CT-TTg từ đầu năm đến nay.", "Nghị định 60/2019/NĐ-CP|Chỉ thị 16/CT-TTg" },
    { "Xã làm theo Thông tư số 23/2012/TT- BCA và Chỉ thị số 05/CT- BCA-V28 từ đầu năm.", "Thông tư 23/2012/TT-BCA|Chỉ thị 05/CT-BCA-V28" },
    { "Xã làm theo NGHỊ ĐỊNH SỐ: 59/2023/NĐ-CP và Pháp lệnh 34/2007/PL-UBTVQH11 từ lâu.", "Nghị định 59/2023/NĐ-CP|Pháp lệnh 34/2007/PL-UBTVQH11" },
    { "Xã làm theo Chương trình hành động số 12-CTr/TU và Công văn số 128-CV/BDVHU.", "Chương trình hành động 12-CTr/TU|Công văn 128-CV/BDVHU" },
    { "Xã làm theo Quyết định số 521/2005/QÐ-TTg của Thủ tướng Chính phủ từ đầu năm nay.", "Quyết định 521/2005/QĐ-TTg" },
    { "Xã được hỗ trợ theo Nghị quyết 30a/2008/NQ-CP từ năm đầu tiên cho đến bây giờ.", "Nghị quyết 30a/2008/NQ-CP" },
    /* lists */
    { "Hội nghị bàn Quyết định 217, 218-QĐ/TW và việc góp ý của các đoàn thể trong xã.", "Quyết định 217-QĐ/TW|Quyết định 218-QĐ/TW" },
    { "Hội nghị bàn các Quyết định số 217-QĐ/TW và 218-QĐ/TW cùng việc góp ý của dân.", "Quyết định 217-QĐ/TW|Quyết định 218-QĐ/TW" },
    { "Hội nghị bàn Chỉ thị 24, 25 của Ban Thường vụ Thành ủy cùng việc góp ý của dân.",
      "Chỉ thị 24 Ban Thường vụ Thành ủy|Chỉ thị 25 Ban Thường vụ Thành ủy" },
    { "Hội nghị bàn Nghị quyết số 25, 30 hộ dân trong thôn cũng được mời đến góp ý.", "Nghị quyết 25" },
    /* who issued it */
    { "Hội nghị bàn Kết luận số 54 của Ban Bí thư và cách làm của từng chi bộ trong xã.", "Kết luận 54 Ban Bí thư Trung ương" },
    { "Ban Thường vụ Tỉnh ủy Yên Bái đã ban hành Chỉ thị số 17 về dư luận xã hội.", "Chỉ thị 17 Ban Thường vụ Tỉnh ủy" },
    { "Hội nghị bàn Kế hoạch 99 của Thành ủy và cách làm của từng chi bộ trong xã.", "Kế hoạch 99 Thành ủy" },
    { "Thực hiện Chỉ thị 05, Ban Dân vận Huyện ủy mở lớp cho cán bộ thôn trong xã.", "Chỉ thị 05" },
    /* the same once more */
    { "Chi bộ học Nghị quyết số 25-NQ/TW. Sau buổi học, Nghị quyết 25 được in cho từng nhà.", "Nghị quyết 25-NQ/TW" },
    { "Chi bộ học Nghị quyết 25 của Trung ương. Nghị quyết số 25-NQ/TW được in cho từng nhà.", "Nghị quyết 25-NQ/TW" },
    { "Chi bộ học Nghị quyết 25-NQ/TW và Nghị quyết 25 của Huyện ủy trong hai buổi chiều.", "Nghị quyết 25-NQ/TW|Nghị quyết 25 Huyện ủy" },
    { "Chi bộ học Chỉ thị số 5. Hôm sau, Chỉ thị 05 của Bộ Chính trị được in cho từng nhà.", "Chỉ thị 05 Bộ Chính trị" },
    { "Chi bộ học Chỉ thị 05. Hôm sau, Chỉ thị số 5 của Bộ Chính trị được in cho từng nhà.", "Chỉ thị 5 Bộ Chính trị" },
    /* congresses and plenums */
    { "Chi bộ học Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng trong một buổi.", "Nghị quyết Đại hội XIII" },
    { "Chi bộ học Nghị quyết Đại hội Đảng bộ tỉnh Quảng Nam lần thứ XXI trong một buổi chiều.", "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XXI" },
    { "Chi bộ học Nghị quyết Đại hội XIII của Đảng và Đại hội Đảng bộ huyện lần thứ XX.",
      "Nghị quyết Đại hội XIII|Nghị quyết Đại hội Đảng bộ huyện lần thứ XX" },
    { "Chi bộ học Nghị quyết Trung ương 4 (khóa XII) và Nghị quyết T.Ư 7 (khoá XI) trong một buổi.",
      "Nghị quyết Trung ương 4 khóa XII|Nghị quyết Trung ương 7 khóa XI" },
    { "Chi bộ học NQTW 5 và Nghị quyết Trung ương 8B khóa VI trong một buổi chiều vừa rồi.", "Nghị quyết Trung ương 5|Nghị quyết Trung ương 8B khóa VI" },
    { "Chi bộ học Nghị quyết Hội nghị lần thứ bảy, khóa IX và nghị quyết của chi bộ.", "" },
    { "Chi bộ học Nghị quyết Hội nghị lần thứ bảy Ban Chấp hành Trung ương Đảng khóa IX kỹ lắm.", "Nghị quyết Trung ương 7 khóa IX" },
    { "Chi bộ học Nghị quyết Đại hội XI Đảng bộ tỉnh và Nghị quyết Đại hội XII Công đoàn Việt Nam.", "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XI" },
    /* who issued several */
    { "Các chi bộ học Thông tri 36, Chương trình hành động 76 của Thành ủy trong một buổi.",
      "Thông tri 36 Thành ủy|Chương trình hành động 76 Thành ủy" },
    { "Năm ấy, Bộ Chính trị Ban Chấp hành Trung ương Đảng (khóa II) đã ban hành Nghị quyết số 58 về việc này.", "Nghị quyết 58 Bộ Chính trị" },
    { "Từ khi có thông báo kết luận 220 của Huyện ủy, xã lấy con đường làng làm mẫu.", "Thông báo kết luận 220 Huyện ủy" },
    /* laws */
    { "Buổi tối, cán bộ giảng Luật NCT cho các cụ ở trong thôn và hỏi chuyện từng người.", "Luật Người cao tuổi" },
    { "Buổi tối, cán bộ giảng Luật Cảnh sát biển Việt Nam, Luật Thủy sản cho các chủ tàu.", "Luật Cảnh sát biển Việt Nam|Luật Thủy sản" },
    { "Buổi tối, cán bộ giảng Luật Đất đai (sửa đổi) và chuyện luật đất đai ngày trước.", "Luật Đất đai (sửa đổi)" },
    { "Buổi tối, cán bộ giảng Luật Thực hiện dân chủ ở cơ sở (số 10/2022/QH15) cho bà con.", "Luật 10/2022/QH15" },
    { "Buổi tối, cán bộ giảng Pháp lệnh Dân chủ ở xã, phường, thị trấn cho bà con trong ấp.", "Pháp lệnh Thực hiện dân chủ ở xã, phường, thị trấn" },
    /* wrapped lines */
    { "Tin\n\nBuổi chiều, các chi bộ trong toàn xã học Nghị quyết số\n25-NQ/TW và bàn cách làm cho hợp với từng thôn.", "Nghị quyết 25-NQ/TW" },
    /* none */
    { "Xã có Kế hoạch 5 năm làm đường, Chương trình 135 và Đề án 06 cùng kết luận 3 điều với dân.", "" },
    { "Chỉ thị của đồng chí Bí thư được ông Luật sư và nhà số 25/4 đường Hùng Vương nhắc lại.", "" },
    { "Quyết định 5 hộ được vay vốn trước, xã mời bà con đến bàn lại chuyện luật đất đai.", "" },
    { "Nghị quyết này, quyết định 5 người vào tổ và Nghị quyết năm 2020 đều được dân bàn kỹ.", "" },
    { "Giấy phép số 123/GP-TTĐT được treo ở trụ sở, bên cạnh bảng tin của ấp từ năm ngoái.", "" },
  };
  gboolean failed = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NbArticle) article = run (cases[i].text);
      g_autoptr (GString) got = g_string_new (NULL);

      for (guint d = 0; d < article->documents->len; d++)
        {
          const NbDocument *document = g_ptr_array_index (article->documents, d);

          g_string_append_printf (got, "%s%s", d ? "|" : "", document->key);
          check_evidence (article, document->evidence);
        }
      if (!g_str_equal (got->str, cases[i].keys))
        {
          g_test_message ("“%s”: got “%s”, expected “%s”", cases[i].text, got->str, cases[i].keys);
          failed = TRUE;
        }
    }
  g_assert_false (failed);
}

static void
test_campaigns (void)
{
  static const struct { const char *text, *names; } cases[] = {
    { "Xã nhìn lại phong trào thi đua “Dân vận khéo” và mô hình dân vận khéo của từng thôn.", "Dân vận khéo" },
    { "Bác Hồ dạy: “Dân vận khéo thì việc gì cũng thành công”, cả xã vẫn nhớ điều đó.", "" },
    { "Ông là người khéo léo, làm dân vận khéo léo nên bà con trong ấp ai cũng quý mến.", "" },
    { "Năm 2020 là “Năm dân vận khéo”, mỗi xã chọn lấy một việc khó để làm cho được.", "Dân vận khéo" },
    { "Huyện chọn năm 2024 là năm “Kỷ cương, gần dân” và giao việc cho từng xã trong huyện.", "Kỷ cương, gần dân" },
    { "Hội thi năm 2021 có chủ đề là “Lắng nghe dân nói”, hơn trăm người ở các thôn đến dự.", "" },
    { "Các xã thực hiện chủ đề “Lắng nghe dân nói” của năm 2021 bằng những buổi họp ở xóm.", "Lắng nghe dân nói" },
    { "Mô hình mang tên “Ngày thứ bảy vì dân” của xã ra mắt trong dịp này ở nhà văn hóa.", "" },
    { "Xã làm chương trình mục tiêu quốc gia xây dựng nông thôn mới từ mười năm trước.", "Nông thôn mới" },
    { "Buổi tọa đàm với chủ đề “Lắng nghe dân nói” có hơn trăm người ở các thôn đến dự.", "" },
    /* variants of one name */
    { "Cuộc vận động “Toàn dân đoàn kết xây dựng NTM, đô thị văn minh” có thêm mười ấp.", "Toàn dân đoàn kết xây dựng nông thôn mới, đô thị văn minh" },
    { "Chương trình “Xuân Biên phòng - Ấm lòng dân bản” về với các bản ở sát đường biên.", "Xuân biên phòng ấm lòng dân bản" },
    { "Hội làm tốt cuộc vận động Xây dựng gia đình 5 không 3 sạch ở cả mười hai thôn.", "Xây dựng gia đình 5 không, 3 sạch" },
    /* what is also plain words */
    { "Xã có phong trào xây dựng nông thôn mới từ mười năm trước, nay đã thấy kết quả.", "Nông thôn mới" },
    { "Xã đạt chuẩn nông thôn mới, bà con làm công tác đền ơn đáp nghĩa đều các năm.", "" },
    { "Hội tặng quỹ “Vì người nghèo” ba chục triệu đồng và một căn nhà “Mái ấm biên cương”.", "" },
    { "Mặt trận phát động tháng cao điểm “Vì người nghèo” từ giữa tháng mười đến cuối năm.", "Vì người nghèo" },
    /* local ones by their form */
    { "Chuyện “Không để rác qua đêm” được chọn làm cuộc vận động trọng tâm của cả phường.", "Không để rác qua đêm" },
    { "Phong trào “Cổng sạch, ngõ sáng”, “Hàng rào hoa” và “Tiếng kẻng học bài” lan ra cả xã.", "Cổng sạch, ngõ sáng|Hàng rào hoa|Tiếng kẻng học bài" },
    { "Các mô hình “Tiếng kẻng học bài”, “Ống tiền tiết kiệm” đang lan ra các thôn trong xã.", "" },
    { "Phong trào Hiến đất mở rộng ngõ xóm được bà con trong các thôn cùng hưởng ứng.", "Hiến đất mở rộng ngõ xóm" },
    { "Phong trào Đồng khởi và phong trào của Đoàn được nhắc lại trong buổi gặp mặt ấy.", "" },
    { "Ra quân “Ngày thứ bảy văn minh”, các khu phố cùng dọn kênh và trồng thêm cây xanh.", "Ngày thứ bảy văn minh" },
    { "Chiến dịch tình nguyện: Mùa hè xanh, Hoa phượng đỏ, Kỳ nghỉ hồng đều có người ở xã.", "Mùa hè xanh|Hoa phượng đỏ|Kỳ nghỉ hồng" },
    { "Xã có phong trào “Cựu chiến binh (CCB) gương mẫu” và phong trào “Cổng sạch (CS) ngõ sáng” ở mọi thôn.", "Cựu chiến binh gương mẫu|Cổng sạch ngõ sáng" },
    { "Xã có phong trào xây dựng nông thôn mới, “Cổng sạch, ngõ sáng” và “Hàng rào hoa” ở mọi thôn.", "Nông thôn mới|Cổng sạch, ngõ sáng|Hàng rào hoa" },
    { "Bà con hưởng ứng “Chiến dịch sạch kênh xanh bờ”, “Tiếng kẻng học bài” ở các thôn.", "Sạch kênh xanh bờ" },
    { "Nhiều phong trào mang “bản sắc” riêng như “Cổng sạch, ngõ sáng”, “Hàng rào hoa” được bà con theo.", "Cổng sạch, ngõ sáng|Hàng rào hoa" },
    { "Xã làm các phong trào, cuộc vận động do tỉnh phát động như Lao động giỏi, lao động sáng tạo và Mùa hè xanh.",
      "Lao động giỏi, lao động sáng tạo|Mùa hè xanh" },
    { "Trường làm các cuộc vận động Dân chủ - Kỷ cương - Tình thương - Trách nhiệm; Giúp bạn ở bản xa đến lớp; vườn rau cũng đã xanh.",
      "Dân chủ - Kỷ cương - Tình thương - Trách nhiệm|Giúp bạn ở bản xa đến lớp" },
    { "Họ đạo có phong trào “Xây dựng nông thôn mới, đô thị văn minh, xóm đạo bình yên” từ lâu.",
      "Xây dựng nông thôn mới, đô thị văn minh, xóm đạo bình yên" },
    { "Tin\n\nHội nghị bàn về cách làm của phong trào thi đua “Nông dân khéo vận động nông\ndân” ở các xã ven sông trong hai năm qua.", "Nông dân khéo vận động nông dân" },
  };
  gboolean failed = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NbArticle) article = run (cases[i].text);
      g_autoptr (GString) got = g_string_new (NULL);

      for (guint c = 0; c < article->campaigns->len; c++)
        {
          const NbMention *mention = g_ptr_array_index (article->campaigns, c);

          g_string_append_printf (got, "%s%s", c ? "|" : "", mention->name);
          check_evidence (article, mention->evidence);
        }
      if (!g_str_equal (got->str, cases[i].names))
        {
          g_test_message ("“%s”: got “%s”, expected “%s”", cases[i].text, got->str, cases[i].names);
          failed = TRUE;
        }
    }
  g_assert_false (failed);
}

#define FARM "Năm qua, xã trồng thêm mười héc-ta bưởi, mở bốn lớp kỹ thuật và lập hai tổ hợp tác cho bà con.\n\n" \
             "Bà con mong nhà nước sớm nạo vét kênh trước mùa mặn để giữ được vườn cây qua mùa khô."

static void
test_about (void)
{
  static const struct { const char *text; gboolean about; } cases[] = {
    { "Sơ kết sáu tháng\n\nSáng 8/7, Ban Dân vận Huyện ủy họp sơ kết sáu tháng và bàn việc cuối năm với các xã.", TRUE },
    { "Chùa làng ngày hội\n\nĐồng chí Lê Văn Mít, Trưởng Ban Dân vận Tỉnh ủy đến thăm và tặng quà các chùa ở xã.", TRUE },
    { "Những tháng bám ấp\n\nHồi ấy đội có năm người và một chiếc loa tay.\n\nBài học dân vận đầu tiên tôi học được là đừng họp vội với dân.", TRUE },
    { "Ngày hội Đại đoàn kết ở xóm núi\n\n" FARM, TRUE },
    { "Bản bỏ dần hủ tục\n\n" FARM "\n\nBà Lê Thị Mít, Trưởng Ban Dân vận Huyện ủy bảo phải nghe dân trước rồi mới nói.", TRUE },
    { "Tổ dân vận số ra mắt\n\nMỗi tổ có năm người, giúp bà con nộp hồ sơ trên mạng vào các buổi tối trong tuần.", TRUE },
    { "Đại hội nông dân xã\n\nKhách mời có ông Lê Văn Mít, Phó Trưởng Ban Dân vận Tỉnh ủy.\n\n" FARM, FALSE },
    { "Bí thư thăm chùa\n\nCùng đi với đoàn có Trưởng Ban Tuyên giáo và Dân vận Tỉnh ủy Lê Văn Mít.\n\n" FARM, FALSE },
    { "Học nghị quyết\n\nDự có trưởng các ban Tổ chức, Tuyên giáo, Dân vận và hơn trăm đảng viên.\n\n" FARM, FALSE },
    { "Biển động\n\nRau và thuốc men phải nhờ ghe của ngư dân vận chuyển từ đất liền ra.\n\n" FARM, FALSE },
    { "Trạm bơm\n\nTổ có ba người dân vận hành trạm bơm, nông dân vận động nhau nạo kênh.\n\n" FARM, FALSE },
    { "Đò chiều\n\nRau nhờ dân vận chuyển qua sông, than củi cũng do dân vận tải bằng xe thồ.\n\n" FARM, FALSE },
    { "Mùa nước\n\nNông dân vận phân ra đồng, ngư dân vận đá về kè lại bến thuyền.\n\n" FARM, FALSE },
    { "Xe lưu động\n\nTheo Kế hoạch số 15 ngày 2/3 của Ban Dân vận Tỉnh ủy, xe đi qua hai mươi xã.\n\n" FARM, FALSE },
    { "Mặt trận giám sát, phản biện xã hội\n\n" FARM, TRUE },
    { "Bão số 10\n\nCác xã vận động người dân chằng chống nhà cửa trước khi bão vào.\n\n" FARM, FALSE },
    { "Không tìm thấy trang\n\nTrang bạn tìm không còn ở đây, mời bạn xem mục Công tác dân vận của chúng tôi.", FALSE },
    { "Tag: dân vận khéo\n\nTìm thấy 12 kết quả\n\nHội viên làm dân vận khéo\n05/10/2022 07:00\nTừ những luống hoa ven đường, chị em đã...\n\n"
      "Biểu dương điển hình\n14/10/2022 16:32\nSáng 14/10, Ban Dân vận Huyện ủy tổ chức...", FALSE },
  };
  gboolean failed = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NbArticle) article = run (cases[i].text);

      if (article->about_dan_van != cases[i].about)
        {
          g_test_message ("“%s”: got %d", cases[i].text, article->about_dan_van);
          failed = TRUE;
        }
    }
  g_assert_false (failed);
}

/* Pages of other pages' titles and of errors tell of no time and no place; a short item under its rubric does. */
static void
test_listing (void)
{
  static const struct { const char *text; gboolean is_article; } cases[] = {
    { "Tag: dân vận khéo\n\nTìm thấy 12 kết quả\n\nHội viên xã Lùng Tám làm dân vận khéo\n05/10/2022 07:00\nTừ những luống hoa ven đường, chị em đã...\n\n"
      "Hà Giang: Biểu dương điển hình\n14/10/2022 16:32\nSáng 14/10, Ban Dân vận Huyện ủy tổ chức...", FALSE },
    { "Lỗi 404\n\nThứ hai, 05/10/2022\n\nTrang của tỉnh Hà Giang mà bạn tìm không còn ở đây.", FALSE },
    { "Chuyên mục: Dân vận\n\nLùng Tám mở đường\n\nSáng 5/10/2022, xã Lùng Tám, huyện Quản Bạ, tỉnh Hà Giang ra quân mở đường vào bản; ba mươi hộ cùng lùi hàng rào, "
      "nhường đất cho con đường dẫn vào nhà văn hóa, công việc xong trong một buổi.", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NbArticle) article = run (cases[i].text);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (article->happened.value.is_known, ==, cases[i].is_article);
      g_assert_cmpint (article->places->len > 0, ==, cases[i].is_article);
      if (!cases[i].is_article)
        g_assert_false (article->published.value.is_known);
    }
}

int
main (int argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NbPlaces) places = NULL;
  int result;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  places = nb_places_new (&error);
  g_assert_no_error (error);
  extractor = nb_extractor_new (places);
  g_test_add_func ("/extract/mentions/documents", test_documents);
  g_test_add_func ("/extract/mentions/campaigns", test_campaigns);
  g_test_add_func ("/extract/mentions/about", test_about);
  g_test_add_func ("/extract/mentions/listing", test_listing);
  result = g_test_run ();
  nb_extractor_unref (extractor);
  return result;
}
