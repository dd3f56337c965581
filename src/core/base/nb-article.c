/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An article and the values read out of it.
 * Made by the extractor or read back by the library, shared by reference; immutable once made, any thread. */

#include "base/nb-article.h"

#include <string.h>

static const char *const block_kinds[] = { "lead", "text", "heading", "caption", "quote" };
static const char *const place_roles[] = { "subject", "venue", "mentioned" };
static const char *const scopes[] = { "unknown", "province", "national" };

const char *
nb_block_kind_to_string (NbBlockKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (block_kinds), NULL);
  return block_kinds[kind];
}

const char *
nb_place_role_to_string (NbPlaceRole role)
{
  g_return_val_if_fail ((guint) role < G_N_ELEMENTS (place_roles), NULL);
  return place_roles[role];
}

const char *
nb_scope_to_string (NbScope scope)
{
  g_return_val_if_fail ((guint) scope < G_N_ELEMENTS (scopes), NULL);
  return scopes[scope];
}

/**
 * nb_evidence_new:
 * @start: in characters of the article's text
 * @end: exclusive
 *
 * Returns: (transfer full): the evidence
 */
NbEvidence *
nb_evidence_new (guint start,
                 guint end,
                 const char *text,
                 const char *rule,
                 double confidence)
{
  NbEvidence *evidence = g_new0 (NbEvidence, 1);

  evidence->start = start;
  evidence->end = end;
  evidence->text = g_strdup (text);
  evidence->rule = g_strdup (rule);
  evidence->confidence = CLAMP (confidence, 0, 1);
  return evidence;
}

/**
 * nb_evidence_copy:
 * @evidence: (nullable):
 *
 * Returns: (transfer full) (nullable): a copy
 */
NbEvidence *
nb_evidence_copy (const NbEvidence *evidence)
{
  if (!evidence)
    return NULL;
  return nb_evidence_new (evidence->start, evidence->end, evidence->text, evidence->rule, evidence->confidence);
}

/**
 * nb_evidence_free:
 * @evidence: (nullable):
 */
void
nb_evidence_free (NbEvidence *evidence)
{
  if (!evidence)
    return;
  g_free (evidence->text);
  g_free (evidence->rule);
  g_free (evidence);
}

static void
dated_clear (NbDated *dated)
{
  g_free (dated->time);
  nb_evidence_free (dated->evidence);
}

static void
dated_free (gpointer data)
{
  dated_clear (data);
  g_free (data);
}

static void
block_free (gpointer data)
{
  NbBlock *block = data;

  g_free (block->text);
  g_free (block);
}

static void
place_mention_free (gpointer data)
{
  NbPlaceMention *place = data;

  g_free (place->unit);
  g_free (place->name);
  nb_evidence_free (place->evidence);
  g_free (place);
}

static void
person_free (gpointer data)
{
  NbPerson *person = data;

  g_free (person->name);
  g_strfreev (person->roles);
  nb_evidence_free (person->evidence);
  g_free (person);
}

static void
mention_free (gpointer data)
{
  NbMention *mention = data;

  g_free (mention->name);
  nb_evidence_free (mention->evidence);
  g_free (mention);
}

static void
document_free (gpointer data)
{
  NbDocument *document = data;

  g_free (document->kind);
  g_free (document->number);
  g_free (document->symbol);
  g_free (document->issuer);
  g_free (document->key);
  nb_evidence_free (document->evidence);
  g_free (document);
}

/**
 * nb_article_new:
 *
 * Returns: (transfer full): an article of which nothing is known yet
 */
NbArticle *
nb_article_new (void)
{
  NbArticle *self = g_new0 (NbArticle, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->published.value = NB_EDTF_UNKNOWN;
  self->happened.value = NB_EDTF_UNKNOWN;
  self->reviews = g_ptr_array_new_with_free_func (dated_free);
  self->plans = g_ptr_array_new_with_free_func (dated_free);
  self->places = g_ptr_array_new_with_free_func (place_mention_free);
  self->people = g_ptr_array_new_with_free_func (person_free);
  self->organisations = g_ptr_array_new_with_free_func (mention_free);
  self->documents = g_ptr_array_new_with_free_func (document_free);
  self->campaigns = g_ptr_array_new_with_free_func (mention_free);
  self->body = g_ptr_array_new_with_free_func (block_free);
  return self;
}

/**
 * nb_article_ref:
 *
 * Returns: (transfer full): @self
 */
NbArticle *
nb_article_ref (NbArticle *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * nb_article_unref:
 */
void
nb_article_unref (NbArticle *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->title);
  nb_evidence_free (self->title_evidence);
  g_free (self->byline);
  nb_evidence_free (self->byline_evidence);
  g_free (self->source_name);
  g_free (self->source_domain);
  nb_evidence_free (self->source_evidence);
  dated_clear (&self->published);
  dated_clear (&self->happened);
  g_ptr_array_unref (self->reviews);
  g_ptr_array_unref (self->plans);
  g_ptr_array_unref (self->places);
  g_ptr_array_unref (self->people);
  g_ptr_array_unref (self->organisations);
  g_ptr_array_unref (self->documents);
  g_ptr_array_unref (self->campaigns);
  g_ptr_array_unref (self->body);
  g_free (self->text);
  g_free (self);
}

/**
 * nb_article_primary_place:
 *
 * A meeting of the whole country is not counted for the town in which it was held.
 *
 * Returns: (nullable): the place under which the article is counted: the first one that is its subject or, if it has
 *   none and is not national, its venue
 */
const NbPlaceMention *
nb_article_primary_place (const NbArticle *self)
{
  const NbPlaceMention *venue = NULL;

  for (guint i = 0; i < self->places->len; i++)
    {
      const NbPlaceMention *place = g_ptr_array_index (self->places, i);

      if (place->role == NB_ROLE_SUBJECT)
        return place;
      if (place->role == NB_ROLE_VENUE && !venue && self->scope != NB_SCOPE_NATIONAL)
        venue = place;
    }
  return venue;
}

/**
 * nb_article_dup_body_text:
 *
 * Returns: (transfer full): the paragraphs, separated by an empty line
 */
char *
nb_article_dup_body_text (const NbArticle *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->body->len; i++)
    {
      const NbBlock *block = g_ptr_array_index (self->body, i);

      if (i)
        g_string_append (text, "\n\n");
      g_string_append (text, block->text);
    }
  return g_string_free (text, FALSE);
}

