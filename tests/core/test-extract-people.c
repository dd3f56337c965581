/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People and organisations, form by form: a sentence and whom it names. All people are invented. */

#include "extract/nb-extractor.h"

#include "base/nb-text.h"

#include <locale.h>
#include <string.h>

typedef struct
{
  NbExtractor *extractor;
} Fixture;

/* People as "Name [role] [role]; …" */
typedef struct { const char *text, *people; } Case;

static void
fixture_set_up (Fixture *self,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NbPlaces) places = nb_places_new (&error);

  g_assert_no_error (error);
  self->extractor = nb_extractor_new (places);
}

static void
fixture_tear_down (Fixture *self,
                   gconstpointer data)
{
  nb_extractor_unref (self->extractor);
}

static NbArticle *
read_article (Fixture *self,
              const char *text,
              const char *published)
{
  g_autoptr (GError) error = NULL;
  NbOrigin origin = { .published = published };
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  NbArticle *article = nb_extractor_run (self->extractor, bytes, &origin, NULL, &error);

  g_assert_no_error (error);
  return article;
}

static char *
people_of (const NbArticle *article)
{
  GString *got = g_string_new (NULL);

  for (guint i = 0; i < article->people->len; i++)
    {
      const NbPerson *person = g_ptr_array_index (article->people, i);
      g_autofree char *printed = nb_text_slice (article->text, person->evidence->start, person->evidence->end);

      g_string_append_printf (got, "%s%s", got->len ? "; " : "", person->name);
      for (guint r = 0; person->roles[r]; r++)
        g_string_append_printf (got, " [%s]", person->roles[r]);
      /* the evidence is where the name stands */
      g_assert_cmpstr (printed, ==, person->evidence->text);
    }
  return g_string_free (got, FALSE);
}

static void
check_people (Fixture *self,
              const Case *cases,
              gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *text = g_strconcat ("Sáng 6/2/2020, các thôn trong huyện họp bàn việc làm đường với bà con rất đông vui.\n", cases[i].text, NULL);
      g_autoptr (NbArticle) article = read_article (self, text, NULL);
      g_autofree char *got = people_of (article);

      if (strcmp (got, cases[i].people) != 0)
        g_test_message ("“%s”", cases[i].text);
      g_assert_cmpstr (got, ==, cases[i].people);
    }
}

