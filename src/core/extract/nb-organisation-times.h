/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/nb-edtf.h"

G_BEGIN_DECLS

gboolean nb_organisation_existed (const char   *key,
                                  const NbEdtf *when);

G_END_DECLS
