/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One entry for each cited document, however often and however shortly it is named.
 * Pure functions of a list of NbDocument; any thread. */

#include "extract/nb-documents.h"

#include "extract/nb-issuers.h"

#include <string.h>

#define MAX_ALIKE 32            /* documents of one kind and number, by different issuers */

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

/* Documents that can be one share their kind's first word and their number. */
static char *
bucket_of (const NbDocument *document)
{
  const char *number = document->number ? document->number : "";

  while (*number == '0')
    number++;
  return g_strdup_printf ("%.*s %.*s", (int) strcspn (document->kind, " "), document->kind, (int) strcspn (number, "/"), number);
}

/**
 * nb_documents_new:
 * @list: (element-type NbDocument): knows how to free its members; must outlive what is returned
 *
 * Returns: (transfer full): fills @list
 */
NbDocuments *
nb_documents_new (GPtrArray *list)
{
  NbDocuments *self = g_new0 (NbDocuments, 1);

  self->list = list;
  self->buckets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  return self;
}

void
nb_documents_free (NbDocuments *self)
{
  g_hash_table_unref (self->buckets);
  g_free (self);
}

/* The list knows how to free it. */
static void
discard (NbDocuments *self,
         NbDocument *document)
{
  g_ptr_array_add (self->list, document);
  g_ptr_array_remove_index (self->list, self->list->len - 1);
}

/**
 * nb_documents_add:
 * @document: (transfer full):
 *
 * A document that is there already keeps its place; the fuller of both mentions stays.
 */
void
nb_documents_add (NbDocuments *self,
                  NbDocument *document)
{
  g_autofree char *name = bucket_of (document);
  GPtrArray *bucket = g_hash_table_lookup (self->buckets, name);

  if (!bucket)
    {
      bucket = g_ptr_array_new ();
      g_hash_table_insert (self->buckets, g_steal_pointer (&name), bucket);
    }
  for (guint i = 0; i < bucket->len; i++)
    {
      NbDocument *other = g_ptr_array_index (bucket, i);

      if (!same_document (other, document))
        continue;
      if (is_fuller (document, other))
        {
          NbDocument shorter = *other;

          *other = *document;
          *document = shorter;
        }
      discard (self, document);
      return;
    }
  /* that many of one number are made up, and looking through them would take for ever */
  if (document->number && bucket->len >= MAX_ALIKE)
    {
      discard (self, document);
      return;
    }
  g_ptr_array_add (bucket, document);
  g_ptr_array_add (self->list, document);
}

/**
 * nb_documents_remove_named:
 * @name: "Luật Đất đai"
 * @or_longer: whether "Luật Đất đai (sửa đổi)" goes, too
 *
 * Takes out what was cited by its name alone.
 */
void
nb_documents_remove_named (NbDocuments *self,
                           const char *name,
                           gboolean or_longer)
{
  for (guint i = self->list->len; i-- > 0; )
    {
      NbDocument *document = g_ptr_array_index (self->list, i);
      g_autofree char *bucket = NULL;

      if (document->number || !(or_longer ? g_str_has_prefix (document->kind, name) : g_str_equal (document->kind, name)))
        continue;
      bucket = bucket_of (document);
      g_ptr_array_remove (g_hash_table_lookup (self->buckets, bucket), document);
      g_ptr_array_remove_index (self->list, i);
    }
}