static void
test_before (Fixture *self,
             gconstpointer data)
{
  static const Case cases[] = {
    { "Ủy viên Bộ Chính trị, Bí thư Trung ương Đảng, Trưởng Ban Dân vận Trung ương Trần Khải Mạch phát biểu tại hội nghị.",
      "Trần Khải Mạch [Ủy viên Bộ Chính trị] [Bí thư Trung ương Đảng] [Trưởng Ban Dân vận Trung ương]" },
    { "Đến dự có đồng chí Bí thư Tỉnh ủy Tuyên Quang Chẩu Văn Mít và nhiều cán bộ.", "Chẩu Văn Mít [Bí thư Tỉnh ủy Tuyên Quang]" },
    { "Nói về việc này, Chủ tịch UBND xã Hòa An Lê Văn Mít cho rằng phải hỏi dân.", "Lê Văn Mít [Chủ tịch UBND xã Hòa An]" },
    { "Phó Trưởng Ban Tôn giáo - Dân tộc tỉnh Nguyễn Vinh Sắn đã đến thăm các chùa.", "Nguyễn Vinh Sắn [Phó Trưởng Ban Tôn giáo - Dân tộc tỉnh]" },
    { "Giám đốc Sở Nông nghiệp và phát triển nông thôn Đỗ Văn Ổi trả lời từng câu hỏi.", "Đỗ Văn Ổi [Giám đốc Sở Nông nghiệp và phát triển nông thôn]" },
    { "Với vai trò Trưởng ban công tác Mặt trận, ông Thạch Sên đã đi từng nhà một.", "Thạch Sên [Trưởng ban công tác Mặt trận]" },
    { "Chủ nhiệm Tổng cục hiện nay là Trung tướng Vũ Đình Na được giao việc này.", "Vũ Đình Na [Trung tướng] [Chủ nhiệm Tổng cục]" },
    { "Bí thư Chi bộ, Người có uy tín Hồ Mớ được huyện tặng giấy khen năm ngoái.", "Hồ Mớ [Bí thư Chi bộ] [Người có uy tín]" },
    { "Đồng chí nguyên Tỉnh ủy viên, Phó Chủ tịch HĐND tỉnh Mai Thanh Chanh kể chuyện cũ.", "Mai Thanh Chanh [nguyên Tỉnh ủy viên] [Phó Chủ tịch HĐND tỉnh]" },
    { "Về phía huyện có Bí thư Huyện ủy Quảng Văn Bưởi, Chủ tịch UBND huyện Nguyễn Văn Me dự lễ.",
      "Quảng Văn Bưởi [Bí thư Huyện ủy]; Nguyễn Văn Me [Chủ tịch UBND huyện]" },
    { "Phó Chủ tịch UBMTTQVN tỉnh U Sấu nhắc các xã phải gần dân hơn nữa.", "U Sấu [Phó Chủ tịch UBMTTQVN tỉnh]" },
    { "Thứ trưởng, Phó Chủ nhiệm Ủy ban Dân tộc (UBDT) Nông Thị Sim tới dự và phát biểu.", "Nông Thị Sim [Thứ trưởng] [Phó Chủ nhiệm Ủy ban Dân tộc]" },
    { "Học viên Danh Thị Mướp, Phó Chủ tịch Hội Phụ nữ xã kể mình sợ nhất phần đóng vai.", "Danh Thị Mướp [Học viên] [Phó Chủ tịch Hội Phụ nữ xã]" },
    { "Theo thôn trưởng Lò Văn Mận, cả bản đã góp được ba trăm ngày công.", "Lò Văn Mận [thôn trưởng]" },
    { "Chủ tịch Ủy ban bầu cử huyện Lê Quang Cóc cho biết mọi việc đã xong xuôi.", "Lê Quang Cóc [Chủ tịch Ủy ban bầu cử huyện]" },
  };

  check_people (self, cases, G_N_ELEMENTS (cases));
}

