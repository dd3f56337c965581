/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes made-up articles: number N of a seed is always the same one, whichever were written before it.
 * A corpus is constant once made; any thread. */

#include "corpus-article.h"

#include "corpus-edits.h"
#include "corpus-random.h"
#include "corpus-words.h"

#include "base/nb-places.h"
#include "base/nb-text.h"

#include <gio/gio.h>
#include <string.h>

#define N_PATTERNS 1024          /* tables of ranks, so that a draw by Zipf's law is one look-up */
#define TEXT_BYTES 3000
#define REPRINT_WINDOW 5000      /* a copy appears soon after what it copies */
#define REUSED .12               /* so many of the copies are the same words about something else */
#define N_NATIONAL 6
#define FIRST_YEAR 1990
#define LAST_YEAR 2026
#define LAST_MONTH 8             /* of the last year */
#define N_YEARS (LAST_YEAR - FIRST_YEAR + 1)

typedef struct
{
  char *name;
  char *folded;      /* "dong-nai" */
  char *merged;      /* the province since the merger */
  guint first, n;    /* its districts */
} Province;

typedef struct
{
  char *name;
  char *domain;
} Source;

struct _Corpus
{
  guint64   seed;
  double    reprints;
  GArray   *provinces;   /* of Province */
  GPtrArray *districts;  /* of char *: "huyện Cư M'gar" */
  GArray   *sources;     /* of Source */
  guint16   ranks[N_WORDS][N_PATTERNS];
};

/* What one article keeps to. */
typedef struct
{
  const Corpus   *corpus;
  Random          random;
  const Province *province;
  const Source   *source;
  const char     *district;
  GString        *commune;
  int             year, month, day;
  gboolean        merged;   /* after the merger: no districts */
  gboolean        is_about; /* dân vận stands in it */
} Story;

/* --- what a corpus is made of ---------------------------------------------------------------------------------- */

static void
province_clear (gpointer data)
{
  Province *province = data;

  g_free (province->name);
  g_free (province->folded);
  g_free (province->merged);
}

static void
source_clear (gpointer data)
{
  Source *source = data;

  g_free (source->name);
  g_free (source->domain);
}

