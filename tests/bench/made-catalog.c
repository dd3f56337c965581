/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A catalog of articles that never were, for benchmarks; the same at each run. */

#include "made-catalog.h"

#define VALUES_A_ROW 7
#define N_SOURCES 400
#define N_CAMPAIGNS 60

/* Few names are everywhere and most are rare: the square of an even number is Zipf enough. */
static guint
skewed (GRand *rand,
        guint n)
{
  double x = g_rand_double (rand);

  return (guint) (x * x * x * n);
}

static void
make_date (GRand *rand,
           NbEdtf *value)
{
  guint kind = g_rand_int_range (rand, 0, 20);
  int year = 1995 + g_rand_int_range (rand, 0, 31), month = g_rand_int_range (rand, 1, 13);

  if (kind == 0)
    *value = NB_EDTF_UNKNOWN;
  else if (kind == 1)
    *value = nb_edtf_part (year, 0);
  else if (kind == 2)
    *value = nb_edtf_part (year, month);
  else
    *value = nb_edtf_day (year, month, g_rand_int_range (rand, 1, 29));
}

static void
add_values (NbColumnsMaker *maker,
            GRand *rand,
            guint n_rows)
{
  static const struct { NbFacet facet; guint share; } kinds[VALUES_A_ROW] = {
    { NB_FACET_CAMPAIGN, 1000 }, { NB_FACET_PERSON, 4 }, { NB_FACET_PERSON, 4 }, { NB_FACET_ORGANISATION, 40 },
    { NB_FACET_ORGANISATION, 40 }, { NB_FACET_DOCUMENT, 20 }, { NB_FACET_TAG, 5000 },
  };
  guint base = 1;

  for (guint i = 0; i < VALUES_A_ROW; i++)
    {
      guint n = n_rows / kinds[i].share + 1;

      if (i == 0 || kinds[i].facet != kinds[i - 1].facet)
        base += i ? n_rows / kinds[i - 1].share + 1 : 0;
      nb_columns_maker_add_value (maker, kinds[i].facet, base + skewed (rand, n));
    }
}

NbCatalog *
made_catalog_new (NbPlaces *places,
                  guint n_rows)
{
  g_autoptr (GPtrArray) chunks = g_ptr_array_new_with_free_func ((GDestroyNotify) nb_columns_unref);
  g_autoptr (NbColumnsMaker) maker = nb_columns_maker_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint id = 0; id < n_rows; id++)
    {
      char source[32], campaign[32], title[96];
      NbUnit unit = g_rand_int_range (rand, 0, 70);
      NbLibraryRow row = { .id = id, .title = title, .source = source, .about_dan_van = TRUE };

      g_snprintf (source, sizeof source, "Báo %u", skewed (rand, N_SOURCES));
      g_snprintf (campaign, sizeof campaign, "Phong trào %u", skewed (rand, N_CAMPAIGNS));
      g_snprintf (title, sizeof title, "Bài số %u: hội nghị về công tác dân vận ở cơ sở, quý %u", id, id % 4);
      row.campaign = id % 3 ? NULL : campaign;
      if (unit < NB_N_OLD_UNITS)
        {
          row.unit = nb_places_get_unit (places, unit)->code;
          row.scope = NB_SCOPE_PROVINCE;
        }
      make_date (rand, &row.happened);
      nb_columns_maker_add (maker, &row, id % 97 == 0 ? id / 970 + 1 : 0);
      add_values (maker, rand, n_rows);
      if (id + 1 == n_rows || (id + 1) % NB_CHUNK_SIZE == 0)
        {
          g_autoptr (GBytes) blob = nb_columns_maker_finish (maker);

          g_ptr_array_add (chunks, nb_columns_parse (id >> NB_CHUNK_BITS, 0, blob));
        }
    }
  return nb_catalog_new_from_chunks (places, chunks);
}

guint
made_catalog_size (guint otherwise)
{
  const char *asked = g_getenv ("NIENBIEU_BENCH_ARTICLES");

  return asked ? (guint) g_ascii_strtoull (asked, NULL, 10) : otherwise;
}