static void
test_behind (Fixture *self,
             gconstpointer data)
{
  static const Case cases[] = {
    { "Đồng chí Nguyễn Thị Mận, UVT.Ư Đảng, Bí thư Tỉnh ủy, Trưởng đoàn Đại biểu Quốc hội tỉnh dự hội nghị.",
      "Nguyễn Thị Mận [UVT.Ư Đảng] [Bí thư Tỉnh ủy] [Trưởng đoàn Đại biểu Quốc hội tỉnh]" },
    { "Ông Vàng Chỉn Ké- nguyên Chủ tịch Ủy ban MTTQ xã - vẫn đi họp đều.", "Vàng Chỉn Ké [nguyên Chủ tịch Ủy ban MTTQ xã]" },
    { "Bà Hồ Hải Yến (bìa phải)-Trưởng ban Tôn giáo tỉnh chúc mừng các gia đình.", "Hồ Hải Yến [Trưởng ban Tôn giáo tỉnh]" },
    { "Ông Nguyễn Ngọc Khế: Phó Bí thư Đảng ủy, Chủ tịch UBND phường nêu kế hoạch.", "Nguyễn Ngọc Khế [Phó Bí thư Đảng ủy] [Chủ tịch UBND phường]" },
    { "Đ/c Lê Xuân Dứa: BT đảng bộ trao quyết định; ông Phan Tuấn Lựu: PBT Đảng uỷ, CT. HĐND phường đọc lời chúc.",
      "Lê Xuân Dứa [BT đảng bộ]; Phan Tuấn Lựu [PBT Đảng uỷ] [CT. HĐND phường]" },
    { "Đồng chí Trác Xuân Sim – PCT UBND huyện, Phó Trưởng Ban Chỉ đạo thực hiện quy chế dân chủ huyện đi kiểm tra.",
      "Trác Xuân Sim [PCT UBND huyện] [Phó Trưởng Ban Chỉ đạo thực hiện quy chế dân chủ huyện]" },
    { "Hòa thượng Thạch Sanh Ka trụ trì chùa Prasat cùng phật tử sửa đường.", "Thạch Sanh Ka [Hòa thượng] [trụ trì chùa Prasat]" },
    { "Thiếu tá Bàn Văn Nhót, dân tộc Dao, Đội trưởng Đội vận động quần chúng của đồn, ở lại bản.",
      "Bàn Văn Nhót [Thiếu tá] [Đội trưởng Đội vận động quần chúng của đồn]" },
    { "Đồng chí Mai Đình Dâu, Bí thư huyện ủy Chủ tịch HĐND huyện, đến tặng quà.", "Mai Đình Dâu [Bí thư huyện ủy] [Chủ tịch HĐND huyện]" },
    { "Bà Ngô Thị Bòng, Giám đốc Sở Văn hóa, Thể thao và Du lịch, mở lời.", "Ngô Thị Bòng [Giám đốc Sở Văn hóa, Thể thao và Du lịch]" },
    { "Ông Trần Quốc Vải, Thường trực Ban Bí thư dâng hương tại nhà truyền thống.", "Trần Quốc Vải [Thường trực Ban Bí thư]" },
    { "Đồng chí Hà Anh Quýt - QUV, Phó Chủ tịch UBND Quận đọc báo cáo.", "Hà Anh Quýt [QUV] [Phó Chủ tịch UBND Quận]" },
    { "Ông Võ Văn Hưng (Ba Hưng), 65 tuổi, Trưởng ấp Mỹ Hòa, góp đất. Ông Ba Hưng cười.", "Võ Văn Hưng [Trưởng ấp Mỹ Hòa]" },
    { "Thủ tướng bổ nhiệm Đại tá Đinh Quốc Mơ, Phó Chính ủy Quân khu 1, giữ chức Chính ủy Tổng cục Hậu cần.",
      "Đinh Quốc Mơ [Đại tá] [Phó Chính ủy Quân khu 1] [Chính ủy Tổng cục Hậu cần]" },
    { "Ở huyện có ông Nguyễn Văn Đước - HUV-PCT UBMTTQVN huyện, thư ký là ông Phan Bần, Chủ tịch MTTQVN xã.",
      "Nguyễn Văn Đước [HUV] [PCT UBMTTQVN huyện]; Phan Bần [thư ký] [Chủ tịch MTTQVN xã]" },
    { "Đồng chí Vũ Văn Tràm phó bí thư Đảng ủy, Chủ tịch UBND xã, làm trưởng đoàn đến thăm.", "Vũ Văn Tràm [phó bí thư Đảng ủy] [Chủ tịch UBND xã]" },
    { "Cựu chiến binh Nguyễn Văn Sậy (Chi hội trưởng KP.4, thị trấn Vĩnh An) lo việc chung.", "Nguyễn Văn Sậy [Cựu chiến binh] [Chi hội trưởng KP.4]" },
    { "Ông Hữu Văn Nghề góp đất. Với vai trò là Chủ tịch Hội Cựu chiến binh (CCB) phường, ông đi từng nhà.",
      "Hữu Văn Nghề [Chủ tịch Hội Cựu chiến binh (CCB) phường]" },
    { "Ông Lê Tiến Chậu, Phó Chủ tịch – Tổng Thư ký Hội Khuyến học tỉnh, đọc thư.", "Lê Tiến Chậu [Phó Chủ tịch – Tổng Thư ký Hội Khuyến học tỉnh]" },
    { "Bà Lò Thị Nguyên làm Chủ tịch Hội Phụ nữ xã từ tháng trước.", "Lò Thị Nguyên [Chủ tịch Hội Phụ nữ xã]" },
    { "Ông Lê Văn Hồng, Ủy viên dự khuyết Trung ương Đảng, đến xã.", "Lê Văn Hồng [Ủy viên dự khuyết Trung ương Đảng]" },
  };

  check_people (self, cases, G_N_ELEMENTS (cases));
}

