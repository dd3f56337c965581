/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shapes texts by role and keeps what it has shaped.
 * Owned by a view or a figure; lives in that one thread. */

#include "canvas/nb-typesetter.h"

#include "canvas/nb-word-widths.h"

#include <pango/pangocairo.h>
#include <string.h>

/* More texts than a screen shows; when they are exceeded the older half of the cache goes, a few with each new text, so
 * that no frame pays for all. */
#define MAX_TEXTS 4000
#define N_FREED_AT_ONCE 4

struct _NbTypesetter
{
  GObject parent_instance;
  PangoContext *context;
  const char *family;                              /* interned */
  double scale;
  PangoFontDescription *fonts[NB_N_TEXT_ROLES];
  PangoAttrList *tabular;
  GHashTable *recent[NB_N_TEXT_ROLES];             /* text → NbText */
  GHashTable *older[NB_N_TEXT_ROLES];
  GPtrArray *gone;                                 /* of NbText */
  NbWordWidths *words[NB_N_TEXT_ROLES];            /* NULL until they are needed */
  guint n_recent;
  guint n_shaped;
};

G_DEFINE_FINAL_TYPE (NbTypesetter, nb_typesetter, G_TYPE_OBJECT)

static const struct
{
  double size;              /* CSS pixels (9 pt = 12 px), points for figures */
  int weight;
} roles[NB_N_TEXT_ROLES] = {
  [NB_TEXT_CAPTION] = { 12, 400 },
  [NB_TEXT_MEDIUM] = { 12, 500 },
  [NB_TEXT_STRONG] = { 12, 600 },
  [NB_TEXT_BOLD] = { 12, 700 },
  [NB_TEXT_SMALL] = { 11, 400 },
  [NB_TEXT_FIGURE_TITLE] = { 8, 700 },
  [NB_TEXT_FIGURE_LETTER] = { 8.5, 700 },
  [NB_TEXT_FIGURE] = { 7, 400 },
  [NB_TEXT_FIGURE_BOLD] = { 7, 700 },
  [NB_TEXT_FIGURE_SMALL] = { 6, 400 },
};

/* --- NbText --- */

NbText *
nb_text_ref (NbText *self)
{
  self->ref_count++;
  return self;
}

void
nb_text_unref (NbText *self)
{
  if (--self->ref_count > 0)
    return;
  g_object_unref (self->layout);
  g_free (self->text);
  g_free (self);
}

static NbText *
shape (NbTypesetter *self,
       NbTextRole role,
       const char *string)
{
  NbText *text = g_new0 (NbText, 1);
  PangoRectangle logical;

  self->n_shaped++;
  text->ref_count = 1;
  text->text = g_strdup (string);
  text->family = self->family;
  text->size = nb_typesetter_get_size (self, role);
  text->weight = roles[role].weight;
  text->layout = pango_layout_new (self->context);
  pango_layout_set_single_paragraph_mode (text->layout, TRUE);
  pango_layout_set_font_description (text->layout, self->fonts[role]);
  pango_layout_set_attributes (text->layout, self->tabular);
  pango_layout_set_text (text->layout, string, -1);
  pango_layout_get_extents (text->layout, NULL, &logical);
  text->width = (double) logical.width / PANGO_SCALE;
  text->height = (double) logical.height / PANGO_SCALE;
  text->baseline = (double) pango_layout_get_baseline (text->layout) / PANGO_SCALE;
  return text;
}

/* --- NbTypesetter --- */

static void
nb_typesetter_finalize (GObject *object)
{
  NbTypesetter *self = NB_TYPESETTER (object);

  for (guint i = 0; i < NB_N_TEXT_ROLES; i++)
    {
      g_hash_table_unref (self->recent[i]);
      g_hash_table_unref (self->older[i]);
      g_clear_pointer (&self->fonts[i], pango_font_description_free);
      g_clear_pointer (&self->words[i], nb_word_widths_free);
    }
  g_ptr_array_unref (self->gone);
  pango_attr_list_unref (self->tabular);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (nb_typesetter_parent_class)->finalize (object);
}

static void
nb_typesetter_class_init (NbTypesetterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nb_typesetter_finalize;
}

static GHashTable *
new_cache (void)
{
  /* the key is the text's own string */
  return g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) nb_text_unref);
}

static void
nb_typesetter_init (NbTypesetter *self)
{
  for (guint i = 0; i < NB_N_TEXT_ROLES; i++)
    {
      self->recent[i] = new_cache ();
      self->older[i] = new_cache ();
    }
  self->gone = g_ptr_array_new_with_free_func ((GDestroyNotify) nb_text_unref);
  self->tabular = pango_attr_list_new ();
  pango_attr_list_insert (self->tabular, pango_attr_font_features_new ("tnum=1"));
}

/**
 * nb_typesetter_new:
 * @context: a Pango context, such as a widget's
 * @family: (nullable): the font, or several with commas; %NULL: that of the context
 * @scale: of all sizes: 1 is 9 pt at 96 dpi for captions
 *
 * Returns: (transfer full): a typesetter
 */
NbTypesetter *
nb_typesetter_new (PangoContext *context,
                   const char *family,
                   double scale)
{
  NbTypesetter *self = g_object_new (NB_TYPE_TYPESETTER, NULL);
  const PangoFontDescription *own = pango_context_get_font_description (context);

  self->context = g_object_ref (context);
  self->scale = scale > 0 ? scale : 1;
  if (!family && own)
    family = pango_font_description_get_family (own);
  self->family = g_intern_string (family ? family : NB_FONT_FAMILY);
  for (guint i = 0; i < NB_N_TEXT_ROLES; i++)
    {
      self->fonts[i] = pango_font_description_new ();
      pango_font_description_set_family (self->fonts[i], self->family);
      pango_font_description_set_weight (self->fonts[i], (PangoWeight) roles[i].weight);
      pango_font_description_set_absolute_size (self->fonts[i], nb_typesetter_get_size (self, i) * PANGO_SCALE);
    }
  return self;
}

