/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of movements, emulation drives and campaigns that are or were held in the whole country since the 1990s:
 * of the Party, the Fatherland Front, the mass organisations, the armed forces and the government. Static; any thread. */

#include "extract/nb-campaign-names.h"

#define PLAIN NB_CAMPAIGN_PLAIN
#define CAPITAL NB_CAMPAIGN_CAPITAL
#define SHORT NB_CAMPAIGN_SHORT

#define RURAL_URBAN "Toàn dân đoàn kết xây dựng nông thôn mới, đô thị văn minh"
#define CULTURAL_LIFE "Toàn dân đoàn kết xây dựng đời sống văn hóa"
#define FRIENDLY "Chính quyền thân thiện, vì nhân dân phục vụ"
#define MORAL_EXAMPLE "Học tập và làm theo tấm gương đạo đức Hồ Chí Minh"
#define THOUGHT_STYLE "Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh"
#define VIETNAMESE_GOODS "Người Việt Nam ưu tiên dùng hàng Việt Nam"
#define FIVE_NO "Xây dựng gia đình 5 không, 3 sạch"
#define SHABBY "Xóa nhà tạm, nhà dột nát"
#define GOOD_FARMERS "Nông dân thi đua sản xuất, kinh doanh giỏi, đoàn kết giúp nhau làm giàu và giảm nghèo bền vững"
#define BORDER "Toàn dân tham gia bảo vệ chủ quyền, an ninh biên giới quốc gia"

