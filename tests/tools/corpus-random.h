/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers by chance that are the same on every machine: SplitMix64 (Steele, Lea and Flood, 2014). */
#pragma once

#include <glib.h>

typedef struct
{
  guint64 state;
} Random;

static inline guint64
random_next (Random *self)
{
  guint64 z = self->state += G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xBF58476D1CE4E5B9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94D049BB133111EB);
  return z ^ (z >> 31);
}

/* A stream of its own for each number under a seed. */
static inline Random
random_for (guint64 seed,
            guint64 number)
{
  Random self = { seed };

  self.state = random_next (&self) ^ number * G_GUINT64_CONSTANT (0xD1342543DE82EF95);
  random_next (&self);
  return self;
}

/* From 0 to below @n. */
static inline guint
random_below (Random *self,
              guint n)
{
  return (guint) (((random_next (self) >> 32) * n) >> 32);
}

/* From @first to @last. */
static inline guint
random_between (Random *self,
                guint first,
                guint last)
{
  return first + random_below (self, last - first + 1);
}

static inline gboolean
random_chance (Random *self,
               double share)
{
  return (double) (random_next (self) >> 11) * 0x1p-53 < share;
}