/* Where a role ends. */
static void
test_ends (Fixture *self,
           gconstpointer data)
{
  static const Case cases[] = {
    { "Ông Lê Văn Chôm, nguyên Bộ trưởng Bộ Ngoại giao kể chuyện cũ.", "Lê Văn Chôm [nguyên Bộ trưởng Bộ Ngoại giao]" },
    { "Ông Lê Văn Chôm, Vụ trưởng Vụ An ninh - Quốc phòng đã đến thăm.", "Lê Văn Chôm [Vụ trưởng Vụ An ninh - Quốc phòng]" },
    { "Ông Lê Văn Chôm, Phó Trưởng Ban VH-XH, HĐND tỉnh tặng quà bà con.", "Lê Văn Chôm [Phó Trưởng Ban VH-XH, HĐND tỉnh]" },
    { "Ông Lê Văn Chôm, Bí thư Huyện ủy, HĐND huyện cùng nhiều cán bộ đã dự.", "Lê Văn Chôm [Bí thư Huyện ủy]" },
    { "Ông Lê Văn Chôm, Trưởng Ban chỉ đạo xây dựng nông thôn mới xã Mây Xanh chia sẻ bí quyết.", "Lê Văn Chôm [Trưởng Ban chỉ đạo xây dựng nông thôn mới xã Mây Xanh]" },
    { "Ông Lê Văn Chôm, Vụ trưởng Vụ Dân chủ ở cơ sở nêu ba việc.", "Lê Văn Chôm [Vụ trưởng Vụ Dân chủ ở cơ sở]" },
    { "Đại tá Lê Văn Chôm - Phó Cục trưởng Cục Chính sách, Tổng cục Chính trị, Phó Chánh Văn phòng Ban Chỉ đạo về dự.",
      "Lê Văn Chôm [Đại tá] [Phó Cục trưởng Cục Chính sách, Tổng cục Chính trị] [Phó Chánh Văn phòng Ban Chỉ đạo]" },
    { "Ông Lê Văn Chôm, Chỉ huy trưởng Ban chỉ huy Phòng thủ Khu vực 5 - Mai Sơn cho biết việc đã xong.",
      "Lê Văn Chôm [Chỉ huy trưởng Ban chỉ huy Phòng thủ Khu vực 5 - Mai Sơn]" },
    { "Bà Lê Thị Chôm, Chủ tịch UB.MTTQVN phường Mây Xanh cho biết việc đã xong.", "Lê Thị Chôm [Chủ tịch UB.MTTQVN phường Mây Xanh]" },
    { "Ông Lê Văn Chôm, chủ ghe ở xã Nam Mây, huyện Kiên Hải cũng góp lưới.", "Lê Văn Chôm [chủ ghe ở xã Nam Mây, huyện Kiên Hải]" },
    { "Bà Lê Thị Chôm, Chủ tịch Công đoàn một công ty may ở Long An trả lời ngay.", "Lê Thị Chôm [Chủ tịch Công đoàn một công ty may ở Long An]" },
    { "Ông Lê Văn Chôm đảm nhiệm vai trò Trưởng thôn Kuk Mây (xã Đông) đã lâu.", "Lê Văn Chôm [Trưởng thôn Kuk Mây]" },
    { "Ông Lê Văn Chôm đã mười năm góp sức với chức danh thôn trưởng.", "Lê Văn Chôm [thôn trưởng]" },
    { "Bổ nhiệm ông Lê Văn Chôm giữ chức vụ Trưởng ban Tuyên giáo Quận ủy, Giám đốc Trung tâm Chính trị quận.",
      "Lê Văn Chôm [Trưởng ban Tuyên giáo Quận ủy] [Giám đốc Trung tâm Chính trị quận]" },
    { "Ông Lê Văn Chôm, Phó Trưởng ban Tổ chức Tỉnh ủy làm Bí thư Huyện ủy Mây Xanh.", "Lê Văn Chôm [Phó Trưởng ban Tổ chức Tỉnh ủy] [Bí thư Huyện ủy Mây Xanh]" },
    { "Đoàn do ông Lê Văn Chôm, Phó Chủ tịch UBND tỉnh làm Trưởng đoàn đã đến thăm.", "Lê Văn Chôm [Phó Chủ tịch UBND tỉnh]" },
    { "Ông Lê Văn Chôm, Phó Trưởng phòng Xây dựng phong trào bảo vệ an ninh cho biết việc đã xong.", "Lê Văn Chôm [Phó Trưởng phòng Xây dựng phong trào bảo vệ an ninh]" },
    { "Hôm ấy đoàn gồm mười sáu vị ở khắp các nơi trong tỉnh do linh mục Trần Xuân\nMây, Chủ tịch Hội đồng làm trưởng đoàn.", "Trần Xuân Mây [linh mục] [Chủ tịch Hội đồng]" },
  };

  check_people (self, cases, G_N_ELEMENTS (cases));
}

