/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The place that an article is about: each form and each trap a line of a table. The sentences and people are made up. */

#include "extract/nb-extractor.h"

#include <locale.h>
#include <string.h>

typedef struct
{
  const char *name;
  const char *url;
  const char *text;
  const char *unit;      /* of the subject; "national", "unknown" */
  const char *rule;      /* of its evidence, or NULL */
  const char *evidence;  /* its text, or NULL */
  const char *other;     /* another unit that is told, or NULL */
  NbPlaceRole role;      /* of that one */
} Case;

#define TAIL "\n\nHội nghị nghe báo cáo kết quả vận động bà con hiến đất làm đường và bàn việc của những tháng tới.\n"

static const Case stated[] = {
  { "province", NULL, "Sáng 6/3/2019, Ban Dân vận Tỉnh ủy Lạng Sơn họp giao ban với các tổ vận động ở cơ sở." TAIL, "VN-09", "place.stated", "Lạng Sơn", NULL, 0 },
  { "title", NULL, "Yên Bái: Nhân rộng tổ tự quản đường biên\n\nSáng 6/3/2019, các tổ tự quản đã họp để bàn việc của năm." TAIL, "VN-06", "place.stated", "Yên Bái", NULL, 0 },
  { "capitals", NULL, "ĐẢNG BỘ TỈNH BẠC LIÊU LÀM TỐT CÔNG TÁC DÂN VẬN\n\nSáng 6/3/2019, các tổ đã họp để bàn việc của năm." TAIL, "VN-55", "place.stated", NULL, NULL, 0 },
  { "đăk-lăk", NULL, "Sáng 6/3/2019, Tỉnh ủy Đăk Lăk họp với các già làng về việc giữ rừng." TAIL, "VN-33", "place.stated", "Đăk Lăk", NULL, 0 },
  { "đắc-lắc", NULL, "Sáng 6/3/2019, Tỉnh ủy Đắc Lắc họp với các già làng về việc giữ rừng." TAIL, "VN-33", "place.stated", NULL, NULL, 0 },
  { "daklak", NULL, "Sáng 6/3/2019, Tỉnh ủy Daklak họp với các già làng về việc giữ rừng." TAIL, "VN-33", "place.stated", NULL, NULL, 0 },
  { "đắklắk", NULL, "Sáng 6/3/2019, Tỉnh ủy ĐắkLắk họp với các già làng về việc giữ rừng." TAIL, "VN-33", "place.stated", NULL, NULL, 0 },
  { "old tone marks", NULL, "Sáng 6/3/2019, Tỉnh uỷ Khánh Hoà họp với các tổ vận động." TAIL, "VN-34", "place.stated", NULL, NULL, 0 },
  { "Huế", NULL, "Sáng 6/3/2019, Tỉnh ủy Thừa Thiên-Huế họp với các tổ vận động." TAIL, "VN-26", "place.stated", NULL, NULL, 0 },
  { "TT-Huế", NULL, "Sáng 6/3/2019, UBND tỉnh TT-Huế họp với các tổ vận động." TAIL, "VN-26", "place.stated", NULL, NULL, 0 },
  { "BR-VT", NULL, "Sáng 6/3/2019, UBND tỉnh BR-VT họp với các tổ vận động." TAIL, "VN-43", "place.stated", NULL, NULL, 0 },
  { "TPHCM", NULL, "Sáng 6/3/2019, UBND TPHCM họp với các tổ vận động." TAIL, "VN-SG", "place.stated", NULL, NULL, 0 },
  { "eth", NULL, "Sáng 6/3/2019, Tỉnh ủy Ðồng Tháp họp với các tổ vận động." TAIL, "VN-45", "place.stated", NULL, NULL, 0 },
  { "no marks", NULL, "Sang 6/3/2019, Tinh uy Hai Duong hop voi cac to van dong. Tinh Hai Duong da lam xong nhieu viec cho ba con." "\n", "VN-61", "place.stated", NULL, NULL, 0 },
  { "before 2008", NULL, "Sáng 6/3/2007, Tỉnh ủy Hà Tây họp với các tổ vận động ở cơ sở." TAIL, "VN-HN", "place.stated", NULL, NULL, 0 },
};

