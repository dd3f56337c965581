/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People and their roles: "đồng chí A, Phó Bí thư …", "Trưởng Ban Dân vận Tỉnh ủy A". Finds mentions and makes people of them.
 * Works on one NbReading; its phrases are in the rules. */

#include "extract/nb-mentions.h"
#include "extract/nb-role-words.h"
#include "extract/nb-roles.h"
#include "extract/nb-rules.h"

#include "base/nb-text.h"

#include <string.h>

#define ROLES_MAX 8
#define PEOPLE_MAX 60
#define GROUP_MAX 12
#define WRAPPED_MIN_CHARS 50

typedef struct
{
  GPtrArray *roles;       /* of strings */
  char *name;
  char *key;
  gsize key_length;
  const char *after_birth;  /* in the key, behind "ba" of "ba hưng"; or NULL */
  char *longer_key;       /* the key if the word behind, without a capital, belongs to the name; or NULL */
  guint first, last;
  double confidence;      /* of the words around it */
  gboolean is_merged;
} Found;

static void
found_free (gpointer data)
{
  Found *found = data;

  g_ptr_array_unref (found->roles);
  g_free (found->name);
  g_free (found->key);
  g_free (found->longer_key);
  g_free (found);
}

static gboolean
is_dash (const NbTokens *t,
         guint i)
{
  return nb_tokens_is_mark (t, i, "-–—");
}

/* The given name of somebody who is called by the order of birth, "ba hưng"; or NULL. */
static const char *
after_birth (const char *key)
{
  static const char *const births[] = { "hai ", "ba ", "tư ", "năm ", "sáu ", "bảy ", "tám ", "chín ", "mười ", "út ", NULL };

  for (guint i = 0; births[i]; i++)
    if (g_str_has_prefix (key, births[i]) && !strchr (key + strlen (births[i]), ' '))
      return key + strlen (births[i]);
  return NULL;
}

static Found *
add_found (const NbReading *reading,
           GPtrArray *people,
           const NbNameSpan *name,
           GPtrArray *roles,
           double confidence)
{
  const NbTokens *t = reading->tokens;
  Found *found;

  if (people->len >= PEOPLE_MAX)
    {
      g_ptr_array_unref (roles);
      return NULL;
    }
  found = g_new0 (Found, 1);
  found->name = nb_name_dup (t, name->first, name->last);
  found->key = nb_text_key (found->name, -1);
  found->key_length = strlen (found->key);
  found->after_birth = after_birth (found->key);
  found->roles = roles;
  found->first = name->first;
  found->last = name->last;
  found->confidence = confidence;
  /* a name whose last word lost its capital: "Lê Minh thế - Ủy viên" */
  if (nb_tokens_is_word (t, name->last) && !nb_tokens_is_capital (t, name->last) && (is_dash (t, name->last + 1) || nb_tokens_is_mark (t, name->last + 1, ",")))
    {
      g_autofree char *longer = nb_tokens_dup (t, name->first, name->last + 1);
      g_autofree char *squeezed = nb_text_squeeze (longer, -1);

      found->longer_key = nb_text_key (squeezed, -1);
    }
  g_ptr_array_add (people, found);
  return found;
}

/* Where the roles behind a name may begin. */
static guint
behind_name (const NbTokens *t,
             const NbNameSpan *name)
{
  /* the word that lost its capital */
  if (nb_tokens_is_word (t, name->last) && !nb_tokens_is_capital (t, name->last) && is_dash (t, name->last + 1))
    return name->last + 1;
  return name->last;
}

