/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds months, quarters, half-years, years and terms of years among the tokens of a text.
 * Pure functions; usable from any thread. */

#include "extract/nb-date-scan-private.h"

/* A year behind a period's name: "/2021", " năm 2021", "-2021"; the token behind it. */
static guint
year_behind (const NbTokens *t,
             guint i,
             int *year)
{
  *year = 0;
  if (nb_tokens_is_mark (t, i, "/-–.") && nb_scan_is_year (t, i + 1) && !nb_scan_is_year (t, i + 3))
    {
      *year = t->v[i + 1].number;
      return i + 2;
    }
  if (nb_tokens_is (t, i, "năm") && nb_scan_is_year (t, i + 1))
    {
      *year = t->v[i + 1].number;
      return i + 2;
    }
  return i;
}

guint
nb_scan_month (const NbTokens *t,
               guint i,
               GArray *hits)
{
  NbEdtf value;
  int year, month;
  guint last, first = i;

  if (!nb_tokens_is (t, i, "tháng") || !nb_scan_is_small (t, i + 1, 12) || (i && nb_tokens_is_number (t, i - 1)))
    return 0;
  month = t->v[i + 1].number;
  last = year_behind (t, i + 2, &year);
  if (nb_tokens_is_mark (t, i + 2, ",") && nb_scan_is_year (t, i + 3))
    {
      year = t->v[i + 3].number;
      last = i + 4;
    }
  value = nb_edtf_part (year ? year : 2000, month);
  value.start.year = year;
  nb_scan_add (hits, t, NB_DATE_MONTH, first, last, &value, nb_scan_said_lunar (t, last) ? NB_DATE_LUNAR : 0);
  return last;
}

/* "02/2020" without its "tháng", where the words before ask for a month. */
guint
nb_scan_bare_month (const NbTokens *t,
                    guint i,
                    GArray *hits)
{
  static const char *const asking[] = { "từ", "đến", "tới", "đầu", "cuối", "giữa", "trong", "hết", "thời điểm", "kỳ", NULL };
  NbEdtf value;

  if (!nb_scan_is_small (t, i, 12) || !nb_scan_is_joint (t, i + 1, "/-.") || !nb_scan_is_year (t, i + 2) || nb_scan_is_joint (t, i + 3, "/-")
      || !nb_scan_said_before (t, i, 1, asking))
    return 0;
  value = nb_edtf_part (t->v[i + 2].number, t->v[i].number);
  nb_scan_add (hits, t, NB_DATE_MONTH, i, i + 3, &value, 0);
  return i + 3;
}

guint
nb_scan_quarter (const NbTokens *t,
                 guint i,
                 GArray *hits)
{
  static const char *const numerals[] = { "i", "ii", "iii", "iv" };
  static const char *const words[] = { "một", "hai", "ba", "tư" };
  NbEdtf value;
  int year, quarter = 0;
  guint last;

  if (!nb_tokens_is (t, i, "quý"))
    return 0;
  for (guint q = 0; q < 4; q++)
    if (nb_tokens_is (t, i + 1, numerals[q]) || nb_tokens_is (t, i + 1, words[q]))
      quarter = q + 1;
  if (nb_scan_is_small (t, i + 1, 4))
    quarter = t->v[i + 1].number;
  if (!quarter)
    return 0;
  last = year_behind (t, i + 2, &year);
  value = nb_edtf_part (year ? year : 2000, 32 + quarter);
  value.start.year = year;
  nb_scan_add (hits, t, NB_DATE_QUARTER, i, last, &value, 0);
  return last;
}

/* "6 tháng đầu năm 2021", "sáu tháng cuối năm", "nửa đầu năm", "9 tháng đầu năm 2020". */
guint
nb_scan_half (const NbTokens *t,
              guint i,
              GArray *hits)
{
  NbEdtf value;
  int year = 0, months = 0, part;
  guint k = i, last;

  if (!nb_tokens_is (t, k + 1, "tháng") && !nb_tokens_is (t, k, "nửa"))
    return 0;
  if (nb_tokens_is_number (t, k) && nb_tokens_is (t, k + 1, "tháng"))
    months = t->v[k].number, k += 2;
  else if (nb_tokens_match (t, k, "sáu tháng"))
    months = 6, k += 2;
  else if (nb_tokens_match (t, k, "chín tháng"))
    months = 9, k += 2;
  else if (nb_tokens_match (t, k, "nửa"))
    months = 6, k += 1;
  else if (nb_tokens_match (t, k, "ba tháng"))
    months = 3, k += 2;
  if (months < 2 || months > 11)
    return 0;
  if (nb_tokens_match (t, k, "đầu năm"))
    part = months == 6 ? 40 : months == 3 ? 33 : 0;
  else if (nb_tokens_is (t, k, "năm") && nb_scan_is_year (t, k + 1))
    {
      part = months == 6 ? 40 : months == 3 ? 33 : 0;
      k--;
    }
  else if (nb_tokens_match (t, k, "cuối năm"))
    part = months == 6 ? 41 : months == 3 ? 36 : 0;
  else
    return 0;
  last = k + 2;
  if (nb_scan_is_year (t, last))
    year = t->v[last++].number;
  if (!part)
    {
      NbEdtf from, to;

      if (nb_tokens_is (t, k, "cuối"))
        return last;
      from = nb_edtf_part (year ? year : 2000, 1);
      to = nb_edtf_part (year ? year : 2000, months);
      value = nb_edtf_interval (&from, &to);
      value.start.year = value.end.year = year;
    }
  else
    {
      value = nb_edtf_part (year ? year : 2000, part);
      value.start.year = year;
    }
  nb_scan_add (hits, t, NB_DATE_HALF, i, last, &value, 0);
  return last;
}

guint
nb_scan_year (const NbTokens *t,
              guint i,
              GArray *hits)
{
  static const char *const named[] = { "nhiệm vụ", "kế hoạch", "phương hướng", "chương trình", "xuân", "tết", NULL };
  static const char *const terms[] = { "nhiệm kỳ", "giai đoạn", "khóa", "niên khóa", NULL };
  guint first = i;
  NbEdtf value;

  if (!nb_scan_is_year (t, i) || (i && nb_scan_is_joint (t, i - 1, "/.,-") && nb_tokens_is_number (t, i - 2)))
    return 0;
  if (nb_tokens_is_mark (t, i + 1, "-–—") && nb_scan_is_year (t, i + 2) && t->v[i + 2].number > t->v[i].number)
    {
      NbEdtf from = nb_edtf_part (t->v[i].number, 0), to = nb_edtf_part (t->v[i + 2].number, 0);

      value = nb_edtf_interval (&from, &to);
      nb_scan_add (hits, t, NB_DATE_YEARS, i, i + 3, &value, 0);
      return i + 3;
    }
  value = nb_edtf_part (t->v[i].number, 0);
  if (i && nb_tokens_is (t, i - 1, "năm"))
    first = i - 1;
  /* "triển khai nhiệm vụ 2020" */
  else if (!(i && nb_tokens_is_mark (t, i - 1, "”\"’»"))
           && (!nb_scan_said_before (t, i, 2, named) || nb_scan_is_joint (t, i + 1, "/-")))
    return 0;
  if (nb_scan_said_before (t, first, 2, terms))
    return i + 1;
  nb_scan_add (hits, t, NB_DATE_YEAR, first, i + 1, &value, 0);
  return i + 1;
}