/**
 * nb_typesetter_new_plain:
 *
 * Returns: (transfer full): a typesetter for paper: nothing is fitted to pixels, so that a figure is the same at any
 * size and a text as wide as its letters
 */
NbTypesetter *
nb_typesetter_new_plain (const char *family,
                         double scale)
{
  g_autoptr (GObject) map_owner = G_OBJECT (pango_cairo_font_map_new ());
  g_autoptr (GObject) owner = G_OBJECT (pango_font_map_create_context (PANGO_FONT_MAP (map_owner)));
  PangoContext *context = PANGO_CONTEXT (owner);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
  return nb_typesetter_new (context, family ? family : NB_FONT_FAMILY, scale);
}

double
nb_typesetter_get_scale (NbTypesetter *self)
{
  return self->scale;
}

/**
 * nb_typesetter_get_size:
 *
 * Returns: the size of the role's font in the canvas's units
 */
double
nb_typesetter_get_size (NbTypesetter *self,
                        NbTextRole role)
{
  return roles[role].size * self->scale;
}

/* What could be on the screen stays in the recent half. */
static void
turn_over (NbTypesetter *self)
{
  for (guint i = 0; i < NB_N_TEXT_ROLES; i++)
    {
      GHashTable *old = self->older[i];
      GHashTableIter iter;
      gpointer text;

      g_hash_table_iter_init (&iter, old);
      while (g_hash_table_iter_next (&iter, NULL, &text))
        {
          g_ptr_array_add (self->gone, text);
          g_hash_table_iter_steal (&iter);
        }
      self->older[i] = self->recent[i];
      self->recent[i] = old;
    }
  self->n_recent = 0;
}

static void
free_some (NbTypesetter *self)
{
  guint n = MIN (self->gone->len, N_FREED_AT_ONCE);

  if (n > 0)
    g_ptr_array_set_size (self->gone, self->gone->len - n);
}

/**
 * nb_typesetter_get:
 * @text: one line
 *
 * Returns: (transfer none): the shaped text; valid at least while a screenful of others is asked for
 */
NbText *
nb_typesetter_get (NbTypesetter *self,
                   NbTextRole role,
                   const char *text)
{
  NbText *shaped = g_hash_table_lookup (self->recent[role], text);

  if (shaped)
    return shaped;
  if (self->n_recent >= MAX_TEXTS)
    turn_over (self);
  free_some (self);
  shaped = g_hash_table_lookup (self->older[role], text);
  shaped = shaped ? nb_text_ref (shaped) : shape (self, role, text);
  g_hash_table_insert (self->recent[role], shaped->text, shaped);
  self->n_recent++;
  return shaped;
}

/* Whether positions in the text go with positions on the line. */
static gboolean
is_from_left (PangoLayoutLine *line)
{
  for (GSList *run = line->runs; run; run = run->next)
    if (((PangoLayoutRun *) run->data)->item->analysis.level & 1)
      return FALSE;
  return TRUE;
}

static NbWordWidths *
get_words (NbTypesetter *self,
           NbTextRole role)
{
  if (!self->words[role])
    self->words[role] = nb_word_widths_new (self->context, self->fonts[role], self->tabular);
  return self->words[role];
}

static double
measure (NbTextRole role,
         const char *text,
         gssize length,
         gpointer user_data)
{
  NbText *shaped;
  PangoLayoutLine *line;
  int x;

  if (length >= 0 && nb_word_widths_can_measure (text))
    return nb_word_widths_measure (get_words (user_data, role), text, length);
  shaped = nb_typesetter_get (user_data, role, text);
  if (length < 0 || text[length] == '\0')
    return shaped->width;
  line = pango_layout_get_line_readonly (shaped->layout, 0);
  if (!is_from_left (line))
    {
      g_autofree char *piece = g_strndup (text, length);

      return nb_typesetter_get (user_data, role, piece)->width;
    }
  /* as it is shaped with what follows: a kerning pair more or less */
  pango_layout_line_index_to_x (line, length, FALSE, &x);
  return (double) x / PANGO_SCALE;
}

static gssize
break_at (NbTextRole role,
          const char *text,
          double width,
          gpointer user_data)
{
  NbText *shaped;
  PangoLayoutLine *line;
  int index;

  if (nb_word_widths_can_measure (text))
    return nb_word_widths_break_at (get_words (user_data, role), text, width);
  shaped = nb_typesetter_get (user_data, role, text);
  line = pango_layout_get_line_readonly (shaped->layout, 0);
  if (shaped->width <= width)
    return strlen (text);
  if (!is_from_left (line))
    return -1;
  pango_layout_line_x_to_index (line, (int) (width * PANGO_SCALE), &index, NULL);
  return index;
}

/**
 * nb_typesetter_get_n_shaped:
 *
 * Returns: how many texts have been shaped since the beginning, words that are only measured among them
 */
guint
nb_typesetter_get_n_shaped (NbTypesetter *self)
{
  guint n = self->n_shaped;

  for (guint i = 0; i < NB_N_TEXT_ROLES; i++)
    n += self->words[i] ? nb_word_widths_get_n_shaped (self->words[i]) : 0;
  return n;
}

/**
 * nb_typesetter_get_ruler:
 *
 * Returns: what a layout measures with; valid as long as @self
 */
NbTextRuler
nb_typesetter_get_ruler (NbTypesetter *self)
{
  return (NbTextRuler){ measure, break_at, self };
}