static const Case districts[] = {
  { "district", NULL, "Sáng 6/3/2019, Huyện ủy Lục Yên họp giao ban với các tổ vận động." TAIL, "VN-06", "place.district", "Lục Yên", NULL, 0 },
  { "city", NULL, "Sáng 6/3/2019, Thành ủy Buôn Ma Thuột họp giao ban với các tổ vận động." TAIL, "VN-33", "place.district", NULL, NULL, 0 },
  { "TP.TDM", NULL, "Sáng 6/3/2019, Đảng ủy phường Phú Lợi, TP.TDM họp giao ban với các tổ vận động." TAIL, "VN-57", "place.district", "TDM", NULL, 0 },
  { "numbered", NULL, "Sáng 6/3/2019, tại Quận 10, các tổ vận động đã họp giao ban." TAIL, "VN-SG", "place.district", "Quận 10", NULL, 0 },
  { "huyện Quảng Ninh", NULL, "Sáng 6/3/2019, Huyện ủy Quảng Ninh họp giao ban với các tổ vận động." TAIL, "VN-24", "place.district", NULL, NULL, 0 },
  { "Châu Thành alone", NULL, "Sáng 6/3/2019, Huyện ủy Châu Thành họp giao ban với các tổ vận động." TAIL, "unknown", NULL, NULL, NULL, 0 },
  { "Châu Thành of", NULL, "Sáng 6/3/2019, Huyện ủy Châu Thành (Long An) họp giao ban với các tổ vận động." TAIL, "VN-41", NULL, NULL, NULL, 0 },
  { "Châu Thành by site", "https://chauthanh.bentre.gov.vn/tin/1", "Sáng 6/3/2019, Huyện ủy Châu Thành họp giao ban với các tổ vận động." TAIL, "VN-50", NULL, NULL, NULL, 0 },
  { "by kind: quận", NULL, "Sáng 6/3/2019, Quận ủy Tân Phú họp giao ban với các tổ vận động." TAIL, "VN-SG", "place.district", NULL, NULL, 0 },
  { "by kind: huyện", NULL, "Sáng 6/3/2019, Huyện ủy Tân Phú họp giao ban với các tổ vận động." TAIL, "VN-39", "place.district", NULL, NULL, 0 },
  { "ended: Từ Liêm", NULL, "Sáng 6/3/2012, Huyện ủy Từ Liêm họp giao ban với các tổ vận động." TAIL, "VN-HN", "place.district", NULL, NULL, 0 },
  { "Kỳ Sơn while two", NULL, "Sáng 6/3/2016, Huyện ủy Kỳ Sơn họp giao ban với các tổ vận động." TAIL, "unknown", NULL, NULL, NULL, 0 },
  { "Kỳ Sơn while one", NULL, "Sáng 6/3/2023, Huyện ủy Kỳ Sơn họp giao ban với các tổ vận động." TAIL, "VN-22", "place.district", NULL, NULL, 0 },
  { "communes in a list", NULL, "Sáng 6/3/2019, các tổ vận động tặng quà ở các xã: Mỹ Long, Vĩnh Lợi, Tân Hồng và Hòa An." TAIL, "unknown", NULL, NULL, NULL, 0 },
  { "a border post", NULL, "Sáng 6/3/2019, Đồn Biên phòng Phú Mỹ tặng quà. Đồn Biên phòng Phú Mỹ còn giúp bà con gặt lúa." TAIL, "unknown", NULL, NULL, NULL, 0 },
};

