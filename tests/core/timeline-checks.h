/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/nb-timeline-layout.h"

/* What is asked of every layout of the timeline, whatever it shows. */
void     assert_sound (const NbTimelineLayout *layout,
                       const NbTextRuler      *ruler);
gboolean overlap      (const NbRect           *a,
                       const NbRect           *b);
gboolean is_mark      (const NbTimelineItem   *item);