/* "…, B và C": names that follow one that was read. What is said of the last is said of all whom a plural introduced. */
static guint
read_group (const NbReading *reading,
            const NbLine *line,
            guint end,
            gboolean is_plural,
            guint n_before_roles,
            GPtrArray *people)
{
  const NbTokens *t = reading->tokens;
  guint first_member = people->len - 1, n_members = 1;
  const Found *head = g_ptr_array_index (people, first_member);

  while (n_members < GROUP_MAX && people->len < PEOPLE_MAX)
    {
      gboolean is_and = nb_tokens_is_any (t, end, (const char *const[]){ "và", "cùng", NULL });
      guint at = end + 1, bits = 0, n, behind;
      NbNameSpan name;
      GPtrArray *roles;

      if (!is_and && !nb_tokens_is_mark (t, end, ",;"))
        break;
      if (nb_tokens_is (t, at, "và"))
        at++;
      n = nb_phrases_match (reading->rules->person_words, t, at, &bits);
      if (n && !(bits & NB_PERSON_HONORIFIC))
        break;
      at += n;
      if (!nb_name_read (reading, at, line->last, is_plural || n ? NB_NAME_ANY : NB_NAME_LISTED, &name))
        break;
      if (!name.is_listed && nb_gazetteer_match (reading->rules->gazetteer, t, at, NULL))
        break;
      roles = g_ptr_array_new_with_free_func (g_free);
      behind = nb_roles_read_behind (reading, behind_name (t, &name), line->last, roles);
      /* without a plural before them, bare names in a row may be anything */
      if (!is_plural && n == 0 && roles->len == 0 && !is_and)
        {
          g_ptr_array_unref (roles);
          break;
        }
      if (!name.is_listed && n == 0 && roles->len == 0 && !nb_tokens_is_mark (t, behind, ",;.:(") && !nb_tokens_is (t, behind, "và"))
        {
          g_ptr_array_unref (roles);
          break;
        }
      n_members++;
      add_found (reading, people, &name, roles, name.is_listed ? 0.8 : 0.65);
      end = MAX (behind, name.last);
    }
  if (n_members > 1 && is_plural)
    {
      Found *last = g_ptr_array_index (people, people->len - 1);
      gboolean all_bare = head->roles->len == n_before_roles;

      for (guint i = first_member + 1; i + 1 < people->len; i++)
        all_bare &= ((Found *) g_ptr_array_index (people, i))->roles->len == 0;
      for (guint i = first_member; i < people->len; i++)
        {
          Found *member = g_ptr_array_index (people, i);

          for (guint r = 0; i > first_member && r < n_before_roles; r++)
            g_ptr_array_insert (member->roles, r, g_strdup (g_ptr_array_index (head->roles, r)));
          for (guint r = 0; all_bare && n_before_roles == 0 && member != last && r < last->roles->len; r++)
            g_ptr_array_add (member->roles, g_strdup (g_ptr_array_index (last->roles, r)));
        }
    }
  return end;
}

/* "ông Xrăn - già làng …", "chị Dung, Chủ tịch phường": a given name will do where an office follows it. */
static gboolean
read_given_name (const NbReading *reading,
                 const NbLine *line,
                 guint i,
                 NbNameSpan *name)
{
  const NbTokens *t = reading->tokens;
  guint bits = 0;

  return (nb_tokens_is_mark (t, i + 1, ",") || is_dash (t, i + 1)) && nb_role_head (reading, i + 2, &bits) && (bits & NB_PERSON_OFFICE)
         && nb_name_read (reading, i, line->last, NB_NAME_ONE_WORD, name) && name->last == i + 1;
}

