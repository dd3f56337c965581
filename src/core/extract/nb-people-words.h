/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a phrase in NbRules.person_words is. */
typedef enum
{
  NB_PERSON_HONORIFIC = 1 << 0,   /* a name follows */
  NB_PERSON_PLURAL = 1 << 1,      /* several do */
  NB_PERSON_TITLE = 1 << 2,       /* a rank or degree: a role by itself, a name follows */
  NB_PERSON_HEAD = 1 << 3,        /* a role begins with it */
  NB_PERSON_OFFICE = 1 << 4,      /* and it is an office rather than what somebody does for a living */
  NB_PERSON_ONE_WORD = 1 << 5,    /* a name of one word may follow */
  NB_PERSON_NEVER = 1 << 6,       /* looks like one of the above: "bà con", "cụ thể" */
} NbPersonWord;

G_END_DECLS
