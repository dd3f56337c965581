/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one can filter a result by, with counts.
 * Made in a worker thread, owned by whoever asked; immutable. */

#include "model/nb-facet-choices.h"

#include "base/nb-text.h"

#include <string.h>

/* One question being answered. */
typedef struct
{
  const NbFacetQuestion *question;
  GCancellable          *cancellable;
  GArray                *ids;                          /* what the words find */
  NbFacets              *facets[NB_N_FILTER_LISTS];    /* counted without the kind's own filters */
  guint                  units[NB_N_UNITS];            /* how many articles filtering by a unit finds */
  guint                  n_undated;
  guint                  n_placeless;
  NbNameCounts           counts[NB_N_FILTER_LISTS];
} Counting;

/* --- values ---------------------------------------------------------------------------------------------------- */

NbFacetChoice *
nb_facet_choice_copy (const NbFacetChoice *choice)
{
  NbFacetChoice *copy = g_memdup2 (choice, sizeof *choice);

  copy->value = g_strdup (choice->value);
  copy->label = g_strdup (choice->label);
  return copy;
}

void
nb_facet_choice_free (NbFacetChoice *choice)
{
  g_free (choice->value);
  g_free (choice->label);
  g_free (choice);
}

static NbFacetChoices *
choices_alloc (void)
{
  NbFacetChoices *self = g_new0 (NbFacetChoices, 1);

  for (guint i = 0; i < NB_N_SECTIONS; i++)
    self->sections[i].choices = g_ptr_array_new_with_free_func ((GDestroyNotify) nb_facet_choice_free);
  return self;
}

void
nb_facet_choices_free (NbFacetChoices *self)
{
  for (guint i = 0; i < NB_N_SECTIONS; i++)
    g_ptr_array_unref (self->sections[i].choices);
  g_clear_pointer (&self->ids, g_array_unref);
  g_free (self);
}

void
nb_facet_question_free (NbFacetQuestion *self)
{
  g_clear_object (&self->catalog);
  g_clear_object (&self->library);
  g_clear_pointer (&self->query, nb_query_unref);
  g_clear_pointer (&self->rows, nb_row_set_unref);
  g_clear_pointer (&self->facets, nb_facets_unref);
  g_clear_pointer (&self->names, nb_names_unref);
  g_clear_pointer (&self->shown, nb_facet_choices_free);
  g_clear_pointer (&self->ids, g_array_unref);
  g_free (self->typed);
  g_free (self);
}

/* --- counting --------------------------------------------------------------------------------------------------- */

static GStrv
values_of (const NbQuery *query,
           NbFilterKind kind)
{
  return *nb_query_get_list ((NbQuery *) query, kind);
}

static void
clear_list (NbQuery *query,
            NbFilterKind kind)
{
  GStrv *list = nb_query_get_list (query, kind);

  g_strfreev (*list);
  *list = g_new0 (char *, 1);
}

/* The words are looked up once, whatever else of the query is left out. */
static gboolean
find_words (Counting *self,
            GError **error)
{
  g_autoptr (NbQuery) words = NULL;
  GError *local_error = NULL;

  if (self->ids || !self->question->query->words || !*self->question->query->words || !self->question->library)
    return TRUE;
  words = nb_query_new ();
  words->words = g_strdup (self->question->query->words);
  words->mode = self->question->query->mode;
  self->ids = nb_library_match (self->question->library, words, self->cancellable, &local_error);
  if (!local_error)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}

/* The rows that a query finds, and their counts if these are wanted. */
static NbRowSet *
ask (Counting *self,
     const NbQuery *query,
     GError **error)
{
  const NbFacetQuestion *question = self->question;
  g_autoptr (NbMatch) match = g_new0 (NbMatch, 1);
  NbRowSet *rows;

  if (!find_words (self, error))
    return NULL;
  if (self->ids)
    match->ids = g_array_ref (self->ids);
  for (guint facet = 0; question->library && facet < NB_N_FACETS; facet++)
    {
      GStrv values = values_of (query, NB_FILTER_CAMPAIGN + facet);

      if (!*values)
        continue;
      match->values[facet] = nb_library_find_values (question->library, facet, values, self->cancellable, error);
      if (!match->values[facet])
        return NULL;
    }
  rows = nb_catalog_filter (question->catalog, query, match);
  return query->merge_reprints ? nb_catalog_merge_reprints (question->catalog, rows) : rows;
}