/* A person behind an honorific, or one to whom a role leads: "đồng chí A", "đồng chí Bí thư Huyện ủy A", "Thượng tá A". */
static guint
read_addressed (const NbReading *reading,
                const NbLine *line,
                guint i,
                guint n,
                guint bits,
                GPtrArray *people)
{
  const NbTokens *t = reading->tokens;
  gboolean is_plural = (bits & NB_PERSON_PLURAL) != 0, is_honorific = (bits & NB_PERSON_HONORIFIC) != 0;
  guint at = is_honorific ? i + n : i, role_bits, n_before, end, may_be_today = FALSE;
  g_autoptr (GPtrArray) roles = g_ptr_array_new_with_free_func (g_free);
  NbNameSpan name;

  if (is_honorific && nb_tokens_is_mark (t, at, ":"))
    at++;
  /* "các Phó Trưởng Ban: A, B" */
  if (!is_honorific && i > line->first && nb_tokens_is_any (t, i - 1, (const char *const[]){ "các", "hai", "ba", "những", NULL }))
    is_plural = TRUE;
  /* "gia đình Ông A", "các Ông: ông A" */
  n = is_honorific ? nb_phrases_match (reading->rules->person_words, t, at, &role_bits) : 0;
  at += n && (role_bits & NB_PERSON_HONORIFIC) ? n : 0;
  /* the end of "Ban Thường trực Ủy ban …" */
  if (!is_honorific && nb_tokens_is (t, at, "thường") && at > line->first && nb_tokens_is_word (t, at - 1))
    return 0;
  if (nb_role_head (reading, at, &role_bits))
    {
      if (!nb_roles_read_before (reading, at, line->last, is_honorific, roles, &name))
        return 0;
    }
  else if (!is_honorific
           || (!nb_name_read (reading, at, line->last, NB_NAME_ANY, &name) && !read_given_name (reading, line, at, &name)))
    return 0;
  n_before = roles->len;
  end = nb_roles_read_behind (reading, behind_name (t, &name), line->last, roles);
  end = MAX (end, name.last);
  if (nb_name_is_historic (reading, name.first, &may_be_today) && (!may_be_today || roles->len == n_before))
    return name.last;
  if (add_found (reading, people, &name, g_steal_pointer (&roles), is_honorific || name.is_listed ? 0.8 : 0.65))
    end = read_group (reading, line, end, is_plural, is_plural ? n_before : 0, people);
  return end;
}

/* Verbs whose subject is a person. */
static gboolean
is_speech (const NbTokens *t,
           guint i)
{
  static const char *const verbs[] = {
    "chia sẻ", "cho biết", "cho hay", "cho rằng", "nói", "kể", "tâm sự", "bộc bạch", "bày tỏ", "phát biểu", "khẳng định", "nhấn mạnh", "cởi mở", "thổ lộ",
    "vui vẻ nói", "phấn khởi nói", "phấn khởi cho", "hồ hởi", "nhớ lại", "trả lời", "đề nghị", "yêu cầu", "trăn trở", "xúc động", "tươi cười", "giãi bày", "chủ trì", "kết luận", NULL };

  for (guint v = 0; verbs[v]; v++)
    if (nb_tokens_match (t, i, verbs[v]))
      return TRUE;
  return FALSE;
}

/* A name that nothing leads to, where what follows says that it is one: "; Phạm A, Ủy viên …", "Lò Thị B cho biết". */
static guint
read_bare (const NbReading *reading,
           const NbLine *line,
           guint i,
           GPtrArray *people)
{
  static const char *const before_places[] = { "ở", "tại", "về", "đến", "từ", "ảnh", "tin", "bài", "báo", "tới", "lên", NULL };
  const NbTokens *t = reading->tokens;
  gboolean in_list = i > line->first && nb_tokens_is_mark (t, i - 1, ";:");
  g_autoptr (GPtrArray) roles = NULL;
  guint end, bits = 0, n_place = 0;
  NbNameSpan name;

  if (!nb_tokens_is_capital (t, i + 1))
    return 0;
  if (i > line->first && ((nb_tokens_is_word (t, i - 1) && nb_tokens_is_capital (t, i - 1)) || nb_tokens_is_any (t, i - 1, before_places)
                          || nb_name_is_behind_unit (reading, i) || is_dash (t, i - 1)))
    return 0;
  if (in_list && nb_tokens_is_any (t, i - 2, before_places))
    return 0;
  if (!nb_name_read (reading, i, line->last, NB_NAME_ANY, &name))
    return 0;
  /* what follows must be able to say that it is a person */
  if (!nb_tokens_is_mark (t, name.last, ",:(-–—") && !is_speech (t, name.last) && !nb_tokens_is_any (t, name.last, (const char *const[]){ "là", "hiện", "trụ", NULL }))
    return 0;
  if ((nb_gazetteer_match (reading->rules->gazetteer, t, i, &n_place) && i + n_place >= name.last)
      || nb_name_is_historic (reading, i, NULL))
    return 0;
  if (nb_phrases_match (reading->rules->organisations, t, i, NULL)
      || (nb_phrases_match (reading->rules->person_words, t, i, &bits) && (bits & NB_PERSON_HONORIFIC)) || nb_role_head (reading, i, &bits) > 1)
    return 0;
  roles = g_ptr_array_new_with_free_func (g_free);
  end = nb_roles_read_behind (reading, behind_name (t, &name), line->last, roles);
  if (nb_people_is_family_name (reading, i) ? roles->len == 0 && !is_speech (t, name.last)
                                            : roles->len == 0 || !(in_list || name.last - name.first >= 3))
    return 0;
  if (roles->len && !name.is_listed)
    {
      guint from = name.last + 1;

      /* only an office makes a person of words that no family name begins */
      if (!nb_role_head (reading, from, &bits) || !(bits & NB_PERSON_OFFICE))
        return 0;
    }
  add_found (reading, people, &name, g_steal_pointer (&roles), name.is_listed ? 0.75 : 0.6);
  return MAX (end, name.last);
}

