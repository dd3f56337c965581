/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which lines are the article: prose, captions, headings, and what is left out.
 * Works on one NbReading; no state of its own. */

#include "extract/nb-body.h"

#include "extract/nb-furniture.h"
#include "extract/nb-line-cuts.h"
#include "extract/nb-lines.h"

#include <string.h>

#define PROSE_WORDS 25        /* so many words are running text even without a full stop */
#define SENTENCE_WORDS 9      /* and so many with one */
#define OPENING_WORDS 14      /* and so many that begin as first sentences do */
#define TITLE_WORDS 25        /* a question or an exclamation may be a title up to so many */
#define CAPTION_WORDS 45
#define LATE_STOP_MIN 12      /* tokens before the full stop … */
#define LATE_STOP_TOKENS 16   /* … that stands so near the end */
#define REPEATED_WORDS 4        /* a shorter line may well be said twice */
#define DATE_BELOW_REACH 4      /* lines */

static const char *const photo_prefixes[] = { "ảnh", "ảnh minh họa", "ảnh tư liệu", "trong ảnh", "chú thích ảnh", "ảnh chụp", NULL };

/* How captions begin and what stands in them. */
static const char *const caption_starts[] = {
  "quang cảnh", "toàn cảnh", "các đại biểu", "đại biểu", "một góc", "tiết mục", "lãnh đạo", "các đồng chí", "hình ảnh", "khung cảnh",
  "không khí", "đoàn viên", "cán bộ", "người dân", "bà con", "đông đảo", "chủ tọa", "đoàn chủ tịch", "một buổi", "một tiết mục",
  "các thành viên", "đại diện", "chiến sĩ", "bộ đội", "nhân dân", "học sinh", "chị", "anh", "ông", "bà", "thanh niên", "hội viên", "phụ nữ",
  "già làng", "tổ công tác", "đoàn công tác", "các chiến sĩ", "các hội viên", "phó chủ tịch", "chủ tịch", "bí thư", "phó bí thư", "đồng chí", "trưởng ban", NULL };
static const char *const caption_cues[] = {
  "phát biểu", "chụp ảnh", "lưu niệm", "trao", "tặng", "tại", "bên", "đang", "chủ trì", "tham dự", "dự", "thăm", "kiểm tra",
  "trình bày", "cùng", "trong", "giữa", "biểu quyết", "ký kết", "kết luận", "ảnh", "(", NULL };

static gboolean
has_any (const NbTokens *t,
         const NbLine *line,
         const char *const *phrases)
{
  for (guint i = line->first; i < line->last; i++)
    for (const char *const *phrase = phrases; *phrase; phrase++)
      if (nb_tokens_match (t, i, *phrase))
        return TRUE;
  return FALSE;
}

static gboolean
has_photo_prefix (const NbReading *reading,
                  const NbLine *line)
{
  const NbTokens *t = reading->tokens;

  if (!nb_lines_has_prefix (reading, line, photo_prefixes))
    return FALSE;
  for (guint i = line->first; i < line->last && i < line->first + 5; i++)
    if (nb_tokens_is_mark (t, i, ":"))
      return TRUE;
  return FALSE;
}

/* Right behind the lead: a person, and what he is seen doing. */
static gboolean
is_depiction (const NbReading *reading,
              const NbLine *line)
{
  static const char *const seen[] = { "trò chuyện", "trao đổi với", "trao quà", "tặng quà", "tặng hoa", "trao bằng", "thăm hỏi", "bên", "chụp ảnh",
                                      "động viên", "bấm nút", "cắt băng", "dâng hương", "thắp hương", "bắt tay", "xem", NULL };
  static const char *const who[] = { "đồng chí", "các đồng chí", "ông", "bà", "anh", "chị", "lãnh đạo", "đại diện", "cán bộ", "phó", "trưởng", "bí thư",
                                     "chủ tịch", "đoàn", NULL };

  return line->n_words <= 22 && nb_lines_has_prefix (reading, line, who) && has_any (reading->tokens, line, seen);
}

