/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/nb-reading.h"

G_BEGIN_DECLS

/*
 * The words of title and body, paragraph by paragraph, as if no line had been wrapped: what names and citations are
 * looked for in. Belongs to one run; borrows text and keys of the reading's tokens.
 */

typedef struct
{
  guint first;           /* tokens of the flow */
  guint last;            /* exclusive; behind it stands a line end */
  guint8 class;          /* NbLineClass of its first line */
} NbFlowBlock;

typedef struct
{
  NbTokens tokens;       /* v and n are the flow's own */
  guint32 *origin;       /* for each token its place in the reading's tokens */
  NbFlowBlock *blocks;
  guint n_blocks;
} NbFlow;

NbFlow *nb_flow_new  (const NbReading *reading);
void    nb_flow_free (NbFlow          *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NbFlow, nb_flow_free)

G_END_DECLS