/* All is in capitals: they tell nothing about names. */
static gboolean
is_shout (const NbTokens *t,
          const NbLine *line)
{
  guint n_words = 0, n_caps = 0;

  for (guint i = line->first; i < line->last; i++)
    if (nb_tokens_is_word (t, i))
      {
        n_words++;
        n_caps += (t->v[i].flags & NB_TOKEN_ALL_CAPS) != 0;
      }
  return n_words > 5 && n_caps * 10 > n_words * 7;
}

static void
scan_line (const NbReading *reading,
           const NbLine *line,
           GPtrArray *people)
{
  const NbTokens *t = reading->tokens;
  guint before = people->len;

  if (is_shout (t, line))
    return;
  for (guint i = line->first; i < line->last; )
    {
      guint bits = 0, n = nb_phrases_match (reading->rules->person_words, t, i, &bits), end = 0, role_bits;

      if (n && (bits & NB_PERSON_NEVER))
        end = i + n;
      /* "xã Anh Sơn Đông" */
      else if (n && (bits & NB_PERSON_HONORIFIC) && nb_tokens_is_capital (t, i) && i > line->first && nb_name_is_behind_unit (reading, i))
        end = i + n;
      else if (n ? (bits & (NB_PERSON_HONORIFIC | NB_PERSON_HEAD)) != 0 : nb_role_is_former (t, i) && nb_role_head (reading, i, &role_bits) > 0)
        end = read_addressed (reading, line, i, n, bits, people);
      if (end == 0 && people->len > before)
        {
          const Found *last = g_ptr_array_index (people, people->len - 1);

          end = nb_role_read_held (reading, i, line->first, line->last, last->last, last->roles);
        }
      if (end == 0 && nb_tokens_is_capital (t, i))
        end = read_bare (reading, line, i, people);
      i = MAX (end, i + 1);
    }
}

/* A role's key in which abbreviations and full forms are alike. */
static char *
role_key (const char *role)
{
  static const struct { const char *full, *brief; } forms[] = {
    { "ủy ban nhân dân", "ubnd" }, { "hội đồng nhân dân", "hđnd" }, { "ban thường vụ", "btv" }, { "ban chấp hành", "bch" },
    { "ủy ban mặt trận tổ quốc", "ubmttq" }, { "ủy ban mttq", "ubmttq" }, { "mặt trận tổ quốc", "mttq" }, { "mttq việt nam", "mttq" },
    { "hội liên hiệp phụ nữ", "hội lhpn" }, { "hội cựu chiến binh", "hội ccb" }, { "phó trưởng ban", "phó ban" }, { "tổ dân phố", "tdp" },
    { "tỉnh ủy viên", "tuv" }, { "huyện ủy viên", "huv" }, { "đoàn đại biểu quốc hội", "đoàn đbqh" } };
  g_autofree char *key = nb_text_key (role, -1);
  GString *brief = g_string_new (key);

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    g_string_replace (brief, forms[i].full, forms[i].brief, 1);
  return g_string_free (brief, FALSE);
}

static gboolean
is_beginning (const char *brief,
              const char *full)
{
  gsize n = strlen (brief);

  return g_str_has_prefix (full, brief) && (full[n] == '\0' || full[n] == ' ');
}

