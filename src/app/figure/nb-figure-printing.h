/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/nb-session.h"
#include "painter/nb-figure.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*NbFigurePrintedFunc) (const GError *error,
                                     gpointer      data);

/* Asks for a printer and prints the figure on one sheet: as large as it is meant, or as large as the sheet. */
void nb_figure_print (GtkWindow           *parent,
                      const NbFigureSpec  *spec,
                      NbCatalog           *catalog,
                      NbRowSet            *rows,
                      NbOutlines          *outlines,
                      NbFigurePrintedFunc  failed,
                      gpointer             data);

/* The operation alone, for who wants a file of it; transfer full. */
GtkPrintOperation *nb_figure_print_operation (const NbFigureSpec  *spec,
                                              NbCatalog           *catalog,
                                              NbRowSet            *rows,
                                              NbOutlines          *outlines,
                                              NbFigurePrintedFunc  failed,
                                              gpointer             data);

G_END_DECLS
