/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes to the words that the full-text index holds, exact and folded side by side.
 * Constant once made; any thread. */

#include "store/nb-fts-tokens.h"

#include "base/nb-char.h"
#include "base/nb-text.h"

#include <string.h>

#define MAX_PARTS 6          /* of words that are written together */
#define MAX_RAW_BYTES 512    /* of a word that is brought into normal form first */
#define N_ENTRIES (NB_CHAR_LATIN_END + NB_CHAR_VIETNAMESE_END - NB_CHAR_VIETNAMESE)

enum
{
  ENTRY_WORD = 1 << 0,
  ENTRY_DIGIT = 1 << 1,
  ENTRY_MARKED = 1 << 2,
};

/* A character of the two blocks of nb-char.h, ready to be copied; four bytes are copied whatever the length is. */
typedef struct
{
  char   lower[4];
  char   fold[4];
  guint8 n_lower;
  guint8 n_fold;
  guint8 flags;
  guint8 tone;       /* on a bare a, e or y: 1 to 5 */
  guint8 unused[4];  /* sixteen bytes are found faster than twelve */
} Entry;

struct _NbFtsTokens
{
  Entry entries[N_ENTRIES];
};

typedef struct
{
  char  exact[NB_FTS_WHOLE_BYTES + 8];
  char  folded[NB_FTS_WHOLE_BYTES + 8];  /* begins with NB_FTS_FOLDED */
  guint n_exact, n_folded;
  guint flags;                           /* of any of its characters */
  guint all;                             /* of all of its characters */
  gsize start, end;
} Word;

/* --- characters ------------------------------------------------------------------------------------------------ */

/* Tones as in the rule of nb_text_key(); 0 if the letter is none that gives its tone away. */
static guint
tone_to_move (gunichar c)
{
  static const gunichar toned[3][5] = {
    { 0xE0, 0xE1, 0x1EA3, 0xE3, 0x1EA1 },
    { 0xE8, 0xE9, 0x1EBB, 0x1EBD, 0x1EB9 },
    { 0x1EF3, 0xFD, 0x1EF7, 0x1EF9, 0x1EF5 },
  };

  for (guint letter = 0; letter < 3; letter++)
    for (guint tone = 0; tone < 5; tone++)
      if (toned[letter][tone] == c)
        return tone + 1;
  return 0;
}

static void
entry_init (Entry *entry,
            gunichar c)
{
  NbCharInfo info = nb_char_info (c);
  gunichar lower = c == 0xD0 || c == 0xF0 ? 0x111 : info.lower;   /* Icelandic Eth, typed for Đ */

  memset (entry, 0, sizeof *entry);
  entry->n_lower = (guint8) g_unichar_to_utf8 (lower, entry->lower);
  entry->n_fold = (guint8) g_unichar_to_utf8 (info.fold, entry->fold);
  entry->flags |= info.flags & NB_CHAR_ALNUM ? ENTRY_WORD : 0;
  entry->flags |= info.flags & NB_CHAR_DIGIT ? ENTRY_DIGIT : 0;
  entry->flags |= lower != info.fold ? ENTRY_MARKED : 0;
  entry->tone = (guint8) tone_to_move (lower);
}

/* Any character, for those outside of the blocks. */
static Entry
make_entry (gunichar c)
{
  gunichar lower = g_unichar_tolower (c), fold = nb_char_fold (c);
  Entry entry = { 0, };

  if (!g_unichar_isalnum (c))
    return entry;
  entry.n_lower = (guint8) g_unichar_to_utf8 (lower, entry.lower);
  entry.n_fold = (guint8) g_unichar_to_utf8 (fold, entry.fold);
  entry.flags = ENTRY_WORD | (g_unichar_isdigit (c) ? ENTRY_DIGIT : 0) | (lower != fold ? ENTRY_MARKED : 0);
  return entry;
}

static gboolean
is_invisible (gunichar c)
{
  /* soft hyphen, zero-width space and joiners, direction marks, byte order mark: as nb_text_normalise() drops them */
  return c == 0x00AD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || c == 0x2060 || c == 0xFEFF;
}

/* The character at @p, and how long it is; a byte that is no UTF-8 is a character that no word has. */
static gunichar
read_char (const char *p,
           const char *end,
           guint *length)
{
  const guchar *s = (const guchar *) p;
  gunichar c;

  if (s[0] < 0x80)
    {
      *length = 1;
      return s[0];
    }
  c = g_utf8_get_char_validated (p, end - p);
  if (c == (gunichar) -1 || c == (gunichar) -2)
    {
      *length = 1;
      return 0;
    }
  *length = s[0] < 0xE0 ? 2 : s[0] < 0xF0 ? 3 : 4;
  return c;
}

