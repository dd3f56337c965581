/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The forms in which titles, bylines, captions and what is no article stand in text that crawlers leave. */

#include "extract/nb-extractor.h"

#include <locale.h>
#include <string.h>

/* Sentences of a text that is nothing but one. */
#define LEAD "Sáng 14/10, Ban Dân vận Huyện ủy họp mặt 120 cán bộ khối dân vận các xã, ôn lại truyền thống của ngành và bàn việc những tháng cuối năm."
#define TEXT "Trong năm, các tổ dân vận ở cơ sở đã vận động nhân dân đóng góp hơn 3.000 ngày công, dặm vá 14 km đường và dựng lại hai cây cầu ván."
#define LAST "Dịp này, huyện khen thưởng 9 tập thể làm tốt việc vận động nhân dân ở các ấp còn khó khăn."
#define BODY LEAD "\n\n" TEXT "\n\n" LAST
#define TITLE "Huyện họp mặt cán bộ khối dân vận các xã"

typedef struct
{
  const char *name;
  const char *text;
  const char *title;       /* NULL: none is printed */
  const char *byline;
  const char *kept;        /* a paragraph that is in the body … */
  const char *gone;        /* … and words that are not */
  const char *caption;     /* a line that is there as a caption */
} Case;

static const Case titles[] = {
  { "title and text", TITLE "\n\n" BODY, TITLE, NULL, LEAD, NULL, NULL },
  { "no line between", TITLE "\n" LEAD "\n" TEXT, TITLE, NULL, LEAD, NULL, NULL },
  { "a section run into it", "Chuyện ở bản - làng quê" TITLE "\n\n" BODY, TITLE, NULL, LEAD, NULL, NULL },
  { "none", BODY, NULL, NULL, LEAD, NULL, NULL },
  { "none, a paper's name first", "(BXN) - " BODY, NULL, NULL, LEAD, NULL, NULL },
  { "none, a name without space", "XN- " BODY, NULL, NULL, LEAD, NULL, NULL },
  { "none, a first sentence that lost its full stop", "Chiều 3/6, tại nhà văn hóa xã, Hội Nông dân xã ra mắt tổ hợp tác trồng cam\n\n" TEXT "\n\n" LAST, NULL, NULL, TEXT, NULL, NULL },
  { "crawler's month", " date 2021-10 " TITLE "\n\n" BODY, TITLE, NULL, LEAD, NULL, NULL },
  { "crawler's month, a section", " date 2021-10-14 Quốc phòng - An ninh\n" TITLE "\n\n" BODY, TITLE, NULL, LEAD, "An ninh", NULL },
  { "crawler's month, hotlines, a section", " date 2021-10-14 HOTLINE: 0912.000.111 - ĐẶT MUA BÁO\nThời sự\n\n" TITLE "\n\n" BODY, TITLE, NULL, LEAD, "HOTLINE", NULL },
  { "breadcrumb", "Trang chủ / Tin trong huyện\n\n" TITLE "\n\n" BODY, TITLE, NULL, LEAD, "Trang chủ", NULL },
  { "breadcrumb as a list", "1. Tin tức\n  2. Tin hoạt động xã, phường\n  3. " TITLE "\n\n" TITLE "\n\n14/10/2021\n174 lượt xem\n" BODY, TITLE, NULL, LEAD, "lượt xem", NULL },
  { "section in capitals", "TIN HOẠT ĐỘNG ĐỊA PHƯƠNG, ĐƠN VỊ\n" TITLE "\nNgày đăng: 14/10/2021 | Lượt xem: 47\n\n" BODY, TITLE, NULL, LEAD, "ĐỊA PHƯƠNG", NULL },
  { "masthead", "BÁO XUÂN NINH ONLINE\n\n" TITLE "\n\n" BODY, TITLE, NULL, LEAD, "ONLINE", NULL },
  { "authority above", "Thứ Sáu, 19/7/2024\nBan Tuyên giáo Trung ương\nThứ Năm, 14/10/2021 14:46'(GMT+7)\n\n" TITLE "\n\n" BODY, TITLE, NULL, LEAD, "Tuyên giáo", NULL },
  { "portal's controls", "Skip Ribbon Commands\nSkip to main content\n\nTin tức sự kiện\n" TITLE "\nMàu chữ Cỡ chữ\nA- A A+\n" BODY, TITLE, NULL, LEAD, "Màu chữ", NULL },
  { "twice on a line", TITLE TITLE "\n\n" BODY, TITLE, NULL, LEAD, TITLE, NULL },
  { "twice on a line, with a space", TITLE " " TITLE "\n\n" BODY, TITLE, NULL, LEAD, TITLE, NULL },
  { "twice in a row", TITLE "\n" TITLE "\n\n" BODY, TITLE, NULL, LEAD, TITLE, NULL },
  { "twice, with a full stop", "Đoàn viên xã dọn kênh, trồng hoa ven lộ ấp Nhì trong ngày nghỉ.\n\nĐoàn viên xã dọn kênh, trồng hoa ven lộ ấp Nhì trong ngày nghỉ.\n" BODY,
    "Đoàn viên xã dọn kênh, trồng hoa ven lộ ấp Nhì trong ngày nghỉ.", NULL, LEAD, "dọn kênh", NULL },
  { "fused with the text", "Huyện họp mặt cán bộ khối dân vận khéo" LEAD "\n\n" TEXT, "Huyện họp mặt cán bộ khối dân vận khéo", NULL, LEAD, NULL, NULL },
  { "fused behind a year", "Tập huấn công tác dân vận, tôn giáo năm 2021" LEAD "\n\n" TEXT, "Tập huấn công tác dân vận, tôn giáo năm 2021", NULL, LEAD, NULL, NULL },
  { "fused behind quotation marks", "Xã thi đua làm “Dân vận khéo”" LEAD "\n\n" TEXT, "Xã thi đua làm “Dân vận khéo”", NULL, LEAD, NULL, NULL },
  { "fused in capitals", "HUYỆN HỌP MẶT CÁN BỘ KHỐI DÂN VẬN" LEAD "\n\n" TEXT, "HUYỆN HỌP MẶT CÁN BỘ KHỐI DÂN VẬN", NULL, LEAD, NULL, NULL },
  { "capitals, then a space", "HUYỆN HỌP MẶT CÁN BỘ KHỐI DÂN VẬN NĂM 2021 " LEAD "\n\n" TEXT, "HUYỆN HỌP MẶT CÁN BỘ KHỐI DÂN VẬN NĂM 2021", NULL, LEAD, NULL, NULL },
  { "a space, then the first sentence", TITLE " " LEAD "\n\n" TEXT, TITLE, NULL, LEAD, NULL, NULL },
  { "with its date on the line", TITLE " 14/10/2021 18:01\n\n" BODY, TITLE, NULL, LEAD, "18:01", NULL },
  { "with words and a date on the line", TITLE " Ngày cập nhật 14/10/2021\n" BODY, TITLE, NULL, LEAD, "cập nhật", NULL },
  { "with a date in brackets on the line", TITLE " ( Cập nhật ngày: 14/10/2021 )" LEAD "\n\n" TEXT, TITLE, NULL, LEAD, "Cập nhật", NULL },
  { "title, date and text on one line", TITLE " 09:21 19/06/2021 (Mặt trận) -" LEAD "\n\n" TEXT, TITLE, NULL, TEXT, "09:21", NULL },
  { "a date in the title is none of the page's", "Lịch tiếp công dân ngày 16/10/2021 của Huyện ủy\n\n" BODY, "Lịch tiếp công dân ngày 16/10/2021 của Huyện ủy", NULL, LEAD, NULL, NULL },
  { "section, title, lead, and all again", " date 2021-10-14 Xã hội Kỳ 1: Người giữ lửa ở xóm núi " LEAD "\n\nKỳ 1:\n\nNgười giữ lửa ở xóm núi\n\n" BODY, "Người giữ lửa ở xóm núi", NULL, TEXT, "Kỳ 1", NULL },
  { "broken in two", "Xã ra quân dọn kênh, trồng hoa\nven lộ ấp Nhì và ấp Ba\n\n" BODY, "Xã ra quân dọn kênh, trồng hoa ven lộ ấp Nhì và ấp Ba", NULL, LEAD, NULL, NULL },
  { "broken in two, in capitals", "HỘI NGHỊ HỌP MẶT CÁN BỘ\nKHỐI DÂN VẬN CÁC XÃ\n\n" BODY, "HỘI NGHỊ HỌP MẶT CÁN BỘ KHỐI DÂN VẬN CÁC XÃ", NULL, LEAD, NULL, NULL },
  { "begins like a sentence", "Thực hiện Nghị quyết 25 ở vùng lòng hồ\n\n" BODY, "Thực hiện Nghị quyết 25 ở vùng lòng hồ", NULL, LEAD, NULL, NULL },
  { "begins like a caption", "Hình ảnh người cán bộ trong lòng dân\n\n" BODY, "Hình ảnh người cán bộ trong lòng dân", NULL, LEAD, NULL, NULL },
  { "a few words in capitals", "NGƯỜI CÁN BỘ TẬN TÂM\n\n" BODY, "NGƯỜI CÁN BỘ TẬN TÂM", NULL, LEAD, NULL, NULL },
  { "words of sections only", "Xây dựng tổ chức Đảng trong đơn vị quân đội\n\n" BODY, "Xây dựng tổ chức Đảng trong đơn vị quân đội", NULL, LEAD, NULL, NULL },
  { "a person, above the date", "Nhiệt liệt chào mừng Đại hội Đảng bộ huyện\n\nĐồng chí Lê Văn Mít thăm bà con vùng lũ\n14/10/2021 09:30\n\n" BODY,
    "Đồng chí Lê Văn Mít thăm bà con vùng lũ", NULL, LEAD, NULL, NULL },
  { "an abbreviation that lost its space", "Chủ tịch xã và UBMTTQViệt Nam xã về với ấp Nhì\n\n" BODY, "Chủ tịch xã và UBMTTQViệt Nam xã về với ấp Nhì", NULL, LEAD, NULL, NULL },
  { "a question", "Vì sao cán bộ dân vận xã ngại xuống ấp vào mùa nước nổi?\n\n" BODY, "Vì sao cán bộ dân vận xã ngại xuống ấp vào mùa nước nổi?", NULL, LEAD, NULL, NULL },
  { "an exclamation in quotation marks", "“Phải đi thì dân mới thấy, mới tin, mới theo mình!”\n\n" BODY, "“Phải đi thì dân mới thấy, mới tin, mới theo mình!”", NULL, LEAD, NULL, NULL },
  { "begins like a button", "Chia sẻ kinh nghiệm vận động nhân dân ở vùng lũ\n\n" BODY, "Chia sẻ kinh nghiệm vận động nhân dân ở vùng lũ", NULL, LEAD, NULL, NULL },
  { "begins like an imprint", "Địa chỉ đỏ của những người làm công tác dân vận\n\n" BODY, "Địa chỉ đỏ của những người làm công tác dân vận", NULL, LEAD, NULL, NULL },
  { "short, above a longer caption", "Những ngày đi “bám ấp”\n\nChú thích ảnh\nTác giả (bên trái) cùng đồng đội bên căn hầm cũ, tháng 3/1973. Ảnh tư liệu\n\n" BODY,
    "Những ngày đi “bám ấp”", NULL, LEAD, "Chú thích ảnh", "Tác giả (bên trái)" },
  { "above a view", TITLE "\nToàn cảnh hội nghị tại hội trường huyện\n\n" BODY, TITLE, NULL, LEAD, "Toàn cảnh", NULL },
  { "above a caption of people", "An Bình: bàn giao nhà cho dân\nCác đại biểu bàn giao nhà cho hộ bà Sáu ở ấp Ba\n\n" BODY, "An Bình: bàn giao nhà cho dân", NULL, LEAD, NULL, NULL },
  { "above a caption that is a sentence, twice", TITLE "\n\nÔng Lê Văn Mít phát biểu tại buổi họp mặt.\n\nÔng Lê Văn Mít phát biểu tại buổi họp mặt.\n\n" BODY,
    TITLE, NULL, LEAD, NULL, "Ông Lê Văn Mít" },
  { "below a banner's number and a null", "Hình 1\n\nnull " TITLE "\n\nChi tiết bài viết Tin tức\n\n" TITLE "\n\n" BODY, TITLE, NULL, LEAD, "null", NULL },
  { "a page of a tag", "Trang chủ\nThời sự\n\nTag: dân vận khéo\n\nTìm thấy 12 kết quả\n\nPhụ nữ xã trồng hoa ven lộ ấp Nhì và ấp Ba\n05/10/2021 07:00\nTừ những luống hoa ven đường, chị em đã làm được...\n",
    "Tag: dân vận khéo", NULL, NULL, NULL, NULL },
  { "broken to fit a column", "HUYỆN HỌP MẶT CÁN BỘ KHỐI DÂN VẬN\n\nSáng 14/10, Ban Dân vận Huyện ủy họp mặt 120 cán bộ khối dân vận các xã,\nôn lại truyền thống của ngành và bàn việc những tháng cuối năm; trao quà\n"
    "cho chín tập thể. Đến dự có lãnh đạo các phòng, ban của huyện cùng đông\nđảo bà con các ấp ven kênh, nơi vừa dựng xong hai cây cầu ván.\n\nTrong năm, các tổ dân vận ở cơ sở đã vận động nhân dân đóng góp hơn ba\n"
    "nghìn ngày công, dặm vá 14 km đường và dựng lại hai cây cầu ván bắc qua\ncon kênh cũ ở ấp Nhì, nhờ vậy trẻ em đi học mùa nước nổi bớt phải qua đò\nnhư những năm trước.\n",
    "HUYỆN HỌP MẶT CÁN BỘ KHỐI DÂN VẬN", NULL,
    "Trong năm, các tổ dân vận ở cơ sở đã vận động nhân dân đóng góp hơn ba nghìn ngày công, dặm vá 14 km đường và dựng lại hai cây cầu ván bắc qua con kênh cũ ở ấp Nhì, nhờ vậy trẻ em đi học mùa nước nổi bớt phải qua đò như những năm trước.",
    NULL, NULL },
};