/* A sentence that only says what a picture shows: somebody speaking at an occasion, a view of it. */
static gboolean
is_caption_sentence (const NbReading *reading,
                     const NbLine *line,
                     gboolean behind_lead)
{
  static const char *const reporting[] = { "đã", "yêu cầu", "đề nghị", "nhấn mạnh", "cho biết", "cho rằng", "ngày", "theo", "sẽ",
                                           "được", "khẳng định", NULL };
  static const char *const views[] = { "quang cảnh", "toàn cảnh", "các đại biểu", "đại biểu", NULL };
  static const char *const speaking[] = { "phát biểu tại", "phát biểu kết luận tại", "phát biểu chỉ đạo tại", "phát biểu khai mạc",
                                          "phát biểu kết luận", "phát biểu chỉ đạo", "báo cáo tại", "trao đổi tại", "trình bày báo cáo tại",
                                          "kết luận buổi", NULL };
  const NbTokens *t = reading->tokens;

  if (line->n_words > 32 || (nb_lines_features (reading, line) & NB_LINE_TWO_SENTENCES) || has_any (t, line, reporting))
    return FALSE;
  for (guint i = line->first; i < line->last; i++)
    if (nb_tokens_is_mark (t, i, ":;“”\"?") || (nb_tokens_is_mark (t, i, ",") && !nb_tokens_is_capital (t, i + 1)))
      return FALSE;
  if (nb_lines_has_prefix (reading, line, views) || (behind_lead && is_depiction (reading, line)))
    return TRUE;
  /* the occasion ends the sentence */
  for (guint i = line->first; i < line->last; i++)
    for (const char *const *phrase = speaking; *phrase; phrase++)
      if (nb_tokens_match (t, i, *phrase) && nb_tokens_is_capital (t, line->first) && line->last - i < 20)
        return i > line->first + 2;
  return FALSE;
}

/* A paragraph with a credit behind its last full stop. */
static gboolean
has_late_stop (const NbTokens *t,
               const NbLine *line)
{
  guint lowest = MAX (line->first + LATE_STOP_MIN, line->last > LATE_STOP_TOKENS ? line->last - LATE_STOP_TOKENS : 0);

  for (guint i = line->last; i-- > lowest; )
    if (nb_tokens_is_mark (t, i, ".!?…") && nb_tokens_is_spaced (t, i + 1) && nb_tokens_is_word (t, i - 1) && t->v[i - 1].end - t->v[i - 1].start > 2)
      return TRUE;
    else if (nb_tokens_is_mark (t, i, "/") && (nb_tokens_is_mark (t, i - 1, ".") || nb_tokens_is_spaced (t, i + 1) || nb_tokens_is_mark (t, i + 1, ".")))
      return nb_tokens_is_mark (t, i - 1, ".");
  return FALSE;
}

static gboolean
looks_prose (const NbReading *reading,
             const NbLine *line)
{
  guint features = nb_lines_features (reading, line);

  if (line->hint == NB_HINT_TITLE || line->hint == NB_HINT_CAPTION || line->hint == NB_HINT_AUTHOR || line->hint == NB_HINT_DATE)
    return FALSE;
  if (line->hint == NB_HINT_HEADING && line->n_words < PROSE_WORDS)
    return FALSE;
  if (line->hint == NB_HINT_LEAD && line->n_words >= SENTENCE_WORDS)
    return TRUE;
  if (features & NB_LINE_IS_UPPER)
    return FALSE;
  if (line->n_words >= OPENING_WORDS && line->hint != NB_HINT_HEADING
      && nb_line_opens_text (reading->tokens, line->first, line->last, line->n_words < PROSE_WORDS))
    return TRUE;
  if (line->n_words >= PROSE_WORDS)
    return (features & (NB_LINE_ENDS_SENTENCE | NB_LINE_TWO_SENTENCES)) || line->n_words >= 2 * PROSE_WORDS || has_late_stop (reading->tokens, line)
           || line->hint == NB_HINT_PARAGRAPH;
  return ((features & NB_LINE_ENDS_SENTENCE) || has_late_stop (reading->tokens, line)) && line->n_words >= SENTENCE_WORDS;
}