static const Case sites[] = {
  { "newspaper mark", NULL, "BHG - Sáng 6/3/2019, Ban Dân vận Tỉnh ủy họp giao ban với các tổ vận động." TAIL, "VN-03", "place.newspaper", "BHG", NULL, 0 },
  { "address", "https://baodaklak.vn/1", "Sáng 6/3/2019, Ban Dân vận Tỉnh ủy họp giao ban với các tổ vận động." TAIL, "VN-33", "place.site", NULL, NULL, 0 },
  { "portal of a district", "https://dinhquan.dongnai.gov.vn/1", "Sáng 6/3/2019, Ban Dân vận Huyện ủy họp giao ban với các tổ vận động." TAIL, "VN-39", "place.site", NULL, NULL, 0 },
  { "broadcaster of a district", "http://truyenhinhtuyenhoa.com/1", "Sáng 6/3/2019, Huyện ủy họp giao ban với các tổ vận động." TAIL, "VN-24", "place.site", NULL, NULL, 0 },
  { "party network", "https://bdvtu.lamdong.dcs.vn/1", "Sáng 6/3/2019, Ban Dân vận Tỉnh ủy họp giao ban với các tổ vận động." TAIL, "VN-35", "place.site", NULL, NULL, 0 },
  { "folder", "https://vietnam.vn/laocai/to-van-dong", "Sáng 6/3/2019, Ban Dân vận Tỉnh ủy họp giao ban với các tổ vận động." TAIL, "VN-02", "place.site", NULL, NULL, 0 },
  { "title in the address", "https://tin.example/cao-bang-giao-ban-123.html", "Sáng 6/3/2019, Ban Dân vận Tỉnh ủy họp giao ban với các tổ vận động." TAIL, "VN-04", "place.site", NULL, NULL, 0 },
  { "banner", NULL, "Báo Đồng Nai điện tử\n\nGiao ban công tác vận động\n\n10:11, 06/03/2019\n\nSáng 6/3, Ban Dân vận Tỉnh ủy họp giao ban với các tổ vận động trên địa bàn tỉnh." TAIL, "VN-39", "place.site", NULL, NULL, 0 },
  { "nothing tells", NULL, "Sáng 6/3/2019, Ban Dân vận Tỉnh ủy họp giao ban với các tổ vận động trên địa bàn tỉnh." TAIL, "unknown", NULL, NULL, NULL, 0 },
  { "Thành ủy alone", NULL, "Sáng 6/3/2019, Ban Dân vận Thành ủy họp giao ban với các tổ vận động." TAIL, "unknown", NULL, NULL, NULL, 0 },
  { "written at", NULL, "Phường ra mắt tổ dân vận\n\nTP.HCM - Sáng 6/3/2019, phường Bình Dương ra mắt 12 tổ dân vận tại các khu phố trên địa bàn." TAIL, "VN-SG", "place.stated", "TP.HCM", NULL, 0 },
  { "nothing but a menu", "https://baodaklak.vn/1", "Trang chủ\nThời sự\nKhông tìm thấy trang\nLiên hệ\n", "unknown", NULL, NULL, NULL, 0 },
  { "page of a tag", "https://baodaklak.vn/tag/1", "Thẻ: dân vận khéo\n\nBa mươi hộ ở huyện Cư Kuin lùi rào cho con đường vào nhà văn hóa của thôn được rộng hơn.\n\nTỉnh Đắk Lắk gặp mặt những người làm công tác vận động ở các buôn trong tháng vừa qua.\n", "unknown", NULL, NULL, NULL, 0 },
  { "page that is not there", "https://dinhquan.dongnai.gov.vn/1", "Lỗi 404\n\nTrang bạn tìm không còn ở đây. Có thể đường dẫn đã đổi khi cổng được nâng cấp, hoặc bài viết đã bị gỡ.\n", "unknown", NULL, NULL, NULL, 0 },
  { "a title about a tag", "https://baodaklak.vn/1", "Thẻ căn cước về tận buôn\n\nSáng 6/3/2019, Ban Dân vận Tỉnh ủy họp giao ban với các tổ vận động." TAIL, "VN-33", "place.site", NULL, NULL, 0 },
  { "weather", NULL, "Thứ tư, 31-12-25 11:34:59\nCà Mau, 32°C/ 33°C\n\nHuyện Hồng Dân: Giao ban công tác vận động\n\nSáng nay, các tổ vận động ở huyện Hồng Dân đã họp." TAIL, "VN-55", "place.district", NULL, NULL, 0 },
  { "sister's old article", "https://baocamau.vn/1", "Huyện Hồng Dân: Giao ban công tác vận động\n\nSáng 6/3/2019, các tổ vận động ở huyện Hồng Dân đã họp." TAIL, "VN-55", "place.district", NULL, NULL, 0 },
  { "Hồ Chí Minh is a person", "https://baotanghochiminh.example/1", "Sáng 6/3/2019, các tổ vận động đã họp giao ban với Ban Dân vận Tỉnh ủy." TAIL, "unknown", NULL, NULL, NULL, 0 },
};

