-- Schema 4: a million articles.
--
-- columns        the catalog's columns as they lie in memory, a row for each 16,384 ids (nb-columns.c): derived, so that opening
--                reads a few large blobs instead of every article. What changes in a chunk takes it away; whoever
--                reads the library next makes it again, with another stamp.
-- reprints       which articles print the same text: the cluster is the id of one of them; only clusters of two or more
-- records.data   the record, the text and the body of an article in one compressed piece (nb-packed-record.c)
-- originals.data empty where the original is byte for byte the text in records.data
-- origins.fields the fields of the record a document came in that nothing reads, a JSON object: kept, not understood

CREATE TABLE columns (
  chunk INTEGER PRIMARY KEY,
  stamp INTEGER NOT NULL,
  data BLOB NOT NULL
);

CREATE TABLE reprints (
  article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
  cluster INTEGER NOT NULL
);
CREATE INDEX reprints_cluster ON reprints (cluster);

ALTER TABLE origins ADD COLUMN fields TEXT;

DROP VIEW search_source;
CREATE TABLE packed (
  article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
  data BLOB NOT NULL
);
INSERT INTO packed (article_id, data) SELECT article_id, nb_pack (record, text, body) FROM records ORDER BY article_id;
DROP TABLE records;
ALTER TABLE packed RENAME TO records;
CREATE VIEW search_source AS
  SELECT a.id AS id, nb_body (r.data) AS body, a.title AS title
  FROM articles a JOIN records r ON r.article_id = a.id;

-- Words are gathered in memory up to this many bytes before they go to disk: what a batch of an import has.
INSERT INTO search (search, rank) VALUES ('hashsize', 4194304);

-- Whoever changes an article's facets changes the article, too.
CREATE TRIGGER articles_added AFTER INSERT ON articles BEGIN
  DELETE FROM columns WHERE chunk = NEW.id >> 14;
END;
CREATE TRIGGER articles_changed AFTER UPDATE ON articles BEGIN
  DELETE FROM columns WHERE chunk = NEW.id >> 14;
END;
CREATE TRIGGER articles_removed AFTER DELETE ON articles BEGIN
  DELETE FROM columns WHERE chunk = OLD.id >> 14;
END;
CREATE TRIGGER reprints_added AFTER INSERT ON reprints BEGIN
  DELETE FROM columns WHERE chunk = NEW.article_id >> 14;
END;
CREATE TRIGGER reprints_changed AFTER UPDATE ON reprints BEGIN
  DELETE FROM columns WHERE chunk = NEW.article_id >> 14;
END;
CREATE TRIGGER reprints_removed AFTER DELETE ON reprints BEGIN
  DELETE FROM columns WHERE chunk = OLD.article_id >> 14;
END;