/* " date 2020-02 BHG - …": a crawler's own line head. */
static void
cut_crawler_prefix (NbReading *reading)
{
  const NbTokens *t = reading->tokens;
  NbLine *line;
  guint i;

  if (reading->is_html || reading->lines->len == 0)
    return;
  line = nb_reading_line (reading, 0);
  i = line->first;
  if (!nb_tokens_is (t, i, "date") || !nb_tokens_is_number (t, i + 1) || t->v[i + 1].number < 1900
      || t->v[i + 1].number > 2199 || !nb_tokens_is_mark (t, i + 2, "-") || !nb_tokens_is_number (t, i + 3))
    return;
  reading->prefix_first = i + 1;
  reading->prefix_last = i + 4;
  if (nb_tokens_is_mark (t, i + 4, "-") && !nb_tokens_is_spaced (t, i + 4) && nb_tokens_is_number (t, i + 5))
    reading->prefix_last = i + 6;
  i = reading->prefix_last;
  if (i >= line->last)
    {
      line->class = NB_LINE_BOILERPLATE;
      return;
    }
  line->first = i;
  line->start = t->v[i].start;
  line->byte = t->v[i].byte;
  line->measured = FALSE;
  line->n_words -= MIN (line->n_words, reading->prefix_last == reading->prefix_first + 5 ? 4 : 3);
}

/* "BHG - ", "(NTO) ", "(kontumtv.vn) – ": the newspaper before the first sentence. */
static void
cut_dateline (NbReading *reading,
              NbLine *line)
{
  const NbTokens *t = reading->tokens;
  guint i = line->first, end;
  gboolean in_brackets = nb_tokens_is_mark (t, i, "(["), is_name = FALSE;

  if (in_brackets)
    i++;
  reading->dateline_first = i;
  for (end = i; end < line->last && end < i + 6; end++)
    {
      if (in_brackets ? nb_tokens_is_mark (t, end, ")]") : nb_tokens_is_mark (t, end, "-–—") && (nb_tokens_is_spaced (t, end) || nb_tokens_is_spaced (t, end + 1)))
        break;
      is_name |= nb_tokens_is_word (t, end) && (t->v[end].flags & NB_TOKEN_ALL_CAPS) && t->v[end].end - t->v[end].start <= 8;
      is_name |= nb_tokens_is (t, end, "vn") || nb_tokens_is (t, end, "báo");
    }
  if (end == i || end >= line->last || end == i + 6 || !is_name
      || !(nb_tokens_is_mark (t, end, ")]") || nb_tokens_is_mark (t, end, "-–—")))
    {
      reading->dateline_first = 0;
      return;
    }
  reading->dateline_last = end;
  for (end++; end < line->last && nb_tokens_is_mark (t, end, "-–—:"); end++)
    ;
  if (end >= line->last)
    return;
  line->first = end;
  line->start = t->v[end].start;
  line->byte = t->v[end].byte;
  line->measured = FALSE;
}

/* "(Quang cảnh hội nghị)", "( Đại biểu dự hội nghị)": a line in brackets between paragraphs. */
static gboolean
is_in_brackets (const NbTokens *t,
                const NbLine *line)
{
  guint last = line->last;

  while (last > line->first && nb_tokens_is_mark (t, last - 1, "."))
    last--;
  if (line->n_words < 4 || line->n_words > CAPTION_WORDS || !nb_tokens_is_mark (t, line->first, "(") || !nb_tokens_is_mark (t, last - 1, ")"))
    return FALSE;
  for (guint i = line->first + 1; i + 1 < last; i++)
    if (nb_tokens_is_mark (t, i, "()"))
      return FALSE;
  return TRUE;
}

/* "… - Ảnh 1.": what a page says in place of a picture. */
static gboolean
is_alternative (const NbTokens *t,
                const NbLine *line)
{
  guint last = line->last;

  if (last > line->first + 4 && nb_tokens_is_mark (t, last - 1, "."))
    last--;
  return last > line->first + 3 && nb_tokens_is_number (t, last - 1) && nb_tokens_is_any (t, last - 2, (const char *const[]){ "ảnh", "hình", NULL })
         && nb_tokens_is_mark (t, last - 3, "-–");
}