/**
 * nb_dated_new:
 * @evidence: (transfer full) (nullable):
 *
 * Returns: (transfer full): a date with its evidence, for NbArticle.reviews and .plans
 */
NbDated *
nb_dated_new (const NbEdtf *value,
              NbEvidence *evidence)
{
  NbDated *dated = g_new0 (NbDated, 1);

  dated->value = *value;
  dated->evidence = evidence;
  return dated;
}

/**
 * nb_block_new:
 * @start: where the block begins, in characters of the article's text
 *
 * Returns: (transfer full): a paragraph
 */
NbBlock *
nb_block_new (NbBlockKind kind,
              guint start,
              const char *text)
{
  NbBlock *block = g_new0 (NbBlock, 1);

  block->kind = kind;
  block->start = start;
  block->text = g_strdup (text);
  return block;
}

/**
 * nb_place_mention_new:
 * @unit: the unit's code
 * @evidence: (transfer full):
 *
 * Returns: (transfer full): a place
 */
NbPlaceMention *
nb_place_mention_new (const char *unit,
                      const char *name,
                      NbPlaceRole role,
                      NbEvidence *evidence)
{
  NbPlaceMention *place = g_new0 (NbPlaceMention, 1);

  place->unit = g_strdup (unit);
  place->name = g_strdup (name);
  place->role = role;
  place->evidence = evidence;
  return place;
}

/**
 * nb_person_new:
 * @roles: (nullable) (array zero-terminated=1):
 * @evidence: (transfer full):
 *
 * Returns: (transfer full): a person
 */
NbPerson *
nb_person_new (const char *name,
               const char *const *roles,
               NbEvidence *evidence)
{
  NbPerson *person = g_new0 (NbPerson, 1);

  person->name = g_strdup (name);
  person->roles = roles ? g_strdupv ((char **) roles) : g_new0 (char *, 1);
  person->evidence = evidence;
  return person;
}

/**
 * nb_mention_new:
 * @evidence: (transfer full):
 *
 * Returns: (transfer full): an organisation or a campaign
 */
NbMention *
nb_mention_new (const char *name,
                NbEvidence *evidence)
{
  NbMention *mention = g_new0 (NbMention, 1);

  mention->name = g_strdup (name);
  mention->evidence = evidence;
  return mention;
}

/* Party documents are written "25-NQ/TW", those of the state "16/CT-TTg" and "175/2024/QH15". */
static char
symbol_separator (const char *symbol)
{
  return g_ascii_isdigit (*symbol) || !strchr (symbol, '/') ? '/' : '-';
}

static char *
document_key (const NbDocument *d)
{
  GString *key = g_string_new (d->kind);

  if (d->number && d->symbol)
    g_string_append_printf (key, " %s%c%s", d->number, symbol_separator (d->symbol), d->symbol);
  else if (d->number)
    g_string_append_printf (key, " %s", d->number);
  if (d->issuer && !d->symbol)
    g_string_append_printf (key, " %s", d->issuer);
  if (d->date.is_known && !d->symbol)
    {
      g_autofree char *date = nb_edtf_to_string (&d->date);

      g_string_append_printf (key, " (%s)", date);
    }
  return g_string_free (key, FALSE);
}

/**
 * nb_document_new:
 * @kind: "Nghị quyết", or the whole name of a document without a number ("Nghị quyết Đại hội XIII")
 * @number: (nullable): "25"
 * @symbol: (nullable): "NQ/TW"
 * @issuer: (nullable): in full ("Ban Bí thư Trung ương")
 * @date: (nullable): the document's own date
 * @evidence: (transfer full):
 *
 * Its key is "Nghị quyết 25-NQ/TW" where a symbol is known, which is unique; otherwise kind, number, issuer and date.
 *
 * Returns: (transfer full): a cited document
 */
NbDocument *
nb_document_new (const char *kind,
                 const char *number,
                 const char *symbol,
                 const char *issuer,
                 const NbEdtf *date,
                 NbEvidence *evidence)
{
  NbDocument *document = g_new0 (NbDocument, 1);

  document->kind = g_strdup (kind);
  document->number = g_strdup (number);
  document->symbol = g_strdup (symbol);
  document->issuer = g_strdup (issuer);
  document->date = date ? *date : NB_EDTF_UNKNOWN;
  document->key = document_key (document);
  document->evidence = evidence;
  return document;
}