/* Counts of a kind without the kind's own filters: where it has none, these are the result's. */
static NbFacets *
count_kind (Counting *self,
            NbFilterKind kind,
            GError **error)
{
  const NbFacetQuestion *question = self->question;
  g_autoptr (NbQuery) query = NULL;
  g_autoptr (NbRowSet) rows = NULL;
  gboolean has_own = *values_of (question->query, kind) || (kind == NB_FILTER_PROVINCE && question->query->placeless);

  if (!has_own)
    return nb_facets_ref (question->facets);
  query = nb_query_copy (question->query);
  clear_list (query, kind);
  query->placeless &= kind != NB_FILTER_PROVINCE;
  if (nb_query_is_empty (query) && !query->merge_reprints && nb_catalog_get_facets (question->catalog))
    return nb_facets_ref ((NbFacets *) nb_catalog_get_facets (question->catalog));
  rows = ask (self, query, error);
  return rows ? nb_facets_new (question->catalog, rows) : NULL;
}

/* A unit stands for those that went into it and, if it is an old one, for what is filed under it: as nb_catalog_filter(). */
static void
count_units (Counting *self)
{
  const guint *published = self->facets[NB_FILTER_PROVINCE]->units;
  NbPlaces *places = nb_catalog_get_places (self->question->catalog);

  for (NbUnit unit = 0; unit < NB_N_UNITS; unit++)
    {
      NbUnit old = nb_places_map (places, unit, NB_PLACE_MODE_63), new = nb_places_map (places, unit, NB_PLACE_MODE_34);

      self->units[unit] += published[unit];
      if (old != NB_UNIT_NONE && old != unit)
        self->units[old] += published[unit];
      if (new != NB_UNIT_NONE && new != unit && new != old)
        self->units[new] += published[unit];
    }
  self->n_placeless = published[NB_UNIT_NONE];
}

static gboolean
count_undated (Counting *self,
               GError **error)
{
  const NbFacetQuestion *question = self->question;
  g_autoptr (NbQuery) query = NULL;
  g_autoptr (NbRowSet) rows = NULL;

  self->n_undated = question->rows->n_rows - question->rows->n_dated;
  if (!nb_edtf_is_dated (&question->query->from) && !nb_edtf_is_dated (&question->query->to))
    return TRUE;
  query = nb_query_copy (question->query);
  query->from = query->to = NB_EDTF_UNKNOWN;
  query->undated = TRUE;
  rows = ask (self, query, error);
  if (rows)
    self->n_undated = rows->n_rows;
  return rows != NULL;
}

