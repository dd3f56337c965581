/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which spans playing time shows. */

#include "plot/nb-playback.h"

static NbDay
day (int year,
     int month,
     int of_month)
{
  return nb_day_from_ymd (year, month, of_month);
}

/* Plays to the end; returns how many spans were shown. */
static guint
play (double from,
      double to,
      double min,
      double max)
{
  NbPlayback playback;
  double before;
  guint n = 1;

  nb_playback_init (&playback, from, to, min, max, &from, &to);
  do
    {
      g_assert_cmpfloat (from, >=, min - 0.001);
      g_assert_cmpfloat (to, <=, max + 0.001);
      before = from;
      if (!nb_playback_next (&playback, &from, &to))
        break;
      g_assert_cmpfloat (from, >, before);
      n++;
    }
  while (n < 100000);
  g_assert_cmpfloat (to, >=, max - 0.5);
  return n;
}

static void
test_far_out (void)
{
  NbPlayback playback;
  double min = day (2010, 1, 1), max = day (2027, 1, 1), from, to;

  nb_playback_init (&playback, min, max, min, max, &from, &to);
  g_assert_cmpint ((int) from, ==, day (2010, 1, 1));
  g_assert_cmpint ((int) to, ==, day (2011, 1, 1));
  g_assert_true (nb_playback_next (&playback, &from, &to));
  g_assert_cmpint ((int) from, ==, day (2011, 1, 1));
  g_assert_cmpint ((int) to, ==, day (2012, 1, 1));
  g_assert_cmpuint (play (min, max, min, max), ==, 17);
}

static void
test_closer (void)
{
  NbPlayback playback;
  double min = day (2010, 1, 1), max = day (2027, 1, 1), from, to;

  /* the span keeps its length and goes on from where it is */
  nb_playback_init (&playback, day (2020, 3, 1), day (2020, 4, 1), min, max, &from, &to);
  g_assert_cmpint ((int) from, ==, day (2020, 3, 1));
  g_assert_true (nb_playback_next (&playback, &from, &to));
  g_assert_cmpint ((int) from, ==, day (2020, 4, 1));
  g_assert_cmpfloat (to - from, ==, 31);
  /* at the end it begins anew */
  nb_playback_init (&playback, max - 31, max, min, max, &from, &to);
  g_assert_cmpfloat (from, ==, min);
  g_assert_cmpfloat (to - from, ==, 31);
}

/* Every range and every span ends, without standing still. */
static void
test_ends (void)
{
  const double ranges[] = { 3, 5, 40, 200, 800, 6000, 62000 };
  const double lengths[] = { 3, 4, 9, 31, 95, 366, 3000, 62000 };

  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    for (guint j = 0; j < G_N_ELEMENTS (lengths) && lengths[j] <= ranges[i]; j++)
      {
        double min = day (1930, 2, 11) + 0.3;
        guint n = play (min, min + lengths[j], min, min + ranges[i]);

        g_assert_cmpuint (n, <, 63000);
        if (lengths[j] < ranges[i] * 0.7)
          g_assert_cmpuint (n, >, 1);
      }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/playback/far-out", test_far_out);
  g_test_add_func ("/playback/closer", test_closer);
  g_test_add_func ("/playback/ends", test_ends);
  return g_test_run ();
}
