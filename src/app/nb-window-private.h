/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/nb-again-bar.h"
#include "library/nb-empty-page.h"
#include "library/nb-list-view.h"
#include "map/nb-map-sidebar.h"
#include "map/nb-player.h"
#include "import/nb-reprint-watch.h"
#include "model/nb-session.h"
#include "nb-window.h"
#include "plot/nb-outlines.h"
#include "reader/nb-reader.h"
#include "timeline/nb-timeline-view.h"
#include "widgets/nb-adaptive-bin.h"
#include "widgets/nb-filter-bar.h"
#include "widgets/nb-tool-row.h"

G_BEGIN_DECLS

struct _NbWindow
{
  AdwApplicationWindow parent_instance;

  NbAdaptiveBin  *bin;
  AdwToastOverlay *toasts;
  GtkWidget      *search;
  NbFilterBar    *filters;
  GtkWidget      *timeline_name;
  GtkWidget      *list_name;
  GtkWidget      *export_name;
  GtkMenuButton  *menu_button;
  AdwFlap        *sidebar_flap;
  AdwFlap        *reader_flap;
  NbMapSidebar   *sidebar;
  NbPlayer       *player;
  NbAdaptiveBin  *main_bin;
  GtkStack       *stack;           /* "content", "empty", "loading", "failure" */
  GtkStack       *views;           /* "timeline", "list", "nothing" */
  NbAgainBar     *again_bar;
  NbToolRow      *tool_row;
  NbTimelineView *timeline;
  NbListView     *list;
  NbEmptyPage    *empty_page;
  AdwStatusPage  *failure;
  NbReader       *reader;
  GtkWidget      *drop_hint;

  NbPlaces       *places;
  NbOutlines     *outlines;
  GSettings      *settings;
  NbMainWatch    *watch;           /* the application's; NULL unless somebody wants to know */
  NbLibrary      *library;
  NbSession      *session;
  NbReprintWatch *reprints;        /* over the library */
  char           *library_path;
  GCancellable   *opening;
  GPtrArray      *pending_files;   /* of GFile: to be shown when the library is there */
  char           *view;            /* "timeline" or "list" */
  gboolean        loaded;          /* the first catalog is there */
  double          extent[2];       /* of the catalog that is shown */
  gboolean        folded;          /* panes slide over */
  gboolean        updating;

  guint           context_off;     /* kinds that are not shown: a bit for each NbContextKind */
  GPtrArray      *bands;           /* NbContextBand: the user's own, as the library has them; NULL until they are read */
  GPtrArray      *removed_bands;   /* of NbContextBand, that can be put back; or NULL */
  AdwToast       *undo_toast;      /* of what was corrected last; weak */
  GQueue          context_jobs;    /* what is yet to be done with them */
  gboolean        context_busy;
};

/* nb-window.c */
void nb_window_tell         (NbWindow   *self,
                             const char *words);
void nb_window_tell_with_undo (NbWindow *self,
                             const char *words,
                             const char *action,
                             GVariant   *target);
void nb_window_set_view     (NbWindow   *self,
                             const char *view);
void nb_window_sync_search  (NbWindow   *self);

/* nb-window-state.c: what is enabled and shown, from what the session holds */
void nb_window_update_state (NbWindow   *self);
void nb_window_load_state   (NbWindow   *self);

/* nb-window-actions.c */
void nb_window_add_actions  (NbWindow *self);
void nb_window_sync_actions (NbWindow *self);
void nb_window_offer_page   (NbWindow   *self,
                             const char *uri);

/* nb-window-files.c */
void nb_window_add_drop_target (NbWindow   *self);
void nb_window_import_files    (NbWindow   *self,
                                GFile     **files,
                                guint       n_files,
                                gboolean    show);
void nb_window_choose_files    (NbWindow   *self,
                                gboolean    folders);
void nb_window_choose_library  (NbWindow   *self);
void nb_window_show_chooser    (NbWindow   *self,
                                GtkFileChooserNative *chooser,
                                GCallback   callback);
void nb_window_open_sample     (NbWindow   *self);
void nb_window_remove_sample   (NbWindow   *self);

/* nb-window-context.c */
void nb_window_add_context  (NbWindow   *self);
void nb_window_load_context (NbWindow   *self);
void nb_window_free_context (NbWindow   *self);
void nb_window_add_band     (NbWindow   *self,
                             GFile      *file);

G_END_DECLS
