/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The record of EXTRACTION: an article as JSON, the same for the command line and inside the library.
 * Pure functions; usable from any thread. */

#include "base/nb-article.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- writing --------------------------------------------------------------------------------------------------- */

/* A record is written straight into a string: as a tree of nodes it would take ten times as long, and an import writes one
 * for every article. The text is the same as json-glib writes, so that records can be compared with older ones. */

/* What stands between two values can be told by the character before. */
static void
put_separator (GString *b)
{
  char last = b->len ? b->str[b->len - 1] : '{';

  if (last != '{' && last != '[' && last != ':')
    g_string_append_c (b, ',');
}

static void
put_open (GString *b,
          char bracket)
{
  put_separator (b);
  g_string_append_c (b, bracket);
}

static void
put_literal (GString *b,
             const char *literal)
{
  put_separator (b);
  g_string_append (b, literal);
}

static void
put_escaped (GString *b,
             guchar c)
{
  static const char plain[] = "\b\t\n\f\r\"\\", letters[] = "btnfr\"\\";
  const char *at = strchr (plain, c);

  if (at)
    {
      g_string_append_c (b, '\\');
      g_string_append_c (b, letters[at - plain]);
    }
  else
    g_string_append_printf (b, "\\u%04x", c);
}

static void
put_string (GString *b,
            const char *value)
{
  const char *from = value;

  put_separator (b);
  g_string_append_c (b, '"');
  for (const char *p = value;; p++)
    {
      guchar c = *p;

      if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7f)
        continue;
      g_string_append_len (b, from, p - from);
      if (c == '\0')
        break;
      put_escaped (b, c);
      from = p + 1;
    }
  g_string_append_c (b, '"');
}

static void
put_member (GString *b,
            const char *name)
{
  put_string (b, name);
  g_string_append_c (b, ':');
}

static void
put_int (GString *b,
         gint64 value)
{
  char digits[24];

  g_snprintf (digits, sizeof digits, "%" G_GINT64_FORMAT, value);
  put_literal (b, digits);
}

static void
put_double (GString *b,
            double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  put_literal (b, g_ascii_dtostr (digits, sizeof digits, value));
  if (!strpbrk (digits, ".eEnN"))
    g_string_append (b, ".0");
}

static void
add_string (GString *b,
            const char *member,
            const char *value)
{
  put_member (b, member);
  if (value)
    put_string (b, value);
  else
    put_literal (b, "null");
}

static void
add_evidence (GString *b,
              const char *member,
              const NbEvidence *evidence)
{
  put_member (b, member);
  if (!evidence)
    {
      put_literal (b, "null");
      return;
    }
  put_open (b, '{');
  put_member (b, "start");
  put_int (b, evidence->start);
  put_member (b, "end");
  put_int (b, evidence->end);
  add_string (b, "text", evidence->text);
  add_string (b, "rule", evidence->rule);
  put_member (b, "confidence");
  put_double (b, evidence->confidence);
  g_string_append_c (b, '}');
}

static void
add_edtf (GString *b,
          const char *member,
          const NbEdtf *value)
{
  g_autofree char *text = nb_edtf_to_string (value);

  add_string (b, member, text);
}

static void
add_dated (GString *b,
           const char *member,
           const NbDated *dated,
           gboolean with_time)
{
  put_member (b, member);
  if (!dated->value.is_known)
    {
      put_literal (b, "null");
      return;
    }
  put_open (b, '{');
  add_edtf (b, "edtf", &dated->value);
  if (with_time)
    add_string (b, "time", dated->time);
  add_evidence (b, "evidence", dated->evidence);
  g_string_append_c (b, '}');
}

/* "reviews" is a list of plain EDTF, as the record is fixed; their evidence stands beside it. */
static void
add_periods (GString *b,
             const char *member,
             const GPtrArray *periods)
{
  g_autofree char *evidence_member = g_strconcat (member, "_evidence", NULL);

  put_member (b, member);
  put_open (b, '[');
  for (guint i = 0; i < periods->len; i++)
    {
      const NbDated *dated = g_ptr_array_index (periods, i);
      g_autofree char *text = nb_edtf_to_string (&dated->value);

      put_string (b, text ? text : "unknown");
    }
  g_string_append_c (b, ']');

  put_member (b, evidence_member);
  put_open (b, '[');
  for (guint i = 0; i < periods->len; i++)
    {
      const NbDated *dated = g_ptr_array_index (periods, i);

      put_open (b, '{');
      add_evidence (b, "evidence", dated->evidence);
      g_string_append_c (b, '}');
    }
  g_string_append_c (b, ']');
}

