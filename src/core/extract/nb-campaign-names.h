/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* National, long-lived movements and drives by their names. */

typedef enum
{
  NB_CAMPAIGN_PLAIN = 1 << 0,     /* also plain words: a name only in quotation marks or behind "phong trào", "cuộc vận động" … */
  NB_CAMPAIGN_CAPITAL = 1 << 1,   /* in running text a name where it begins with a capital letter, or as the plain ones */
  NB_CAMPAIGN_SHORT = 1 << 2,     /* part of longer names that are not its own: quoted it counts if nothing else is quoted with it */
} NbCampaignFlags;

typedef struct
{
  const char     *phrase;
  const char     *name;           /* NULL: the phrase is the name */
  NbCampaignFlags flags;
} NbCampaignName;

const NbCampaignName *nb_campaign_names (guint *n_names);

G_END_DECLS
