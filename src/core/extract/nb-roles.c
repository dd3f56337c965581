/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Roles before and behind people's names: which words they are, and to whom they belong.
 * Works on one NbReading; its phrases are in the rules. */

#include "extract/nb-roles.h"

#include "extract/nb-mentions.h"
#include "extract/nb-role-ends.h"
#include "extract/nb-role-words.h"
#include "extract/nb-rules.h"

#include <string.h>

#define APPOSITION_TOKENS_MAX 12
#define ROLES_MAX 8
#define ASIDE_TOKENS_MAX 14

/* How what somebody is begins when it stands behind the name, between commas. */
static const char *const apposition_heads[] = {
  "chủ", "người già", "người dân", "người có uy tín", "người cao tuổi", "người lính", "người trồng", "người nuôi", "người làm", "người thợ", "người giữ", "hàng xóm", "ngư dân", "thương binh", "nông dân", "cựu", "già", "thợ",
  "công nhân", "sinh viên", "học sinh", "tiểu thương", "bộ đội", "thầy", "cô", "diêm dân", "đảng viên", "xã viên", "dân", "giáo dân", "phật tử", "kỹ sư", "y tá", "lái", "vợ", "chồng",
  "mẹ", "cha", "con", "lão", "nghệ nhân", "giáo viên", "trưởng", "phó", "nguyên", "thành viên", "hội viên", "chiến sĩ", "cư dân", "du kích", "tổ viên", "một trong những", "một người",
  "một nông dân", "một hộ", "một trong số", "một cựu", "bí danh", "hộ dân", "hộ nghèo", "đoàn viên", NULL };

static const char *const schools[] = { "trường", "thpt", "thcs", "học", "ty", "tnhh", NULL };
/* Those whom enumerations of people end with. */
static const char *const crowds[] = {
  "cán bộ", "công chức", "viên chức", "hội viên", "đoàn viên", "đảng viên", "chiến sĩ", "nhân viên", "người dân", "nông dân", "thành viên", "giáo viên", "học sinh", "sinh viên", "công nhân", NULL };

static char *
role_text (const NbTokens *t,
           guint first,
           guint last)
{
  /* "Phó Chủ nhiệm Ủy ban Dân tộc (UBDT)" */
  if (last > first + 4 && nb_tokens_is_mark (t, last - 1, ")") && nb_tokens_is_mark (t, last - 3, "("))
    last -= 3;
  while (last > first && (t->v[last - 1].kind == NB_TOKEN_MARK && !nb_tokens_is_mark (t, last - 1, "”)\"")))
    last--;
  return nb_words_dup (t, first, last);
}

/* An honorific at @k, or nothing. */
static guint
skip_honorific (const NbReading *reading,
                guint k)
{
  guint bits = 0, n = nb_phrases_match (reading->rules->person_words, reading->tokens, k, &bits);

  return n && (bits & NB_PERSON_HONORIFIC) ? n : 0;
}

/* Whether a role begins at @i, with words before it that do not belong to it stepped over. */
static gboolean
begins_role (const NbReading *reading,
             guint *i,
             gboolean *is_office)
{
  const NbTokens *t = reading->tokens;
  guint bits = 0, start = *i;

  while (nb_tokens_is_any (t, *i, (const char *const[]){ "cũng", "là", "vừa", "hiện", "nay", "vốn", "và", "đồng", "thời", "giữ", "chức", "đang", NULL }) && *i < start + 4
         && !nb_tokens_is_capital (t, *i))
    (*i)++;
  *is_office = FALSE;
  if (nb_role_head (reading, *i, &bits))
    {
      *is_office = (bits & NB_PERSON_OFFICE) != 0;
      return TRUE;
    }
  /* "- QUV, Phó Chủ tịch": an abbreviation before a role is one */
  if (nb_tokens_is_word (t, *i) && (t->v[*i].flags & NB_TOKEN_ALL_CAPS) && nb_tokens_is_mark (t, *i + 1, ",") && nb_role_head (reading, *i + 2, &bits))
    return *is_office = TRUE;
  if (nb_tokens_is_capital (t, *i) || nb_role_match_any (t, *i, (const char *const[]){ "dân tộc", "người dân tộc", "chủ trì", "chủ yếu", "chủ động", "con số", "cô đơn", "dân số", NULL }))
    return FALSE;
  /* "…, già Zơrâm A": another one */
  if (skip_honorific (reading, *i) && nb_tokens_is_capital (t, *i + skip_honorific (reading, *i)))
    return FALSE;
  /* "làm trưởng đoàn" */
  if (nb_tokens_is (t, *i, "làm"))
    return FALSE;
  /* "đội phó", "văn trưởng": the second word tells */
  return nb_role_match_any (t, *i, apposition_heads) > 0 || nb_tokens_is (t, *i + 1, "trưởng") || nb_tokens_is (t, *i + 1, "phó");
}