static void
add_places (GString *b,
            const GPtrArray *places)
{
  put_member (b, "places");
  put_open (b, '[');
  for (guint i = 0; i < places->len; i++)
    {
      const NbPlaceMention *place = g_ptr_array_index (places, i);

      put_open (b, '{');
      add_string (b, "unit", place->unit);
      add_string (b, "name", place->name);
      add_string (b, "role", nb_place_role_to_string (place->role));
      add_evidence (b, "evidence", place->evidence);
      g_string_append_c (b, '}');
    }
  g_string_append_c (b, ']');
}

static void
add_people (GString *b,
            const GPtrArray *people)
{
  put_member (b, "people");
  put_open (b, '[');
  for (guint i = 0; i < people->len; i++)
    {
      const NbPerson *person = g_ptr_array_index (people, i);

      put_open (b, '{');
      add_string (b, "name", person->name);
      put_member (b, "roles");
      put_open (b, '[');
      for (char **role = person->roles; *role; role++)
        put_string (b, *role);
      g_string_append_c (b, ']');
      add_evidence (b, "evidence", person->evidence);
      g_string_append_c (b, '}');
    }
  g_string_append_c (b, ']');
}

static void
add_mentions (GString *b,
              const char *member,
              const GPtrArray *mentions)
{
  put_member (b, member);
  put_open (b, '[');
  for (guint i = 0; i < mentions->len; i++)
    {
      const NbMention *mention = g_ptr_array_index (mentions, i);

      put_open (b, '{');
      add_string (b, "name", mention->name);
      add_evidence (b, "evidence", mention->evidence);
      g_string_append_c (b, '}');
    }
  g_string_append_c (b, ']');
}

static void
add_documents (GString *b,
               const GPtrArray *documents)
{
  put_member (b, "documents");
  put_open (b, '[');
  for (guint i = 0; i < documents->len; i++)
    {
      const NbDocument *document = g_ptr_array_index (documents, i);

      put_open (b, '{');
      add_string (b, "kind", document->kind);
      add_string (b, "number", document->number);
      add_string (b, "symbol", document->symbol);
      add_string (b, "issuer", document->issuer);
      add_edtf (b, "date", &document->date);
      add_string (b, "key", document->key);
      add_evidence (b, "evidence", document->evidence);
      g_string_append_c (b, '}');
    }
  g_string_append_c (b, ']');
}

static void
add_body (GString *b,
          const GPtrArray *body)
{
  put_member (b, "body");
  put_open (b, '[');
  for (guint i = 0; i < body->len; i++)
    {
      const NbBlock *block = g_ptr_array_index (body, i);

      put_open (b, '{');
      add_string (b, "kind", nb_block_kind_to_string (block->kind));
      add_string (b, "text", block->text);
      put_member (b, "start");
      put_int (b, block->start);
      g_string_append_c (b, '}');
    }
  g_string_append_c (b, ']');
}

static char *
write_record (const NbArticle *self)
{
  GString *b = g_string_sized_new (1024 + 4 * (self->text ? strlen (self->text) : 0));

  put_open (b, '{');
  add_string (b, "title", self->title);
  put_member (b, "title_derived");
  put_literal (b, self->title_derived ? "true" : "false");
  add_evidence (b, "title_evidence", self->title_evidence);
  add_string (b, "byline", self->byline);
  add_evidence (b, "byline_evidence", self->byline_evidence);
  put_member (b, "source");
  put_open (b, '{');
  add_string (b, "name", self->source_name);
  add_string (b, "domain", self->source_domain);
  add_evidence (b, "evidence", self->source_evidence);
  g_string_append_c (b, '}');
  add_dated (b, "published", &self->published, TRUE);
  add_dated (b, "happened", &self->happened, FALSE);
  add_periods (b, "reviews", self->reviews);
  add_periods (b, "plans", self->plans);
  add_string (b, "scope", nb_scope_to_string (self->scope));
  add_places (b, self->places);
  add_people (b, self->people);
  add_mentions (b, "organisations", self->organisations);
  add_documents (b, self->documents);
  add_mentions (b, "campaigns", self->campaigns);
  put_member (b, "about_dan_van");
  put_literal (b, self->about_dan_van ? "true" : "false");
  add_body (b, self->body);
  put_member (b, "dropped");
  put_int (b, self->dropped);
  g_string_append_c (b, '}');
  return g_string_free (b, FALSE);
}

