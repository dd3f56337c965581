/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stands in until the store lands. */
#include "store/nb-library.h"

struct _NbLibrary { GObject parent_instance; };
G_DEFINE_FINAL_TYPE (NbLibrary, nb_library, G_TYPE_OBJECT)
static void nb_library_class_init (NbLibraryClass *klass) { }
static void nb_library_init (NbLibrary *self) { }
gboolean nb_library_foreach_row (NbLibrary *self, NbRowFunc func, gpointer data, GCancellable *c, GError **e) { return TRUE; }
GArray *nb_library_match (NbLibrary *self, const NbQuery *q, GCancellable *c, GError **e) { return NULL; }
