/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hands through which a text goes: an editor's, a site's, and those of an office that fills in last year's report.
 * Pure functions of their random numbers; any thread. */

#include "corpus-edits.h"

#include "corpus-words.h"

#include <string.h>

static const char *
pick (Random *random,
      WordKind kind)
{
  WordList list = corpus_words (kind);

  return list.words[random_below (random, list.n)];
}

static void
trim (GString *text)
{
  while (text->len && (text->str[text->len - 1] == ' ' || text->str[text->len - 1] == '\n'))
    g_string_truncate (text, text->len - 1);
}

static void
replace (GString *text,
         char *other)
{
  g_string_assign (text, other);
  g_free (other);
}

/* --- an editor ------------------------------------------------------------------------------------------------- */

/* Words left out or put for others. */
static void
edit_words (Random *random,
            GString *text,
            double share)
{
  g_autofree char *before = g_strndup (text->str, text->len);

  g_string_truncate (text, 0);
  for (char *p = before; *p; )
    {
      gsize length = strcspn (p, " \n");
      char gap = p[length];

      if (!random_chance (random, share))
        g_string_append_len (text, p, length);
      else if (random_chance (random, .6))
        g_string_append (text, pick (random, random_chance (random, .5) ? WORDS_NOUN : WORDS_VERB));
      if (gap)
        g_string_append_c (text, gap);
      p += length + (gap != 0);
    }
}

/* The end in the middle of a sentence, as an extract of a page has it. */
static void
cut_off (Random *random,
         GString *text)
{
  gsize keep = text->len * random_between (random, 65, 95) / 100;

  while (keep < text->len && text->str[keep] != ' ' && text->str[keep] != '\n')
    keep++;
  g_string_truncate (text, keep);
}

/* The last paragraphs, as many as make up to half of it. */
static void
cut_paragraphs (Random *random,
                GString *text)
{
  gsize keep = text->len * random_between (random, 50, 90) / 100;
  const char *end = g_strrstr_len (text->str, (gssize) keep, "\n");

  if (end && (gsize) (end - text->str) * 2 > text->len)
    g_string_truncate (text, end - text->str);
}

/* The first sentence said in other words. */
static void
change_lead (Random *random,
             GString *text)
{
  const char *end = strstr (text->str, ". ");

  if (!end || (gsize) (end - text->str) > text->len / 4)
    return;
  g_string_erase (text, 0, end - text->str + 2);
  g_string_prepend (text, ". ");
  g_string_prepend (text, pick (random, WORDS_NOUN));
  g_string_prepend (text, " gắn với ");
  g_string_prepend (text, pick (random, WORDS_NOUN));
  g_string_prepend (text, "Mới đây, tại địa phương đã diễn ra hoạt động ");
}

static void
sign (Random *random,
      GString *text,
      const char *first_source)
{
  if (random_chance (random, .5))
    {
      g_string_prepend (text, ") - ");
      g_string_prepend (text, first_source);
      g_string_prepend_c (text, '(');
    }
  else
    g_string_append_printf (text, "\nTheo %s", first_source);
}

/* Two paragraphs change their places. */
static void
reorder (Random *random,
         GString *text)
{
  g_auto (GStrv) lines = g_strsplit (text->str, "\n", -1);
  guint n = g_strv_length (lines), at;
  char *moved;

  if (n < 3)
    return;
  at = random_between (random, 1, n - 2);
  moved = lines[at];
  lines[at] = lines[at + 1];
  lines[at + 1] = moved;
  replace (text, g_strjoinv ("\n", lines));
}

/* Letters lost in one word of some eighty. */
static void
mistype (Random *random,
         GString *text)
{
  for (gsize i = 0; i < text->len; i++)
    if (g_ascii_islower (text->str[i]) && random_chance (random, .003))
      g_string_erase (text, (gssize) i, 1);
}

/* The other school of where the tone stands. */
static void
move_tones (GString *text)
{
  static const char *const both[][2] = { { "hòa", "hoà" }, { "hóa", "hoá" }, { "thỏa", "thoả" }, { "tòa", "toà" }, { "xóa", "xoá" },
                                         { "thúy", "thuý" }, { "thủy", "thuỷ" }, { "ủy", "uỷ" }, { "hủy", "huỷ" }, { "khỏe", "khoẻ" } };

  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    g_string_replace (text, both[i][0], both[i][1], 0);
}

/* What stands around a text on a site. */
static void
add_furniture (Random *random,
               GString *text,
               const char *source)
{
  static const char *const before[] = { "Thứ hai, 08:15\n", "Cỡ chữ A A A\n", "Trang chủ » Tin tức\n" };

  if (random_chance (random, .5))
    g_string_prepend (text, before[random_below (random, G_N_ELEMENTS (before))]);
  g_string_append_printf (text, "\nTin liên quan\n%s\n%s\nBản quyền thuộc về %s. Ghi rõ nguồn khi đăng lại thông tin từ trang này.",
                          pick (random, WORDS_CAMPAIGN), pick (random, WORDS_NOUN), source);
}

static void
add_lead (Random *random,
          GString *text)
{
  g_autofree char *lead = g_strdup_printf ("Tin đáng chú ý: %s đang được nhiều nơi quan tâm, bài dưới đây ghi lại cách làm của một cơ sở.\n",
                                           pick (random, WORDS_NOUN));

  g_string_prepend (text, lead);
}

/**
 * corpus_edit_text:
 * @first_source: the paper that printed it first
 * @source: the one that prints it again
 *
 * Every text loses or changes some words or letters or is cut; many get a signature, other paragraphs in front, the site's
 * furniture, the other spelling of tones or decomposed letters.
 */
void
corpus_edit_text (Random *random,
                  GString *text,
                  const char *first_source,
                  const char *source)
{
  if (random_chance (random, .3))
    cut_paragraphs (random, text);
  else if (random_chance (random, .3))
    cut_off (random, text);
  edit_words (random, text, random_between (random, 0, 3) / 100.0);
  if (random_chance (random, .2))
    mistype (random, text);
  if (random_chance (random, .15))
    change_lead (random, text);
  else if (random_chance (random, .15))
    add_lead (random, text);
  if (random_chance (random, .1))
    reorder (random, text);
  if (random_chance (random, .3))
    sign (random, text, first_source);
  if (random_chance (random, .15))
    move_tones (text);
  trim (text);
  if (random_chance (random, .25))
    add_furniture (random, text, source);
  if (random_chance (random, .08))
    replace (text, g_utf8_normalize (text->str, -1, G_NORMALIZE_DEFAULT));
}

/* --- an office ------------------------------------------------------------------------------------------------- */

/**
 * corpus_reuse_text:
 * @commune: whose text it was; set in @other_commune's name
 *
 * Another event told in the same words: the numbers are others, and so is the commune. No reprint.
 */
void
corpus_reuse_text (Random *random,
                   GString *text,
                   const char *commune,
                   const char *other_commune)
{
  g_autofree char *before = NULL;

  g_string_replace (text, commune, other_commune, 0);
  before = g_strndup (text->str, text->len);
  g_string_truncate (text, 0);
  for (const char *p = before; *p; )
    {
      gsize length = strspn (p, "0123456789");

      if (length == 0)
        g_string_append_c (text, *p++);
      else if (random_chance (random, .1))
        g_string_append_len (text, p, (gssize) length);
      else
        g_string_append_printf (text, "%u", random_between (random, 2, length == 1 ? 9 : length == 2 ? 99 : 999));
      p += length;
    }
}