static void
test_lists (Fixture *self,
            gconstpointer data)
{
  static const Case cases[] = {
    { "Dự có các đồng chí: Phạm Thị Na, Phó Vụ trưởng Vụ Địa phương; Đầu Thanh Bình, Tỉnh ủy viên; Lộ Minh Cam, Chủ tịch UBND tỉnh; lãnh đạo các sở.",
      "Phạm Thị Na [Phó Vụ trưởng Vụ Địa phương]; Đầu Thanh Bình [Tỉnh ủy viên]; Lộ Minh Cam [Chủ tịch UBND tỉnh]" },
    { "Hai đồng chí Lê Văn Quất và Đỗ Thị Hạnh, Phó Chủ tịch UBND huyện, cùng đi.",
      "Lê Văn Quất [Phó Chủ tịch UBND huyện]; Đỗ Thị Hạnh [Phó Chủ tịch UBND huyện]" },
    { "Các đồng chí Phó Chủ tịch Hội Nông dân tỉnh là Trần Thanh Sung, Dương Thu Trám, Trương Linh Bần nhận hoa.",
      "Trần Thanh Sung [Phó Chủ tịch Hội Nông dân tỉnh]; Dương Thu Trám [Phó Chủ tịch Hội Nông dân tỉnh]; Trương Linh Bần [Phó Chủ tịch Hội Nông dân tỉnh]" },
    { "Dự có các Phó Trưởng Ban Dân vận Tỉnh ủy: Bùi Tuấn Vang, Đỗ Văn Phơi, Nguyễn Lan Hải.",
      "Bùi Tuấn Vang [Phó Trưởng Ban Dân vận Tỉnh ủy]; Đỗ Văn Phơi [Phó Trưởng Ban Dân vận Tỉnh ủy]; Nguyễn Lan Hải [Phó Trưởng Ban Dân vận Tỉnh ủy]" },
    { "Đoàn đến nhà hai mẹ Nguyễn Thị Bảy và Võ Thị Chín ở ấp trên.", "Nguyễn Thị Bảy; Võ Thị Chín" },
    { "Cùng dự có ông Lò Văn Bân, Trưởng bản Cóc, cán bộ, hội viên nông dân trong bản.", "Lò Văn Bân [Trưởng bản Cóc]" },
  };

  check_people (self, cases, G_N_ELEMENTS (cases));
}

