/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small columns on a hairline. A pure function of its values. */

#include "painter/nb-sparkline.h"

/**
 * nb_paint_sparkline:
 * @values: one a column; the highest fills the height, but a single article does not
 */
void
nb_paint_sparkline (NbCanvas *canvas,
                    const NbRect *rect,
                    const guint *values,
                    guint n_values,
                    const NbTheme *theme)
{
  double step = n_values ? rect->width / n_values : 0, bottom = rect->y + rect->height;
  guint max = 3;

  for (guint i = 0; i < n_values; i++)
    max = MAX (max, values[i]);
  nb_canvas_line (canvas, rect->x, bottom - 0.5, rect->x + rect->width, bottom - 0.5, 1, NB_DASH_NONE, &theme->hairline);
  for (guint i = 0; i < n_values; i++)
    {
      double height = rect->height * values[i] / max;
      NbRect bar = { rect->x + i * step, bottom - height, MAX (1, step - 1), height };

      nb_canvas_fill_rect (canvas, &bar, 0, &theme->ink_mid);
    }
}
