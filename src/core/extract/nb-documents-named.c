/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents known by a name: laws, and the resolutions of congresses and plenums.
 * Static tables and pure readers of tokens; any thread. */

#include "extract/nb-documents.h"

#include <string.h>

#define MAX_LISTED 4

/* Laws and ordinances as the National Assembly named them. A name has no end of its own in running text ("Luật Đất đai
 * được …"), so that only known ones can be told. */
static const char *const laws[] = {
  "Luật Thực hiện dân chủ ở cơ sở", "Luật Mặt trận Tổ quốc Việt Nam", "Luật Mặt trận Tổ quốc", "Luật Công đoàn", "Luật Thanh niên", "Luật Trẻ em",
  "Luật Bảo vệ, chăm sóc và giáo dục trẻ em", "Luật Người cao tuổi", "Luật Người khuyết tật", "Luật Hợp tác xã", "Luật Đất đai", "Luật Nhà ở",
  "Luật Xây dựng", "Luật Quy hoạch", "Luật Đầu tư", "Luật Đầu tư công", "Luật Doanh nghiệp", "Luật Phá sản", "Luật Đấu thầu", "Luật Ngân sách nhà nước",
  "Luật Quản lý thuế", "Luật Bảo hiểm y tế", "Luật Bảo hiểm xã hội", "Luật Việc làm", "Luật Lao động", "Bộ luật Lao động", "Bộ luật Dân sự",
  "Bộ luật Hình sự", "Bộ luật Tố tụng hình sự", "Bộ luật Tố tụng dân sự", "Luật Hôn nhân và gia đình", "Luật Bình đẳng giới",
  "Luật Phòng, chống bạo lực gia đình", "Luật Phòng, chống ma túy", "Luật Phòng, chống tham nhũng", "Luật Phòng, chống tác hại của rượu, bia",
  "Luật Phòng, chống tác hại của thuốc lá", "Luật Phòng, chống bệnh truyền nhiễm", "Luật Phòng, chống mua bán người", "Luật Phòng, chống rửa tiền",
  "Luật Phòng, chống thiên tai", "Luật Phòng cháy, chữa cháy", "Luật Phòng cháy và chữa cháy", "Luật Phòng thủ dân sự",
  "Luật Giao thông đường bộ", "Luật Giao thông đường thủy nội địa", "Luật Đường bộ", "Luật Trật tự, an toàn giao thông đường bộ",
  "Luật Khiếu nại", "Luật Tố cáo", "Luật Khiếu nại, tố cáo", "Luật Tiếp công dân", "Luật Thanh tra", "Luật Kiểm toán nhà nước",
  "Luật Tiếp cận thông tin", "Luật Báo chí", "Luật Xuất bản", "Luật An ninh mạng", "Luật An toàn thông tin mạng", "Luật Bảo vệ bí mật nhà nước",
  "Luật An ninh quốc gia", "Luật Quốc phòng", "Luật Nghĩa vụ quân sự", "Luật Dân quân tự vệ", "Luật Sĩ quan Quân đội nhân dân Việt Nam",
  "Luật Công an nhân dân", "Luật Cảnh sát biển Việt Nam", "Luật Cảnh sát biển", "Luật Cảnh sát cơ động", "Luật Biên phòng Việt Nam", "Luật Biên phòng",
  "Luật Biên giới quốc gia", "Luật Biển Việt Nam", "Luật Giáo dục quốc phòng và an ninh", "Luật Lực lượng dự bị động viên",
  "Luật Lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở", "Luật Quản lý, sử dụng vũ khí, vật liệu nổ và công cụ hỗ trợ",
  "Luật Cư trú", "Luật Căn cước", "Luật Căn cước công dân", "Luật Hộ tịch", "Luật Quốc tịch Việt Nam", "Luật Quốc tịch", "Luật Lý lịch tư pháp",
  "Luật Xuất cảnh, nhập cảnh của công dân Việt Nam", "Luật Tín ngưỡng, tôn giáo", "Luật Di sản văn hóa", "Luật Du lịch", "Luật Thư viện",
  "Luật Quảng cáo", "Luật Điện ảnh", "Luật Thể dục, thể thao", "Luật Giáo dục", "Luật Giáo dục đại học", "Luật Giáo dục nghề nghiệp", "Luật Dạy nghề",
  "Luật Nhà giáo", "Luật Khoa học và công nghệ", "Luật Giao dịch điện tử", "Luật Công nghệ thông tin", "Luật Viễn thông", "Luật Dữ liệu",
  "Luật Cán bộ, công chức", "Luật Viên chức", "Luật Thi đua, khen thưởng", "Luật Thi đua khen thưởng",
  "Luật Tổ chức chính quyền địa phương", "Luật Tổ chức Chính phủ", "Luật Tổ chức Quốc hội", "Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân",
  "Luật Bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân", "Luật Bầu cử đại biểu Quốc hội", "Luật Bầu cử đại biểu Hội đồng nhân dân",
  "Luật Hoạt động giám sát của Quốc hội và Hội đồng nhân dân", "Luật Ban hành văn bản quy phạm pháp luật", "Luật Trưng cầu ý dân",
  "Luật Phổ biến, giáo dục pháp luật", "Luật Trợ giúp pháp lý", "Luật Hòa giải ở cơ sở", "Luật Hòa giải, đối thoại tại Tòa án",
  "Luật Xử lý vi phạm hành chính", "Luật Thi hành án dân sự", "Luật Thi hành án hình sự", "Luật Đặc xá", "Luật Tư pháp người chưa thành niên",
  "Luật Trách nhiệm bồi thường của Nhà nước", "Luật Thực hành tiết kiệm, chống lãng phí", "Luật Bảo vệ môi trường", "Luật Đa dạng sinh học",
  "Luật Bảo vệ và phát triển rừng", "Luật Lâm nghiệp", "Luật Thủy sản", "Luật Thủy lợi", "Luật Đê điều", "Luật Tài nguyên nước", "Luật Khoáng sản",
  "Luật Chăn nuôi", "Luật Trồng trọt", "Luật Thú y", "Luật Bảo vệ và kiểm dịch thực vật", "Luật An toàn thực phẩm", "Luật Khám bệnh, chữa bệnh",
  "Luật Dược", "Luật Hiến máu", "Luật Bảo vệ quyền lợi người tiêu dùng", "Luật Cạnh tranh", "Luật Thương mại", "Luật Sở hữu trí tuệ",
  "Luật An toàn, vệ sinh lao động", "Luật Người lao động Việt Nam đi làm việc ở nước ngoài theo hợp đồng", "Luật Thủ đô", "Luật Kiến trúc",
  "Luật Sử dụng năng lượng tiết kiệm và hiệu quả", "Luật Điện lực", "Luật Hội", "Luật Biểu tình", "Luật Chuyển giao công nghệ",
  "Luật Hàng hải", "Luật Trồng trọt và chăn nuôi", "Luật Các tổ chức tín dụng", "Luật Kinh doanh bất động sản", "Luật Dân số",
  "Pháp lệnh Thực hiện dân chủ ở xã, phường, thị trấn", "Pháp lệnh Tín ngưỡng, tôn giáo", "Pháp lệnh Ưu đãi người có công với cách mạng",
  "Pháp lệnh Ưu đãi người có công", "Pháp lệnh Cựu chiến binh", "Pháp lệnh Dân số", "Pháp lệnh Công an xã", "Pháp lệnh Dân quân tự vệ",
  "Pháp lệnh Cán bộ, công chức", "Pháp lệnh Người cao tuổi", "Pháp lệnh Người tàn tật", "Pháp lệnh Chống tham nhũng",
  "Pháp lệnh Bộ đội Biên phòng", "Pháp lệnh Dự bị động viên", "Pháp lệnh Động viên công nghiệp", "Pháp lệnh Phòng, chống lụt, bão",
};

