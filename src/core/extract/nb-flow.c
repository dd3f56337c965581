/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Title and body as paragraphs of tokens in which wrapped lines are one.
 * Made of one NbReading, which must outlive it; no state of its own. */

#include "extract/nb-flow.h"

/* Only a line that is as wide as a window or a column was broken because it was full. */
#define WRAPPED_CHARS 40

static gboolean
continues (const NbReading *reading,
           const NbLine *before,
           const NbLine *line)
{
  const NbTokens *t = reading->tokens;

  if (reading->is_html || line->gap || before->last == before->first || line->last == line->first)
    return FALSE;
  /* what goes on in small letters was no title */
  if ((before->class == NB_LINE_TITLE) != (line->class == NB_LINE_TITLE) && (nb_tokens_is_capital (t, line->first) || !nb_tokens_is_word (t, line->first)))
    return FALSE;
  if (nb_tokens_is_mark (t, before->last - 1, ".!?:;…"))
    return FALSE;
  return before->end - before->start >= WRAPPED_CHARS;
}

static void
append (NbFlow *self,
        const NbToken *token,
        guint32 origin)
{
  self->tokens.v[self->tokens.n] = *token;
  self->origin[self->tokens.n++] = origin;
}

/**
 * nb_flow_new:
 * @reading: (transfer none): after its body was read
 *
 * Returns: (transfer full): lines of title and body as paragraphs
 */
NbFlow *
nb_flow_new (const NbReading *reading)
{
  NbFlow *self = g_new0 (NbFlow, 1);
  NbToken line_end = { .kind = NB_TOKEN_LINE_END };
  const NbLine *before = NULL;

  self->tokens = *reading->tokens;
  self->tokens.v = g_new (NbToken, reading->tokens->n + reading->lines->len + 1);
  self->tokens.n = 0;
  self->tokens.array = NULL;
  self->origin = g_new (guint32, reading->tokens->n + reading->lines->len + 1);
  self->blocks = g_new (NbFlowBlock, reading->lines->len + 1);
  /* the empty key */
  line_end.key = reading->tokens->keys->len;

  for (guint l = 0; l < reading->lines->len; l++)
    {
      const NbLine *line = nb_reading_line (reading, l);

      if (!nb_line_is_body (line) && line->class != NB_LINE_TITLE)
        {
          before = NULL;
          continue;
        }
      if (before && continues (reading, before, line))
        self->tokens.n--;
      else
        {
          self->blocks[self->n_blocks].first = self->tokens.n;
          self->blocks[self->n_blocks++].class = line->class;
        }
      for (guint i = line->first; i < line->last; i++)
        if (reading->tokens->v[i].kind != NB_TOKEN_LINE_END)
          append (self, &reading->tokens->v[i], i);
      self->blocks[self->n_blocks - 1].last = self->tokens.n;
      append (self, &line_end, line->last);
      before = line;
    }
  return self;
}

void
nb_flow_free (NbFlow *self)
{
  g_free (self->tokens.v);
  g_free (self->origin);
  g_free (self->blocks);
  g_free (self);
}