/* "(áo xanh)", "(65 tuổi)", "(BCĐ)": what stands in brackets and is no role. Returns the token behind it, or @i. */
static guint
skip_brackets (const NbTokens *t,
               guint i,
               guint limit)
{
  if (!nb_tokens_is_mark (t, i, "("))
    return i;
  for (guint k = i + 1; k < limit && k <= i + ASIDE_TOKENS_MAX; k++)
    if (nb_tokens_is_mark (t, k, ")"))
      return k + 1;
  return i;
}

/* ", 65 tuổi", ", dân tộc Dao", ", ngụ ấp 3": what is told of somebody between the name and the role. Returns the next
 * comma, or @i. */
static guint
skip_attribute (const NbTokens *t,
                guint i,
                guint limit)
{
  static const char *const heads[] = { "sinh năm", "dân tộc", "người dân tộc", "ngụ", "trú", "ở", "quê", "tuổi", "thôn", "bản", "ấp", "xóm", "buôn", "làng", "xã", "phường",
                                       "tổ dân phố", "khu phố", "khóm", "người mông", "người dao", "người tày", "người thái", "người khmer", "người ê đê", "người chăm", NULL };

  if (!nb_tokens_is_mark (t, i, ",") || !((nb_tokens_is_number (t, i + 1) && nb_tokens_is (t, i + 2, "tuổi")) || nb_role_match_any (t, i + 1, heads)))
    return i;
  for (guint k = i + 2; k < limit && k <= i + ASIDE_TOKENS_MAX; k++)
    {
      if (nb_tokens_is_mark (t, k, ","))
        return k;
      if (t->v[k].kind == NB_TOKEN_MARK && !nb_tokens_is_mark (t, k, "()"))
        return i;
    }
  return i;
}

/**
 * nb_roles_read_behind:
 * @i: the token behind a name
 * @roles: (element-type utf8): they are added to it, as printed
 *
 * Reads ", Ủy viên …, Trưởng Ban …" and its like.
 *
 * Returns: the token behind the last role; @i if there is none
 */
guint
nb_roles_read_behind (const NbReading *reading,
                      guint i,
                      guint limit,
                      GPtrArray *roles)
{
  const NbTokens *t = reading->tokens;
  guint k = i, end = i, n_start = roles->len;
  gboolean is_office;

  while (roles->len < ROLES_MAX && k < limit)
    {
      gboolean is_bracket = nb_tokens_is_mark (t, k, "("), is_direct = FALSE;
      guint from = k + 1, stop;

      if (is_bracket && !begins_role (reading, &from, &is_office))
        {
          guint behind = skip_brackets (t, k, limit);

          if (behind == k)
            break;
          k = behind;
          continue;
        }
      if (!is_bracket && !nb_tokens_is_mark (t, k, ",:") && !nb_role_is_dash (t, k))
        {
          guint bits = 0;

          /* "Hòa thượng A trụ trì chùa …", "Nguyễn Văn A Phó Bí thư", "ông A là Bí thư …" */
          from = k + (nb_tokens_is (t, k, "hiện") ? 1 : 0);
          from += nb_tokens_is (t, from, "là") ? 1 : 0;
          is_direct = nb_role_head (reading, from, &bits) && (bits & NB_PERSON_OFFICE)
                      && (from > k || nb_tokens_is_capital (t, from) || roles->len > n_start
                          || nb_tokens_is_any (t, from, (const char *const[]){ "trụ", "phó", "bí", "chủ", "trưởng", "giám", "ủy", NULL }));
          if (!is_direct)
            break;
          is_office = TRUE;
        }
      else if (!begins_role (reading, &from, &is_office) || (nb_tokens_is_mark (t, k, ":") && !is_office))
        {
          guint behind = nb_tokens_is_mark (t, k, ",") && roles->len == n_start ? skip_attribute (t, k, limit) : k;

          if (behind == k)
            break;
          k = behind;
          continue;
        }
      /* ", cán bộ, công chức hai cơ quan": others in the row */
      if (!is_office && (roles->len || (nb_tokens_is_mark (t, from + 2, ",") && nb_role_match_any (t, from + 3, crowds))) && nb_role_match_any (t, from, crowds))
        break;
      stop = nb_role_end (reading, from, limit);
      if (stop - from >= (is_office ? NB_ROLE_TOKENS_MAX : APPOSITION_TOKENS_MAX))
        stop = nb_role_cut (t, from, stop);
      /* ", thư ký là ông B" */
      if (nb_tokens_is (t, stop, "là") && skip_honorific (reading, stop + 1))
        break;
      if ((is_bracket && !is_office && !nb_tokens_is_mark (t, stop, ")")) || (nb_tokens_is_capital (t, stop) && nb_role_begins_person (reading, stop, limit)))
        break;
      if (stop < from + 2 && !is_office)
        break;
      g_ptr_array_add (roles, role_text (t, from, stop));
      k = end = stop;
      if (is_bracket && nb_tokens_is_mark (t, k, ")"))
        k = end = k + 1;
      else
        k = skip_brackets (t, k, limit);
    }
  return end;
}

