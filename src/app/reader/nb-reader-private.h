/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reader/nb-evidence-popover.h"
#include "reader/nb-reader-facts.h"
#include "reader/nb-reader-text.h"
#include "reader/nb-reprints-button.h"
#include "reader/nb-reader.h"

G_BEGIN_DECLS

/* What the files nb-reader.c and nb-reader-correct.c share; nobody else includes it. */

struct _NbReader
{
  GtkWidget          parent_instance;
  GtkWidget         *box;
  GtkWidget         *previous_button;
  GtkWidget         *next_button;
  GtkLabel          *position;
  GtkWidget         *copy_button;
  GtkWidget         *open_button;
  GtkStack          *stack;
  GtkWidget         *failure;
  GtkScrolledWindow *scroller;
  GtkLabel          *source;
  NbReprintsButton  *reprints;
  GtkLabel          *title;
  GtkLabel          *derived;
  NbReaderText      *text;
  NbReaderFacts     *facts;
  GtkLabel          *origin;
  NbEvidencePopover *popover;

  NbSession         *session;
  GCancellable      *loading;
  NbStoredArticle   *stored;
  GPtrArray         *marks;
  gint64             shown;
  int                focus_field;      /* the one whose button gets the keyboard when its row is there again, or -1 */
  double             scrolled;         /* where to, when the text is laid out again; negative: leave it … */
  guint              scrolled_id;      /* … from when on in any case */

  gint64             changed_id;       /* what can be undone: the article, 0 if nothing can, … */
  NbField            changed_field;    /* … the field that was corrected … */
  NbCorrection      *changed_before;   /* … and its correction before, or NULL */
};

/* nb-reader.c */
void nb_reader_load          (NbReader *self,
                              gint64    id);

/* nb-reader-correct.c */
void nb_reader_correct_field (NbReader *self,
                              guint     field);

G_END_DECLS