static const Case others[] = {
  { "school", NULL, "Sáng 6/3/2019, Huyện ủy Đak Pơ họp tại Trường THCS Bình Định với các tổ vận động." TAIL, "VN-30", NULL, NULL, NULL, 0 },
  { "school in brackets", "https://baoangiang.com.vn/1", "Sáng 6/3/2019, Huyện ủy Châu Thành cùng Trường Đại học Sao Mai (TP. Hồ Chí Minh) tặng quà bà con." TAIL, "VN-44", NULL, NULL, NULL, 0 },
  { "birthplace", NULL, "Sáng 6/3/2019, Tỉnh ủy Kon Tum khen bà Trần Thị Mẫn, quê ở Thái Bình, đã vận động bà con." TAIL, "VN-28", NULL, NULL, NULL, 0 },
  { "no birthplace", NULL, "Sáng 6/3/2019, lãnh đạo tỉnh nhà mong bà con chung tay dựng xây quê hương Hà Tĩnh." TAIL, "VN-23", "place.stated", NULL, NULL, 0 },
  { "neighbour", NULL, "Sáng 6/3/2019, Tỉnh ủy Quảng Trị họp bàn việc vùng giáp Quảng Bình với các tổ vận động." TAIL, "VN-25", NULL, NULL, NULL, 0 },
  { "person's name", NULL, "Sáng 6/3/2019, ông Lê Thái Bình vận động bà con góp công. Ông Thái Bình còn góp đất." TAIL, "unknown", NULL, NULL, NULL, 0 },
  { "signature", NULL, "Sáng 6/3/2019, Tỉnh ủy Lai Châu họp với các tổ vận động." TAIL "\nTRẦN HÀ GIANG\n", "VN-01", NULL, NULL, NULL, 0 },
  { "company", NULL, "Sáng 6/3/2019, Công ty Cao su Đồng Nai tặng quà; Ban Dân vận Tỉnh ủy cùng dự." TAIL, "unknown", NULL, NULL, NULL, 0 },
  { "street", NULL, "Sáng 6/3/2019, bà con ở đường Hà Nội, phường Hải Dương góp công. Ban Dân vận Tỉnh ủy cùng dự." TAIL, "unknown", NULL, NULL, NULL, 0 },
  { "fruit", NULL, "Sáng 6/3/2019, bà con bán nhãn Hưng Yên, cam Vinh gây quỹ. Ban Dân vận Tỉnh ủy cùng dự." TAIL, "unknown", NULL, NULL, NULL, 0 },
  { "the word peace", NULL, "Sáng 6/3/2019, bà con mít tinh. Hòa bình, ấm no là điều ai cũng mong. Hòa bình phải giữ." TAIL, "unknown", NULL, NULL, NULL, 0 },
  { "the word peace in capitals", NULL, "CHUNG TAY GIỮ HÒA BÌNH, ẤM NO\n\nSáng 6/3/2019, bà con mít tinh ở nhà văn hóa của thôn." TAIL, "unknown", NULL, NULL, NULL, 0 },
  { "guests", NULL, "Sáng 6/3/2019, đoàn công tác Ban Dân vận Tỉnh ủy Sơn La đến trao đổi kinh nghiệm tại Tỉnh ủy Hà Tĩnh." TAIL, "VN-23", "place.stated", "Hà Tĩnh", "VN-05", NB_ROLE_MENTIONED },
  { "guests of ours", NULL, "(NTO) Sáng 6/3/2019, Ban Dân vận Tỉnh ủy tiếp đoàn công tác Ban Dân vận Tỉnh ủy Sơn La. Dịp này, Tỉnh ủy Sơn La tặng tỉnh ta bức tranh." TAIL, "VN-36", "place.newspaper", "NTO", "VN-05", NB_ROLE_MENTIONED },
  { "where one learns", NULL, "Sáng 6/3/2019, các trưởng thôn của huyện Mang Yang lên đường tham quan, học tập kinh nghiệm tại các tỉnh Nghệ An, Hà Tĩnh và Quảng Bình." TAIL, "VN-30", "place.district", "Mang Yang", NULL, 0 },
  { "bare names of districts", NULL, "Sáng 6/3/2019, bà con ở Ba Bể góp công làm đường. Ban Dân vận cùng dự." TAIL, "unknown", NULL, NULL, NULL, 0 },
  { "three provinces, one of them twice", NULL, "Sáng 6/3/2019, Sư đoàn về giúp dân ở tỉnh Nghệ An, rồi sang giúp dân ở tỉnh Quảng Bình, sau đó ra giúp dân ở tỉnh Thanh Hóa. Bà con ở tỉnh Nghệ An rất vui." TAIL, "unknown", NULL, NULL, NULL, 0 },
  { "three provinces", NULL, "Sáng 6/3/2019, Sư đoàn về giúp dân ở xã Tà, huyện Kỳ Sơn, tỉnh Nghệ An; xã Trọng, huyện Minh Hóa, tỉnh Quảng Bình; xã Phùng, huyện Ngọc Lặc, tỉnh Thanh Hóa." TAIL, "unknown", NULL, NULL, NULL, 0 },
};

