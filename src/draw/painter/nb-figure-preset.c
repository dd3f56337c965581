/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The usual sizes of figures, for dialog and command line.
 * Constants; any thread. */

#include "painter/nb-figure-preset.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Column widths as most journals ask for them; ISO 216 for the rest. */
static const NbFigurePreset presets[] = {
  { "column", N_("One journal column"), { NB_LENGTH_MM, 84, 0, 300, 1 } },
  { "columns", N_("Two journal columns"), { NB_LENGTH_MM, 174, 110, 300, 1 } },
  { "a4", N_("A4 landscape"), { NB_LENGTH_MM, 297, 210, 300, 1 } },
  { "slide", N_("Slide 16:9"), { NB_LENGTH_PX, 1920, 1080, 96, 1 } },
  { "a0", N_("A0 poster"), { NB_LENGTH_MM, 1189, 841, 300, 1 } },
};

const NbFigurePreset *
nb_figure_presets (guint *n)
{
  *n = G_N_ELEMENTS (presets);
  return presets;
}

/**
 * nb_figure_preset_find:
 *
 * Returns: (nullable): the size of that name
 */
const NbFigurePreset *
nb_figure_preset_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    if (strcmp (presets[i].id, id) == 0)
      return &presets[i];
  return NULL;
}
