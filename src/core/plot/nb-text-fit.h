/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Text as geometry needs it: a role, a width, and where to end a line that is too long. */

typedef enum
{
  NB_TEXT_CAPTION,         /* 9 pt: all text on the canvas */
  NB_TEXT_MEDIUM,          /* the same, medium: headlines of peaks */
  NB_TEXT_STRONG,          /* the same, semi-bold: lane names, themes */
  NB_TEXT_BOLD,            /* the same, bold: counts, every fifth year */
  NB_TEXT_SMALL,           /* 8.25 pt: years of the overview, numbers of the legend */
  NB_TEXT_FIGURE_TITLE,    /* figures, in points: 8 bold … */
  NB_TEXT_FIGURE_LETTER,   /* … 8.5 bold, the panel's letter … */
  NB_TEXT_FIGURE,          /* … 7, what journals ask for … */
  NB_TEXT_FIGURE_BOLD,
  NB_TEXT_FIGURE_SMALL,    /* … and 6, the smallest that journals take */
  NB_N_TEXT_ROLES,
} NbTextRole;

/* The width of the first @length bytes of one line of text, to a kerning pair; -1: of all, as it is drawn. */
typedef double (*NbTextMeasure) (NbTextRole  role,
                                 const char *text,
                                 gssize      length,
                                 gpointer    user_data);

/* The bytes of the longest beginning of a line of text that is at most so wide, as it is shaped with what follows; -1 if
 * what comes first is not what stands first, as where a line is read from right to left. */
typedef gssize (*NbTextBreak) (NbTextRole  role,
                               const char *text,
                               double      width,
                               gpointer    user_data);

typedef struct
{
  NbTextMeasure measure;
  NbTextBreak   break_at;   /* may be NULL: then it is searched for by measuring */
  gpointer      user_data;
} NbTextRuler;

double nb_text_width (const NbTextRuler *ruler,
                      NbTextRole         role,
                      const char        *text);
char  *nb_text_fit   (const NbTextRuler *ruler,
                      NbTextRole         role,
                      const char        *text,
                      double             max_width,
                      double            *width);
char **nb_text_wrap  (const NbTextRuler *ruler,
                      NbTextRole         role,
                      const char        *text,
                      double             max_width,
                      guint              max_lines);

G_END_DECLS