static void
merge_roles (GPtrArray *into,
             const GPtrArray *roles)
{
  for (guint i = 0; i < roles->len; i++)
    {
      const char *role = g_ptr_array_index (roles, i);
      g_autofree char *key = NULL;
      gboolean is_new = *role != '\0';

      for (guint k = 0; k < into->len && is_new; k++)
        if (strcmp (role, g_ptr_array_index (into, k)) == 0)
          is_new = FALSE;
      if (is_new && into->len)
        key = role_key (role);
      for (guint k = 0; k < into->len && is_new; k++)
        {
          g_autofree char *other = role_key (g_ptr_array_index (into, k));

          /* the short form of a role that is known in full says nothing new; the full one says more */
          is_new = !is_beginning (key, other);
          if (is_new && is_beginning (other, key))
            {
              g_free (into->pdata[k]);
              into->pdata[k] = g_strdup (role);
              is_new = FALSE;
            }
        }
      if (is_new && into->len < ROLES_MAX)
        g_ptr_array_add (into, g_strdup (role));
    }
}

/* Whether @given, as people are called by their given names later on, is part of the name of @full. */
static gboolean
is_given_name_of (const Found *given,
                  const Found *full)
{
  gsize n = given->key_length, n_full = full->key_length;

  if (n < n_full && full->key[n_full - n - 1] == ' ' && memcmp (full->key + n_full - n, given->key, n) == 0)
    return TRUE;
  /* in the Central Highlands the own name stands first: "anh Y M'Lô" of Y M'Lô Niê */
  if (n < n_full && full->key[n] == ' ' && memcmp (full->key, given->key, n) == 0 && strchr (given->key, ' ')
      && (g_str_has_prefix (given->key, "y ") || g_str_has_prefix (given->key, "h'") || g_str_has_prefix (given->key, "ama ")))
    return TRUE;
  /* "ông Ba Hưng" of Nguyễn Văn Hưng */
  return given->after_birth && g_str_has_suffix (full->key, given->after_birth - 1) && full->after_birth == NULL;
}

/* The same person, mentioned before or behind; or NULL. */
static Found *
find_same (GPtrArray *people,
           guint i,
           GHashTable *by_key)
{
  const Found *found = g_ptr_array_index (people, i);
  Found *same = g_hash_table_lookup (by_key, found->longer_key && g_hash_table_contains (by_key, found->longer_key) ? found->longer_key : found->key);

  if (same != found)
    return same;
  for (guint k = 0; k < people->len; k++)
    {
      Found *other = g_ptr_array_index (people, k);

      if (other != found && !other->is_merged && is_given_name_of (found, other))
        return other;
    }
  return NULL;
}

static void
merge (GPtrArray *people)
{
  g_autoptr (GHashTable) by_key = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < people->len; i++)
    {
      Found *found = g_ptr_array_index (people, i);

      if (!g_hash_table_contains (by_key, found->key))
        g_hash_table_insert (by_key, found->key, found);
    }
  for (guint i = 0; i < people->len; i++)
    {
      Found *found = g_ptr_array_index (people, i), *same = find_same (people, i, by_key);

      if (same)
        {
          g_autoptr (GPtrArray) roles = g_steal_pointer (&found->roles);

          /* in the order of the text */
          if (same->last > found->last)
            {
              found->roles = g_steal_pointer (&same->roles);
              same->roles = g_steal_pointer (&roles);
              roles = g_steal_pointer (&found->roles);
            }
          merge_roles (same->roles, roles);
          found->roles = g_ptr_array_new_with_free_func (g_free);
          same->confidence = MAX (same->confidence, found->confidence);
          found->is_merged = TRUE;
        }
    }
}

/* "…, do linh mục Trần Xuân | Mây, Chủ tịch …": the line ends with two words of a name, the next begins with its last one. */
static gboolean
splits_name (const NbReading *reading,
             const NbLine *line,
             const NbLine *next)
{
  const NbTokens *t = reading->tokens;

  return line->last >= line->first + 3 && nb_people_is_family_name (reading, line->last - 2) && !nb_tokens_is_capital (t, line->last - 3)
         && nb_tokens_is_capital (t, line->last - 1) && next->last > next->first + 1 && nb_tokens_is_mark (t, next->first + 1, ",-–");
}