static const Case national[] = {
  { "meeting in Hà Nội", NULL, "Sáng 6/3/2019, tại Hà Nội, Ban Dân vận Trung ương tổ chức hội nghị toàn quốc về công tác dân vận." "\n\nCác đại biểu đã nghe báo cáo và thảo luận về việc vận động đồng bào trong năm.\n", "national", NULL, NULL, "VN-HN", NB_ROLE_VENUE },
  { "meeting in a city", NULL, "Sáng 6/3/2019, tại thành phố Ninh Bình, Ban Dân vận Trung ương tổ chức hội nghị toàn quốc về công tác dân vận." "\n\nCác đại biểu đã nghe báo cáo và thảo luận về việc vận động đồng bào trong năm.\n", "national", NULL, NULL, "VN-18", NB_ROLE_VENUE },
  { "meeting of a region", NULL, "Sáng 6/3/2019, tại thành phố Quy Nhơn, Ban Dân vận Trung ương tổ chức hội thi của 14 tỉnh, thành phố." "\n\nCác đội đã thi ba phần, đội chủ nhà được khen về phần kể chuyện vận động bà con.\n", "VN-31", "place.district", "Quy Nhơn", NULL, 0 },
  { "a visit, venue only", NULL, "Sáng 6/3/2019, tại Trà Vinh, Trưởng Ban Dân vận Trung ương đã thăm và tặng quà các vị sư, bà con nghèo." "\n\nĐoàn đã đến từng nhà hỏi chuyện làm ăn và chuyện học của các cháu nhỏ trong phum sóc.\n", "VN-51", "place.stated", NULL, NULL, 0 },
  { "screen of a province", NULL, "Sáng 6/3/2019, Ban Dân vận Trung ương tổ chức hội nghị trực tuyến toàn quốc, chủ trì tại điểm cầu Hà Nội có các đồng chí lãnh đạo Ban.\n\nTại điểm cầu Lâm Đồng, lãnh đạo các ban đảng cùng dự và nghe các tham luận của đại biểu.\n", "VN-35", "place.stated", "Lâm Đồng", NULL, 0 },
  { "a visit", NULL, "Sáng 6/3/2019, Trưởng Ban Dân vận Trung ương thăm và làm việc với lãnh đạo tỉnh Trà Vinh về đời sống của đồng bào.\n\nĐoàn đã đến thăm các vị sư và bà con phật tử ở các phum sóc trong dịp lễ.\n", "VN-51", "place.stated", "Trà Vinh", NULL, 0 },
  { "an essay", NULL, "Gần dân là việc của cả đời\n\nTóm tắt: Bài viết bàn về cách làm dân vận của Đảng trong những năm tới và nêu mấy gợi ý nhỏ.\n\nBộ Chính trị, Ban Bí thư và Quốc hội đã nhiều lần nhắc việc này. Chính phủ cũng nhắc, Ban Chấp hành Trung ương nhắc lại.\n", "national", NULL, NULL, NULL, 0 },
  { "no essay but a village's story", NULL, "Gần dân là việc của cả đời\n\nBài viết kể chuyện làm dân vận ở thôn Mây trong những năm qua và nêu mấy gợi ý nhỏ.\n\nBộ Chính trị, Ban Bí thư và Quốc hội đã nhiều lần nhắc việc này. Chính phủ cũng nhắc, Ban Chấp hành Trung ương nhắc lại.\n", "unknown", NULL, NULL, NULL, 0 },
  { "no essay but a province's story", NULL, "Gần dân là việc của cả đời\n\nBài viết kể chuyện làm dân vận của Tỉnh ủy trong những năm qua và nêu mấy gợi ý nhỏ.\n\nBộ Chính trị, Ban Bí thư và Quốc hội đã nhiều lần nhắc việc này. Chính phủ cũng nhắc, Ban Chấp hành Trung ương nhắc lại.\n", "unknown", NULL, NULL, NULL, 0 },
  { "a list of provinces", NULL, "Sáng 6/3/2019, Thủ tướng Chính phủ khen các địa phương làm tốt trong cả nước: Thái Nguyên, Quảng Ninh và Hải Phòng.\n\nThủ tướng nhắc mọi cấp phải gần dân, nghe dân và làm cho dân tin trong mọi việc.\n", "national", NULL, NULL, NULL, 0 },
};