/* A headline that asks or exclaims, or is printed again below, is none of the sentences of the text. */
static gboolean
may_be_title (const NbReading *reading,
              const NbLine *line,
              guint index)
{
  const NbTokens *t = reading->tokens;

  if (line->n_words > TITLE_WORDS || (nb_lines_features (reading, line) & NB_LINE_TWO_SENTENCES) || nb_line_opens_text (t, line->first, line->last, TRUE))
    return FALSE;
  if (nb_tokens_is_mark (t, line->last - 1, "?!…") || (nb_tokens_is_mark (t, line->last - 1, "”\"") && nb_tokens_is_mark (t, line->last - 2, "?!…")))
    return TRUE;
  if (index >= 3 || is_caption_sentence (reading, line, TRUE))
    return FALSE;
  for (guint i = 0; i < index; i++)
    if (nb_reading_line (reading, i)->class == NB_LINE_UNKNOWN && nb_reading_line (reading, i)->n_words > 4)
      return FALSE;
  for (guint i = index + 1; i < reading->lines->len && i <= index + 4; i++)
    if (nb_lines_hash (reading, line) == nb_lines_hash (reading, nb_reading_line (reading, i)))
      return TRUE;
  return FALSE;
}

/* What the page's structure alone makes of a line. */
static NbLineClass
class_by_hint (const NbLine *line)
{
  switch (line->hint)
    {
    case NB_HINT_CAPTION: return NB_LINE_CAPTION;
    case NB_HINT_HEADING: return NB_LINE_HEADING;
    case NB_HINT_QUOTE: return NB_LINE_QUOTE;
    default: return NB_LINE_TEXT;
    }
}

/* First pass: what a line tells by itself. */
static void
classify_alone (NbReading *reading)
{
  gboolean in_tail = FALSE, had_prose = FALSE;

  for (guint i = 0; i < reading->lines->len; i++)
    {
      NbLine *line = nb_reading_line (reading, i);
      gboolean is_banner;

      if (line->class != NB_LINE_UNKNOWN)
        continue;
      if (line->sure)
        {
          line->class = class_by_hint (line);
          had_prose |= nb_line_is_prose (line);
          continue;
        }
      if (had_prose && !line->outside && nb_furniture_begins_tail (reading, line))
        in_tail = TRUE;
      if (line->outside || in_tail)
        line->class = NB_LINE_BOILERPLATE;
      else if (nb_furniture_is_date (reading, line, &is_banner))
        line->class = is_banner ? NB_LINE_BOILERPLATE : NB_LINE_DATE;
      else if (is_alternative (reading->tokens, line))
        line->class = NB_LINE_BOILERPLATE;
      else if (has_photo_prefix (reading, line) || is_in_brackets (reading->tokens, line))
        line->class = NB_LINE_CAPTION;
      else if (line->n_words <= CAPTION_WORDS && line->hint != NB_HINT_TITLE && nb_furniture_is_credited (reading, line))
        line->class = NB_LINE_CAPTION;
      else if (line->glued || line->hint == NB_HINT_CAPTION)
        line->class = NB_LINE_CAPTION;
      else if (nb_furniture_is_clutter (reading, line))
        line->class = NB_LINE_BOILERPLATE;
      else if (looks_prose (reading, line) && (had_prose || reading->is_html || !may_be_title (reading, line, i)))
        {
          line->class = line->hint == NB_HINT_QUOTE ? NB_LINE_QUOTE : NB_LINE_TEXT;
          had_prose = TRUE;
        }
    }
}

static guint
find_prose (const NbReading *reading,
            gboolean last)
{
  guint found = reading->lines->len;

  for (guint i = 0; i < reading->lines->len; i++)
    if (nb_line_is_prose (nb_reading_line (reading, i)))
      {
        found = i;
        if (!last)
          break;
      }
  return found;
}