static void
test_names (Fixture *self,
            gconstpointer data)
{
  static const Case cases[] = {
    { "Đồng chí Điểu K'Rơi nói chậm rãi. Bà Siu H’Mai gật đầu. Anh Y Thanh Hà Niê Kđăm ghi lại.", "Điểu K'Rơi; Siu H’Mai; Y Thanh Hà Niê Kđăm" },
    { "Anh Thào Mí Xá, chị Giàng Thị Sua, ông Tẩn Lở Mẩy và bà Chamaléa Thị Bin cùng góp công.", "Thào Mí Xá; Giàng Thị Sua; Tẩn Lở Mẩy; Chamaléa Thị Bin" },
    { "Ông Bhnươch Nghĩa - Bí thư Chi bộ thôn A Bát, ông C’lâu Nhím và anh Alăng Bờ đến sớm.", "Bhnươch Nghĩa [Bí thư Chi bộ thôn A Bát]; C’lâu Nhím; Alăng Bờ" },
    { "Ông TRỊNH VĂN MẬN, Phó Chủ tịch UBND phường, nghe dân hỏi.", "Trịnh Văn Mận [Phó Chủ tịch UBND phường]" },
    { "Anh Y M’Lư Niê nộp súng cho xã. Hỏi chuyện, anh Y M’Lư cười.", "Y M’Lư Niê" },
    { "Ông Vàng Chỉn Tòng là người già. Ông Tòng kể, già làng Tòng đi nhiều nơi.", "Vàng Chỉn Tòng [già làng]" },
    { "Già làng Tút ở làng trên góp một con bò.", "Tút [Già làng]" },
    { "Chúng tôi đến nhà ông Xrăn-Trưởng thôn Brếp lúc chiều.", "Xrăn [Trưởng thôn Brếp]" },
    { "Người con út là đoàn viên Biện Văn Hoành làm ở xã.", "Biện Văn Hoành [đoàn viên]" },
    { "Linh mục Giuse Vũ Văn Quế chúc bà con mùa màng tốt.", "Giuse Vũ Văn Quế [Linh mục]" },
    { "Đồng chí Nguye\xcc\x82\xcc\x83n Va\xcc\x86n  Khoai, Bí thư Đảng ủy xã, ra đồng.", "Nguyễn Văn Khoai [Bí thư Đảng ủy xã]" },
    { "Đến dự buổi họp về việc làm đường của các thôn trong xã có các đồng chí Nguyễn\nVăn Đạt, Phó Bí thư Thường trực Huyện ủy, Chủ tịch HĐND huyện và Lò\nThị Đẹp, Chủ tịch Hội Nông dân huyện cùng đông đảo bà con của các bản.",
      "Nguyễn Văn Đạt [Phó Bí thư Thường trực Huyện ủy] [Chủ tịch HĐND huyện]; Lò Thị Đẹp [Chủ tịch Hội Nông dân huyện]" },
    { "Trung tá, PGS.TS Lê Văn Xoan và Tiến sĩ Đỗ Thị Lài giảng bài.", "Lê Văn Xoan [Trung tá]; Đỗ Thị Lài" },
    { "“Làm đường là phải có đất”, Lò Thị Bưởi chia sẻ.", "Lò Thị Bưởi" },
    { "Gia đình Ông Vũ Thế Sấu và hộ Bà Tô Thị Đay hiến đất.", "Vũ Thế Sấu; Tô Thị Đay" },
    { "Thăm Mẹ VNAH Bùi Thị Lúa, 92 tuổi ở thôn An Cầu.", "Bùi Thị Lúa [Mẹ VNAH]" },
  };

  check_people (self, cases, G_N_ELEMENTS (cases));
}

static void
test_roles_once (Fixture *self,
                 gconstpointer data)
{
  static const Case cases[] = {
    { "Đồng chí Kim Mương, Ủy viên Ban Thường vụ Tỉnh ủy, Trưởng Ban Dân vận Tỉnh ủy đến thăm. Đồng chí Kim Mương, Trưởng Ban Dân vận nói vui.",
      "Kim Mương [Ủy viên Ban Thường vụ Tỉnh ủy] [Trưởng Ban Dân vận Tỉnh ủy]" },
    { "Phó Thủ tướng Vũ Văn Đào gửi thư. Phó Thủ tướng Thường trực Chính phủ Vũ Văn Đào còn gọi điện.", "Vũ Văn Đào [Phó Thủ tướng Thường trực Chính phủ]" },
    { "Ông Lê Khắc Mơ, Chủ tịch UBND tỉnh dự. Chủ tịch Ủy ban nhân dân tỉnh Lê Khắc Mơ phát biểu.", "Lê Khắc Mơ [Chủ tịch UBND tỉnh]" },
  };

  check_people (self, cases, G_N_ELEMENTS (cases));
}

