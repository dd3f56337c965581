/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds days and years of the lunar calendar among the tokens of a text: "mùng 5 Tết", "rằm tháng Giêng", "xuân Canh Tý".
 * Pure functions; usable from any thread. */

#include "extract/nb-date-scan-private.h"

/* News of this age: names of years come back after sixty. */
#define CYCLE_FIRST 1986
#define CYCLE 60

/* "ngày 10/3 âm lịch", "(âm lịch)", "10/3 ÂL". */
gboolean
nb_scan_said_lunar (const NbTokens *t,
                    guint next)
{
  if (nb_tokens_is_mark (t, next, "("))
    next++;
  return nb_tokens_match (t, next, "âm lịch") || nb_tokens_is (t, next, "âl");
}

/**
 * nb_scan_cycle_year:
 *
 * "Canh Tý" is 2020: the sixty names as nb_lunar_year_name() has them. Years whose only fame is a war before the age of
 * the news that is read here ("Tết Mậu Thân") come out in a future that no text reports and so tell nothing.
 *
 * Returns: the year that the two words at @i name, 0 if they name none
 */
int
nb_scan_cycle_year (const NbTokens *t,
                    guint i)
{
  static const char *const stems[] = { "canh", "tân", "nhâm", "quý", "giáp", "ất", "bính", "đinh", "mậu", "kỷ" };
  static const char *const branches[] = { "thân", "dậu", "tuất", "hợi", "tý", "sửu", "dần", "mão", "thìn", "tỵ", "ngọ", "mùi" };
  static const struct { const char *key; int branch; } spellings[] = { { "tí", 4 }, { "tị", 9 }, { "mẹo", 7 } };
  int stem = -1, branch = -1;

  /* "Đinh" and "Thân" are people's names as well */
  if (!nb_tokens_is_capital (t, i) || !nb_tokens_is_capital (t, i + 1))
    return 0;
  for (int s = 0; s < (int) G_N_ELEMENTS (stems) && stem < 0; s++)
    if (nb_tokens_is (t, i, stems[s]) || (s == 9 && nb_tokens_is (t, i, "kỉ")) || (s == 3 && nb_tokens_is (t, i, "quí")))
      stem = s;
  if (stem < 0)
    return 0;
  for (int b = 0; b < (int) G_N_ELEMENTS (branches); b++)
    if (nb_tokens_is (t, i + 1, branches[b]))
      branch = b;
  for (guint b = 0; b < G_N_ELEMENTS (spellings); b++)
    if (nb_tokens_is (t, i + 1, spellings[b].key))
      branch = spellings[b].branch;
  for (int year = CYCLE_FIRST; branch >= 0 && year < CYCLE_FIRST + CYCLE; year++)
    if (year % 10 == stem && year % 12 == branch)
      return year;
  return 0;
}

/* The year behind a lunar day: "năm 2021", "Canh Tý", "năm Quý Mão 2023", "Nguyên đán Giáp Thìn - 2024". */
static guint
year_behind (const NbTokens *t,
             guint k,
             int *year)
{
  guint at = k, n = nb_tokens_match (t, at, "nguyên đán");

  *year = 0;
  at += n;
  if (nb_tokens_is (t, at, "năm") || nb_tokens_is (t, at, "xuân"))
    at++;
  if (nb_tokens_is_mark (t, at, "(,"))
    at++;
  if ((*year = nb_scan_cycle_year (t, at)))
    {
      at += 2;
      if (nb_tokens_is_mark (t, at, "-–("))
        return nb_scan_is_year (t, at + 1) ? at + 2 : at;
      return nb_scan_is_year (t, at) ? at + 1 : at;
    }
  if ((at == k + 1 || n) && nb_scan_is_year (t, at))
    {
      *year = t->v[at].number;
      return at + 1;
    }
  return k + n;
}

/* Days before the year's end are told as of its Tết: "28 Tết", "đêm 30 Tết". */
static gboolean
is_new_year_eve (const NbTokens *t,
                 guint k)
{
  return nb_scan_is_small (t, k, 30) && t->v[k].number >= 20 && nb_tokens_is (t, k + 1, "tết");
}

