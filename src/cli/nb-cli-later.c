/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Subcommands that another room has to bring first.
 * Main thread. */

#include "nb-cli.h"

int
nb_cli_feeds (NbCli *cli,
              int argc,
              char **argv)
{
  return nb_cli_not_yet ("feeds");
}

int
nb_cli_sync (NbCli *cli,
             int argc,
             char **argv)
{
  return nb_cli_not_yet ("sync");
}