static void
test_nobody (Fixture *self,
             gconstpointer data)
{
  static const Case cases[] = {
    { "Bà con, ông bà, anh em trong xã Lê Lợi học tập và làm theo Chủ tịch Hồ Chí Minh, theo lời Bác Hồ.", "" },
    { "Trường THPT Lê Hồng Phong, đường Nguyễn Huệ và huyện Nguyên Bình, huyện Mai Châu đều góp công.", "" },
    { "Giải thưởng mang tên Nguyễn Thị Định – nữ tướng đầu tiên – được trao cho cán bộ Hội.", "" },
    { "Đồng chí Bí thư Tỉnh ủy tặng hoa cán bộ Ban Dân vận Tỉnh ủy Hà Nam.", "" },
    { "Các đồng chí Ban Thường vụ Huyện ủy, các đồng chí Bí thư, Phó Bí thư Đảng ủy xã đều có mặt.", "" },
    { "Tổng Bí thư Trần Phú và đồng chí Lê Hồng Phong được nhắc đến trong phần ôn truyền thống.", "" },
    { "Thay mặt Ban Thường trực Ủy ban MTTQ tỉnh, đoàn đã đến nhà văn hóa xóm Đồng Mây.", "" },
    { "Huyện Cao Bằng cũ, thôn Lương Sơn, xã Anh Sơn Đông và phường Phan Thiết được khen.", "" },
    { "Khi còn làm Trưởng thôn Kuk Mây (xã Đông) ai cũng phải đi họp.", "" },
    { "Chi bộ thôn Giáp Trung, bản Cao Sơn và ấp Hồ Tây họp xong trước Tết.", "" },
  };

  check_people (self, cases, G_N_ELEMENTS (cases));
}

static char *
organisations_of (const NbArticle *article)
{
  GString *got = g_string_new (NULL);

  for (guint i = 0; i < article->organisations->len; i++)
    {
      const NbMention *mention = g_ptr_array_index (article->organisations, i);

      g_string_append_printf (got, "%s%s%s", got->len ? "; " : "", mention->name, mention->evidence->confidence < 0.5 ? " (?)" : "");
    }
  return g_string_free (got, FALSE);
}