/* The ordinance on democracy is cited in many ways. */
static const struct { const char *phrase, *name; } spellings[] = {
  { "Luật Thực hiện dân chủ cơ sở", "Luật Thực hiện dân chủ ở cơ sở" }, { "Luật Dân chủ ở cơ sở", "Luật Thực hiện dân chủ ở cơ sở" },
  { "Luật Dân chủ cơ sở", "Luật Thực hiện dân chủ ở cơ sở" },
  { "Pháp lệnh Dân chủ ở xã, phường, thị trấn", "Pháp lệnh Thực hiện dân chủ ở xã, phường, thị trấn" },
  { "Pháp lệnh Dân chủ xã, phường, thị trấn", "Pháp lệnh Thực hiện dân chủ ở xã, phường, thị trấn" },
  { "Pháp lệnh về thực hiện dân chủ ở xã, phường, thị trấn", "Pháp lệnh Thực hiện dân chủ ở xã, phường, thị trấn" },
  { "Pháp lệnh Thực hiện dân chủ xã, phường, thị trấn", "Pháp lệnh Thực hiện dân chủ ở xã, phường, thị trấn" },
  { "Pháp lệnh Dân chủ ở cơ sở", "Pháp lệnh Thực hiện dân chủ ở xã, phường, thị trấn" },
  { "Pháp lệnh Thực hiện dân chủ ở cơ sở", "Pháp lệnh Thực hiện dân chủ ở xã, phường, thị trấn" },
  { "Luật MTTQ Việt Nam", "Luật Mặt trận Tổ quốc Việt Nam" }, { "Luật NCT", "Luật Người cao tuổi" }, { "Luật HTX", "Luật Hợp tác xã" },
  { "Luật BHXH", "Luật Bảo hiểm xã hội" }, { "Luật BHYT", "Luật Bảo hiểm y tế" }, { "Luật NVQS", "Luật Nghĩa vụ quân sự" },
  { "Luật BVMT", "Luật Bảo vệ môi trường" }, { "Luật MTTQ", "Luật Mặt trận Tổ quốc" }, { "Pháp lệnh CCB", "Pháp lệnh Cựu chiến binh" }, { "Luật Phòng chống tham nhũng", "Luật Phòng, chống tham nhũng" },
  { "Luật Phòng chống ma túy", "Luật Phòng, chống ma túy" }, { "Luật Phòng chống bạo lực gia đình", "Luật Phòng, chống bạo lực gia đình" },
  { "Luật Tín ngưỡng tôn giáo", "Luật Tín ngưỡng, tôn giáo" }, { "Luật Hôn nhân gia đình", "Luật Hôn nhân và gia đình" },
  { "Luật Cán bộ công chức", "Luật Cán bộ, công chức" }, { "Luật Khiếu nại tố cáo", "Luật Khiếu nại, tố cáo" },
  { "Luật Biên giới Quốc gia", "Luật Biên giới quốc gia" }, { "Luật An toàn giao thông đường bộ", "Luật Giao thông đường bộ" },
};