#define SIGNED(line, who) { line, TITLE "\n\n" BODY "\n\n" line, TITLE, who, LAST, line, NULL }
#define GLUED(name, tail, who) { name, TITLE "\n\n" LEAD "\n\n" TEXT "\n\n" LAST tail, TITLE, who, LEAD, NULL, NULL }

static const Case bylines[] = {
  SIGNED ("Minh Trí", "Minh Trí"), SIGNED ("ANH HUY", "ANH HUY"), SIGNED ("T.H", "T.H"), SIGNED ("H.Th", "H.Th"), SIGNED ("PV", "PV"), SIGNED ("P.V", "P.V"), SIGNED ("XV", "XV"),
  SIGNED ("BBT", "BBT"), SIGNED ("Ban Biên tập", "Ban Biên tập"), SIGNED ("N.Q - X.H", "N.Q - X.H"), SIGNED ("HOA MAI - LAN ANH", "HOA MAI - LAN ANH"),
  SIGNED ("Y Nga – Minh Trung", "Y Nga – Minh Trung"), SIGNED ("Hà Trang - CTV Văn Minh", "Hà Trang - CTV Văn Minh"), SIGNED ("Minh Hà, Quốc Bảo", "Minh Hà, Quốc Bảo"),
  SIGNED ("Siu H'Lan", "Siu H'Lan"), SIGNED ("Y Thanh Niê Kđăm", "Y Thanh Niê Kđăm"), SIGNED ("Thượng tá Lê Văn Mít", "Thượng tá Lê Văn Mít"), SIGNED ("TS. Lê Văn Mít", "TS. Lê Văn Mít"),
  SIGNED ("Tin, ảnh: VĂN MÍT", "VĂN MÍT"), SIGNED ("Tin ảnh: Văn Mít", "Văn Mít"), SIGNED ("Bài và ảnh: Văn Mít - Thu Ổi", "Văn Mít - Thu Ổi"), SIGNED ("Ảnh, bài: Văn Mít", "Văn Mít"),
  SIGNED ("Tin & ảnh: Văn Mít", "Văn Mít"), SIGNED ("Thực hiện: Văn Mít", "Văn Mít"), SIGNED ("Tác giả: Lê Văn Mít", "Lê Văn Mít"), SIGNED ("Tác giả bài viết: Đoàn xã Nà Lang", "Đoàn xã Nà Lang"),
  SIGNED ("Nhóm PV: Văn Mít", "Văn Mít"), SIGNED ("T/h: Văn Mít", "Văn Mít"), SIGNED ("Tin: Văn Mít; ảnh: Thu Ổi", "Văn Mít"), SIGNED ("Bài: Văn Mít - Ảnh: Thu Ổi", "Văn Mít"), SIGNED ("Tin, ảnh: Đài Truyền thanh huyện", "Đài Truyền thanh huyện"),
  SIGNED ("(Văn phòng Đảng ủy xã)", "Văn phòng Đảng ủy xã"), SIGNED ("Ban Tuyên giáo Huyện ủy", "Ban Tuyên giáo Huyện ủy"), SIGNED ("(Lan Chi)", "Lan Chi"), SIGNED ("Lê Hoa (thực hiện)", "Lê Hoa"),
  SIGNED ("Lê Văn Mít (ghi theo lời kể của ông Trần Văn Ổi)", "Lê Văn Mít"), SIGNED ("Lê Hoa lược ghi", "Lê Hoa"), SIGNED ("Hà Trang (Phú Bình)", "Hà Trang"), SIGNED ("Thanh Hà/ Báo Xuân Ninh", "Thanh Hà"),
  SIGNED ("Tr.M/VOV-TP.HCM", "Tr.M/VOV-TP.HCM"), SIGNED ("Văn Mít, Đài Truyền thanh huyện", "Văn Mít"), SIGNED ("Lê Hoa lehoa@example.org", "Lê Hoa"), SIGNED ("Minh Trí./.", "Minh Trí"),
  SIGNED ("HẢI LĂNG", "HẢI LĂNG"), SIGNED ("Theo TTXVN", "TTXVN"), SIGNED ("- Minh Trí -", "Minh Trí"), SIGNED ("CTV Thiều Vân", "CTV Thiều Vân"),
  GLUED ("behind the end", " Minh Trí", "Minh Trí"), GLUED ("behind slash and stop", "/. Minh Trí", "Minh Trí"), GLUED ("in brackets behind the end", " (Lan Chi)", "Lan Chi"),
  GLUED ("staff behind the end", "/. BBT", "BBT"), GLUED ("capitals behind the end", " THU THỦY", "THU THỦY"), GLUED ("credit behind the end", " Tin, ảnh: Văn Mít", "Văn Mít"),
  GLUED ("office in brackets behind the end", " (Ban Dân vận Huyện ủy)", "Ban Dân vận Huyện ủy"),
  { "below the title", TITLE "\n\nThúy Hạnh\n(baoxuanninh.vn) - " BODY, TITLE, "Thúy Hạnh", LEAD, "Thúy Hạnh", NULL },
  { "below the title and the date", TITLE "\n14/10/2021 09:30\nTác giả: Lê Văn Mít\n\n" BODY, TITLE, "Lê Văn Mít", LEAD, "Mít", NULL },
  { "a name before the date", TITLE "\n\nThu Ổi 14/10/2021 - 11:52\n\n" BODY, TITLE, "Thu Ổi", LEAD, "11:52", NULL },
  { "a month's name", TITLE "\n\n 01:55 CH @ Thứ Năm - 14 Tháng Mười, 2021\n\n" BODY, TITLE, NULL, LEAD, "01:55", NULL },
  { "a degree below the title, then a work place", TITLE "\n\nTh.S Lê Văn Mít\nTrường Chính trị tỉnh\n\n" BODY, TITLE, "Th.S Lê Văn Mít", LEAD, "Trường Chính trị", NULL },
  { "above a caption", TITLE "\n\n" BODY "\n\nThế Anh\n\nÔng Lê Văn Mít - Trưởng Ban Dân vận trao giải nhất cho đội Nà Lang.", TITLE, "Thế Anh", LAST, NULL, NULL },
  { "below a caption", TITLE "\n\n" BODY "\n\nQuang cảnh buổi họp mặt\n\nThế Anh", TITLE, "Thế Anh", LAST, NULL, "Quang cảnh" },
  { "above the next article", TITLE "\n\n" BODY "\n\nLê Oanh\n\nĐọc tiếp: Nước sông lên nhanh\nDo mưa lớn từ đêm 18/10, mực nước các hồ chứa đã vượt báo động…", TITLE, "Lê Oanh", LAST, "mực nước", NULL },
  { "above an address", TITLE "\n\n" BODY "\n\nHà Trang\n\nVăn phòng đại diện: 14 đường Trần Phú. In ngày 05-12-2021 từ trang điện tử.", TITLE, "Hà Trang", LAST, "Trần Phú", NULL },
  { "above an imprint", TITLE "\n\n" BODY "\n\nXuân Lê\n\nLượt người xem:  Views:   86\nChia sẻ:\nCỔNG THÔNG TIN ĐIỆN TỬ HUYỆN XUÂN NINH\nChịu trách nhiệm chính: Lê Văn Mít", TITLE, "Xuân Lê", LAST, "CỔNG", NULL },
  { "a name, then its office", TITLE "\n\n" BODY "\n\nTrương Hữu Mít\n(Ban Dân vận Huyện ủy)", TITLE, "Trương Hữu Mít", LAST, "(Ban", NULL },
  { "a source is none", TITLE "\n\n" BODY "\n\nNguồn: Báo Xuân Ninh", TITLE, NULL, LAST, "Nguồn", NULL },
  { "a source that lost its space is none", TITLE "\n\n" BODY "\n\nTheoBáo Xuân Ninh", TITLE, NULL, LAST, NULL, NULL },
  { "an author, then a source", TITLE "\n\n" BODY "\n\nTác giả bài viết: Tấn Mít\nNguồn tin: Hội Cựu chiến binh", TITLE, "Tấn Mít", LAST, "Nguồn", NULL },
  { "a photographer is none", TITLE "\n\n" BODY "\n\nẢnh: Văn Mít", TITLE, NULL, LAST, NULL, NULL },
  { "pictures from an archive are none", TITLE "\n\n" BODY "\n\nẢnh tư liệu", TITLE, NULL, LAST, NULL, NULL },
  { "a photographer behind the end is none", TITLE "\n\n" LEAD "\n\n" TEXT "\n\n" LAST " Ảnh: Văn Mít", TITLE, NULL, LEAD, NULL, NULL },
  { "a city with its abbreviation is none", TITLE "\n\n" LEAD "\n\n" TEXT "\n\nSau lễ, đoàn tiếp tục đến thăm và tặng quà cho bà con ở TP. Hồ Chí Minh", TITLE, NULL, LEAD, NULL, NULL },
  { "below the lead", TITLE "\n\n" LEAD "\n\nTác giả: Lê Văn Mít\n\n" TEXT "\n\n" LAST, TITLE, "Lê Văn Mít", LAST, "Mít", NULL },
  { "a person whom the text goes on to name is none", TITLE "\n\n" LEAD "\nĐến dự buổi họp có các đồng chí\nLê Văn Mít, Phó Bí thư Huyện ủy và Trần\nThị Ổi, Chủ tịch Hội Nông dân huyện cùng bà con các ấp ven kênh.",
    TITLE, NULL, LEAD, NULL, NULL },
  { "who is spoken of is none", TITLE "\n\n" BODY "\n\nÔng Lê Văn Mít", TITLE, NULL, LAST, NULL, NULL },
  { "an administrator is none", TITLE "\n\n" BODY "\n\nTác giả: Admin", TITLE, NULL, LAST, "Admin", NULL },
  { "the end of a document's number is none", TITLE "\n\n" LEAD "\n\n" TEXT "\n\nHuyện làm theo Công văn số 128-CV/BDVHU.", TITLE, NULL, LEAD, NULL, NULL },
  { "a province is none", TITLE "\n\n" BODY "\n\nHà Nội", TITLE, NULL, LAST, NULL, NULL },
  { "menus are none", TITLE "\n\n" BODY "\n\nTrang Chủ\nLiên Hệ\nThư Viện Ảnh\nVăn Bản Mới", TITLE, NULL, LAST, "Liên Hệ", NULL },
  { "a commenter is none", TITLE "\n\n" BODY "\n\nÝ kiến bạn đọc:\nLê Văn Mít 31/01/2020 - 20:14: Rất thiết thực!", TITLE, NULL, LAST, "thiết thực", NULL },
  { "who answers for the site is none", TITLE "\n\n" BODY "\n\nTổng biên tập: Lê Văn Mít", TITLE, NULL, LAST, "Mít", NULL },
};