/* The name that a role leads to at @k, behind a mark or the role's words. */
static gboolean
name_behind (const NbReading *reading,
             guint *k,
             guint limit,
             gboolean is_addressed,
             gboolean is_title,
             guint bits,
             NbNameSpan *name)
{
  const NbTokens *t = reading->tokens;
  NbNameSlot slot = NB_NAME_LISTED;
  guint n_place = 0;

  if (!nb_tokens_is_capital (t, *k) || !nb_tokens_is_word (t, *k))
    return FALSE;
  if (is_title)
    return nb_name_read (reading, *k, limit, bits & NB_PERSON_ONE_WORD ? NB_NAME_ONE_WORD : NB_NAME_ANY, name)
           /* "Trưởng thôn Kuk Mây (xã B)": the village's */
           && !((bits & NB_PERSON_ONE_WORD) && !name->is_listed && nb_tokens_is_mark (t, name->last, "(") && nb_role_word_is_unit (t, name->last + 1));
  if (nb_role_word_is_unit (t, *k - 1) || nb_tokens_is_any (t, *k - 1, schools))
    *k = nb_name_skip_unit (reading, *k, limit);
  else if (nb_gazetteer_match (reading->rules->gazetteer, t, *k, &n_place) && n_place >= 2
           && !(nb_tokens_is_capital (t, *k + n_place) && nb_people_is_family_name (reading, *k) && !nb_people_is_family_name (reading, *k + n_place)))
    *k += n_place;
  else if (nb_tokens_match (t, *k, "việt nam"))
    *k += 2;
  if (*k >= limit)
    return FALSE;
  /* a family name that the list lacks, where nothing else can stand: behind "Tỉnh ủy" */
  if ((nb_role_word_is_level (t, *k - 1) || n_place) && !nb_tokens_is_any (t, *k, (const char *const[]){ "đảng", "việt", "trung", "quốc", NULL }))
    slot = NB_NAME_ANY;
  if (!nb_name_read (reading, *k, limit, slot, name))
    return FALSE;
  return name->is_listed || is_addressed || name->last - name->first >= 3;
}

/**
 * nb_roles_read_before:
 * @i: where a role begins
 * @is_addressed: an honorific stands before it
 * @roles: (element-type utf8): they are added to it
 * @name: (out): the name that they lead to
 *
 * Reads "Ủy viên BTV Tỉnh ủy, Trưởng Ban Dân vận Tỉnh ủy Phạm Văn A".
 *
 * Returns: whether they lead to a name
 */