static gboolean
count_all (Counting *self,
           GError **error)
{
  gboolean new_units = self->question->mode == NB_PLACE_MODE_34;

  for (NbFilterKind kind = 0; kind < NB_N_FILTER_LISTS; kind++)
    {
      NbFacets *facets = self->facets[kind] = count_kind (self, kind, error);

      if (!facets || g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      self->counts[kind] = (NbNameCounts){ facets->values, facets->n_values, 0, G_MAXUINT32 };
    }
  count_units (self);
  self->counts[NB_FILTER_PROVINCE] = (NbNameCounts){ self->units, NB_N_UNITS, new_units ? NB_N_OLD_UNITS : 0,
                                                     new_units ? NB_N_UNITS : NB_N_OLD_UNITS };
  self->counts[NB_FILTER_SOURCE].counts = self->facets[NB_FILTER_SOURCE]->sources;
  self->counts[NB_FILTER_SOURCE].n_counts = self->facets[NB_FILTER_SOURCE]->n_sources;
  return count_undated (self, error);
}

static guint
count_of (const Counting *self,
          NbFilterKind kind,
          guint32 key)
{
  return key < self->counts[kind].n_counts ? self->counts[kind].counts[key] : 0;
}

/* --- what is on -------------------------------------------------------------------------------------------------- */

static NbFacetChoice *
new_choice (NbFilterKind kind,
            guint32 key,
            const char *value,
            const char *label,
            guint n_rows,
            gboolean on)
{
  NbFacetChoice choice = { kind, key, (char *) value, (char *) label, n_rows, on };

  return nb_facet_choice_copy (&choice);
}

/* A name that was typed elsewhere may mean several: then it has the key of none. */
static gboolean
look_up (const Counting *self,
         NbFacetChoice *choice,
         GError **error)
{
  char *names[] = { choice->value, NULL };
  g_autoptr (GArray) ids = NULL;

  if (!self->question->library)
    return TRUE;
  ids = nb_library_find_values (self->question->library, (NbFacet) (choice->kind - NB_FILTER_CAMPAIGN), names,
                                self->cancellable, error);
  if (!ids)
    return FALSE;
  choice->n_rows = 0;
  for (guint i = 0; i < ids->len; i++)
    choice->n_rows += count_of (self, choice->kind, (guint32) g_array_index (ids, gint64, i));
  if (ids->len == 1 && choice->key == NB_CHOICE_NO_KEY)
    choice->key = (guint32) g_array_index (ids, gint64, 0);
  return TRUE;
}

/* Fills in what is known of a value of the query. */
static gboolean
look_up_chosen (const Counting *self,
                NbFacetChoice *choice,
                GError **error)
{
  NbCatalog *catalog = self->question->catalog;
  NbPlaces *places = nb_catalog_get_places (catalog);

  if (choice->kind >= NB_FILTER_CAMPAIGN)
    return look_up (self, choice, error);
  if (choice->kind == NB_FILTER_PROVINCE)
    {
      NbUnit unit = nb_places_find_code (places, choice->value);

      if (unit == NB_UNIT_NONE)
        return TRUE;
      choice->key = unit;
      g_free (choice->label);
      choice->label = g_strdup (nb_places_get_unit (places, unit)->name);
    }
  for (guint i = 0; choice->kind == NB_FILTER_SOURCE && i < nb_catalog_get_n_sources (catalog); i++)
    if (g_str_equal (nb_catalog_get_source (catalog, i), choice->value))
      choice->key = i;
  choice->n_rows = count_of (self, choice->kind, choice->key);
  return TRUE;
}

static gboolean
is_on (const Counting *self,
       NbFilterKind kind,
       const char *value)
{
  return g_strv_contains ((const char *const *) values_of (self->question->query, kind), value);
}

static gboolean
has_value (const GPtrArray *choices,
           const char *value)
{
  for (guint i = 0; i < choices->len; i++)
    if (g_strcmp0 (((const NbFacetChoice *) choices->pdata[i])->value, value) == 0)
      return TRUE;
  return FALSE;
}

/* --- the most frequent ------------------------------------------------------------------------------------------- */

static gboolean
is_of_kind (const Counting *self,
            NbFilterKind kind,
            const guint8 *facet_of,
            guint32 key)
{
  if (kind >= NB_FILTER_CAMPAIGN)
    return facet_of[key] == kind - NB_FILTER_CAMPAIGN;
  return key >= self->counts[kind].from && key < self->counts[kind].to;
}

/* The @n most frequent values of a kind, as NbFacetCount; how many there are at all goes to @n_all. */
static GArray *
find_top (const Counting *self,
          NbFilterKind kind,
          guint n,
          guint *n_all)
{
  const NbNameCounts *counts = &self->counts[kind];
  const guint8 *facet_of = nb_catalog_get_facet_of_values (self->question->catalog);
  GArray *top = g_array_sized_new (FALSE, TRUE, sizeof (NbFacetCount), n);

  *n_all = 0;
  for (guint32 key = 0; key < counts->n_counts; key++)
    *n_all += counts->counts[key] && is_of_kind (self, kind, facet_of, key);
  if (kind >= NB_FILTER_CAMPAIGN)
    {
      g_array_set_size (top, n);
      g_array_set_size (top, nb_facets_top (self->facets[kind], self->question->catalog, kind - NB_FILTER_CAMPAIGN,
                                            (NbFacetCount *) top->data, n));
      return top;
    }
  for (guint32 key = 0; key < counts->n_counts; key++)
    {
      NbFacetCount count = { key, counts->counts[key] };
      guint at = top->len;

      if (!count.n_rows || !is_of_kind (self, kind, facet_of, key))
        continue;
      while (at > 0 && g_array_index (top, NbFacetCount, at - 1).n_rows < count.n_rows)
        at--;
      if (at >= n)
        continue;
      g_array_insert_val (top, at, count);
      g_array_set_size (top, MIN (top->len, n));
    }
  return top;
}

/* The most frequent values as choices, those that are on among them. */
static GPtrArray *
list_top (const Counting *self,
          NbFilterKind kind,
          guint n,
          guint *n_all,
          GError **error)
{
  NbCatalog *catalog = self->question->catalog;
  g_autoptr (GArray) top = find_top (self, kind, n, n_all);
  g_autoptr (GPtrArray) names = NULL;
  GPtrArray *choices = g_ptr_array_new_with_free_func ((GDestroyNotify) nb_facet_choice_free);

  if (kind >= NB_FILTER_CAMPAIGN && top->len && self->question->library)
    {
      g_autofree guint32 *ids = g_new (guint32, top->len);

      for (guint i = 0; i < top->len; i++)
        ids[i] = g_array_index (top, NbFacetCount, i).value;
      names = nb_library_get_values (self->question->library, ids, top->len, self->cancellable, error);
      if (!names)
        g_clear_pointer (&choices, g_ptr_array_unref);
    }
  for (guint i = 0; choices && i < top->len; i++)
    {
      const NbFacetCount *count = &g_array_index (top, NbFacetCount, i);
      const char *value = NULL, *label;

      if (kind == NB_FILTER_PROVINCE)
        {
          const NbUnitInfo *unit = nb_places_get_unit (nb_catalog_get_places (catalog), (NbUnit) count->value);

          value = unit->code;
          label = unit->name;
        }
      else
        label = value = kind == NB_FILTER_SOURCE ? nb_catalog_get_source (catalog, count->value)
                        : names                  ? names->pdata[i]
                                                 : NULL;
      if (value && *value)
        g_ptr_array_add (choices, new_choice (kind, count->value, value, label, count->n_rows, is_on (self, kind, value)));
    }
  return choices;
}

/* --- sections ---------------------------------------------------------------------------------------------------- */

/* What is on, then the most frequent of the others. */
static gboolean
offer_top (const Counting *self,
           NbFilterKind kind,
           NbFacetSection *section,
           GError **error)
{
  guint n = self->question->n_wanted[kind];
  g_autoptr (GPtrArray) top = NULL;

  for (char **value = values_of (self->question->query, kind); *value; value++)
    {
      NbFacetChoice *choice = new_choice (kind, NB_CHOICE_NO_KEY, *value, *value, 0, TRUE);

      g_ptr_array_add (section->choices, choice);
      if (!look_up_chosen (self, choice, error))
        return FALSE;
    }
  top = list_top (self, kind, n + section->choices->len, &section->n_all, error);
  if (!top)
    return FALSE;
  for (guint i = 0; i < top->len && section->choices->len < n; i++)
    {
      const NbFacetChoice *choice = top->pdata[i];

      if (!has_value (section->choices, choice->value))
        g_ptr_array_add (section->choices, nb_facet_choice_copy (choice));
    }
  return TRUE;
}

/* What is shown keeps its place with its new count; only what no article has any more gives way to what some have. */
static gboolean
offer_again (const Counting *self,
             NbFilterKind kind,
             const NbFacetSection *shown,
             NbFacetSection *section,
             GError **error)
{
  gboolean may_grow = kind >= self->question->may_grow_from;
  guint n = MAX (self->question->n_wanted[kind], shown->choices->len), next = 0;
  g_autoptr (NbFacetChoices) fresh = choices_alloc ();
  GPtrArray *others = fresh->sections[kind].choices;

  for (guint i = 0; i < shown->choices->len; i++)
    {
      NbFacetChoice *choice = nb_facet_choice_copy (shown->choices->pdata[i]);

      g_ptr_array_add (section->choices, choice);
      choice->on = is_on (self, kind, choice->value);
      choice->n_rows = count_of (self, kind, choice->key);
      if (choice->on && !look_up_chosen (self, choice, error))
        return FALSE;
    }
  if (self->question->typed)
    return TRUE;
  {
    g_autoptr (GPtrArray) top = list_top (self, kind, 2 * n, &section->n_all, error);

    if (!top)
      return FALSE;
    for (guint i = 0; i < top->len; i++)
      if (!has_value (section->choices, ((NbFacetChoice *) top->pdata[i])->value))
        g_ptr_array_add (others, nb_facet_choice_copy (top->pdata[i]));
  }
  for (guint i = 0; i < section->choices->len && next < others->len; i++)
    {
      NbFacetChoice *choice = section->choices->pdata[i];

      if (choice->on || choice->n_rows)
        continue;
      nb_facet_choice_free (choice);
      section->choices->pdata[i] = nb_facet_choice_copy (others->pdata[next++]);
    }
  while (may_grow && section->choices->len < self->question->n_wanted[kind] && next < others->len)
    g_ptr_array_add (section->choices, nb_facet_choice_copy (others->pdata[next++]));
  return TRUE;
}

/* "Date unknown" and "province unknown": their labels are the user interface's. */
static void
offer_unknown (const Counting *self,
               NbFacetSection *section)
{
  const NbQuery *query = self->question->query;
  gboolean keep = self->question->shown && self->question->shown->sections[NB_SECTION_UNKNOWN].choices->len;

  if (self->question->typed)
    return;
  if (keep || self->n_undated || query->undated || self->n_placeless || query->placeless)
    {
      g_ptr_array_add (section->choices, new_choice (NB_FILTER_UNDATED, NB_CHOICE_NO_KEY, NULL, NULL, self->n_undated, query->undated));
      g_ptr_array_add (section->choices, new_choice (NB_FILTER_PLACELESS, NB_CHOICE_NO_KEY, NULL, NULL, self->n_placeless, query->placeless));
    }
  section->n_all = section->choices->len;
}

static gboolean
seek (const Counting *self,
      NbFacetChoices *choices,
      GError **error)
{
  const NbFacetQuestion *question = self->question;
  NbPlaces *places = nb_catalog_get_places (question->catalog);
  GArray *hits[NB_N_FILTER_LISTS];

  for (guint kind = 0; kind < NB_N_FILTER_LISTS; kind++)
    hits[kind] = g_array_new (FALSE, FALSE, sizeof (NbNameHit));
  nb_names_find (question->names, question->typed, self->counts, question->n_wanted[0], hits, self->cancellable);
  for (guint kind = 0; kind < NB_N_FILTER_LISTS; kind++)
    {
      for (guint i = 0; i < hits[kind]->len; i++)
        {
          const NbNameHit *hit = &g_array_index (hits[kind], NbNameHit, i);
          const char *value = kind == NB_FILTER_PROVINCE ? nb_places_get_unit (places, (NbUnit) hit->key)->code : hit->name;

          g_ptr_array_add (choices->sections[kind].choices,
                           new_choice (kind, hit->key, value, hit->name, hit->n_rows, is_on (self, kind, value)));
        }
      g_array_unref (hits[kind]);
    }
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

static gboolean
fill (const Counting *self,
      NbFacetChoices *choices,
      GError **error)
{
  const NbFacetQuestion *question = self->question;

  if (question->typed && !question->shown)
    return seek (self, choices, error);
  for (NbFilterKind kind = 0; kind < NB_N_FILTER_LISTS; kind++)
    {
      NbFacetSection *section = &choices->sections[kind];
      gboolean ok = question->shown ? offer_again (self, kind, &question->shown->sections[kind], section, error)
                                    : offer_top (self, kind, section, error);

      if (!ok)
        return FALSE;
    }
  offer_unknown (self, &choices->sections[NB_SECTION_UNKNOWN]);
  return TRUE;
}

/**
 * nb_facet_choices_new:
 *
 * Counts and looks names up; blocks.
 *
 * Returns: (transfer full): what can be chosen, or %NULL with an error
 */
NbFacetChoices *
nb_facet_choices_new (const NbFacetQuestion *question,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (NbFacetChoices) choices = choices_alloc ();
  Counting counting = { question, cancellable, NULL };
  gboolean ok;

  if (question->ids)
    counting.ids = g_array_ref (question->ids);
  ok = count_all (&counting, error) && fill (&counting, choices, error);
  choices->ids = g_steal_pointer (&counting.ids);
  for (guint kind = 0; kind < NB_N_FILTER_LISTS; kind++)
    g_clear_pointer (&counting.facets[kind], nb_facets_unref);
  return ok ? g_steal_pointer (&choices) : NULL;
}