static NbLineClass
classify_short (const NbReading *reading,
                const NbLine *line,
                gboolean behind,
                gboolean behind_lead)
{
  const NbTokens *t = reading->tokens;
  guint features = nb_lines_features (reading, line);
  gboolean is_caption = nb_lines_has_prefix (reading, line, caption_starts) || has_any (t, line, caption_cues);

  if (line->hint == NB_HINT_HEADING)
    return behind ? NB_LINE_BOILERPLATE : NB_LINE_HEADING;
  if (nb_tokens_is_mark (t, line->first, "*-+•") || nb_tokens_is_number (t, line->first) || (features & NB_LINE_IS_UPPER))
    return behind ? NB_LINE_BOILERPLATE : (features & NB_LINE_ENDS_SENTENCE) ? NB_LINE_TEXT : NB_LINE_HEADING;
  if ((features & NB_LINE_ENDS_SENTENCE) && line->n_words >= 4 && !reading->is_html && is_caption_sentence (reading, line, behind_lead))
    return NB_LINE_CAPTION;
  if (features & NB_LINE_ENDS_SENTENCE)
    return behind && line->n_words < 4 ? NB_LINE_BOILERPLATE : NB_LINE_TEXT;
  if (line->n_words > CAPTION_WORDS)
    return NB_LINE_TEXT;
  /* what stands between the lead and the text is the first picture's caption more often than a heading */
  if (line->n_words >= 4 && (is_caption || (behind_lead && !behind)))
    return NB_LINE_CAPTION;
  if (behind)
    return NB_LINE_BOILERPLATE;
  return line->n_words <= 15 ? NB_LINE_HEADING : NB_LINE_CAPTION;
}

/* The title again, a lead that opens the text, too, a caption under each size of its picture: the later one goes. A
 * dateline before one of them makes no difference. */
static void
drop_repeated (NbReading *reading)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  guint n_prose = 0;

  for (guint i = 0; i < reading->lines->len; i++)
    {
      NbLine *line = nb_reading_line (reading, i), bare = *line;
      const NbTokens *t = reading->tokens;
      gpointer before;
      guint hash;

      n_prose += nb_line_is_prose (line);
      if (line->sure || line->n_words < REPEATED_WORDS || (line->class != NB_LINE_TITLE && !nb_line_is_body (line) && line->class != NB_LINE_UNKNOWN))
        continue;
      if (nb_tokens_is_mark (t, bare.first, "(") && line->n_words > 12)
        for (guint k = bare.first + 1; k < bare.first + 6; k++)
          if (nb_tokens_is_mark (t, k, ")"))
            bare.first = k + 1;
      hash = nb_lines_hash (reading, &bare);
      if (!g_hash_table_lookup_extended (seen, GUINT_TO_POINTER (hash), NULL, &before))
        g_hash_table_insert (seen, GUINT_TO_POINTER (hash), GUINT_TO_POINTER (i));
      else if (line->class != NB_LINE_TITLE)
        {
          NbLine *first = nb_reading_line (reading, GPOINTER_TO_UINT (before));

          line->class = NB_LINE_BOILERPLATE;
          /* what is said twice in a row, and is short, stands under a picture */
          if (GPOINTER_TO_UINT (before) + 1 == i && first->n_words <= TITLE_WORDS && !reading->is_html
              && (first->class == NB_LINE_TEXT || first->class == NB_LINE_UNKNOWN) && (n_prose > 1 || is_caption_sentence (reading, first, TRUE)))
            first->class = NB_LINE_CAPTION;
        }
    }
}

/* Some sites print the page's date below the article: the first date line behind its last paragraph, unless one stands
 * above or much else stands between. */
static guint
find_date_below (const NbReading *reading,
                 guint first,
                 guint last)
{
  for (guint i = 0; i < first && i < reading->lines->len; i++)
    if (nb_reading_line (reading, i)->class == NB_LINE_DATE)
      return reading->lines->len;
  for (guint i = last + 1; i < reading->lines->len && i <= last + DATE_BELOW_REACH; i++)
    if (nb_reading_line (reading, i)->class == NB_LINE_DATE)
      return i;
  return reading->lines->len;
}

/* "Thứ 2, 16:20, 18/03/2019": a page's date and nothing else, as it may stand below the lead. */
static gboolean
is_stamp (const NbReading *reading,
          const NbLine *line)
{
  guint end = line->first;

  return nb_line_cut_stamp (reading->tokens, line, &end) == line->first && end >= line->last;
}

