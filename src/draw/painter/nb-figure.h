/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "canvas/nb-canvas.h"
#include "canvas/nb-theme.h"
#include "canvas/nb-vision.h"
#include "model/nb-grouping.h"
#include "plot/nb-figure-layout.h"
#include "plot/nb-outlines.h"

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/* A picture of the timeline, the map or both, as a file or on any canvas. The same input gives the same bytes. */

#define NB_FIGURE_ERROR (nb_figure_error_quark ())
typedef enum { NB_FIGURE_ERROR_SIZE, NB_FIGURE_ERROR_WRITE, NB_FIGURE_ERROR_FORMAT } NbFigureError;
GQuark nb_figure_error_quark (void);

typedef enum { NB_FIGURE_SVG, NB_FIGURE_PDF, NB_FIGURE_PNG } NbFigureFormat;

typedef struct
{
  NbFigureFormat format;
  NbFigureView   view;
  NbFigureSize   size;
  NbThemeKind    theme;
  NbGroupBy      lanes;
  NbGroupOrder   lane_order;
  NbGroupBy      colour;
  NbGroupNames  *colour_names;      /* needed if the colour nb_group_by_is_named() */
  NbPlaceMode    place_mode;
  NbContextBands *context;          /* marks around the articles; NULL: all that comes with the program */
  double         from;              /* the span drawn; from >= to: the whole result with its margins */
  double         to;
  gboolean       no_legend;         /* neither the map's nor the key of the events */
  guint          band_pixels;       /* of a PNG that are drawn at a time; 0 for the usual number */
  const char    *title;             /* of panel a, or NULL for the usual one */
  gboolean       no_title;          /* neither letter nor title */
  gboolean       no_source_line;
  const char    *library_name;      /* for the source line; or NULL */
  const char    *fingerprint;       /* nb_library_fingerprint(), or NULL */
  const char    *query;             /* nb_query_describe(), or NULL for everything */
  const char    *language;          /* "vi", "en": said in the file; or NULL */
  const char    *font_family;       /* or NULL */
} NbFigureSpec;

/* Fills in what is usual: both, 174 × 110 mm, 300 dpi, print, small rows per region. */
void      nb_figure_spec_init        (NbFigureSpec        *spec);
NbFigureSpec *nb_figure_spec_copy    (const NbFigureSpec  *spec);
void      nb_figure_spec_free        (NbFigureSpec        *spec);
gboolean  nb_figure_format_from_name (const char          *filename,
                                      NbFigureFormat      *format);

GBytes   *nb_figure_render           (const NbFigureSpec  *spec,
                                      NbCatalog           *catalog,
                                      NbRowSet            *rows,
                                      NbOutlines          *outlines,
                                      GCancellable        *cancellable,
                                      GError             **error);
gboolean  nb_figure_write            (const NbFigureSpec  *spec,
                                      NbCatalog           *catalog,
                                      NbRowSet            *rows,
                                      NbOutlines          *outlines,
                                      GFile               *file,
                                      GCancellable        *cancellable,
                                      GError             **error);
gboolean  nb_figure_write_bytes      (GBytes              *bytes,
                                      GFile               *file,
                                      GCancellable        *cancellable,
                                      GError             **error);

/* The same in a thread; what they are given is copied or referenced. */
void      nb_figure_render_async     (const NbFigureSpec  *spec,
                                      NbCatalog           *catalog,
                                      NbRowSet            *rows,
                                      NbOutlines          *outlines,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data);
GBytes   *nb_figure_render_finish    (GAsyncResult        *result,
                                      GError             **error);
void      nb_figure_picture_async    (const NbFigureSpec  *spec,
                                      NbCatalog           *catalog,
                                      NbRowSet            *rows,
                                      NbOutlines          *outlines,
                                      double               scale,
                                      NbVision             vision,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data);
cairo_surface_t *nb_figure_picture_finish (GAsyncResult   *result,
                                      GError             **error);
void      nb_figure_write_async      (const NbFigureSpec  *spec,
                                      NbCatalog           *catalog,
                                      NbRowSet            *rows,
                                      NbOutlines          *outlines,
                                      GFile               *file,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data);
gboolean  nb_figure_write_finish     (GAsyncResult        *result,
                                      GError             **error);

/* For previews: paints on @canvas in the figure's own units, whose page size is given back. */
gboolean  nb_figure_is_compact       (const NbFigureSpec  *spec);
double    nb_figure_smallest_text    (const NbFigureSpec  *spec);
void      nb_figure_page_size        (const NbFigureSpec  *spec,
                                      double              *width,
                                      double              *height);
cairo_surface_t *nb_figure_picture   (const NbFigureSpec  *spec,
                                      NbCatalog           *catalog,
                                      NbRowSet            *rows,
                                      NbOutlines          *outlines,
                                      double               scale,
                                      GCancellable        *cancellable,
                                      GError             **error);
void      nb_figure_paint            (const NbFigureSpec  *spec,
                                      NbCatalog           *catalog,
                                      NbRowSet            *rows,
                                      NbOutlines          *outlines,
                                      NbCanvas            *canvas);

G_END_DECLS