/* Names that did not exist on the article's day carry a question mark here. */
static void
test_organisations (Fixture *self,
                    gconstpointer data)
{
  static const struct { const char *text, *published, *organisations; } cases[] = {
    { "Ban Dân vận Trung ương mở lớp học cho cán bộ các thôn trong ba ngày liền.", "2016-05-04", "Ban Dân vận Trung ương" },
    { "Ban Dân vận Trung ương mở lớp học cho cán bộ các thôn trong ba ngày liền.", "2025-02-02", "Ban Dân vận Trung ương" },
    { "Ban Dân vận Trung ương mở lớp học cho cán bộ các thôn trong ba ngày liền.", "2025-02-03", "Ban Dân vận Trung ương (?)" },
    { "Ban Tuyên giáo và Dân vận Trung ương mở lớp học cho cán bộ các thôn trong ba ngày liền.", "2025-02-03", "Ban Tuyên giáo và Dân vận Trung ương" },
    { "Ban Tuyên giáo và Dân vận Trung ương mở lớp học cho cán bộ các thôn trong ba ngày liền.", "2019", "Ban Tuyên giáo và Dân vận Trung ương (?)" },
    { "Ban Dân vận Tỉnh ủy mở lớp học cho cán bộ các thôn trong ba ngày liền.", "2025", "Ban Dân vận Tỉnh ủy" },
    { "Ban Dân vận Tỉnh ủy mở lớp học cho cán bộ các thôn trong ba ngày liền.", "2025-08-01", "Ban Dân vận Tỉnh ủy (?)" },
    { "UBND huyện Châu Thành mở lớp học cho cán bộ các thôn trong ba ngày liền.", "2025-06-30", "UBND huyện Châu Thành" },
    { "UBND huyện Châu Thành mở lớp học cho cán bộ các thôn trong ba ngày liền.", "2025-07-02", "UBND huyện Châu Thành (?)" },
    { "Ủy ban Dân tộc mở lớp học cho cán bộ các thôn trong ba ngày liền.", NULL, "Ủy ban Dân tộc" },
    { "Trưởng ban dân vận huyện ủy cùng Sở Văn hóa, Thể thao và Du lịch và Ban Chỉ đạo mở lớp học.", NULL,
      "ban dân vận huyện ủy; Sở Văn hóa, Thể thao và Du lịch" },
    { "Hội Đoàn kết sư sãi yêu nước tỉnh Sóc Trăng và Ủy ban Trung ương MTTQ Việt Nam mở lớp học.", NULL,
      "Hội Đoàn kết sư sãi yêu nước tỉnh Sóc Trăng; Ủy ban Trung ương MTTQ Việt Nam" },
    { "Ban Dân tộc và Tôn giáo tỉnh Bạc Liêu cùng Ban Trị sự Giáo hội Phật giáo Việt Nam tỉnh mở lớp học.", NULL,
      "Ban Dân tộc và Tôn giáo tỉnh Bạc Liêu; Ban Trị sự Giáo hội Phật giáo Việt Nam tỉnh" },
    { "UBMTTQVN tỉnh cùng UB.MTTQVN phường Mây Xanh và Đảng ủy xã Mây Hồng mở lớp học.", NULL, "UBMTTQVN tỉnh; UB.MTTQVN phường Mây Xanh; Đảng ủy xã Mây Hồng" },
    { "Tỉnh ủy và Đảng ủy xã mở lớp học; Huyện ủy Cái Bè, Quân khu 7 và Ban Chỉ đạo 35 tỉnh góp công.", NULL, "Huyện ủy Cái Bè; Quân khu 7; Ban Chỉ đạo 35 tỉnh" },
    { "Ban Chỉ đạo thực hiện quy chế dân chủ ở cơ sở huyện mở lớp học; Ban Chỉ đạo Tây Nam bộ góp công.", NULL,
      "Ban Chỉ đạo thực hiện quy chế dân chủ ở cơ sở huyện; Ban Chỉ đạo Tây Nam bộ" },
    { "Ban Chấp hành Trung ương Hội Nông dân Việt Nam cùng Văn phòng UBND tỉnh Đại hội bàn mở lớp học.", NULL, "Ban Chấp hành Trung ương Hội Nông dân Việt Nam; Văn phòng UBND tỉnh" },
    { "Ban Thường trực Ủy ban MTTQ huyện mở lớp học; Ban Thường trực cùng họp với Ủy ban MTTQ huyện.", NULL, "Ban Thường trực Ủy ban MTTQ huyện; Ủy ban MTTQ huyện" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NbArticle) article = read_article (self, cases[i].text, cases[i].published);
      g_autofree char *got = organisations_of (article);

      g_assert_cmpstr (got, ==, cases[i].organisations);
    }
}

int
main (int argc,
      char **argv)
{
  static const struct { const char *path; void (*run) (Fixture *, gconstpointer); } tests[] = {
    { "/extract/people/before", test_before },
    { "/extract/people/behind", test_behind },
    { "/extract/people/ends", test_ends },
    { "/extract/people/lists", test_lists },
    { "/extract/people/names", test_names },
    { "/extract/people/roles-once", test_roles_once },
    { "/extract/people/nobody", test_nobody },
    { "/extract/organisations", test_organisations },
  };

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, fixture_set_up, tests[i].run, fixture_tear_down);
  return g_test_run ();
}
