/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

AdwToast *nb_toast_new (const char *words,
                        guint       seconds);
