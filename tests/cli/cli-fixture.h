/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nb-library.h"

G_BEGIN_DECLS

/* Runs nienbieu-cli as a process, on a library and a home of the test's own. */

typedef struct
{
  char *folder;
  char *library;       /* not made yet */
  char *out;           /* of the last run */
  char *err;
  int   status;
} CliFixture;

void cli_set_up     (CliFixture *f, gconstpointer data);
void cli_tear_down  (CliFixture *f, gconstpointer data);

/* "list --format csv": words between spaces, "@" for the library's option, {…} for a word with spaces */
void cli_run        (CliFixture *f, const char *arguments);
void cli_assert     (CliFixture *f, const char *arguments, int status, const char *out);
void cli_assert_err (CliFixture *f, const char *arguments, int status, const char *part_of_err);
char *cli_write     (CliFixture *f, const char *name, const char *contents);

void cli_add        (NbLibrary  *library,
                     const char *title,
                     const char *happened,
                     const char *unit,
                     const char *source,
                     const char *campaign);

G_END_DECLS
