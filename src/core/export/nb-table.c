/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables for other programs.
 * Pure functions; any thread. */

#include "export/nb-table.h"

#include <string.h>

static void
append_csv_cell (GString *out,
                 const char *cell)
{
  if (!strpbrk (cell, ",\"\r\n"))
    {
      g_string_append (out, cell);
      return;
    }
  g_string_append_c (out, '"');
  for (const char *p = cell; *p; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

/**
 * nb_csv_append_row:
 * @cells: (array length=n_cells): %NULL for an empty cell
 *
 * Appends a line of CSV: quoted where RFC 4180 asks for it, ended by LF.
 */
void
nb_csv_append_row (GString *out,
                   const char *const *cells,
                   guint n_cells)
{
  for (guint i = 0; i < n_cells; i++)
    {
      if (i)
        g_string_append_c (out, ',');
      append_csv_cell (out, cells[i] ? cells[i] : "");
    }
  g_string_append_c (out, '\n');
}

static void
append_json_string (GString *out,
                    const char *text)
{
  g_string_append_c (out, '"');
  for (const guchar *p = (const guchar *) text; *p; p++)
    switch (*p)
      {
      case '"': g_string_append (out, "\\\""); break;
      case '\\': g_string_append (out, "\\\\"); break;
      case '\n': g_string_append (out, "\\n"); break;
      case '\r': g_string_append (out, "\\r"); break;
      case '\t': g_string_append (out, "\\t"); break;
      default:
        if (*p < 0x20 || *p == 0x7f)
          g_string_append_printf (out, "\\u%04x", *p);
        else
          g_string_append_c (out, *p);
      }
  g_string_append_c (out, '"');
}

/**
 * nb_jsonl_append_row:
 * @names: (array length=n_values):
 * @values: (array length=n_values): %NULL becomes null; one whose name begins with "#" is a number and written as it is
 *
 * Appends an object in a line of its own, in the order given.
 */
void
nb_jsonl_append_row (GString *out,
                     const char *const *names,
                     const char *const *values,
                     guint n_values)
{
  for (guint i = 0; i < n_values; i++)
    {
      gboolean is_number = names[i][0] == '#';

      g_string_append (out, i ? "," : "{");
      append_json_string (out, names[i] + is_number);
      g_string_append_c (out, ':');
      if (!values[i])
        g_string_append (out, "null");
      else if (is_number)
        g_string_append (out, values[i]);
      else
        append_json_string (out, values[i]);
    }
  g_string_append (out, "}\n");
}
