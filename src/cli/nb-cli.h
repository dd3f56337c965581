/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/nb-places.h"
#include "base/nb-query.h"
#include "model/nb-catalog.h"
#include "store/nb-library.h"

G_BEGIN_DECLS

/*
 * What the subcommands share. Each is one function in a file of its own, listed in main.c; it gets its own words and
 * options (options may stand anywhere) and returns the exit status.
 */

#define NB_CLI_OK 0
#define NB_CLI_FAILED 1       /* said on stderr: FILE: reason */
#define NB_CLI_USAGE 2        /* wrong usage, or not yet */

typedef struct
{
  char         *library_path;
  char         *language;     /* "vi", "en" or NULL: the locale's */
  GCancellable *cancellable;  /* Ctrl+C */
  NbPlaces     *places;       /* see nb_cli_get_places() */
} NbCli;

typedef int (*NbCliFunc) (NbCli *cli, int argc, char **argv);   /* argv[0] is the subcommand */

int        nb_cli_import         (NbCli *cli, int argc, char **argv);
int        nb_cli_extract        (NbCli *cli, int argc, char **argv);
int        nb_cli_list           (NbCli *cli, int argc, char **argv);
int        nb_cli_show           (NbCli *cli, int argc, char **argv);
int        nb_cli_counts         (NbCli *cli, int argc, char **argv);
int        nb_cli_figure         (NbCli *cli, int argc, char **argv);
int        nb_cli_cite           (NbCli *cli, int argc, char **argv);
int        nb_cli_export         (NbCli *cli, int argc, char **argv);
int        nb_cli_feeds          (NbCli *cli, int argc, char **argv);
int        nb_cli_sync           (NbCli *cli, int argc, char **argv);
int        nb_cli_check          (NbCli *cli, int argc, char **argv);
int        nb_cli_sample         (NbCli *cli, int argc, char **argv);

/* --- saying things --- */

int        nb_cli_fail           (const char   *what,
                                  const char   *reason);
int        nb_cli_fail_error     (const char   *what,
                                  const GError *error);
int        nb_cli_not_yet        (const char   *what);
int        nb_cli_usage_error    (const char   *subcommand,
                                  const char   *format,
                                  ...) G_GNUC_PRINTF (2, 3);
void       nb_cli_progress       (guint         done,
                                  guint         total,
                                  const char   *name);
void       nb_cli_progress_end   (void);

/* --- opening things --- */

NbLibrary *nb_cli_open_library   (NbCli        *cli,
                                  gboolean      create);
NbPlaces  *nb_cli_get_places     (NbCli        *cli);

/* --- after articles came --- */

int        nb_cli_settle  (NbCli        *cli,
                                  NbLibrary    *library,
                                  int           status);

/* --- options (nb-cli-options.c) --- */

typedef enum { NB_OPTION_FLAG, NB_OPTION_TEXT, NB_OPTION_LIST, NB_OPTION_CHOICE, NB_OPTION_NUMBER } NbOptionKind;

typedef struct
{
  const char  *name;          /* "format": --format */
  char         letter;        /* 'o': -o, or 0 */
  NbOptionKind kind;
  gpointer     target;        /* gboolean *, char ** (owned by the caller), GPtrArray ** of char *, int *, guint * */
  const char  *value;         /* "FILE"; for a choice "table|csv|jsonl", and the target gets its index; NULL for a flag */
  const char  *help;          /* N_() */
} NbCliOption;

typedef struct
{
  const char        *name;
  const char        *arguments;   /* N_("PATH…") or NULL */
  const char        *summary;     /* N_() */
  const char        *example;     /* a command line, shown as it is */
  const NbCliOption *options;     /* ends with a name of NULL, or NULL */
  gboolean           takes_query; /* an option-like word such as -họp is a word of the query */
} NbCliCommand;

gboolean   nb_cli_parse          (const NbCliCommand *command,
                                  const NbCliOption  *more_options,
                                  int                 argc,
                                  char              **argv,
                                  GPtrArray         **rest,
                                  int                *status);

/* --- queries (nb-cli-query.c) --- */

typedef struct
{
  char      *from;
  char      *to;
  GPtrArray *provinces;
  GPtrArray *sources;
  GPtrArray *campaigns;
  GPtrArray *people;
  GPtrArray *documents;
  GPtrArray *tags;
  gboolean   undated;
  gboolean   placeless;
  int        mode;             /* exact, marks, folded */
  NbCliOption options[12];
} NbCliQuery;

/* A library, all of it, and what a query finds in it. */
typedef struct
{
  NbLibrary *library;
  NbCatalog *catalog;
  NbQuery   *query;
  NbRowSet  *rows;
} NbCliResult;

void       nb_cli_query_init     (NbCliQuery   *self);
void       nb_cli_query_clear    (NbCliQuery   *self);
gboolean   nb_cli_query_run      (NbCliQuery   *self,
                                  NbCli        *cli,
                                  const char   *subcommand,
                                  GPtrArray    *words,
                                  NbCliResult  *result,
                                  int          *status);
void       nb_cli_result_clear   (NbCliResult  *result);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NbCliQuery, nb_cli_query_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NbCliResult, nb_cli_result_clear)

G_END_DECLS
