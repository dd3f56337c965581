/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/nb-edtf.h"

G_BEGIN_DECLS

/*
 * What the context band shows: which of the kinds that come with the program, and the user's own bands.
 *
 * NbContextBand and NbContextBands are not changed any more once others hold them; reference counted.
 */

typedef enum
{
  NB_CONTEXT_THEME,
  NB_CONTEXT_CONGRESS,
  NB_CONTEXT_ELECTION,
  NB_CONTEXT_DAY,
  NB_CONTEXT_TET,
  NB_CONTEXT_OWN,            /* of a band that the user brought */
} NbContextKind;

#define NB_CONTEXT_N_KINDS NB_CONTEXT_OWN   /* that can be turned off */

typedef struct
{
  NbContextKind kind;
  NbDay         first;
  NbDay         last;
  char         *name;        /* for people */
  char         *short_name;  /* where there is little room */
  char         *tip;         /* its name and its days in words, or NULL: the name says them */
} NbContextMark;

void nb_context_mark_clear (gpointer mark);

/* Limits of what is taken in. */
#define NB_CONTEXT_MAX_BANDS 20
#define NB_CONTEXT_MAX_MARKS 2000
#define NB_CONTEXT_MAX_NAME 200    /* characters */

typedef struct
{
  gatomicrefcount ref_count;
  gint64          id;        /* in the library, or 0 */
  char           *name;
  gboolean        shown;
  GArray         *marks;     /* NbContextMark, in the order of time */
} NbContextBand;

NbContextBand  *nb_context_band_new        (const char     *name);
NbContextBand  *nb_context_band_ref        (NbContextBand  *self);
void            nb_context_band_unref      (NbContextBand  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NbContextBand, nb_context_band_unref)
gboolean        nb_context_band_add        (NbContextBand  *self,
                                            NbDay           first,
                                            NbDay           last,
                                            const char     *name,
                                            const char     *short_name);
void            nb_context_band_sort       (NbContextBand  *self);

typedef struct
{
  gatomicrefcount ref_count;
  guint           off;       /* a bit for each NbContextKind that is not shown */
  GPtrArray      *own;       /* NbContextBand */
} NbContextBands;

NbContextBands *nb_context_bands_new       (guint           off,
                                            GPtrArray      *own);
NbContextBands *nb_context_bands_ref       (NbContextBands *self);
void            nb_context_bands_unref     (NbContextBands *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NbContextBands, nb_context_bands_unref)
gboolean        nb_context_bands_shows     (const NbContextBands *self,
                                            NbContextKind         kind);

char           *nb_context_name_clean      (const char     *text);
const char     *nb_context_kind_to_string  (NbContextKind   kind);

G_END_DECLS
