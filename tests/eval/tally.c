/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counting right, wrong, missed and invented values, and the figures made of them. */

#include "tally.h"

Score *
score_new (void)
{
  Score *self = g_new0 (Score, 1);

  self->tallies = g_ptr_array_new_with_free_func (g_free);
  self->details = g_string_new (NULL);
  return self;
}

void
score_free (Score *self)
{
  g_ptr_array_unref (self->tallies);
  g_string_free (self->details, TRUE);
  g_free (self);
}

/* Returns the tally of @field, an empty one where nothing was counted yet. */
Tally *
score_get (const Score *self,
           const char *field)
{
  Tally *tally;

  for (guint i = 0; i < self->tallies->len; i++)
    {
      tally = g_ptr_array_index (self->tallies, i);
      if (g_str_equal (tally->field, field))
        return tally;
    }
  tally = g_new0 (Tally, 1);
  tally->field = field;
  g_ptr_array_add (self->tallies, tally);
  return tally;
}

void
score_value (Score *self,
             const char *file,
             const char *field,
             const char *got,
             const char *gold)
{
  Tally *tally = score_get (self, field);

  if (g_strcmp0 (got, gold) == 0)
    {
      tally->right += gold != NULL;
      tally->silent += gold == NULL;
      return;
    }
  if (!gold)
    tally->invented++;
  else if (!got)
    tally->missed++;
  else
    tally->wrong++;
  g_string_append_printf (self->details, "%s: %s\n    gold %s\n    got  %s\n", file, field, gold ? gold : "–", got ? got : "–");
}

static gboolean
contains (const GPtrArray *list,
          const char *string)
{
  for (guint i = 0; i < list->len; i++)
    if (g_str_equal (g_ptr_array_index (list, i), string))
      return TRUE;
  return FALSE;
}

/* @got and @gold are strings, each once. */
void
score_set (Score *self,
           const char *file,
           const char *field,
           GPtrArray *got,
           GPtrArray *gold)
{
  Tally *tally = score_get (self, field);

  tally->is_set = TRUE;
  tally->silent += got->len == 0 && gold->len == 0;
  for (guint i = 0; i < gold->len; i++)
    {
      const char *value = g_ptr_array_index (gold, i);
      gboolean found = contains (got, value);

      tally->right += found;
      tally->missed += !found;
      if (!found)
        g_string_append_printf (self->details, "%s: %s\n    missed   %s\n", file, field, value);
    }
  for (guint i = 0; i < got->len; i++)
    {
      const char *value = g_ptr_array_index (got, i);
      gboolean found = contains (gold, value);

      tally->invented += !found;
      if (!found)
        g_string_append_printf (self->details, "%s: %s\n    invented %s\n", file, field, value);
    }
}

static double
ratio (guint part,
       guint all)
{
  return all ? (double) part / all : 1;
}

double
tally_accuracy (const Tally *tally)
{
  return ratio (tally->right + tally->silent, tally->right + tally->silent + tally->wrong + tally->missed + tally->invented);
}

double
tally_precision (const Tally *tally)
{
  return ratio (tally->right, tally->right + tally->wrong + tally->invented);
}

double
tally_recall (const Tally *tally)
{
  return ratio (tally->right, tally->right + tally->wrong + tally->missed);
}

double
tally_f1 (const Tally *tally)
{
  double precision = tally_precision (tally), recall = tally_recall (tally);

  return precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0;
}

void
score_print (const Score *self)
{
  g_print ("%-12s %6s %6s %6s %8s %6s   %9s %9s %6s %8s\n", "field", "right", "wrong", "missed", "invented", "silent", "precision",
           "recall", "F1", "accuracy");
  for (guint i = 0; i < self->tallies->len; i++)
    {
      const Tally *tally = g_ptr_array_index (self->tallies, i);

      g_print ("%-12s %6u %6u %6u %8u %6u   %9.3f %9.3f %6.3f ", tally->field, tally->right, tally->wrong, tally->missed, tally->invented,
               tally->silent, tally_precision (tally), tally_recall (tally), tally_f1 (tally));
      if (tally->is_set)
        g_print ("%8s\n", "");
      else
        g_print ("%8.3f\n", tally_accuracy (tally));
    }
}
