/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Articles that are linked as prints of the same text, directly or by others, are a cluster; but a page that prints two
 * articles one after the other does not make them one.
 * Pure functions; any thread. */

#include "reprint/nb-reprint-clusters.h"

/* Two texts that each have more than half in common with a third have some in common, so that no page between them can be two
 * texts in one. More than half, because the two need not be equally long: what is left must be too little for a second one. */
#define STRONG_PERCENT 65

typedef struct
{
  GArray *ids;       /* of gint64, ascending, each once */
  guint  *parents;   /* by their place: a forest of disjoint sets, the lowest place is the root */
} Sets;

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return x < y ? -1 : x > y;
}

static void
sets_init (Sets *sets,
           const NbReprintLink *links,
           guint n_links)
{
  guint n = 0;
  gint64 *all;

  sets->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n_links * 2);
  for (guint i = 0; i < n_links; i++)
    {
      g_array_append_val (sets->ids, links[i].longer);
      g_array_append_val (sets->ids, links[i].shorter);
    }
  g_array_sort (sets->ids, compare_ids);
  all = (gint64 *) sets->ids->data;
  for (guint i = 0; i < sets->ids->len; i++)
    if (n == 0 || all[i] != all[n - 1])
      all[n++] = all[i];
  g_array_set_size (sets->ids, n);
  sets->parents = g_new (guint, MAX (n, 1));
  for (guint i = 0; i < n; i++)
    sets->parents[i] = i;
}

static guint
find (Sets *sets,
      guint at)
{
  while (sets->parents[at] != at)
    {
      sets->parents[at] = sets->parents[sets->parents[at]];
      at = sets->parents[at];
    }
  return at;
}

static guint
find_id (Sets *sets,
         gint64 id)
{
  guint at = 0;

  g_array_binary_search (sets->ids, &id, compare_ids, &at);
  return find (sets, at);
}

static void
join (Sets *sets,
      gint64 a,
      gint64 b)
{
  guint x = find_id (sets, a), y = find_id (sets, b);

  if (x < y)
    sets->parents[y] = x;
  else
    sets->parents[x] = y;
}

static int
compare_links (gconstpointer a,
               gconstpointer b)
{
  const NbReprintLink *x = a, *y = b;

  if (x->longer != y->longer)
    return x->longer < y->longer ? -1 : 1;
  return x->shorter < y->shorter ? -1 : x->shorter > y->shorter;
}

/* Whether the texts that are all shorter than one and stand in it have to do with each other: those of one set by the strong
 * links, those that a weak link joins, and those that together are longer than the one they stand in. */
static gboolean
are_one (Sets *strong,
         const NbReprintLink *weak,
         guint n_weak,
         const NbReprintLink *under,
         guint n_under)
{
  g_autoptr (GHashTable) sets = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  gboolean grows = TRUE;
  guint most = 0;

  for (guint i = 0; i < n_under; i++)
    {
      g_hash_table_add (sets, GUINT_TO_POINTER (find_id (strong, under[i].shorter)));
      if (under[i].resemblance > under[most].resemblance)
        most = i;
    }
  for (guint i = 0; i < n_under; i++)
    if (i == most || under[i].resemblance + under[most].resemblance > 100)
      g_hash_table_add (seen, GUINT_TO_POINTER (find_id (strong, under[i].shorter)));
  while (grows && g_hash_table_size (seen) < g_hash_table_size (sets))
    {
      grows = FALSE;
      for (guint i = 0; i < n_weak; i++)
        {
          gpointer a = GUINT_TO_POINTER (find_id (strong, weak[i].longer)), b = GUINT_TO_POINTER (find_id (strong, weak[i].shorter));

          if (weak[i].longer == under[0].longer || !g_hash_table_contains (sets, a) || !g_hash_table_contains (sets, b)
              || g_hash_table_contains (seen, a) == g_hash_table_contains (seen, b))
            continue;
          g_hash_table_add (seen, a);
          g_hash_table_add (seen, b);
          grows = TRUE;
        }
    }
  return g_hash_table_size (seen) == g_hash_table_size (sets);
}

static void
join_weak (Sets *sets,
           Sets *strong,
           GArray *weak)
{
  const NbReprintLink *all = (const NbReprintLink *) weak->data;

  g_array_sort (weak, compare_links);
  for (guint i = 0, n; i < weak->len; i += n)
    {
      for (n = 1; i + n < weak->len && all[i + n].longer == all[i].longer; n++)
        ;
      if (n > 1 && !are_one (strong, all, weak->len, all + i, n))
        continue;
      for (guint j = i; j < i + n; j++)
        join (sets, all[j].longer, all[j].shorter);
    }
}

static GArray *
make_members (Sets *sets)
{
  GArray *members = g_array_new (FALSE, FALSE, sizeof (NbReprintMember));
  g_autofree guint *sizes = g_new0 (guint, MAX (sets->ids->len, 1));

  for (guint i = 0; i < sets->ids->len; i++)
    sizes[find (sets, i)]++;
  for (guint i = 0; i < sets->ids->len; i++)
    {
      guint root = find (sets, i);
      NbReprintMember member = { g_array_index (sets->ids, gint64, i), g_array_index (sets->ids, gint64, root) };

      if (sizes[root] > 1)
        g_array_append_val (members, member);
    }
  return members;
}

/**
 * nb_reprint_cluster:
 * @links: (array length=n_links): all links among the articles that they name, in any order
 *
 * A longer text that has two shorter ones in it which have nothing to do with each other is a round-up of both, and no
 * reprint of either. Depends on the links alone and not on their order.
 *
 * Returns: (transfer full) (element-type NbReprintMember): the members of clusters of two or more, ascending ids
 */
GArray *
nb_reprint_cluster (const NbReprintLink *links,
                    guint n_links)
{
  g_autoptr (GArray) weak = g_array_new (FALSE, FALSE, sizeof (NbReprintLink));
  Sets strong, sets;
  GArray *members;

  sets_init (&strong, links, n_links);
  sets_init (&sets, links, n_links);
  for (guint i = 0; i < n_links; i++)
    if (links[i].resemblance > STRONG_PERCENT)
      {
        join (&strong, links[i].longer, links[i].shorter);
        join (&sets, links[i].longer, links[i].shorter);
      }
    else
      g_array_append_val (weak, links[i]);
  join_weak (&sets, &strong, weak);
  members = make_members (&sets);
  g_array_unref (strong.ids);
  g_array_unref (sets.ids);
  g_free (strong.parents);
  g_free (sets.parents);
  return members;
}