static const Case bodies[] = {
  { "a date below the lead", TITLE "\n\n" LEAD "\n\nThứ 2, 16:20, 18/10/2021\n\n" TEXT "\n\n" LAST, TITLE, NULL, TEXT, "16:20", NULL },
  { "files", TITLE "\n\n" LEAD "\nNHA VAN HOA (1).png 2.85 MB\nnha van hoa.jpg 155.79 KB\n\n" TEXT, TITLE, NULL, TEXT, "png", NULL },
  { "pictures' titles", TITLE "\n\n" LEAD "\n\n" TITLE " - Ảnh 1.\n\n" TEXT, TITLE, NULL, TEXT, "Ảnh 1", NULL },
  { "a caption in brackets", TITLE "\n\n" LEAD "\n( Bà con ấp Nhì dặm vá đường)\n" TEXT, TITLE, NULL, TEXT, NULL, "( Bà con ấp Nhì" },
  { "a caption with its photographer", TITLE "\n\n" LEAD "\n\nBà con ấp Nhì dặm vá đường vào xóm. Ảnh: VĂN MÍT\n\n" TEXT, TITLE, NULL, TEXT, NULL, "Bà con ấp Nhì" },
  { "a short caption with a full stop", TITLE "\n\n" LEAD "\n\nQuang cảnh buổi họp.\n\n" TEXT, TITLE, NULL, TEXT, NULL, "Quang cảnh buổi họp." },
  { "a caption twice", TITLE "\n\n" LEAD "\n\n" TEXT "\n\nLãnh đạo huyện mừng các đội thi.\nLãnh đạo huyện mừng các đội thi.\n\n" LAST, TITLE, NULL, LAST, NULL, "Lãnh đạo huyện" },
  { "the lead again", TITLE "\n\n(baoxuanninh.vn) - " LEAD "\n\n" LEAD "\n\n" TEXT, TITLE, NULL, TEXT, NULL, NULL },
  { "a sentence that begins like a button", TITLE "\n\n" LEAD "\n\nChia sẻ với bà con vùng lũ, huyện trao 40 suất quà.\n\n" TEXT, TITLE, NULL, "Chia sẻ với bà con vùng lũ, huyện trao 40 suất quà.", NULL, NULL },
  { "comments", TITLE "\n\n" BODY "\n\n0 nhận xét:\n\nĐăng nhận xét\nBài viết rất hay và bổ ích cho mọi người.", TITLE, NULL, LAST, "bổ ích", NULL },
  { "what others read", TITLE "\n\n" BODY "\n\nĐọc nhiều: Giá vàng tăng | Lịch cắt điện\nBão số 9 đổi hướng, sáng mai vào đất liền các tỉnh phía nam.", TITLE, NULL, LAST, "Bão", NULL },
  { "links in the text", TITLE "\n\n" LEAD "\n\n>> Huyện khởi công cầu Nà Lang\n\n" TEXT, TITLE, NULL, TEXT, "khởi công", NULL },
};

