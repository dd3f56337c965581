/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "nb-cli.h"

#include "model/nb-grouping.h"

G_BEGIN_DECLS

/* What nienbieu-cli figure was asked to draw. */

typedef enum { NB_CLI_SVG, NB_CLI_PDF, NB_CLI_PNG } NbCliFigureFormat;
typedef enum { NB_CLI_TIMELINE, NB_CLI_MAP, NB_CLI_BOTH } NbCliFigureView;
typedef enum { NB_CLI_LIGHT, NB_CLI_DARK, NB_CLI_PRINT } NbCliFigureTheme;
typedef enum { NB_CLI_MM, NB_CLI_PX } NbCliLengthUnit;

typedef struct
{
  const char       *output;
  NbCliFigureFormat format;
  NbCliFigureView   view;
  NbGroupBy         lanes;
  NbCliFigureTheme  theme;
  NbCliLengthUnit   unit;       /* of both lengths */
  double            width;      /* 0: the usual one */
  double            height;     /* 0: what suits the width */
  double            dpi;        /* of a PNG in mm */
  double            scale;      /* of a PNG in px */
  const char       *title;      /* or NULL */
  const char       *language;   /* "vi", "en", or NULL */
} NbCliFigure;

/* nb-cli-draw.c: the only file of the command line that knows the room draw */
int nb_cli_draw (NbCli             *cli,
                 const NbCliFigure *figure,
                 const NbCliResult *result);

G_END_DECLS