/**
 * nb_article_to_json:
 *
 * The record of EXTRACTION. Beyond the fixed fields it has "title_evidence", "byline_evidence",
 * "reviews_evidence", "plans_evidence" and each block's "start", so that nothing is lost in the library.
 *
 * Returns: (transfer full): an object
 */
JsonNode *
nb_article_to_json (const NbArticle *self)
{
  g_autofree char *record = write_record (self);
  JsonNode *node = json_from_string (record, NULL);

  json_node_seal (node);
  return node;
}

/**
 * nb_article_to_json_string:
 *
 * Returns: (transfer full): the record as one line, or as indented text
 */
char *
nb_article_to_json_string (const NbArticle *self,
                           gboolean pretty)
{
  g_autoptr (JsonNode) node = NULL;

  if (!pretty)
    return write_record (self);
  node = nb_article_to_json (self);
  return json_to_string (node, TRUE);
}

/* --- reading --------------------------------------------------------------------------------------------------- */

static const char *
get_string (JsonObject *o,
            const char *member)
{
  JsonNode *node = json_object_get_member (o, member);

  return node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node) : NULL;
}

static gint64
get_int (JsonObject *o,
         const char *member)
{
  JsonNode *node = json_object_get_member (o, member);

  return node && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_int (node) : 0;
}