/* The entry of the character at @p if it stands in a block: nearly always. */
static inline const Entry *
find_entry (const NbFtsTokens *self,
            const char *p,
            const char *end,
            guint *length)
{
  const guchar *s = (const guchar *) p;

  if (s[0] < 0x80)
    {
      *length = 1;
      return &self->entries[s[0]];
    }
  if (s[0] >= 0xC3 && s[0] <= 0xC8 && end - p >= 2 && (s[1] & 0xC0) == 0x80)
    {
      *length = 2;
      return &self->entries[(s[0] & 0x1F) << 6 | (s[1] & 0x3F)];
    }
  if (s[0] == 0xE1 && end - p >= 3 && s[1] >= 0xB8 && s[1] <= 0xBB && (s[2] & 0xC0) == 0x80)
    {
      *length = 3;
      return &self->entries[NB_CHAR_LATIN_END + ((s[1] & 0x03) << 6 | (s[2] & 0x3F))];
    }
  return NULL;
}

/* --- words ----------------------------------------------------------------------------------------------------- */

static inline void
word_clear (Word *word)
{
  word->folded[0] = NB_FTS_FOLDED;
  word->n_exact = 0;
  word->n_folded = 1;
  word->flags = 0;
  word->all = ~0u;
}

static inline void
append_entry (Word *word,
              const Entry *entry)
{
  if (word->n_exact > NB_FTS_WORD_BYTES - 4)
    return;
  memcpy (word->exact + word->n_exact, entry->lower, 4);
  memcpy (word->folded + word->n_folded, entry->fold, 4);
  word->n_exact += entry->n_lower;
  word->n_folded += entry->n_fold;
  word->flags |= entry->flags;
  word->all &= entry->flags;
}

/* In an open syllable that ends in "oa", "oe" or "uy" the tone goes to the first vowel: hoà → hòa; see nb_text_key(). */
static void
move_tone (Word *word,
           const Entry *last)
{
  static const char *const on_o[] = { "ò", "ó", "ỏ", "õ", "ọ" };
  static const char *const on_u[] = { "ù", "ú", "ủ", "ũ", "ụ" };
  guint before = word->n_exact - last->n_lower;
  char vowel = last->fold[0];
  const char *moved;
  gsize n;

  if (before == 0 || before > word->n_exact)
    return;
  if (word->exact[before - 1] == 'o' && vowel != 'y')
    moved = on_o[last->tone - 1];
  else if (word->exact[before - 1] == 'u' && vowel == 'y' && !(before >= 2 && word->exact[before - 2] == 'q'))
    moved = on_u[last->tone - 1];
  else
    return;
  n = strlen (moved);
  memcpy (word->exact + before - 1, moved, n);
  word->exact[before - 1 + n] = vowel;
  word->n_exact = (guint) (before + n);
}

/* Whether the character at @p, which is none of the blocks', may belong to the word before it. */
static gboolean
may_continue (const char *p,
              const char *end)
{
  guint length;
  gunichar c = read_char (p, end, &length);

  return g_unichar_isalnum (c) || g_unichar_ismark (c) || is_invisible (c);
}

/* A word with characters outside of the blocks: combining marks, invisible ones, other scripts. It is brought into normal
 * form first; marks that compose with nothing count for nothing. Returns what follows. */
static const char *
read_word_slowly (Word *word,
                  const char *text,
                  const char *p,
                  const char *end)
{
  const char *start = p, *known = p;
  g_autofree char *normal = NULL;
  Entry last = { 0, };
  guint length;

  word->end = p - text;
  while (p < end)
    {
      gunichar c = read_char (p, end, &length);
      gboolean is_word = g_unichar_isalnum (c) || g_unichar_ismark (c);

      if (!is_word && !is_invisible (c))
        break;
      p += length;
      if (is_word)
        word->end = p - text;
      if (p - start <= MAX_RAW_BYTES)
        known = p;
    }
  normal = nb_text_normalise (start, known - start);
  word_clear (word);
  for (const char *c = normal; *c; c = g_utf8_next_char (c))
    {
      Entry entry = make_entry (g_utf8_get_char (c));

      if (!(entry.flags & ENTRY_WORD))
        continue;
      entry.tone = (guint8) tone_to_move (g_utf8_get_char (entry.lower));
      append_entry (word, &entry);
      last = entry;
    }
  if (last.tone)
    move_tone (word, &last);
  return p;
}