static const NbCampaignName names[] = {
  /* công tác dân vận itself */
  { "Dân vận khéo", NULL, 0 }, { "Năm Dân vận khéo", "Dân vận khéo", 0 }, { "Năm dân vận chính quyền", NULL, 0 }, { "Năm dân vận của chính quyền", "Năm dân vận chính quyền", 0 },
  { "Tháng Dân vận", NULL, CAPITAL },
  { "Chính quyền thân thiện, vì nhân dân phục vụ", FRIENDLY, 0 },
  { "Chính quyền thân thiện", NULL, CAPITAL }, { "Ngày cuối tuần cùng dân", NULL, CAPITAL }, { "Ngày thứ bảy vì dân", NULL, CAPITAL }, { "Ngày thứ 7 vì dân", NULL, CAPITAL },
  { "Nông dân khéo vận động nông dân", NULL, 0 }, { "Đơn vị dân vận tốt", NULL, 0 }, { "Xây dựng đơn vị dân vận tốt", "Đơn vị dân vận tốt", 0 },

  /* the Fatherland Front */
  { RURAL_URBAN, NULL, 0 }, { "Toàn dân đoàn kết xây dựng NTM, đô thị văn minh", RURAL_URBAN, 0 },
  { "Toàn dân đoàn kết xây dựng nông thôn mới và đô thị văn minh", RURAL_URBAN, 0 },
 
  { "Toàn dân đoàn kết xây dựng NTM, ĐTVM", RURAL_URBAN, 0 }, { "Toàn dân đoàn kết xây dựng nông thôn mới", NULL, 0 },
  { "Toàn dân đoàn kết xây dựng đô thị văn minh", NULL, 0 },
  { CULTURAL_LIFE, NULL, 0 }, { "TDĐKXDĐSVH", CULTURAL_LIFE, 0 }, { "Toàn dân đoàn kết xây dựng cuộc sống mới ở khu dân cư", NULL, 0 },
  { "Toàn dân đoàn kết xây dựng đời sống văn hóa ở khu dân cư", NULL, 0 }, { "Toàn dân đoàn kết xây dựng đời sống văn hóa khu dân cư", "Toàn dân đoàn kết xây dựng đời sống văn hóa ở khu dân cư", 0 },
  { "Xây dựng nông thôn mới, đô thị văn minh", NULL, PLAIN }, { "Xây dựng nông thôn mới", "Nông thôn mới", PLAIN | SHORT }, { "Xây dựng NTM", "Nông thôn mới", PLAIN | SHORT },
  { "Nông thôn mới", NULL, PLAIN | SHORT },
  { "Ngày vì người nghèo", NULL, 0 }, { "Vì người nghèo", NULL, PLAIN | SHORT }, { "Tháng cao điểm vì người nghèo", NULL, 0 }, { "Tết vì người nghèo", NULL, 0 },
  { "Cả nước chung tay vì người nghèo", NULL, 0 }, { "Cả nước chung tay vì người nghèo - Không để ai bị bỏ lại phía sau", NULL, 0 },
 
  { "Vì người nghèo - Không để ai bị bỏ lại phía sau", NULL, PLAIN }, { "Chung tay vì người nghèo - Không để ai bị bỏ lại phía sau", NULL, 0 },
  { "Chung tay vì người nghèo", NULL, PLAIN },
  { VIETNAMESE_GOODS, NULL, 0 }, { "Người Việt Nam ưu tiên sử dụng hàng Việt Nam", VIETNAMESE_GOODS, 0 }, { "Người Việt ưu tiên dùng hàng Việt", VIETNAMESE_GOODS, 0 },
  { "Người Việt Nam ưu tiên dùng hàng Việt", VIETNAMESE_GOODS, 0 }, { "Người Việt dùng hàng Việt", VIETNAMESE_GOODS, 0 },
  { "Người Việt Nam ưu tiên sử dụng hàng Việt", VIETNAMESE_GOODS, 0 },
  { SHABBY, NULL, PLAIN }, { "Xóa nhà tạm, dột nát", SHABBY, PLAIN },
  { "Chung tay xóa nhà tạm, nhà dột nát", NULL, PLAIN }, { "Cả nước chung tay xóa nhà tạm, nhà dột nát", NULL, 0 },
  { "Cả nước thi đua chung tay xóa nhà tạm, nhà dột nát", NULL, 0 }, { "Chung tay xóa nhà tạm, nhà dột nát trên phạm vi cả nước", NULL, 0 },
  { "Đoàn kết sáng tạo", NULL, PLAIN }, { "Uống nước nhớ nguồn", NULL, CAPITAL }, { "Đền ơn đáp nghĩa", NULL, CAPITAL },
  { "Tương thân tương ái", NULL, PLAIN }, { "Mái ấm tình thương", NULL, PLAIN },
  { "Toàn dân bảo vệ an ninh Tổ quốc", NULL, 0 }, { "Toàn dân bảo vệ ANTQ", "Toàn dân bảo vệ an ninh Tổ quốc", 0 },
  { BORDER, NULL, 0 },
  { "Toàn dân tham gia bảo vệ chủ quyền lãnh thổ, an ninh biên giới quốc gia", NULL, 0 },
  { "Toàn dân tham gia phòng cháy, chữa cháy", NULL, 0 }, { "Toàn dân phòng cháy, chữa cháy", NULL, PLAIN },
  { "Toàn dân chung sức xây dựng nông thôn mới", NULL, 0 }, { "Toàn dân chung sức xây dựng nông thôn mới, đô thị văn minh", NULL, 0 },
  { "Toàn dân rèn luyện thân thể theo gương Bác Hồ vĩ đại", NULL, 0 },
  { "Ba sạch", NULL, PLAIN }, { "Xây dựng khu dân cư tiên tiến", NULL, PLAIN }, { "Xây dựng gia đình văn hóa", NULL, PLAIN },
  { "Ông bà, cha mẹ mẫu mực, con cháu thảo hiền", NULL, 0 },

  /* the Party and the government */
  { MORAL_EXAMPLE, NULL, 0 }, { "Học tập và làm theo tấm gương đạo đức của Chủ tịch Hồ Chí Minh", MORAL_EXAMPLE, 0 },
  { "Học tập và làm theo tấm gương đạo đức Bác Hồ", MORAL_EXAMPLE, 0 }, { "Học tập, làm theo tấm gương đạo đức Hồ Chí Minh", MORAL_EXAMPLE, 0 },
  { "Học tập và làm theo gương đạo đức Hồ Chí Minh", MORAL_EXAMPLE, 0 }, { "Học tập và làm theo tấm gương đạo đức, phong cách Hồ Chí Minh", NULL, 0 },
  { THOUGHT_STYLE, NULL, 0 }, { "Học tập, làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh", THOUGHT_STYLE, 0 },
 
  { "Học tập và làm theo tư tưởng, tấm gương đạo đức, phong cách Hồ Chí Minh", NULL, 0 },
  { "Học tập và làm theo tấm gương tư tưởng, đạo đức, phong cách Hồ Chí Minh", THOUGHT_STYLE, 0 },
  { "Học và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh", THOUGHT_STYLE, 0 }, { "Học tập và làm theo Bác", NULL, PLAIN }, { "Học tập và làm theo lời Bác", NULL, PLAIN },
  { "Cả nước chung sức xây dựng nông thôn mới", NULL, 0 }, { "Cả nước chung sức xây dựng NTM", "Cả nước chung sức xây dựng nông thôn mới", 0 },
  { "Chung sức xây dựng nông thôn mới", NULL, PLAIN }, { "Chung sức, chung lòng xây dựng nông thôn mới", NULL, PLAIN }, { "Chung tay xây dựng nông thôn mới", NULL, PLAIN },
  { "Cả nước xây dựng xã hội học tập, đẩy mạnh học tập suốt đời", NULL, 0 }, { "Cả nước đoàn kết, chung sức, đồng lòng thi đua phòng, chống và chiến thắng đại dịch Covid-19", NULL, 0 },
  { "Doanh nghiệp Việt Nam hội nhập và phát triển", NULL, 0 }, { "Mỗi xã một sản phẩm", NULL, PLAIN },
  { "Cán bộ, công chức, viên chức thi đua thực hiện văn hóa công sở", NULL, 0 }, { "Cán bộ, công chức, viên chức thi đua thực hiện văn hóa công vụ", NULL, 0 },
  { "Trồng cây đời đời nhớ ơn Bác Hồ", NULL, 0 }, { "Tết trồng cây", NULL, PLAIN }, { "Bình dân học vụ số", NULL, 0 },
  { "Xây dựng trường học thân thiện, học sinh tích cực", NULL, 0 }, { "Dạy tốt, học tốt", NULL, PLAIN }, { "Dạy tốt - Học tốt", NULL, PLAIN },
  { "Giỏi việc trường, đảm việc nhà", NULL, 0 }, { "Dân chủ - Kỷ cương - Tình thương - Trách nhiệm", NULL, PLAIN },
  { "Đổi mới, sáng tạo trong dạy và học", NULL, 0 }, { "Đổi mới, sáng tạo trong dạy, học", "Đổi mới, sáng tạo trong dạy và học", 0 },
  { "Đổi mới, sáng tạo trong quản lý, giảng dạy và học tập", NULL, 0 },
  { "Nói không với tiêu cực trong thi cử và bệnh thành tích trong giáo dục", NULL, 0 },
  { "Làm cho thế giới sạch hơn", NULL, 0 }, { "Giờ Trái đất", NULL, CAPITAL }, { "Chung tay cải cách thủ tục hành chính", NULL, 0 },
  { "Hai không", NULL, PLAIN }, { "Mỗi thầy, cô giáo là một tấm gương đạo đức, tự học và sáng tạo", NULL, 0 }, { "Ngày toàn dân hiến máu", NULL, PLAIN },
  { "Hành trình đỏ", NULL, CAPITAL }, { "Sóng và máy tính cho em", NULL, 0 }, { "Hiến máu tình nguyện", NULL, PLAIN }, { "Khuyến học, khuyến tài", NULL, PLAIN },
  { "Tết nhân ái", NULL, PLAIN }, { "Tết vì người nghèo và nạn nhân chất độc da cam", NULL, 0 }, { "Mỗi tổ chức, mỗi cá nhân gắn với một địa chỉ nhân đạo", NULL, 0 },
  { "Tháng Nhân đạo", NULL, CAPITAL },
  { "Toàn dân đoàn kết, chung tay giúp đỡ nạn nhân chất độc da cam", NULL, 0 },

  /* the mass organisations */
  { FIVE_NO, NULL, 0 }, { "Gia đình 5 không, 3 sạch", FIVE_NO, 0 }, { "5 không, 3 sạch", FIVE_NO, 0 }, { "Năm không, ba sạch", FIVE_NO, 0 },
  { "Xây dựng gia đình năm không, ba sạch", FIVE_NO, 0 }, { "5 có, 3 sạch", "Xây dựng gia đình 5 có, 3 sạch", 0 }, { "Xây dựng gia đình 5 có, 3 sạch", NULL, 0 },
  { "Phụ nữ tích cực học tập, lao động sáng tạo, xây dựng gia đình hạnh phúc", NULL, 0 }, { "Xây dựng người phụ nữ Việt Nam thời đại mới", NULL, 0 },
  { "Rèn luyện phẩm chất đạo đức: Tự tin, tự trọng, trung hậu, đảm đang", NULL, 0 }, { "Tự tin, tự trọng, trung hậu, đảm đang", NULL, PLAIN },
  { "Giỏi việc nước, đảm việc nhà", NULL, 0 }, { "Phụ nữ tích cực học tập, lao động sáng tạo, nuôi dạy con tốt, xây dựng gia đình hạnh phúc", NULL, 0 }, { "Phụ nữ giúp nhau phát triển kinh tế", NULL, 0 },
  { "Đồng hành cùng phụ nữ biên cương", NULL, 0 }, { "Mẹ đỡ đầu", NULL, CAPITAL }, { "Phụ nữ giúp nhau phát triển kinh tế gia đình", NULL, 0 },
  { "Nông dân thi đua sản xuất, kinh doanh giỏi", NULL, 0 },
  { "Nông dân sản xuất, kinh doanh giỏi", NULL, PLAIN },
  { GOOD_FARMERS, NULL, 0 },
  { "Nông dân thi đua xây dựng nông thôn mới", NULL, 0 }, { "Nông dân tham gia bảo đảm quốc phòng, an ninh", NULL, 0 },
  { "Cựu chiến binh gương mẫu", NULL, CAPITAL }, { "Cựu chiến binh giúp nhau giảm nghèo, làm kinh tế giỏi", NULL, 0 },
  { "Cựu chiến binh giúp nhau làm kinh tế giỏi", NULL, PLAIN }, { "Tuổi cao gương sáng", NULL, 0 },
  { "Tuổi cao chí càng cao, nêu gương sáng vì nghĩa vụ", NULL, 0 }, { "Mắt sáng cho người cao tuổi", NULL, 0 },
  { "Thanh niên tình nguyện", NULL, CAPITAL }, { "Thanh niên tình nguyện hè", NULL, 0 }, { "Mùa hè xanh", NULL, 0 }, { "Mùa hè tình nguyện", NULL, CAPITAL },
  { "Xuân tình nguyện", NULL, CAPITAL }, { "Tiếp sức mùa thi", NULL, 0 }, { "Hoa phượng đỏ", NULL, CAPITAL }, { "Kỳ nghỉ hồng", NULL, CAPITAL }, { "Hành quân xanh", NULL, 0 },
  { "Thanh niên lập nghiệp", NULL, CAPITAL }, { "Tuổi trẻ giữ nước", NULL, CAPITAL }, { "Tuổi trẻ sáng tạo", NULL, CAPITAL }, { "Tuổi trẻ xung kích bảo vệ Tổ quốc", NULL, 0 },
  { "Thanh niên xung kích tình nguyện", NULL, PLAIN }, { "5 xung kích phát triển kinh tế - xã hội và bảo vệ Tổ quốc", NULL, 0 },
  { "4 đồng hành với thanh niên lập thân, lập nghiệp", NULL, 0 }, { "Nghĩa tình biên giới, hải đảo", NULL, 0 }, { "Tháng ba biên giới", NULL, 0 },
  { "Nghìn việc tốt", NULL, PLAIN }, { "Kế hoạch nhỏ", NULL, PLAIN }, { "Sinh viên 5 tốt", NULL, PLAIN }, { "Tháng Thanh niên", NULL, CAPITAL },
  { "Ngày Chủ nhật xanh", NULL, 0 }, { "Ngày Chủ nhật Xanh - Sạch - Đẹp", NULL, 0 }, { "Chủ nhật xanh", NULL, 0 }, { "Ngày thứ bảy tình nguyện", NULL, 0 }, { "Ngày thứ 7 tình nguyện", NULL, 0 },
  { "Thứ bảy tình nguyện", NULL, 0 }, { "Ngày thứ bảy xanh", NULL, 0 }, { "Chủ nhật đỏ", NULL, CAPITAL },
  { "Lao động giỏi, lao động sáng tạo", NULL, PLAIN }, { "Lao động giỏi", NULL, PLAIN }, { "Lao động sáng tạo", NULL, PLAIN }, { "Tháng Công nhân", NULL, CAPITAL }, { "Tết sum vầy", NULL, CAPITAL },
  { "Xanh - Sạch - Đẹp, bảo đảm an toàn vệ sinh lao động", NULL, 0 }, { "Mái ấm công đoàn", NULL, PLAIN },

  /* the armed forces */
  { "Quân đội chung sức xây dựng nông thôn mới", NULL, 0 }, { "Quân đội chung sức xây dựng NTM", "Quân đội chung sức xây dựng nông thôn mới", 0 },
  { "Quân đội chung tay vì người nghèo - Không để ai bị bỏ lại phía sau", NULL, 0 }, { "Quân đội chung tay vì người nghèo", NULL, 0 },
  { "Quân đội nhân dân Việt Nam chung tay vì người nghèo", NULL, 0 }, { "Lực lượng vũ trang chung sức xây dựng nông thôn mới", NULL, 0 },
  { "Thi đua Quyết thắng", NULL, CAPITAL }, { "Quyết thắng", NULL, PLAIN }, { "Tết Quân - dân", NULL, CAPITAL },
  { "Nâng bước em tới trường", NULL, 0 }, { "Nâng bước em đến trường", "Nâng bước em tới trường", 0 }, { "Con nuôi đồn biên phòng", NULL, 0 },
  { "Xuân biên phòng ấm lòng dân bản", NULL, 0 }, { "Nối vòng tay lớn", NULL, CAPITAL }, { "Bò giống giúp người nghèo nơi biên giới", NULL, 0 },
  { "Mái ấm nơi biên giới", NULL, PLAIN }, { "Mái ấm biên cương", NULL, PLAIN }, { "Mái ấm cho người nghèo nơi biên giới, hải đảo", NULL, 0 }, { "Thầy giáo quân hàm xanh", NULL, PLAIN },
  { "Thầy thuốc quân hàm xanh", NULL, PLAIN }, { "Đảng viên đồn biên phòng phụ trách hộ gia đình", NULL, PLAIN },
  { "Bộ đội Biên phòng chung sức xây dựng nông thôn mới", NULL, 0 }, { "Cảnh sát biển đồng hành với ngư dân", NULL, 0 },
  { "Cảnh sát biển với đồng bào dân tộc, tôn giáo", NULL, 0 }, { "Hải quân Việt Nam làm điểm tựa cho ngư dân vươn khơi, bám biển", NULL, 0 },
 
  { "Phát huy truyền thống, cống hiến tài năng, xứng danh Bộ đội Cụ Hồ", NULL, 0 }, { "Kết nghĩa cụm dân cư hai bên biên giới", NULL, PLAIN },
  { "Công an nhân dân học tập, thực hiện Sáu điều Bác Hồ dạy", NULL, 0 }, { "Học tập, thực hiện Sáu điều Bác Hồ dạy", NULL, PLAIN },
  { "Học tập, thực hiện 6 điều Bác Hồ dạy", NULL, PLAIN }, { "Công an nhân dân vì nước quên thân, vì dân phục vụ", NULL, 0 },
  { "Vì an ninh Tổ quốc", NULL, PLAIN }, { "Xây dựng phong cách người Công an nhân dân bản lĩnh, nhân văn, vì nhân dân phục vụ", NULL, 0 },
  { "Gắn kết hộ", NULL, PLAIN }, { "Kết nghĩa buôn làng", NULL, PLAIN }, { "Kết nghĩa", NULL, PLAIN | SHORT },
};

/**
 * nb_campaign_names:
 * @n_names: (out):
 *
 * Returns: (transfer none): the table; the first of equal phrases counts
 */
const NbCampaignName *
nb_campaign_names (guint *n_names)
{
  *n_names = G_N_ELEMENTS (names);
  return names;
}