static const Case merger[] = {
  { "new unit", NULL, "Sáng 6/9/2025, Tỉnh ủy Lâm Đồng họp giao ban với đảng ủy các xã." TAIL, "N68", "place.stated", NULL, NULL, 0 },
  { "old name after it", NULL, "Sáng 6/9/2025, đảng ủy các xã thuộc tỉnh Đắk Nông (cũ) họp giao ban với Tỉnh ủy Lâm Đồng." TAIL, "N68", NULL, NULL, NULL, 0 },
  { "unmerged", NULL, "Sáng 6/9/2025, Tỉnh ủy Thanh Hóa họp giao ban với đảng ủy các xã." TAIL, "VN-21", NULL, NULL, NULL, 0 },
  { "Huế", NULL, "Sáng 6/9/2025, Thành ủy Huế họp giao ban với đảng ủy các xã." TAIL, "N46", NULL, NULL, NULL, 0 },
  { "before it", NULL, "Sáng 6/6/2025, Tỉnh ủy Lâm Đồng họp giao ban với các huyện ủy." TAIL, "VN-35", NULL, NULL, NULL, 0 },
  { "undated", NULL, "Tỉnh ủy Lâm Đồng vừa họp giao ban với các tổ vận động ở cơ sở." TAIL, "VN-35", NULL, NULL, NULL, 0 },
  { "undated, of the past", NULL, "Tỉnh ủy Lâm Đồng vừa họp giao ban với các xã của tỉnh Đắk Nông (cũ)." TAIL, "N68", NULL, NULL, NULL, 0 },
  { "undated, Hà Tây", NULL, "Tỉnh ủy Lâm Đồng vừa họp với bà con từ tỉnh Hà Tây (cũ) vào lập nghiệp." TAIL, "VN-35", NULL, NULL, NULL, 0 },
  { "two that became one", NULL, "Sáng 6/9/2025, đảng ủy các phường ở Bình Dương và ở Thành phố Hồ Chí Minh họp giao ban." TAIL, "N79", NULL, NULL, NULL, 0 },
};