/* Reads the word that begins at @p with a letter or digit; returns what follows it. */
static const char *
read_word (const NbFtsTokens *self,
           Word *word,
           const char *text,
           const char *p,
           const char *end)
{
  const char *start = p;
  const Entry *entry = NULL, *last = NULL;
  char *exact, *folded;
  guint length, flags = 0, all = ~0u;

  word->folded[0] = NB_FTS_FOLDED;
  word->start = start - text;
  /* the one loop that all of a text goes through: bytes that are written may be anything's, so nothing else is kept in memory */
  exact = word->exact;
  folded = word->folded + 1;
  while (p < end && (entry = find_entry (self, p, end, &length)) && (entry->flags & ENTRY_WORD))
    {
      if (G_LIKELY (exact < word->exact + NB_FTS_WORD_BYTES - 3))
        {
          memcpy (exact, entry->lower, 4);
          memcpy (folded, entry->fold, 4);
          exact += entry->n_lower;
          folded += entry->n_fold;
          flags |= entry->flags;
          all &= entry->flags;
          last = entry;
        }
      p += length;
    }
  word->n_exact = (guint) (exact - word->exact);
  word->n_folded = (guint) (folded - word->folded);
  word->flags = flags;
  word->all = all;
  word->end = p - text;
  if (p < end && !entry && may_continue (p, end))
    return read_word_slowly (word, text, start, end);
  if (last && last->tone)
    move_tone (word, last);
  return p;
}

/* --- words that are written together --------------------------------------------------------------------------- */

/* Whether what stands at @p joins two words: one sign, and a letter or digit behind it. */
static const char *
skip_joint (const NbFtsTokens *self,
            const char *p,
            const char *end,
            char *joint)
{
  const Entry *entry;
  guint length;

  if (p >= end)
    return NULL;
  if (*p == '-' || *p == '/' || *p == '.' || *p == '\'')
    *joint = *p++;
  else if (end - p > 3 && !memcmp (p, "\xE2\x80\x99", 3))   /* ’ */
    {
      *joint = '\'';
      p += 3;
    }
  else
    return NULL;
  if (p >= end)
    return NULL;
  entry = find_entry (self, p, end, &length);
  if (entry)
    return entry->flags & ENTRY_WORD ? p : NULL;
  return g_unichar_isalnum (read_char (p, end, &length)) ? p : NULL;
}

static guint
number_of (const Word *word)
{
  guint n = 0;

  if (!(word->all & ENTRY_DIGIT) || word->n_exact > 4)
    return G_MAXUINT;
  for (guint i = 0; i < word->n_exact; i++)
    {
      if (!g_ascii_isdigit (word->exact[i]))
        return G_MAXUINT;
      n = n * 10 + (guint) (word->exact[i] - '0');
    }
  return n;
}

/* 19/3/2021, 19-03-2021, 19.3.2021 and 2021-03-19 are one day, 19/3 and 19/03 as well. */
static gboolean
write_date (const Word *parts,
            guint n,
            const char *joints,
            char *out)
{
  guint day = number_of (&parts[0]), month = number_of (&parts[1]), year = n == 3 ? number_of (&parts[2]) : 0;

  if (n == 3 && joints[0] != joints[1])
    return FALSE;
  if (n == 3 && parts[0].n_exact == 4)
    {
      guint first = day;

      day = year;
      year = first;
    }
  else if (n == 3 ? parts[2].n_exact != 4 : joints[0] != '/')
    return FALSE;
  if (day < 1 || day > 31 || month < 1 || month > 12 || year > 9999)
    return FALSE;
  if (n == 3)
    g_snprintf (out, NB_FTS_WHOLE_BYTES, "%u/%u/%u", day, month, year);
  else
    g_snprintf (out, NB_FTS_WHOLE_BYTES, "%u/%u", day, month);
  return TRUE;
}

/* A document's symbol has numbers and letters: all joints count as one, and 04/2015/NĐ-CP is 4/2015/NĐ-CP. A name, as Ê-đê and
 * H'Phiết, loses its joints, as it does in other papers. FALSE if the parts have no form as a whole. */
