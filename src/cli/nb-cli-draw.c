/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws what nienbieu-cli figure was asked for.
 * Main thread. */

#include "nb-cli-figure.h"

/**
 * nb_cli_draw:
 *
 * Returns: the exit status
 */
int
nb_cli_draw (NbCli *cli,
             const NbCliFigure *figure,
             const NbCliResult *result)
{
  return nb_cli_not_yet ("figure");
}