static void
check (const NbExtractor *extractor,
       const Case *c)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (c->text, strlen (c->text));
  NbOrigin origin = { .url = c->url };
  g_autoptr (NbArticle) article = nb_extractor_run (extractor, bytes, &origin, NULL, &error);
  const NbPlaceMention *subject = NULL, *other = NULL;
  const char *got;

  g_assert_no_error (error);
  for (guint i = 0; i < article->places->len; i++)
    {
      const NbPlaceMention *place = g_ptr_array_index (article->places, i);

      if (place->role == NB_ROLE_SUBJECT)
        {
          g_assert_null (subject);
          subject = place;
        }
      if (c->other && g_str_equal (place->unit, c->other))
        other = place;
    }
  g_assert_true ((subject != NULL) == (article->scope == NB_SCOPE_PROVINCE));
  got = subject ? subject->unit : article->scope == NB_SCOPE_NATIONAL ? "national" : "unknown";
  if (!g_str_equal (got, c->unit))
    {
      g_test_message ("%s: got %s, expected %s", c->name, got, c->unit);
      g_test_fail ();
      return;
    }
  if (c->rule)
    g_assert_cmpstr (subject->evidence->rule, ==, c->rule);
  if (c->evidence)
    g_assert_cmpstr (subject->evidence->text, ==, c->evidence);
  if (subject && subject->evidence->start < subject->evidence->end)
    {
      g_autofree char *said = g_utf8_substring (article->text, subject->evidence->start, subject->evidence->end);

      g_assert_cmpstr (said, ==, subject->evidence->text);
    }
  if (c->other)
    {
      g_assert_nonnull (other);
      g_assert_cmpint (other->role, ==, c->role);
    }
}

typedef struct
{
  const Case *cases;
  guint n;
} Table;

static void
test_table (gconstpointer data)
{
  const Table *table = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (NbPlaces) places = nb_places_new (&error);
  g_autoptr (NbExtractor) extractor = NULL;

  g_assert_no_error (error);
  extractor = nb_extractor_new (places);
  for (guint i = 0; i < table->n; i++)
    check (extractor, &table->cases[i]);
}

int
main (int argc,
      char **argv)
{
  static const Table tables[] = {
    { stated, G_N_ELEMENTS (stated) }, { districts, G_N_ELEMENTS (districts) }, { sites, G_N_ELEMENTS (sites) },
    { others, G_N_ELEMENTS (others) }, { national, G_N_ELEMENTS (national) }, { merger, G_N_ELEMENTS (merger) },
  };

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/extract/places/stated", &tables[0], test_table);
  g_test_add_data_func ("/extract/places/districts", &tables[1], test_table);
  g_test_add_data_func ("/extract/places/sites", &tables[2], test_table);
  g_test_add_data_func ("/extract/places/others", &tables[3], test_table);
  g_test_add_data_func ("/extract/places/national", &tables[4], test_table);
  g_test_add_data_func ("/extract/places/merger", &tables[5], test_table);
  return g_test_run ();
}