static gboolean
write_whole (const Word *parts,
             guint n,
             const char *joints,
             Word *whole)
{
  gboolean letters = FALSE, digits = FALSE, slash = FALSE, dot = FALSE;

  word_clear (whole);
  whole->start = parts[0].start;
  whole->end = parts[n - 1].end;
  for (guint i = 0; i < n; i++)
    {
      letters |= !(parts[i].all & ENTRY_DIGIT);
      digits |= (parts[i].flags & ENTRY_DIGIT) != 0;
      slash |= i + 1 < n && joints[i] == '/';
      dot |= i + 1 < n && joints[i] == '.';
      whole->flags |= parts[i].flags;
      whole->n_exact += parts[i].n_exact + 1;
      whole->n_folded += parts[i].n_folded + 1;
    }
  if (whole->n_exact > NB_FTS_WHOLE_BYTES || whole->n_folded > NB_FTS_WHOLE_BYTES)
    return FALSE;
  if (!letters && n <= 3)
    {
      if (!write_date (parts, n, joints, whole->exact))
        return FALSE;
      whole->n_exact = (guint) strlen (whole->exact);
      return TRUE;
    }
  if (!letters || dot || (!digits && slash))
    return FALSE;
  whole->n_exact = 0;
  whole->n_folded = 1;
  for (guint i = 0; i < n; i++)
    {
      guint skip = i == 0 && digits && parts[0].exact[0] == '0' && parts[0].n_exact > 1 && parts[0].all & ENTRY_DIGIT;

      if (i && digits)
        {
          whole->exact[whole->n_exact++] = '/';
          whole->folded[whole->n_folded++] = '/';
        }
      memcpy (whole->exact + whole->n_exact, parts[i].exact + skip, parts[i].n_exact - skip);
      memcpy (whole->folded + whole->n_folded, parts[i].folded + 1 + skip, parts[i].n_folded - 1 - skip);
      whole->n_exact += parts[i].n_exact - skip;
      whole->n_folded += parts[i].n_folded - 1 - skip;
    }
  return TRUE;
}

/* --- text to tokens --------------------------------------------------------------------------------------------- */

static inline int
emit (Word *word,
      gboolean whole,
      NbFtsTokenFunc func,
      gpointer data)
{
  int rc;

  if (word->n_exact == 0)
    return 0;
  rc = func (data, whole ? NB_FTS_WHOLE_EXACT : NB_FTS_EXACT, word->exact, word->n_exact, word->start, word->end);

  if (rc == 0 && word->flags & ENTRY_MARKED)
    rc = func (data, whole ? NB_FTS_WHOLE_FOLD : NB_FTS_FOLD, word->folded, word->n_folded, word->start, word->end);
  return rc;
}

static int
emit_together (Word *parts,
               guint n,
               const char *joints,
               NbFtsTokenFunc func,
               gpointer data)
{
  Word whole;
  int rc = emit (&parts[0], FALSE, func, data);

  if (rc == 0 && write_whole (parts, n, joints, &whole))
    rc = emit (&whole, TRUE, func, data);
  for (guint i = 1; rc == 0 && i < n; i++)
    rc = emit (&parts[i], FALSE, func, data);
  return rc;
}

/**
 * nb_fts_tokens_new:
 *
 * Returns: (transfer full): a tokenizer
 */
NbFtsTokens *
nb_fts_tokens_new (void)
{
  NbFtsTokens *self = g_new (NbFtsTokens, 1);

  for (gunichar c = 0; c < NB_CHAR_LATIN_END; c++)
    entry_init (&self->entries[c], c);
  for (gunichar c = NB_CHAR_VIETNAMESE; c < NB_CHAR_VIETNAMESE_END; c++)
    entry_init (&self->entries[NB_CHAR_LATIN_END + c - NB_CHAR_VIETNAMESE], c);
  return self;
}

void
nb_fts_tokens_free (NbFtsTokens *self)
{
  g_free (self);
}

/**
 * nb_fts_tokens_read:
 * @text: any bytes
 * @length: how many
 * @func: is told each token; the forms %NB_FTS_EXACT follow one another in the text, the others stand where the
 *   %NB_FTS_EXACT before them does
 *
 * Returns: 0, or what @func returned to stop it
 */
int
nb_fts_tokens_read (const NbFtsTokens *self,
                      const char *text,
                      gsize length,
                      NbFtsTokenFunc func,
                      gpointer data)
{
  const char *p = text, *end = text + length;
  Word parts[MAX_PARTS];
  char joints[MAX_PARTS];
  int rc = 0;

  while (rc == 0 && p < end)
    {
      guint bytes, n = 0;
      const Entry *entry = find_entry (self, p, end, &bytes);

      if (entry ? !(entry->flags & ENTRY_WORD) : !g_unichar_isalnum (read_char (p, end, &bytes)))
        {
          p += bytes;
          continue;
        }
      for (const char *next = p; next && n < MAX_PARTS; next = skip_joint (self, p, end, &joints[n - 1]))
        p = read_word (self, &parts[n++], text, next, end);
      rc = n == 1 ? emit (&parts[0], FALSE, func, data) : emit_together (parts, n, joints, func, data);
    }
  return rc;
}
