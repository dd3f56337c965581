/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/nb-figure-layout.h"

G_BEGIN_DECLS

/* The sizes that figures are usually asked for in. */
typedef struct
{
  const char   *id;        /* on the command line */
  const char   *name;      /* translatable: _(name) */
  NbFigureSize  size;
} NbFigurePreset;

/* What stands where nothing else is said. */
#define NB_FIGURE_PRESET_USUAL 1

const NbFigurePreset *nb_figure_presets       (guint       *n);
const NbFigurePreset *nb_figure_preset_find   (const char  *id);

G_END_DECLS
