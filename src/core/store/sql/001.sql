-- Schema 1.
--
-- articles   what the catalog is made of: short columns only, so that reading all of it stays quick
-- records    the rest of an article: the extracted record as JSON, the text its offsets count in, the body
-- originals  the document as it came, zlib-compressed
-- facets     which article names which campaign (0), person (1), organisation (2), document (3)
-- search     full-text index over the folded title and body; its content is the view below, stored once
-- feeds      the user's sources; pages: which linked pages were fetched already
--
-- nb_fold() is the program's own function: lower case without marks, đ as d.

CREATE TABLE articles (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  content_hash BLOB NOT NULL UNIQUE,
  title TEXT NOT NULL,
  happened TEXT,
  happened_first INTEGER,
  happened_last INTEGER,
  published TEXT,
  published_first INTEGER,
  published_last INTEGER,
  source TEXT,
  unit TEXT,
  scope INTEGER NOT NULL DEFAULT 0,
  campaign TEXT,
  about INTEGER NOT NULL DEFAULT 0,
  is_sample INTEGER NOT NULL DEFAULT 0,
  path TEXT,
  url TEXT,
  content_type TEXT,
  added INTEGER NOT NULL,
  extract_version INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX articles_path ON articles (path) WHERE path IS NOT NULL;
CREATE INDEX articles_url ON articles (url) WHERE url IS NOT NULL;

CREATE TABLE records (
  article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
  record TEXT NOT NULL,
  text TEXT NOT NULL,
  body TEXT NOT NULL
);

CREATE TABLE originals (
  article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
  size INTEGER NOT NULL,
  data BLOB NOT NULL
);

CREATE TABLE facet_values (
  id INTEGER PRIMARY KEY,
  facet INTEGER NOT NULL,
  value TEXT NOT NULL,
  folded TEXT NOT NULL,
  UNIQUE (facet, value)
);
CREATE INDEX facet_values_folded ON facet_values (facet, folded);

CREATE TABLE facets (
  article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  value_id INTEGER NOT NULL REFERENCES facet_values (id),
  PRIMARY KEY (article_id, value_id)
) WITHOUT ROWID;
CREATE INDEX facets_value ON facets (value_id, article_id);

CREATE TABLE feeds (
  id INTEGER PRIMARY KEY,
  url TEXT NOT NULL UNIQUE,
  title TEXT,
  etag TEXT,
  last_modified TEXT,
  checked INTEGER NOT NULL DEFAULT 0,
  due INTEGER NOT NULL DEFAULT 0,
  ok INTEGER NOT NULL DEFAULT 1,
  result TEXT,
  n_new INTEGER NOT NULL DEFAULT 0,
  n_failures INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE pages (
  url TEXT PRIMARY KEY,
  tries INTEGER NOT NULL,
  ok INTEGER NOT NULL,
  checked INTEGER NOT NULL
);

CREATE VIEW search_source AS
  SELECT a.id AS id, nb_fold(a.title) AS title, nb_fold(r.body) AS body
  FROM articles a JOIN records r ON r.article_id = a.id;

CREATE VIRTUAL TABLE search USING fts5 (
  title, body,
  content = 'search_source', content_rowid = 'id',
  tokenize = 'unicode61'
);