static guint
month_at (const NbTokens *t,
          guint k,
          int *month)
{
  static const char *const months[] = { "giêng", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "một", "chạp" };

  *month = 0;
  if (!nb_tokens_is (t, k, "tháng"))
    return k;
  for (guint m = 0; m < G_N_ELEMENTS (months); m++)
    if (nb_tokens_is (t, k + 1, months[m]))
      *month = m + 1;
  if (nb_tokens_match (t, k + 1, "mười một") || nb_tokens_match (t, k + 1, "mười hai"))
    {
      *month = nb_tokens_is (t, k + 2, "một") ? 11 : 12;
      return k + 3;
    }
  if (nb_scan_is_small (t, k + 1, 12))
    *month = t->v[k + 1].number;
  return *month ? k + 2 : k;
}

/* "ngày", "sáng", "đêm" before it. */
static guint
lead_in (const NbTokens *t,
         guint first)
{
  if (first && nb_tokens_is (t, first - 1, "ngày"))
    first--;
  if (first && nb_tokens_is_any (t, first - 1, (const char *const[]){ "sáng", "trưa", "chiều", "tối", "đêm", "khuya", NULL }))
    first--;
  return first;
}

guint
nb_scan_lunar_day (const NbTokens *t,
                   guint i,
                   GArray *hits)
{
  NbEdtf value = NB_EDTF_UNKNOWN;
  int day = 0, month = 0, year = 0;
  guint k = i;

  if (!nb_tokens_is_number (t, k) && !nb_tokens_is_any (t, k, (const char *const[]){ "rằm", "mùng", "mồng", NULL }))
    return 0;
  if (nb_tokens_is (t, k, "rằm"))
    {
      day = 15;
      k++;
    }
  else if (nb_tokens_is_any (t, k, (const char *const[]){ "mùng", "mồng", NULL }) && nb_scan_is_small (t, k + 1, 10))
    {
      day = t->v[k + 1].number;
      k += 2;
      /* "mùng 10/3 âm lịch" */
      if (nb_scan_is_joint (t, k, "/-") && nb_scan_is_small (t, k + 1, 12))
        {
          month = t->v[k + 1].number;
          k += 2;
        }
    }
  else if (is_new_year_eve (t, k))
    {
      day = t->v[k].number;
      month = 12;
      k += 2;
    }
  /* "23 tháng Chạp": only the lunar calendar calls its months so */
  else if (nb_scan_is_small (t, k, 30) && nb_tokens_is (t, k + 1, "tháng")
           && nb_tokens_is_any (t, k + 2, (const char *const[]){ "giêng", "chạp", NULL }))
    {
      day = t->v[k].number;
      k++;
    }
  else
    return 0;
  if (!month && nb_tokens_is (t, k, "tết"))
    {
      month = 1;
      k++;
    }
  else if (!month)
    k = month_at (t, k, &month);
  if (!month)
    return 0;
  if (nb_scan_said_lunar (t, k))
    k += nb_tokens_is_mark (t, k, "(") ? 3 : nb_tokens_is (t, k, "âl") ? 1 : 2;
  k = year_behind (t, k, &year);
  /* the eve of a year's Tết lies in the lunar year before */
  if (year && is_new_year_eve (t, i))
    year--;
  value.start.year = year;
  value.start.part = month;
  value.start.day = day;
  value.is_known = TRUE;
  nb_scan_add (hits, t, NB_DATE_DAY, lead_in (t, i), k, &value, NB_DATE_LUNAR | NB_DATE_LED_IN);
  return k;
}

/* "xuân Canh Tý", "Tết Nguyên đán Quý Mão", "năm Ất Tỵ", "Tết Giáp Thìn - 2024". */
guint
nb_scan_lunar_year (const NbTokens *t,
                    guint i,
                    GArray *hits)
{
  static const char *const heads[] = { "tết", "xuân", "nguyên đán", "năm", "cổ truyền", "dân tộc", "mới", "cũ", NULL };
  NbEdtf value;
  int year = nb_scan_cycle_year (t, i);
  guint last = i + 2;

  if (!year || !nb_scan_said_before (t, i, 2, heads))
    return 0;
  if (nb_tokens_is_mark (t, last, "-–(") && nb_scan_is_year (t, last + 1))
    last++;
  if (nb_scan_is_year (t, last))
    year = t->v[last++].number;
  value = nb_edtf_part (year, 0);
  nb_scan_add (hits, t, NB_DATE_LUNAR_YEAR, i, last, &value, 0);
  return last;
}