/* Whether the text goes on in the next line: lines that were cut at some width. */
static gboolean
goes_on (const NbReading *reading,
         const NbLine *line,
         const NbLine *next)
{
  static const char *const middle_words[] = { "văn", "thị", NULL };
  const NbTokens *t = reading->tokens;

  /* headings and captions end without a mark, too: only in the midst of a name is it certain that a capital goes on */
  if (line->hint || next->hint)
    return FALSE;
  if (nb_tokens_is_capital (t, next->first) && nb_tokens_is_word (t, line->last - 1)
      && !(nb_people_is_family_name (reading, line->last - 1) && (!nb_tokens_is_capital (t, line->last - 2) || nb_tokens_is_any (t, line->last - 1, middle_words)))
      && !splits_name (reading, line, next))
    return FALSE;
  return !next->gap && nb_line_is_body (line) && nb_line_is_body (next) && line->end - line->start >= WRAPPED_MIN_CHARS && line->last > line->first
         && next->last > next->first && next->first <= line->last + 1
         && (nb_tokens_is_word (t, line->last - 1) || nb_tokens_is_mark (t, line->last - 1, ",;-–"));
}

/* The reading with such lines put together, for the tokens only: those of the line ends between them are left out.
 * Returns: (transfer full): the tokens; @lines holds what stands in one line now. */
static NbTokens *
join_lines (const NbReading *reading,
            GArray *lines)
{
  const NbTokens *t = reading->tokens;
  NbTokens *joined = g_new0 (NbTokens, 1);

  joined->text = t->text;
  joined->keys = t->keys;
  joined->array = g_array_sized_new (FALSE, FALSE, sizeof (NbToken), t->n + 1);
  for (guint l = 0; l < reading->lines->len; l++)
    {
      NbLine line = *nb_reading_line (reading, l);
      guint first = line.first, last = line.last;
      NbToken *start;

      line.first = joined->array->len;
      g_array_append_vals (joined->array, t->v + first, last - first);
      if (lines->len && last > first && goes_on (reading, nb_reading_line (reading, l - 1), nb_reading_line (reading, l)))
        {
          start = &g_array_index (joined->array, NbToken, line.first);
          start->flags |= NB_TOKEN_SPACED;
          g_array_index (lines, NbLine, lines->len - 1).last = joined->array->len;
          continue;
        }
      line.last = joined->array->len;
      g_array_append_val (lines, line);
    }
  joined->v = (NbToken *) joined->array->data;
  joined->n = joined->array->len;
  return joined;
}

/**
 * nb_people_read:
 *
 * Roles are kept as printed, each once; mentions of one person are one entry.
 */
void
nb_people_read (NbReading *reading)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (found_free);
  g_autoptr (GArray) lines = g_array_sized_new (FALSE, FALSE, sizeof (NbLine), reading->lines->len);
  NbTokens *joined = join_lines (reading, lines);
  NbReading view = *reading;

  view.tokens = joined;
  for (guint l = 0; l < lines->len; l++)
    {
      const NbLine *line = &g_array_index (lines, NbLine, l);

      if (nb_line_is_body (line) || line->class == NB_LINE_TITLE)
        scan_line (&view, line, people);
    }
  merge (people);
  for (guint i = 0; i < people->len; i++)
    {
      Found *found = g_ptr_array_index (people, i);
      guint n_roles = found->roles->len;

      if (found->is_merged)
        continue;
      g_ptr_array_add (found->roles, NULL);
      g_ptr_array_add (reading->article->people,
                       nb_person_new (found->name, (const char *const *) found->roles->pdata,
                                      nb_tokens_evidence (joined, found->first, found->last, "person.role",
                                                          MIN (found->confidence + (n_roles > 1 ? 0.1 : n_roles ? 0.05 : -0.05), 0.9))));
    }
  g_array_unref (joined->array);
  g_free (joined);
}
