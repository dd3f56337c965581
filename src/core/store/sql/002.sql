-- Schema 2: what users know better, and what it takes to read an article again.
--
-- corrections  the right value of a field as a user gave it, one a field; extraction never touches them. The columns of
--              articles hold the corrected values, records what was read: so a correction can be undone.
--              value: the text, EDTF, a unit's code or "national"; NULL: known to be unknown. name: what a place is called
-- origins      what the extraction was told from outside the document, where it was told anything
--
-- articles.fingerprint    of the text, to find reprints by; NULL: none
-- articles.tried_version  the version of the extraction that last failed to read the original; the older record stands

ALTER TABLE articles ADD COLUMN fingerprint INTEGER;
ALTER TABLE articles ADD COLUMN tried_version INTEGER NOT NULL DEFAULT 0;

CREATE TABLE corrections (
  article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  field TEXT NOT NULL,
  value TEXT,
  name TEXT,
  made INTEGER NOT NULL,
  note TEXT,
  PRIMARY KEY (article_id, field)
) WITHOUT ROWID;

CREATE TABLE origins (
  article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
  source TEXT,
  published TEXT,
  title TEXT,
  byline TEXT
);

-- Schema 1 did not keep the origins. Where a value was taken from one, its evidence says so and has the words; a title, a
-- date or a name was only ever given with a page that came by a feed.
INSERT INTO origins (article_id, source, published, title, byline)
  SELECT * FROM (
    SELECT a.id AS id,
           CASE WHEN json_extract (r.record, '$.source.evidence.rule') = 'source.given'
                THEN json_extract (r.record, '$.source.evidence.text') END AS source,
           CASE WHEN a.path IS NULL AND json_extract (r.record, '$.published.evidence.rule') = 'published.given'
                THEN json_extract (r.record, '$.published.evidence.text') END AS published,
           CASE WHEN a.path IS NULL AND json_extract (r.record, '$.title_evidence.rule') = 'title.given'
                THEN json_extract (r.record, '$.title_evidence.text') END AS title,
           CASE WHEN a.path IS NULL AND json_extract (r.record, '$.byline_evidence.rule') = 'byline.metadata'
                THEN json_extract (r.record, '$.byline_evidence.text') END AS byline
    FROM articles a
    JOIN (SELECT article_id, CASE WHEN json_valid (record) THEN record ELSE '{}' END AS record FROM records) r
      ON r.article_id = a.id
  )
  WHERE source IS NOT NULL OR published IS NOT NULL OR title IS NOT NULL OR byline IS NOT NULL;