gboolean
nb_roles_read_before (const NbReading *reading,
                      guint i,
                      guint limit,
                      gboolean is_addressed,
                      GPtrArray *roles,
                      NbNameSpan *name)
{
  const NbTokens *t = reading->tokens;
  guint bits = 0, from = i, n = nb_role_head (reading, i, &bits), k = i + n, start = i;

  for (; k < limit && k - from < NB_ROLE_TOKENS_MAX; k++)
    {
      gboolean is_title = k == from + n && (bits & NB_PERSON_TITLE), has_office = (bits & NB_PERSON_OFFICE) != 0;
      guint at = k, behind, other = 0;

      /* "người dân", "cán bộ" are followed by a name at once or by none */
      if (!has_office && !(bits & NB_PERSON_TITLE) && k > from + n + 4)
        return FALSE;
      if (name_behind (reading, &at, limit, is_addressed, is_title, bits, name))
        {
          g_ptr_array_add (roles, role_text (t, from, at));
          return TRUE;
        }
      if (at > k)
        {
          k = at - 1;
          continue;
        }
      if (nb_tokens_is_mark (t, k, "(") && (behind = skip_brackets (t, k, limit)) > k)
        {
          k = behind - 1;
          continue;
        }
      if (nb_role_is_inside_office (t, k) || nb_role_is_twin_dash (reading, k, from + n))
        {
          k++;
          continue;
        }
      if (nb_tokens_is_mark (t, k, ",:") || (nb_role_is_dash (t, k) && (nb_tokens_is_spaced (t, k) || nb_tokens_is_spaced (t, k + 1))) || (has_office && (nb_tokens_is (t, k, "là") || nb_tokens_match (t, k, "hiện nay là"))))
        {
          guint to = k + (nb_tokens_is (t, k, "hiện") ? 3 : 1), n_honorific = skip_honorific (reading, to);
          gboolean is_comma = nb_tokens_is_mark (t, k, ","), is_dashed = nb_role_is_dash (t, k), is_named;
          guint title_bits = 0, n_title = nb_phrases_match (reading->rules->person_words, t, to + n_honorific, &title_bits);

          /* "Chủ nhiệm … là Thượng tướng A", "Trưởng thôn, ông A" */
          if (!is_comma && n_title && (title_bits & NB_PERSON_TITLE) && !is_dashed)
            {
              g_ptr_array_add (roles, role_text (t, to + n_honorific, to + n_honorific + n_title));
              is_named = nb_name_read (reading, to + n_honorific + n_title, limit, NB_NAME_ANY, name);
              if (!is_named)
                return FALSE;
            }
          else
            is_named = (n_honorific || !is_comma)
                       && nb_name_read (reading, to + n_honorific, limit, n_honorific || is_addressed ? NB_NAME_ANY : NB_NAME_LISTED, name);
          /* "…, Bí thư chi bộ, ông A, Trưởng thôn": two people in an enumeration, unless the role is what he is addressed by */
          if (is_named && is_comma && (nb_role_head (reading, name->last + 1, &other) || (start > 0 && t->v[start - 1].kind == NB_TOKEN_MARK && nb_tokens_is_mark (t, start - 1, ",;"))))
            return FALSE;
          if (is_named)
            {
              g_ptr_array_add (roles, role_text (t, from, k));
              return TRUE;
            }
          if (nb_tokens_is (t, k, "là") || nb_tokens_is_mark (t, k, ":"))
            return FALSE;
          n = roles->len + 1 < ROLES_MAX ? nb_role_head (reading, k + 1, &other) : 0;
          if (n == 0)
            {
              /* "Ban Tôn giáo - Dân tộc tỉnh" */
              if (is_dashed && nb_tokens_is_capital (t, k + 1))
                {
                  n = nb_role_head (reading, from, &bits);
                  continue;
                }
              return FALSE;
            }
          g_ptr_array_add (roles, role_text (t, from, k));
          bits = other;
          from = k + 1;
          k += n;
          continue;
        }
      /* "T.Ư" has its full stop inside */
      if (t->v[k].kind == NB_TOKEN_MARK && !nb_tokens_is_mark (t, k, "&")
          && !(nb_tokens_is_mark (t, k, "/.-") && !nb_tokens_is_spaced (t, k + 1)) && !nb_role_is_abbreviation_stop (t, k))
        return FALSE;
      if (nb_role_is_stop (reading, k))
        return FALSE;
      /* another one's rank: "Thủ tướng bổ nhiệm Trung tướng A" */
      if (k > from + n && nb_tokens_is_capital (t, k) && nb_phrases_match (reading->rules->person_words, t, k, &other)
          && ((other & NB_PERSON_TITLE) || ((other & NB_PERSON_HONORIFIC) && !nb_tokens_is_capital (t, k + 1))))
        return FALSE;
      if (k > from + n && !nb_tokens_is_capital (t, k) && skip_honorific (reading, k) && nb_tokens_is_capital (t, k + skip_honorific (reading, k)))
        return FALSE;
      /* the comma is missing: "Bí thư Huyện ủy Chủ tịch HĐND huyện A" */
      if (k > from + n && nb_tokens_is_capital (t, k) && nb_role_word_is_level (t, k - 1) && !nb_tokens_is_any (t, k, (const char *const[]){ "thường", "ủy", "đại", NULL })
          && nb_role_head (reading, k, &other) > 1 && (other & NB_PERSON_OFFICE))
        {
          g_ptr_array_add (roles, role_text (t, from, k));
          n = nb_role_head (reading, k, &bits);
          from = k;
          k += n - 1;
          continue;
        }
      if (nb_tokens_is (t, k, "và") && !nb_tokens_is_capital (t, k + 1) && (nb_role_head (reading, k + 1, &other) || !has_office))
        return FALSE;
    }
  return FALSE;
}