/* Second pass: short lines among and behind the paragraphs. */
static void
classify_among (NbReading *reading)
{
  guint first = find_prose (reading, FALSE), last = find_prose (reading, TRUE);
  guint date_below = find_date_below (reading, first, last);

  for (guint i = first; i < reading->lines->len; i++)
    {
      NbLine *line = nb_reading_line (reading, i);
      gboolean ended;

      if (line->class == NB_LINE_TEXT && i > first && line->hint == NB_HINT_NONE && !reading->is_html && is_caption_sentence (reading, line, i == first + 1))
        line->class = NB_LINE_CAPTION;
      if (line->class == NB_LINE_DATE && i > first && i != date_below && !(i <= first + 2 && is_stamp (reading, line)))
        line->class = i < last && !is_stamp (reading, line) ? NB_LINE_TEXT : NB_LINE_BOILERPLATE;
      if (line->class != NB_LINE_UNKNOWN)
        continue;
      line->class = classify_short (reading, line, i > last, i == first + 1);
      /* a paragraph that was broken in two by a line end goes on in lower case */
      ended = nb_lines_features (reading, line) & NB_LINE_ENDS_SENTENCE;
      if (i > first && !ended && line->class == NB_LINE_HEADING && !nb_tokens_is_capital (reading->tokens, line->first)
          && nb_tokens_is_word (reading->tokens, line->first))
        line->class = NB_LINE_CAPTION;
    }
  for (guint i = 0; i < first && i < reading->lines->len; i++)
    {
      NbLine *line = nb_reading_line (reading, i);

      if (line->class == NB_LINE_UNKNOWN)
        line->class = NB_LINE_BOILERPLATE;
    }
}

/* Nothing looks like running text: the longest line that is not clutter has to do. */
static void
take_longest (NbReading *reading)
{
  NbLine *best = NULL;

  for (guint i = 0; i < reading->lines->len; i++)
    {
      NbLine *line = nb_reading_line (reading, i);

      if ((line->class == NB_LINE_UNKNOWN || (line->class == NB_LINE_BOILERPLATE && line->n_words > 12))
          && (!best || line->n_words > best->n_words) && line->hint != NB_HINT_TITLE)
        best = line;
    }
  if (best && best->n_words >= 6)
    best->class = NB_LINE_TEXT;
}

static void
emit_body (NbReading *reading)
{
  static const NbBlockKind kinds[] = {
    [NB_LINE_LEAD] = NB_BLOCK_LEAD, [NB_LINE_TEXT] = NB_BLOCK_TEXT, [NB_LINE_HEADING] = NB_BLOCK_HEADING,
    [NB_LINE_CAPTION] = NB_BLOCK_CAPTION, [NB_LINE_QUOTE] = NB_BLOCK_QUOTE,
  };

  for (guint i = 0; i < reading->lines->len; i++)
    {
      const NbLine *line = nb_reading_line (reading, i);
      g_autofree char *text = NULL;

      if (!nb_line_is_body (line))
        {
          reading->article->dropped += line->class == NB_LINE_BOILERPLATE;
          continue;
        }
      text = g_strndup (reading->tokens->text + line->byte, line->byte_end - line->byte);
      g_ptr_array_add (reading->article->body, nb_block_new (kinds[line->class], line->start, text));
    }
}

/**
 * nb_body_read:
 *
 * Gives every line its class, finds title and byline on the way and fills the article's body.
 */
void
nb_body_read (NbReading *reading)
{
  guint first;

  cut_crawler_prefix (reading);
  classify_alone (reading);
  nb_title_find (reading);
  drop_repeated (reading);
  reading->has_prose = find_prose (reading, FALSE) < reading->lines->len;
  if (!reading->has_prose)
    take_longest (reading);
  nb_byline_find (reading);
  classify_among (reading);

  first = find_prose (reading, FALSE);
  reading->body_first = first;
  if (first < reading->lines->len)
    {
      NbLine *lead = nb_reading_line (reading, first);

      if (!lead->sure)
        cut_dateline (reading, lead);
      if (lead->class == NB_LINE_TEXT)
        lead->class = NB_LINE_LEAD;
    }
  emit_body (reading);
  if (!reading->article->title)
    nb_title_derive (reading);
}
