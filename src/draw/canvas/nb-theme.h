/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "canvas/nb-canvas.h"

G_BEGIN_DECLS

typedef enum
{
  NB_THEME_LIGHT,
  NB_THEME_DARK,
  NB_THEME_PRINT,
  NB_THEME_LIGHT_CONTRAST,
  NB_THEME_DARK_CONTRAST,
  NB_N_THEMES,
} NbThemeKind;

/* Colours by what they are for. Constant; usable from any thread. */
typedef struct
{
  NbThemeKind kind;
  NbColour    window;
  NbColour    view;
  NbColour    text;
  NbColour    dim;
  NbColour    faint;
  NbColour    hairline;
  NbColour    line;
  NbColour    ink;
  NbColour    ink_mid;
  NbColour    capsule;
  NbColour    capsule_border;     /* transparent but in high contrast */
  NbColour    accent;             /* background: selected headline, grips */
  NbColour    on_accent;
  NbColour    accent_text;
  NbColour    selection;          /* stroke */
  NbColour    selection_soft;
  NbColour    pale;               /* only the year is known */
  NbColour    weekend;
  NbColour    map_none;
  NbColour    sequential[5];      /* few → many */
  NbColour    map_border;
  NbColour    coast;
  NbColour    categorical[7];
  NbColour    other;              /* beyond the palette */
} NbTheme;

const NbTheme  *nb_theme_get         (NbThemeKind     kind);
const char     *nb_theme_to_string   (NbThemeKind     kind);
gboolean        nb_theme_from_string (const char     *text,
                                      NbThemeKind    *kind);
/* The colour of a slot of the categorical palette or of NB_SLOT_…; of a grouping's group. */
const NbColour *nb_theme_slot        (const NbTheme  *self,
                                      int             slot);

G_END_DECLS
