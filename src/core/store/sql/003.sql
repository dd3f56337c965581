-- Schema 3: the full-text index has words as Vietnamese writes them (nb-fts-tokenizer.c): exact and folded side by side,
-- so that every mode of search is answered by the index alone, and offsets are those of the text itself.
--
-- body stands before title because FTS5 writes a column's number for every word that is not in the first one.

DROP TABLE search;
DROP VIEW search_source;

CREATE VIEW search_source AS
  SELECT a.id AS id, r.body AS body, a.title AS title
  FROM articles a JOIN records r ON r.article_id = a.id;

CREATE VIRTUAL TABLE search USING fts5 (
  body, title,
  content = 'search_source', content_rowid = 'id',
  tokenize = 'vietnamese'
);
INSERT INTO search (search) VALUES ('rebuild');