static char *
make_slug (const char *text)
{
  g_autofree char *folded = nb_text_fold (text, -1);
  GString *out = g_string_new (NULL);

  for (const char *p = folded; *p; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (out, *p);
    else if (out->len && out->str[out->len - 1] != '-')
      g_string_append_c (out, '-');
  if (out->len > 60)
    g_string_truncate (out, 60);
  while (out->len && out->str[out->len - 1] == '-')
    g_string_truncate (out, out->len - 1);
  return g_string_free (out, FALSE);
}

static void
add_source (Corpus *self,
            char *name,
            char *domain)
{
  Source source = { name, domain };

  g_array_append_val (self->sources, source);
}

static char **
read_lines (const char *name,
            GError **error)
{
  g_autofree char *path = g_strconcat ("/io/github/nienbieu/NienBieu/places/", name, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, error);

  return bytes ? g_strsplit (g_bytes_get_data (bytes, NULL), "\n", -1) : NULL;
}

static gboolean
read_places (Corpus *self,
             GError **error)
{
  g_auto (GStrv) provinces = read_lines ("provinces-63-34.csv", error);
  g_auto (GStrv) districts = provinces ? read_lines ("districts.csv", error) : NULL;

  if (!districts)
    return FALSE;
  for (guint i = 1; provinces[i] && *provinces[i]; i++)
    {
      g_auto (GStrv) fields = g_strsplit (provinces[i], ",", -1);
      Province province = { 0, };

      if (g_strv_length (fields) < 8)
        continue;
      province.name = g_strdup (fields[2]);
      province.folded = make_slug (fields[2]);
      province.merged = g_strdup (fields[7]);
      province.first = self->districts->len;
      for (guint j = 1; districts[j] && *districts[j]; j++)
        {
          g_auto (GStrv) columns = g_strsplit (districts[j], ",", -1);

          if (g_strv_length (columns) >= 5 && g_str_equal (columns[4], fields[0]))
            g_ptr_array_add (self->districts, g_strdup_printf ("%s %s", columns[2], columns[1]));
        }
      province.n = self->districts->len - province.first;
      if (province.n == 0)
        province_clear (&province);
      else
        g_array_append_val (self->provinces, province);
    }
  return TRUE;
}

static void
make_sources (Corpus *self)
{
  static const char *const national[N_NATIONAL] = { "Tạp chí Nhịp Cầu", "Báo Đồng Lòng", "Báo Sức Dân", "Tạp chí Gần Dân", "Báo Nếp Làng", "Báo Biên Cương" };

  for (guint i = 0; i < G_N_ELEMENTS (national); i++)
    {
      g_autofree char *slug = make_slug (national[i]);

      add_source (self, g_strdup (national[i]), g_strdup_printf ("%s.example", slug));
    }
  for (guint i = 0; i < self->provinces->len; i++)
    {
      const Province *province = &g_array_index (self->provinces, Province, i);

      add_source (self, g_strdup_printf ("Báo %s", province->name), g_strdup_printf ("bao-%s.example", province->folded));
      add_source (self, g_strdup_printf ("Cổng thông tin %s", province->name), g_strdup_printf ("%s.example", province->folded));
    }
}

/* Zipf's law: the word of rank r is drawn in proportion to 1 / (r + 2). */
static void
make_ranks (Corpus *self)
{
  for (guint kind = 0; kind < N_WORDS; kind++)
    {
      guint n = corpus_words (kind).n, rank = 0;
      double total = 0, sum = 0;

      for (guint r = 0; r < n; r++)
        total += 1.0 / (r + 3);
      for (guint i = 0; i < N_PATTERNS; i++)
        {
          while (rank + 1 < n && sum + 1.0 / (rank + 3) < total * (i + 0.5) / N_PATTERNS)
            sum += 1.0 / (rank++ + 3);
          self->ranks[kind][i] = (guint16) rank;
        }
    }
}

/**
 * corpus_new:
 * @reprints: the share of articles that are copies, 0 to 0.9
 *
 * Returns: (transfer full) (nullable): a corpus
 */
Corpus *
corpus_new (guint64 seed,
            double reprints,
            GError **error)
{
  g_autoptr (NbPlaces) places = nb_places_new (error);   /* has the resources registered */
  g_autoptr (Corpus) self = g_new0 (Corpus, 1);

  self->seed = seed;
  self->reprints = reprints;
  self->provinces = g_array_new (FALSE, FALSE, sizeof (Province));
  self->districts = g_ptr_array_new_with_free_func (g_free);
  self->sources = g_array_new (FALSE, FALSE, sizeof (Source));
  g_array_set_clear_func (self->provinces, province_clear);
  g_array_set_clear_func (self->sources, source_clear);
  if (!places || !read_places (self, error))
    return NULL;
  make_sources (self);
  make_ranks (self);
  return g_steal_pointer (&self);
}

void
corpus_free (Corpus *self)
{
  g_array_unref (self->provinces);
  g_ptr_array_unref (self->districts);
  g_array_unref (self->sources);
  g_free (self);
}

/**
 * corpus_article_new:
 *
 * Returns: (transfer full): room for an article, to be used again and again
 */
CorpusArticle *
corpus_article_new (void)
{
  CorpusArticle *article = g_new0 (CorpusArticle, 1);

  article->url = g_string_new (NULL);
  article->title = g_string_new (NULL);
  article->text = g_string_sized_new (TEXT_BYTES * 2);
  article->published = g_string_new (NULL);
  article->source = g_string_new (NULL);
  article->byline = g_string_new (NULL);
  return article;
}

void
corpus_article_free (CorpusArticle *article)
{
  g_string_free (article->url, TRUE);
  g_string_free (article->title, TRUE);
  g_string_free (article->text, TRUE);
  g_string_free (article->published, TRUE);
  g_string_free (article->source, TRUE);
  g_string_free (article->byline, TRUE);
  g_free (article);
}

/* --- a story --------------------------------------------------------------------------------------------------- */

static const char *
pick (Story *story,
      WordKind kind)
{
  return corpus_words (kind).words[story->corpus->ranks[kind][random_below (&story->random, N_PATTERNS)]];
}

static const char *
pick_evenly (Story *story,
             WordKind kind)
{
  WordList list = corpus_words (kind);

  return list.words[random_below (&story->random, list.n)];
}

/* More every year, most in October, when the trade has its day, least around Tết; hardly anything on Sundays. */
static void
choose_date (Story *story)
{
  static const guint8 months[] = { 7, 4, 8, 8, 9, 8, 8, 8, 9, 16, 9, 9 };
  guint total = 0, at;
  gboolean again;

  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    total += months[i];
  do
    {
      guint year = 0;
      GDate date;

      /* the latest of three: the number up to a year grows with the third power */
      for (guint i = 0; i < 3; i++)
        year = MAX (year, random_below (&story->random, N_YEARS));
      story->year = FIRST_YEAR + (int) year;
      at = random_below (&story->random, total);
      for (story->month = 1; at >= months[story->month - 1]; story->month++)
        at -= months[story->month - 1];
      story->day = (int) random_between (&story->random, 1, g_date_get_days_in_month (story->month, (GDateYear) story->year));
      g_date_clear (&date, 1);
      g_date_set_dmy (&date, (GDateDay) story->day, story->month, (GDateYear) story->year);
      again = (g_date_get_weekday (&date) >= G_DATE_SATURDAY && random_chance (&story->random, .7))
              || (story->year == LAST_YEAR && story->month > LAST_MONTH);
    }
  while (again);
}

static void
choose_commune (Story *story,
                GString *out)
{
  g_string_append (out, pick_evenly (story, WORDS_COMMUNE_FIRST));
  g_string_append_c (out, ' ');
  g_string_append (out, pick_evenly (story, WORDS_COMMUNE_SECOND));
}

static void
story_begin (Story *story,
             const Corpus *corpus,
             guint64 number,
             GString *commune)
{
  Random *random = &story->random;
  guint r;

  story->corpus = corpus;
  *random = random_for (corpus->seed, number);
  /* large provinces and loud papers have more of everything */
  r = random_below (random, corpus->provinces->len);
  r = MIN (r, random_below (random, corpus->provinces->len));
  story->province = &g_array_index (corpus->provinces, Province, r * 29 % corpus->provinces->len);
  story->district = g_ptr_array_index (corpus->districts, story->province->first + random_below (random, story->province->n));
  /* a national paper, one of the province itself, or any */
  if (random_chance (random, .3))
    r = random_below (random, N_NATIONAL);
  else if (random_chance (random, .8))
    r = N_NATIONAL + (guint) (story->province - &g_array_index (corpus->provinces, Province, 0)) * 2 + random_chance (random, .3);
  else
    r = random_below (random, corpus->sources->len);
  story->source = &g_array_index (corpus->sources, Source, r);
  choose_date (story);
  story->merged = story->year > 2025 || (story->year == 2025 && story->month >= 7);
  story->commune = commune;
  g_string_truncate (commune, 0);
  choose_commune (story, commune);
}

static void
append_capital (GString *out,
                const char *word)
{
  g_string_append_unichar (out, g_unichar_toupper (g_utf8_get_char (word)));
  g_string_append (out, g_utf8_next_char (word));
}

static void
append_person (Story *story,
               GString *out)
{
  const char *family = pick (story, WORDS_FAMILY_NAME);
  gboolean joined = g_str_has_suffix (family, "'");

  g_string_append (out, family);
  if (!joined)
    {
      g_string_append_c (out, ' ');
      g_string_append (out, pick (story, WORDS_MIDDLE_NAME));
      g_string_append_c (out, ' ');
    }
  g_string_append (out, pick (story, WORDS_GIVEN_NAME));
}

static void
append_document (Story *story,
                 GString *out)
{
  static const char *const kinds[] = { "Nghị quyết số %u-NQ/TW", "Chỉ thị số %u-CT/TW", "Kế hoạch số %u-KH/TU", "Quyết định số %u-QĐ/TW", "Hướng dẫn số %u-HD/BDVTW" };
  guint number = random_between (&story->random, 1, 217);

  if (story->year >= 2013 && random_chance (&story->random, .2))
    g_string_append (out, "Nghị quyết 25-NQ/TW");
  else if (random_chance (&story->random, .2))
    g_string_append_printf (out, "Nghị định số %02u/%d/NĐ-CP", number % 160 + 1, story->year - (int) random_below (&story->random, 4));
  else
    g_string_append_printf (out, kinds[random_below (&story->random, G_N_ELEMENTS (kinds))], number);
}

static void
append_place (Story *story,
              GString *out)
{
  g_string_append_printf (out, "xã %s", story->commune->str);
  if (!story->merged)
    g_string_append_printf (out, ", %s", story->district);
  if (random_chance (&story->random, .6))
    g_string_append_printf (out, ", tỉnh %s", story->merged ? story->province->merged : story->province->name);
}

static void
append_org (Story *story,
            GString *out)
{
  switch (random_below (&story->random, story->is_about ? 6 : 4))
    {
    case 0:
      g_string_append_printf (out, "Ủy ban MTTQ Việt Nam tỉnh %s", story->province->name);
      break;
    case 1:
      g_string_append_printf (out, "UBND %s", story->merged ? story->commune->str : story->district);
      break;
    case 2:
      g_string_append_printf (out, "Hội Nông dân xã %s", story->commune->str);
      break;
    case 3:
      g_string_append_printf (out, "Đảng ủy xã %s", story->commune->str);
      break;
    default:
      g_string_append_printf (out, "Ban Dân vận Tỉnh ủy %s", story->province->name);
    }
}

/* Nearly all common words, a few of the long tail. */
static void
append_word (Story *story,
             GString *out,
             WordKind kind,
             gboolean capital)
{
  if (kind == WORDS_NOUN && random_chance (&story->random, .025))
    {
      /* ranks of the tail: one word in a few comes again and again, most come once */
      guint64 rank = random_next (&story->random) >> random_between (&story->random, 44, 60);

      corpus_rare_word (out, rank);
      return;
    }
  if (capital)
    append_capital (out, pick (story, kind));
  else
    g_string_append (out, pick (story, kind));
}

static void append_pattern (Story *story, GString *out, const char *pattern);

static void
append_slot (Story *story,
             GString *out,
             const char *slot,
             gsize length)
{
  Random *random = &story->random;

#define IS(name) (length == strlen (name) && !memcmp (slot, name, strlen (name)))
  if (IS ("noun") || IS ("noun!"))
    append_word (story, out, WORDS_NOUN, length > 4);
  else if (IS ("verb") || IS ("verb!"))
    append_word (story, out, WORDS_VERB, length > 4);
  else if (IS ("adj"))
    append_word (story, out, WORDS_ADJECTIVE, FALSE);
  else if (IS ("dv"))
    g_string_append (out, story->is_about ? "dân vận" : "tuyên truyền");
  else if (IS ("dv!") || IS ("Dv"))
    g_string_append (out, story->is_about ? "Dân vận" : "Tuyên giáo");
  else if (IS ("person"))
    append_person (story, out);
  else if (IS ("role"))
    append_pattern (story, out, pick (story, WORDS_ROLE));
  else if (IS ("campaign"))
    append_pattern (story, out, pick (story, WORDS_CAMPAIGN));
  else if (IS ("document"))
    append_document (story, out);
  else if (IS ("org"))
    append_org (story, out);
  else if (IS ("place"))
    append_place (story, out);
  else if (IS ("commune"))
    {
      if (random_chance (random, .7))
        g_string_append (out, story->commune->str);
      else
        choose_commune (story, out);
    }
  else if (IS ("hamlet"))
    g_string_append_printf (out, "%s %u", pick_evenly (story, WORDS_COMMUNE_FIRST), random_between (random, 1, 12));
  else if (IS ("district") && story->merged)
    g_string_append_printf (out, "xã %s", story->commune->str);
  else if (IS ("district"))
    g_string_append (out, story->district);
  else if (IS ("District"))
    append_capital (out, story->merged ? story->commune->str : story->district);
  else if (IS ("province"))
    g_string_append (out, story->merged ? story->province->merged : story->province->name);
  else if (IS ("paper"))
    g_string_append (out, story->source->name);
  else if (IS ("number"))
    g_string_append_printf (out, "%u", 2 + random_below (random, 1u << random_between (random, 2, 11)));
  else if (IS ("percent"))
    g_string_append_printf (out, "%u,%u", random_between (random, 50, 99), random_below (random, 10));
  else if (IS ("age"))
    g_string_append_printf (out, "%u", random_between (random, 28, 86));
  else if (IS ("year"))
    g_string_append_printf (out, "%d", story->year);
  else if (IS ("year+5"))
    g_string_append_printf (out, "%d", story->year + 5);
  else if (IS ("date") || IS ("day"))
    g_string_append_printf (out, IS ("date") ? "%d/%d/%d" : "ngày %d/%d", MAX (story->day - (int) random_below (random, 3), 1), story->month, story->year);
  else if (IS ("month"))
    g_string_append_printf (out, "tháng %d", story->month);
  else
    g_error ("no slot is called %.*s", (int) length, slot);
#undef IS
}

static void
append_pattern (Story *story,
                GString *out,
                const char *pattern)
{
  const char *slot;

  while ((slot = strchr (pattern, '{')))
    {
      const char *end = strchr (slot, '}');

      g_string_append_len (out, pattern, slot - pattern);
      append_slot (story, out, slot + 1, end - slot - 1);
      pattern = end + 1;
    }
  g_string_append (out, pattern);
}

/* A sentence without any news in it: who does what, for whom, how. */
static void
append_plain_sentence (Story *story,
                       GString *out)
{
  static const char *const quantities[] = { "các ", "những ", "nhiều ", "một số ", "", "", "mỗi " };
  static const char *const tenses[] = { "đã ", "đang ", "tiếp tục ", "cần ", "luôn ", "sẽ ", "" };
  static const char *const joints[] = { " và ", " trong ", " của ", " để ", " cho ", " với ", ", nhất là ", " gắn với ", " tại " };
  Random *random = &story->random;
  guint n = random_between (random, 1, 3);

  if (random_chance (random, .5))
    {
      g_string_append (out, pick (story, WORDS_ADJUNCT));
      g_string_append (out, ", ");
      g_string_append (out, quantities[random_below (random, G_N_ELEMENTS (quantities))]);
      append_word (story, out, WORDS_NOUN, FALSE);
    }
  else
    append_word (story, out, WORDS_NOUN, TRUE);
  for (guint i = 0; i < n; i++)
    {
      g_string_append (out, i ? joints[random_below (random, G_N_ELEMENTS (joints))] : " ");
      if (i == 0)
        g_string_append (out, tenses[random_below (random, G_N_ELEMENTS (tenses))]);
      append_word (story, out, WORDS_VERB, FALSE);
      g_string_append_c (out, ' ');
      g_string_append (out, quantities[random_below (random, G_N_ELEMENTS (quantities))]);
      append_word (story, out, WORDS_NOUN, FALSE);
      if (random_chance (random, .35))
        {
          g_string_append_c (out, ' ');
          append_word (story, out, WORDS_ADJECTIVE, FALSE);
        }
    }
  g_string_append_c (out, '.');
}

static void
write_text (Story *story,
            GString *text)
{
  guint n_phrases, length = random_between (&story->random, TEXT_BYTES * 6 / 10, TEXT_BYTES * 14 / 10), in_paragraph = 0;
  const KnownPhrase *phrases = corpus_phrases (&n_phrases);

  append_pattern (story, text, pick_evenly (story, WORDS_LEAD));
  for (guint i = 0; i < n_phrases; i++)
    if (i ? random_chance (&story->random, phrases[i].share) : story->is_about)
      {
        g_string_append (text, i % 3 ? " " : "\n");
        append_pattern (story, text, phrases[i].sentence);
      }
  while (text->len < length)
    {
      gboolean breaks = in_paragraph >= random_between (&story->random, 2, 5);

      g_string_append_c (text, breaks ? '\n' : ' ');
      in_paragraph = breaks ? 1 : in_paragraph + 1;
      if (random_chance (&story->random, .45))
        append_pattern (story, text, pick_evenly (story, WORDS_SENTENCE));
      else
        append_plain_sentence (story, text);
    }
}

static void
write_frame (Story *story,
             guint64 number,
             CorpusArticle *article)
{
  g_autofree char *slug = make_slug (article->title->str);
  Random *random = &story->random;

  g_string_printf (article->url, "https://%s/%s-%" G_GUINT64_FORMAT ".html", story->source->domain, slug, number);
  g_string_assign (article->source, story->source->name);
  g_string_truncate (article->byline, 0);
  if (random_chance (random, .85))
    append_person (story, article->byline);
  g_string_printf (article->published, "%04d-%02d-%02d", story->year, story->month, story->day);
  if (random_chance (random, .6))
    g_string_append_printf (article->published, "T%02u:%02u:00+07:00", random_between (random, 5, 21), random_below (random, 60));
}

/* --- copies ---------------------------------------------------------------------------------------------------- */

static gboolean
is_copy (const Corpus *self,
         guint64 number)
{
  Random random = random_for (~self->seed, number);

  return number > 0 && random_chance (&random, self->reprints);
}

static guint64
original_of (const Corpus *self,
             guint64 number)
{
  Random random = random_for (self->seed + 1, number);
  guint64 original;

  if (!is_copy (self, number))
    return number;
  original = number - 1 - random_below (&random, (guint) MIN (number, REPRINT_WINDOW));
  while (is_copy (self, original))
    original--;
  return original;
}

static void
edit_title (Story *story,
            GString *title)
{
  switch (random_below (&story->random, 4))
    {
    case 0:
      g_string_append_printf (title, " ở %s", story->province->name);
      break;
    case 1:
      g_string_prepend (title, ": ");
      g_string_prepend (title, story->province->name);
      break;
    case 2:
      g_string_truncate (title, 0);
      append_pattern (story, title, pick_evenly (story, WORDS_TITLE));
      break;
    default:
      break;
    }
}

/* Most are reprints; some are what an office wrote about another commune in the same words. */
static void
make_copy (Story *story,
           guint64 number,
           CorpusArticle *article)
{
  const char *first_source = story->source->name;

  story->random = random_for (story->corpus->seed + 2, number);
  if (random_chance (&story->random, REUSED))
    {
      g_autoptr (GString) other = g_string_new (NULL);

      choose_commune (story, other);
      corpus_reuse_text (&story->random, article->text, story->commune->str, other->str);
      g_string_replace (article->title, story->commune->str, other->str, 0);
      article->cluster = number;
      return;
    }
  story->source = &g_array_index (story->corpus->sources, Source, random_below (&story->random, story->corpus->sources->len));
  story->day = MIN (story->day + (int) random_below (&story->random, 3), 28);
  corpus_edit_text (&story->random, article->text, first_source, story->source->name);
  edit_title (story, article->title);
}

/* --- an article ------------------------------------------------------------------------------------------------ */

/**
 * corpus_write:
 * @number: which article, from 0
 * @article: filled; what was in it is gone
 */
void
corpus_write (const Corpus *self,
              guint64 number,
              CorpusArticle *article)
{
  g_autoptr (GString) commune = g_string_new (NULL);
  guint64 original = original_of (self, number);
  guint n_phrases;
  Story story;

  story_begin (&story, self, original, commune);
  story.is_about = random_chance (&story.random, corpus_phrases (&n_phrases)[0].share);
  article->cluster = original;
  g_string_truncate (article->title, 0);
  append_pattern (&story, article->title, pick_evenly (&story, WORDS_TITLE));
  g_string_truncate (article->text, 0);
  write_text (&story, article->text);
  if (original != number)
    make_copy (&story, number, article);
  write_frame (&story, number, article);
}
