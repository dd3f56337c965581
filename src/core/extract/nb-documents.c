/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One entry for each cited document, however often and however shortly it is named.
 * Pure functions of a list of NbDocument; any thread. */

#include "extract/nb-documents.h"

#include "extract/nb-issuers.h"

#include <string.h>

/* "05" and "5", "59/2023" and "59" are one number. */
static gboolean
same_number (const char *a,
             const char *b)
{
  gsize length_a, length_b;

  while (*a == '0')
    a++;
  while (*b == '0')
    b++;
  length_a = strcspn (a, "/");
  length_b = strcspn (b, "/");
  if (length_a != length_b || strncmp (a, b, length_a) != 0)
    return FALSE;
  return !a[length_a] || !b[length_b] || g_str_equal (a + length_a, b + length_b);
}

/* "Chương trình hành động số 12-CTr/TU" is "Chương trình số 12-CTr/TU". */
static gboolean
same_kind (const char *a,
           const char *b)
{
  return g_str_has_prefix (a, b) || g_str_has_prefix (b, a);
}

static gboolean
same_document (const NbDocument *a,
               const NbDocument *b)
{
  NbIssuerLevel level_a, level_b;

  if (g_str_equal (a->key, b->key))
    return TRUE;
  if (!same_kind (a->kind, b->kind))
    return FALSE;
  /* "Nghị quyết Trung ương 4" after "Nghị quyết Trung ương 4 khóa XII", "Luật Đất đai" after "Luật Đất đai (sửa đổi)" */
  if (!a->number && !b->number)
    {
      const char *longer = strlen (a->kind) > strlen (b->kind) ? a->kind : b->kind;
      gsize shorter = MIN (strlen (a->kind), strlen (b->kind));

      return g_str_has_prefix (longer + shorter, " khóa ") || g_str_has_prefix (longer + shorter, " (");
    }
  if (!a->number || !b->number || !same_number (a->number, b->number))
    return FALSE;
  if (a->symbol && b->symbol)
    return g_str_equal (a->symbol, b->symbol);
  if (a->issuer && b->issuer && g_str_equal (a->issuer, b->issuer))
    return TRUE;
  if ((!a->issuer && !a->symbol) || (!b->issuer && !b->symbol))
    return TRUE;
  level_a = a->symbol ? nb_issuers_symbol_level (a->symbol) : nb_issuers_level (a->issuer);
  level_b = b->symbol ? nb_issuers_symbol_level (b->symbol) : nb_issuers_level (b->issuer);
  return level_a == level_b && (a->symbol || b->symbol);
}

static gboolean
is_fuller (const NbDocument *document,
           const NbDocument *other)
{
  if (!document->number)
    return strlen (document->kind) > strlen (other->kind);
  if (!document->symbol != !other->symbol)
    return document->symbol != NULL;
  return document->issuer && !other->issuer;
}

/**
 * nb_documents_add:
 * @list: (element-type NbDocument): knows how to free its members
 * @document: (transfer full):
 *
 * A document that is there already keeps its place; the fuller of both mentions stays.
 */
void
nb_documents_add (GPtrArray *list,
                  NbDocument *document)
{
  for (guint i = 0; i < list->len; i++)
    {
      NbDocument *other = g_ptr_array_index (list, i);

      if (!same_document (other, document))
        continue;
      if (is_fuller (document, other))
        {
          g_ptr_array_remove_index (list, i);
          g_ptr_array_insert (list, i, document);
        }
      else
        {
          /* the list knows how to free it */
          g_ptr_array_add (list, document);
          g_ptr_array_remove_index (list, list->len - 1);
        }
      return;
    }
  g_ptr_array_add (list, document);
}