/* "…, Phó Trưởng ban Tổ chức Tỉnh ủy làm Bí thư Huyện ủy": one office follows another; but "…, Phó Chủ tịch tỉnh làm
 * Trưởng đoàn" is of one visit only. */
static gboolean
is_appointed (const NbTokens *t,
              guint i)
{
  static const char *const posts[] = { "bí thư", "phó bí thư", "giám đốc", "phó giám đốc", "chủ tịch ubnd", "phó chủ tịch ubnd", "chánh văn phòng", NULL };

  return i > 0 && nb_role_word_is_level (t, i - 1) && nb_role_match_any (t, i + 1, posts);
}

/**
 * nb_role_read_held:
 * @i: where "làm" or "giữ chức" may stand
 * @first: the line's first token
 * @name_end: the token behind the name that was read last
 *
 * Reads "… được bầu làm đội trưởng", "bà làm tổ trưởng …", "giữ chức Chính ủy …", "với vai trò Trưởng thôn, ông …": a role
 * told of the person named last.
 *
 * Returns: the token behind the role, or 0
 */
guint
nb_role_read_held (const NbReading *reading,
                   guint i,
                   guint first,
                   guint limit,
                   guint name_end,
                   GPtrArray *roles)
{
  static const char *const starts[] = { "làm", "giữ", "đảm", "với", "trên", "trong", NULL };
  static const char *const before[] = { "bà", "ông", "anh", "chị", "cô", "bầu", "người", ",", NULL };
  static const char *const pronouns[] = { "ông", "bà", "anh", "chị", "cô", NULL };
  static const char *const held[] = { "giữ chức vụ", "giữ chức", "với chức danh", "đảm nhiệm vai trò", "đảm nhận vai trò", "giữ vai trò", "giữ cương vị", "đảm nhận chức vụ", "đảm nhiệm chức vụ", "đảm nhiệm", "đảm nhận", NULL };
  static const char *const as[] = { "với vai trò", "trên cương vị", "với cương vị", "trong vai trò", NULL };
  const NbTokens *t = reading->tokens;
  guint n_held, n_as, from, end, bits = 0;
  gboolean is_office;

  if (!nb_tokens_is_any (t, i, starts))
    return 0;
  n_held = nb_role_match_any (t, i, held);
  n_as = nb_role_match_any (t, i, as);
  from = i + MAX (MAX (n_held, n_as), 1);
  if (!n_held && !n_as
      && (!nb_tokens_is (t, i, "làm") || i == first || (roles->len && !is_appointed (t, i)) || !(i == name_end || nb_tokens_is_any (t, i - 1, before) || (roles->len && is_appointed (t, i)))))
    return 0;
  if (!begins_role (reading, &from, &is_office) || ((n_held || n_as || i == name_end) && !is_office))
    return 0;
  end = nb_role_end (reading, from, limit);
  if (end < from + 2 || end - from >= NB_ROLE_TOKENS_MAX || roles->len >= ROLES_MAX)
    return 0;
  /* it is the one who goes on, "ông", not one whose name follows */
  if (n_as && !(nb_tokens_is_mark (t, end, ",") && nb_tokens_is_any (t, end + 1, pronouns) && !nb_tokens_is_capital (t, end + 2)))
    return 0;
  g_ptr_array_add (roles, role_text (t, from, end));
  /* "giữ chức Trưởng Ban …, Giám đốc …" */
  if (is_office && nb_tokens_is_mark (t, end, ",") && nb_role_head (reading, end + 1, &bits) && (bits & NB_PERSON_OFFICE))
    end = nb_roles_read_behind (reading, end, limit, roles);
  return end;
}