static JsonObject *
get_object (JsonObject *o,
            const char *member)
{
  JsonNode *node = json_object_get_member (o, member);

  return node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static NbEvidence *
get_evidence (JsonObject *o,
              const char *member)
{
  JsonObject *e = get_object (o, member);
  JsonNode *confidence = e ? json_object_get_member (e, "confidence") : NULL;

  if (!e)
    return NULL;
  return nb_evidence_new (get_int (e, "start"), get_int (e, "end"), get_string (e, "text"), get_string (e, "rule"),
                          confidence && JSON_NODE_HOLDS_VALUE (confidence) ? json_node_get_double (confidence) : 0);
}

static void
get_edtf (const char *text,
          NbEdtf *value)
{
  *value = NB_EDTF_UNKNOWN;
  if (text)
    nb_edtf_parse (text, value, NULL);
}

static void
get_dated (JsonObject *o,
           const char *member,
           NbDated *dated)
{
  JsonObject *d = get_object (o, member);

  if (!d)
    return;
  get_edtf (get_string (d, "edtf"), &dated->value);
  dated->time = g_strdup (get_string (d, "time"));
  dated->evidence = get_evidence (d, "evidence");
}

static guint
array_length (JsonObject *o,
              const char *member,
              JsonArray **array)
{
  JsonNode *node = json_object_get_member (o, member);

  *array = node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  return *array ? json_array_get_length (*array) : 0;
}

static JsonObject *
element_object (JsonArray *array,
                guint i)
{
  JsonNode *node = json_array_get_element (array, i);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static const char *
element_string (JsonArray *array,
                guint i)
{
  JsonNode *node = json_array_get_element (array, i);

  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node) : NULL;
}

static void
get_periods (JsonObject *o,
             const char *member,
             GPtrArray *periods)
{
  g_autofree char *evidence_member = g_strconcat (member, "_evidence", NULL);
  JsonArray *values, *evidences;
  guint n = array_length (o, member, &values);
  guint n_evidences = array_length (o, evidence_member, &evidences);

  for (guint i = 0; i < n; i++)
    {
      JsonObject *e = i < n_evidences ? element_object (evidences, i) : NULL;
      NbEdtf value;

      get_edtf (element_string (values, i), &value);
      g_ptr_array_add (periods, nb_dated_new (&value, e ? get_evidence (e, "evidence") : NULL));
    }
}

static int
index_of (const char *text,
          const char *(*name) (int),
          int n)
{
  for (int i = 0; text && i < n; i++)
    if (g_str_equal (text, name (i)))
      return i;
  return 0;
}

static const char *role_name (int i) { return nb_place_role_to_string (i); }
static const char *kind_name (int i) { return nb_block_kind_to_string (i); }
static const char *scope_name (int i) { return nb_scope_to_string (i); }

static void
get_people (JsonObject *o,
            GPtrArray *people)
{
  JsonArray *array, *roles;
  guint n = array_length (o, "people", &array);

  for (guint i = 0; i < n; i++)
    {
      JsonObject *p = element_object (array, i);
      g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
      g_auto (GStrv) list = NULL;
      guint n_roles = p ? array_length (p, "roles", &roles) : 0;

      if (!p)
        continue;
      for (guint r = 0; r < n_roles; r++)
        if (element_string (roles, r))
          g_strv_builder_add (builder, element_string (roles, r));
      list = g_strv_builder_end (builder);
      g_ptr_array_add (people, nb_person_new (get_string (p, "name"), (const char *const *) list, get_evidence (p, "evidence")));
    }
}

static void
get_mentions (JsonObject *o,
              const char *member,
              GPtrArray *mentions)
{
  JsonArray *array;
  guint n = array_length (o, member, &array);

  for (guint i = 0; i < n; i++)
    {
      JsonObject *m = element_object (array, i);

      if (m)
        g_ptr_array_add (mentions, nb_mention_new (get_string (m, "name"), get_evidence (m, "evidence")));
    }
}

static void
get_lists (NbArticle *self,
           JsonObject *o)
{
  JsonArray *array;
  guint n = array_length (o, "places", &array);

  for (guint i = 0; i < n; i++)
    {
      JsonObject *p = element_object (array, i);

      if (p)
        g_ptr_array_add (self->places,
                         nb_place_mention_new (get_string (p, "unit"), get_string (p, "name"),
                                               index_of (get_string (p, "role"), role_name, 3), get_evidence (p, "evidence")));
    }

  n = array_length (o, "documents", &array);
  for (guint i = 0; i < n; i++)
    {
      JsonObject *d = element_object (array, i);
      NbEdtf date;

      if (!d)
        continue;
      get_edtf (get_string (d, "date"), &date);
      g_ptr_array_add (self->documents,
                       nb_document_new (get_string (d, "kind"), get_string (d, "number"), get_string (d, "symbol"),
                                        get_string (d, "issuer"), &date, get_evidence (d, "evidence")));
    }

  n = array_length (o, "body", &array);
  for (guint i = 0; i < n; i++)
    {
      JsonObject *block = element_object (array, i);

      if (block)
        g_ptr_array_add (self->body, nb_block_new (index_of (get_string (block, "kind"), kind_name, 5),
                                                   get_int (block, "start"), get_string (block, "text")));
    }
}

/**
 * nb_article_from_json:
 * @node: a record as nb_article_to_json() writes it
 * @text: (nullable): the text that its offsets count in
 *
 * Returns: (transfer full): the article, or %NULL with an error if @node is no record
 */
NbArticle *
nb_article_from_json (JsonNode *node,
                      const char *text,
                      GError **error)
{
  g_autoptr (NbArticle) self = NULL;
  JsonObject *o, *source;

  if (!node || !JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("The stored article is damaged"));
      return NULL;
    }

  o = json_node_get_object (node);
  self = nb_article_new ();
  self->title = g_strdup (get_string (o, "title"));
  self->title_derived = json_object_has_member (o, "title_derived") && json_object_get_boolean_member (o, "title_derived");
  self->title_evidence = get_evidence (o, "title_evidence");
  self->byline = g_strdup (get_string (o, "byline"));
  self->byline_evidence = get_evidence (o, "byline_evidence");
  source = get_object (o, "source");
  if (source)
    {
      self->source_name = g_strdup (get_string (source, "name"));
      self->source_domain = g_strdup (get_string (source, "domain"));
      self->source_evidence = get_evidence (source, "evidence");
    }
  get_dated (o, "published", &self->published);
  get_dated (o, "happened", &self->happened);
  get_periods (o, "reviews", self->reviews);
  get_periods (o, "plans", self->plans);
  self->scope = index_of (get_string (o, "scope"), scope_name, 3);
  get_people (o, self->people);
  get_mentions (o, "organisations", self->organisations);
  get_mentions (o, "campaigns", self->campaigns);
  get_lists (self, o);
  self->about_dan_van = json_object_has_member (o, "about_dan_van") && json_object_get_boolean_member (o, "about_dan_van");
  self->dropped = get_int (o, "dropped");
  self->text = g_strdup (text);
  return g_steal_pointer (&self);
}
