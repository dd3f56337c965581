/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads and writes the program's settings, and puts up with a schema that is missing or older. Main thread. */

#include "nb-settings.h"

static gboolean
has_key (GSettings  *settings,
         const char *key)
{
  g_autoptr (GSettingsSchema) schema = NULL;

  if (settings == NULL)
    return FALSE;
  g_object_get (settings, "settings-schema", &schema, NULL);
  return g_settings_schema_has_key (schema, key);
}

/**
 * nb_settings_new:
 *
 * Returns: (transfer full) (nullable): the program's settings, or %NULL if their schema is not installed
 */
GSettings *
nb_settings_new (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, NB_APP_ID, TRUE);
  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

int
nb_settings_get_int (GSettings  *settings,
                     const char *key,
                     int         fallback)
{
  return has_key (settings, key) ? g_settings_get_int (settings, key) : fallback;
}

void
nb_settings_set_int (GSettings  *settings,
                     const char *key,
                     int         value)
{
  if (has_key (settings, key))
    g_settings_set_int (settings, key, value);
}

gboolean
nb_settings_get_bool (GSettings  *settings,
                      const char *key,
                      gboolean    fallback)
{
  return has_key (settings, key) ? g_settings_get_boolean (settings, key) : fallback;
}

void
nb_settings_set_bool (GSettings  *settings,
                      const char *key,
                      gboolean    value)
{
  if (has_key (settings, key))
    g_settings_set_boolean (settings, key, value);
}

/**
 * nb_settings_dup_string:
 *
 * Strings and the nicks of enumerations alike.
 *
 * Returns: (transfer full): the value, or @fallback
 */
char *
nb_settings_dup_string (GSettings  *settings,
                        const char *key,
                        const char *fallback)
{
  return has_key (settings, key) ? g_settings_get_string (settings, key) : g_strdup (fallback);
}

void
nb_settings_set_string (GSettings  *settings,
                        const char *key,
                        const char *value)
{
  if (has_key (settings, key))
    g_settings_set_string (settings, key, value);
}