guint
nb_documents_n_laws (void)
{
  return G_N_ELEMENTS (laws) + G_N_ELEMENTS (spellings);
}

/**
 * nb_documents_law:
 * @index: below nb_documents_n_laws()
 *
 * Returns: (transfer none): a spelling of the name
 */
const char *
nb_documents_law (guint index)
{
  return index < G_N_ELEMENTS (laws) ? laws[index] : spellings[index - G_N_ELEMENTS (laws)].phrase;
}

/**
 * nb_documents_law_name:
 *
 * Returns: (transfer none): the name itself
 */
const char *
nb_documents_law_name (guint index)
{
  return index < G_N_ELEMENTS (laws) ? laws[index] : spellings[index - G_N_ELEMENTS (laws)].name;
}

/* "XIII"; of a congress also "13". */
static char *
numeral_at (const NbTokens *t,
            guint i,
            gboolean takes_digits)
{
  static const char *const tens[] = { "", "X", "XX", "XXX" }, *const ones[] = { "", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX" };
  const char *key = nb_tokens_key (t, i);

  if (nb_tokens_is_capital (t, i) && *key && strspn (key, "ivx") == strlen (key))
    {
      g_autofree char *printed = nb_tokens_dup (t, i, i + 1);

      return g_utf8_strup (printed, -1);
    }
  if (takes_digits && nb_tokens_is_number (t, i) && t->v[i].number > 0 && t->v[i].number < 40)
    return g_strconcat (tens[t->v[i].number / 10], ones[t->v[i].number % 10], NULL);
  return NULL;
}

static guint
ordinal_at (const NbTokens *t,
            guint i)
{
  static const char *const words[] = { "nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", NULL };

  if (nb_tokens_is_number (t, i))
    return t->v[i].number > 0 && t->v[i].number <= 15 && t->v[i].end - t->v[i].start <= 2 ? t->v[i].number : 0;
  for (guint k = 0; words[k]; k++)
    if (nb_tokens_is (t, i, words[k]))
      return k == 9 && nb_tokens_is_any (t, i + 1, words) ? ordinal_at (t, i + 1) + 10 : k + 1;
  return 0;
}

static void
add_named (NbDocuments *list,
           const NbTokens *t,
           guint first,
           guint last,
           const char *rule,
           char *name)
{
  nb_documents_add (list, nb_document_new (name, NULL, NULL, NULL, NULL, nb_tokens_evidence (t, first, last, rule, 0.9)));
  g_free (name);
}

/* "Đảng bộ tỉnh Quảng Nam", "Đảng bộ TP. Huế": whose congress it was. */
static guint
read_level (const NbTokens *t,
            guint i,
            const char **level)
{
  static const struct { const char *phrase, *name; } levels[] = {
    { "đảng bộ tỉnh", "Đảng bộ tỉnh" }, { "đảng bộ thành phố", "Đảng bộ thành phố" }, { "đảng bộ tp", "Đảng bộ thành phố" },
    { "đảng bộ huyện", "Đảng bộ huyện" }, { "đảng bộ quận", "Đảng bộ quận" }, { "đảng bộ thị xã", "Đảng bộ thị xã" },
    { "đảng bộ thị trấn", "Đảng bộ thị trấn" }, { "đảng bộ xã", "Đảng bộ xã" }, { "đảng bộ phường", "Đảng bộ phường" },
  };

  for (guint l = 0; l < G_N_ELEMENTS (levels); l++)
    {
      guint n = nb_tokens_match (t, i, levels[l].phrase);

      if (n == 0)
        continue;
      *level = levels[l].name;
      for (guint words = 0; words < 4; words++)
        if (nb_tokens_is_mark (t, i + n, ".") || (nb_tokens_is_word (t, i + n) && nb_tokens_is_capital (t, i + n) && !numeral_at (t, i + n, FALSE)))
          n++;
      return n;
    }
  return 0;
}

/* "Đại hội XII Công đoàn Việt Nam": congresses of others than the Party. */
static gboolean
is_of_others (const NbTokens *t,
              guint i)
{
  static const char *const others[] = { "công đoàn", "hội", "đoàn", "mttq", "mặt trận", "liên đoàn", "tổng liên đoàn", "liên minh", "của hội", "của công đoàn",
                                        "của đoàn", "của mttq", "của mặt trận", NULL };

  if (!nb_tokens_is_capital (t, nb_tokens_is (t, i, "của") ? i + 1 : i))
    return FALSE;
  for (const char *const *other = others; *other; other++)
    if (nb_tokens_match (t, i, *other))
      return TRUE;
  return FALSE;
}

/**
 * nb_documents_read_congress:
 * @first: where its evidence begins
 * @i: at "Đại hội"
 * @kind: "Nghị quyết"
 *
 * "Nghị quyết Đại hội (đại biểu | Đảng) toàn quốc lần thứ XIII (của Đảng)", "Nghị quyết Đại hội XII, XIII", "Nghị quyết
 * Đại hội Đảng bộ tỉnh lần thứ XVII".
 *
 * Returns: the token behind it, 0 if there is none
 */
guint
nb_documents_read_congress (NbDocuments *list,
                            const NbTokens *t,
                            guint first,
                            guint i,
                            const char *kind)
{
  static const char *const fillers[] = { "đại", "biểu", "đảng", "toàn", "quốc", "lần", "thứ", "khóa", "của", "cộng", "sản", "việt", "nam", NULL };
  const char *level = NULL;
  guint k = i + 2, n_read = 0;

  for (guint step = 0; step < 14 && n_read == 0; step++)
    {
      char *numeral = NULL;
      guint n = level ? 0 : read_level (t, k, &level);

      if (n)
        {
          k += n;
          continue;
        }
      /* "Đại hội đại biểu 8 đảng bộ" counts, it is no number of a congress */
      while (n_read < MAX_LISTED && (numeral = numeral_at (t, k, n_read == 0 && nb_tokens_is (t, k - 1, "thứ"))))
        {
          k++;
          /* "Đại hội XI Đảng bộ tỉnh" */
          if (!level)
            k += read_level (t, k, &level);
          if (!level && is_of_others (t, k))
            {
              g_free (numeral);
              return k;
            }
          add_named (list, t, first, k, "document.congress",
                     level ? g_strdup_printf ("%s Đại hội %s lần thứ %s", kind, level, numeral) : g_strdup_printf ("%s Đại hội %s", kind, numeral));
          g_free (numeral);
          n_read++;
          if (!nb_tokens_is_mark (t, k, ",") && !nb_tokens_is (t, k, "và"))
            break;
          if (!(numeral = numeral_at (t, k + 1, FALSE)))
            break;
          g_clear_pointer (&numeral, g_free);
          k++;
        }
      if (n_read)
        break;
      if (!nb_tokens_is_any (t, k, fillers))
        return 0;
      k++;
    }
  if (n_read == 0)
    return 0;
  if (nb_tokens_match (t, k, "của đảng"))
    k += 2;
  /* "… và Đại hội Đảng bộ tỉnh lần thứ XX" */
  if ((nb_tokens_is (t, k, "và") || nb_tokens_is_mark (t, k, ",")) && nb_tokens_match (t, k + 1, "đại hội"))
    k = MAX (k, nb_documents_read_congress (list, t, k + 1, k + 1, kind));
  return k;
}

/* "(khóa XII)", ", khóa IX", "khóa XI, XII". Returns the token behind it. */
static guint
read_terms (const NbTokens *t,
            guint k,
            char *terms[MAX_LISTED + 1])
{
  guint n = 0, start = k;

  while (nb_tokens_is_mark (t, k, ",(") || nb_tokens_is (t, k, "của") || nb_tokens_is (t, k, "đảng"))
    k++;
  if (!nb_tokens_is (t, k, "khóa"))
    return start;
  for (k++; n < MAX_LISTED && (terms[n] = numeral_at (t, k, FALSE)); k++)
    {
      n++;
      k++;
      if (!nb_tokens_is_mark (t, k, ",") && !nb_tokens_is (t, k, "và"))
        break;
    }
  if (n == 0)
    return start;
  return nb_tokens_is_mark (t, k, ")") ? k + 1 : k;
}

/**
 * nb_documents_read_plenum:
 * @first: where its evidence begins
 * @i: behind the kind
 * @kind: "Nghị quyết"
 *
 * "Nghị quyết Trung ương 4 (khóa XII)", "Nghị quyết TW 6, 7 khóa XII", "Nghị quyết Hội nghị lần thứ bảy Ban Chấp hành Trung ương
 * Đảng khóa XI".
 *
 * Returns: the token behind it, 0 if there is none
 */
guint
nb_documents_read_plenum (NbDocuments *list,
                          const NbTokens *t,
                          guint first,
                          guint i,
                          const char *kind)
{
  static const char *const centres[] = { "nqtw", "nqtư", "ban chấp hành trung ương", "bch trung ương", "bch tw", "trung ương", "tw", "tư", "t . ư", "t . w", NULL };
  char *terms[MAX_LISTED + 1] = { NULL, };
  const char *letter = "";
  guint plenums[MAX_LISTED], n = 0, k = i;
  gboolean has_centre = FALSE;

  for (guint step = 0; step < 5 && n == 0; step++)
    {
      guint matched = 0;

      for (const char *const *centre = centres; *centre && !matched; centre++)
        matched = nb_tokens_match (t, k, *centre);
      if (matched)
        has_centre = TRUE;
      else if ((matched = nb_tokens_match (t, k, "hội nghị")) || (matched = nb_tokens_match (t, k, "lần thứ"))
               || (has_centre && (matched = nb_tokens_match (t, k, "đảng"))))
        ;
      else
        break;
      k += matched;
      while (n < MAX_LISTED && (has_centre || nb_tokens_is (t, k - 1, "thứ"))
             && (plenums[n] = nb_tokens_is_number (t, k) || nb_tokens_is (t, k - 1, "thứ") ? ordinal_at (t, k) : 0))
        {
          n++;
          k++;
          /* the sixth term had a plenum 8A and one 8B */
          if (n == 1 && !nb_tokens_is_spaced (t, k) && nb_tokens_is_any (t, k, (const char *const[]){ "a", "b", NULL }))
            letter = nb_tokens_is (t, k++, "a") ? "A" : "B";
          if ((nb_tokens_is_mark (t, k, ",") || nb_tokens_is (t, k, "và")) && nb_tokens_is_number (t, k + 1) && ordinal_at (t, k + 1))
            k++;
          else
            break;
        }
    }
  if (n == 0)
    return 0;
  /* "Hội nghị lần thứ bảy (của) Ban Chấp hành Trung ương (Đảng)" */
  for (const char *const *centre = centres; *centre; centre++)
    {
      guint of = nb_tokens_is (t, k, "của"), matched = nb_tokens_match (t, k + of, *centre);

      if (matched == 0)
        continue;
      k += of + matched;
      has_centre = TRUE;
      break;
    }
  if (!has_centre)
    return 0;
  k = read_terms (t, k, terms);
  for (guint p = 0; p < n; p++)
    for (guint term = 0; term == 0 || terms[term]; term++)
      add_named (list, t, first, k, "document.congress",
                 terms[term] ? g_strdup_printf ("%s Trung ương %u%s khóa %s", kind, plenums[p], letter, terms[term])
                             : g_strdup_printf ("%s Trung ương %u%s", kind, plenums[p], letter));
  for (guint term = 0; terms[term]; term++)
    g_free (terms[term]);
  return k;
}