static void
check (const Case *c,
       const NbArticle *article)
{
  gboolean has_kept = c->kept == NULL, has_caption = c->caption == NULL;
  const char *title = article->title_derived ? NULL : article->title;

  if (g_strcmp0 (title, c->title) != 0)
    {
      g_test_message ("%s: the title is “%s”, not “%s”", c->name, title ? title : "(none)", c->title ? c->title : "(none)");
      g_test_fail ();
    }
  if (g_strcmp0 (article->byline, c->byline) != 0)
    {
      g_test_message ("%s: the byline is “%s”, not “%s”", c->name, article->byline ? article->byline : "(none)", c->byline ? c->byline : "(none)");
      g_test_fail ();
    }
  for (guint i = 0; i < article->body->len; i++)
    {
      const NbBlock *block = g_ptr_array_index (article->body, i);

      has_kept |= c->kept && block->kind != NB_BLOCK_CAPTION && strcmp (block->text, c->kept) == 0;
      has_caption |= c->caption && block->kind == NB_BLOCK_CAPTION && g_str_has_prefix (block->text, c->caption);
      if (c->gone && strstr (block->text, c->gone))
        {
          g_test_message ("%s: “%s” is in the body", c->name, block->text);
          g_test_fail ();
        }
    }
  if (!has_kept || !has_caption)
    {
      g_test_message ("%s: “%s” is not in the body", c->name, has_kept ? c->caption : c->kept);
      g_test_fail ();
    }
}

static void
run (const NbExtractor *extractor,
     const Case *cases,
     guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].text, strlen (cases[i].text));
      g_autoptr (NbArticle) article = nb_extractor_run (extractor, bytes, NULL, NULL, &error);

      g_assert_no_error (error);
      check (&cases[i], article);
    }
}

static void
test_titles (gconstpointer extractor)
{
  run (extractor, titles, G_N_ELEMENTS (titles));
}

static void
test_bylines (gconstpointer extractor)
{
  run (extractor, bylines, G_N_ELEMENTS (bylines));
}

static void
test_bodies (gconstpointer extractor)
{
  run (extractor, bodies, G_N_ELEMENTS (bodies));
}

int
main (int argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NbPlaces) places = NULL;
  g_autoptr (NbExtractor) extractor = NULL;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  places = nb_places_new (&error);
  g_assert_no_error (error);
  extractor = nb_extractor_new (places);
  g_test_add_data_func ("/extract-lines/titles", extractor, test_titles);
  g_test_add_data_func ("/extract-lines/bylines", extractor, test_bylines);
  g_test_add_data_func ("/extract-lines/bodies", extractor, test_bodies);
  return g_test_run ();
}
