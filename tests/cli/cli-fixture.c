/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs nienbieu-cli as a process, on a library and a home of the test's own. */

#include "cli-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

void
cli_set_up (CliFixture *f,
            gconstpointer data)
{
  f->folder = g_dir_make_tmp ("nb-cli-XXXXXX", NULL);
  f->library = g_build_filename (f->folder, "test.nienbieu", NULL);
}

static void
remove_all (const char *path)
{
  GStatBuf st;

  if (g_lstat (path, &st) == 0 && S_ISDIR (st.st_mode))
    {
      g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
      const char *name;

      while (dir && (name = g_dir_read_name (dir)))
        {
          g_autofree char *child = g_build_filename (path, name, NULL);

          remove_all (child);
        }
    }
  g_remove (path);
}

void
cli_tear_down (CliFixture *f,
               gconstpointer data)
{
  remove_all (f->folder);
  g_free (f->folder);
  g_free (f->library);
  g_free (f->out);
  g_free (f->err);
}

static void
add_argument (CliFixture *f,
              GPtrArray *argv,
              const char *word,
              gsize length)
{
  if (length == 1 && *word == '@')
    {
      g_ptr_array_add (argv, g_strdup ("--library"));
      g_ptr_array_add (argv, g_strdup (f->library));
    }
  else
    g_ptr_array_add (argv, g_strndup (word, length));
}

static GPtrArray *
split (CliFixture *f,
       const char *arguments)
{
  GPtrArray *argv = g_ptr_array_new_with_free_func (g_free);

  g_assert_nonnull (g_getenv ("NIENBIEU_CLI"));
  g_ptr_array_add (argv, g_strdup (g_getenv ("NIENBIEU_CLI")));
  while (*arguments)
    {
      gsize length;

      if (*arguments == ' ')
        arguments++;
      else if (*arguments == '{')
        {
          length = strcspn (++arguments, "}");
          add_argument (f, argv, arguments, length);
          arguments += length + 1;
        }
      else
        {
          length = strcspn (arguments, " ");
          add_argument (f, argv, arguments, length);
          arguments += length;
        }
    }
  g_ptr_array_add (argv, NULL);
  return argv;
}

void
cli_run (CliFixture *f,
         const char *arguments)
{
  g_autoptr (GPtrArray) argv = split (f, arguments);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) envp = g_environ_setenv (g_get_environ (), "XDG_DATA_HOME", f->folder, TRUE);
  int wait_status;

  g_free (f->out);
  g_free (f->err);
  f->out = f->err = NULL;
  g_spawn_sync (f->folder, (char **) argv->pdata, envp, G_SPAWN_DEFAULT, NULL, NULL, &f->out, &f->err, &wait_status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (wait_status));
  f->status = WEXITSTATUS (wait_status);
}

void
cli_assert (CliFixture *f,
            const char *arguments,
            int status,
            const char *out)
{
  cli_run (f, arguments);
  if (f->status != status)
    g_error ("“%s” ends with %d: %s", arguments, f->status, f->err);
  if (out)
    g_assert_cmpstr (f->out, ==, out);
}

void
cli_assert_err (CliFixture *f,
                const char *arguments,
                int status,
                const char *part_of_err)
{
  cli_run (f, arguments);
  if (f->status != status || !strstr (f->err, part_of_err))
    g_error ("“%s” ends with %d and says: %s", arguments, f->status, f->err);
}

char *
cli_write (CliFixture *f,
           const char *name,
           const char *contents)
{
  char *path = g_build_filename (f->folder, name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0755), ==, 0);
  g_assert_true (g_file_set_contents (path, contents, -1, NULL));
  return path;
}

void
cli_add (NbLibrary *library,
         const char *title,
         const char *happened,
         const char *unit,
         const char *source,
         const char *campaign)
{
  g_autoptr (NbArticle) article = nb_article_new ();
  g_autoptr (GBytes) original = g_bytes_new (title, strlen (title));
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_strdup_printf ("/bài/%s.txt", title);
  NbLibraryItem item = { article, path, NULL, original, "text/plain", FALSE };

  article->title = g_strdup (title);
  article->text = g_strdup (title);
  article->source_name = g_strdup (source);
  g_ptr_array_add (article->body, nb_block_new (NB_BLOCK_TEXT, 0, title));
  if (happened)
    g_assert_true (nb_edtf_parse (happened, &article->happened.value, NULL));
  if (unit)
    g_ptr_array_add (article->places, nb_place_mention_new (unit, unit, NB_ROLE_SUBJECT, nb_evidence_new (0, 0, "", "test", 1)));
  if (campaign)
    g_ptr_array_add (article->campaigns, nb_mention_new (campaign, nb_evidence_new (0, 0, "", "test", 1)));
  g_assert_true (nb_library_add (library, &item, 1, NULL, NULL, &error));
  g_assert_no_error (error);
}
