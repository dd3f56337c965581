-- Schema 4: a million articles.
--
-- columns        the catalog's columns as they lie in memory, a row for each 16,384 ids (nb-columns.c): derived, so that opening
--                reads a few large blobs instead of every article. What changes in a chunk takes it away; whoever
--                reads the library next makes it again, with another stamp.
-- reprints       which articles print the same text: the cluster is the lowest id in it; only clusters of two or more
-- reprint_keys   of each article's text, by which its reprints are found (nb-reprint-text.c): numbers of 32 bits, the lowest
--                byte first; empty: too short to tell
-- reprint_links  pairs that print the same text, as comparing them said; reprints follows from these alone
-- reprint_queue  what is new, changed, or has lost one that it was linked to: it waits for nb-reprint-job.c
-- checksums      of what cannot be made again and nothing else would notice a change of: an article's row, its record and what
--                its extraction was told. Kept by triggers, so whoever writes need not know; “check” compares. Originals
--                have their hash, names and addresses an index, and the search index is compared with the words.
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

CREATE TABLE reprint_keys (
  article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
  keys BLOB NOT NULL
);

CREATE TABLE reprint_links (
  longer INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  shorter INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  resemblance INTEGER NOT NULL,
  PRIMARY KEY (longer, shorter)
) WITHOUT ROWID;
CREATE INDEX reprint_links_shorter ON reprint_links (shorter, longer);

CREATE TABLE reprint_queue (
  article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE
);
INSERT INTO reprint_queue SELECT id FROM articles ORDER BY id;

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
-- A cluster of one is none; its chunk is told here, because a trigger does not wake itself.
CREATE TRIGGER reprints_removed AFTER DELETE ON reprints BEGIN
  DELETE FROM columns WHERE chunk = OLD.article_id >> 14;
  DELETE FROM columns WHERE chunk IN (SELECT min (article_id) >> 14 FROM reprints WHERE cluster = OLD.cluster HAVING count (*) = 1);
  DELETE FROM reprints WHERE cluster = OLD.cluster AND (SELECT count (*) FROM reprints WHERE cluster = OLD.cluster) = 1;
END;

-- Whoever writes an article's text writes its record. Another text has other reprints, and those that it linked may have
-- nothing else in common.
CREATE TRIGGER records_added AFTER INSERT ON records BEGIN
  INSERT OR IGNORE INTO reprint_queue (article_id) VALUES (NEW.article_id);
END;
CREATE TRIGGER records_replaced AFTER INSERT ON records
WHEN EXISTS (SELECT 1 FROM reprint_keys WHERE article_id = NEW.article_id) BEGIN
  INSERT OR IGNORE INTO reprint_queue (article_id) SELECT shorter FROM reprint_links WHERE longer = NEW.article_id;
  INSERT OR IGNORE INTO reprint_queue (article_id) SELECT longer FROM reprint_links WHERE shorter = NEW.article_id;
  DELETE FROM reprint_links WHERE longer = NEW.article_id;
  DELETE FROM reprint_links WHERE shorter = NEW.article_id;
  DELETE FROM reprint_keys WHERE article_id = NEW.article_id;
  DELETE FROM reprints WHERE article_id = NEW.article_id;
END;
CREATE TRIGGER articles_going BEFORE DELETE ON articles BEGIN
  INSERT OR IGNORE INTO reprint_queue (article_id) SELECT shorter FROM reprint_links WHERE longer = OLD.id;
  INSERT OR IGNORE INTO reprint_queue (article_id) SELECT longer FROM reprint_links WHERE shorter = OLD.id;
END;

-- What changes by itself is to be noticed.
CREATE TABLE checksums (
  article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
  row INTEGER NOT NULL,
  record INTEGER,
  origin INTEGER
);
CREATE VIEW checksums_now AS
  SELECT a.id AS article_id,
         nb_checksum (a.content_hash, a.title, a.happened, a.happened_first, a.happened_last, a.published,
                      a.published_first, a.published_last, a.source, a.unit, a.scope, a.campaign, a.about,
                      a.is_sample, a.path, a.url, a.content_type, a.added, a.extract_version, a.fingerprint) AS row,
         CASE WHEN r.article_id IS NOT NULL THEN nb_checksum (r.data) END AS record,
         CASE WHEN o.article_id IS NOT NULL THEN nb_checksum (o.source, o.published, o.title, o.byline, o.fields) END AS origin
  FROM articles a LEFT JOIN records r ON r.article_id = a.id LEFT JOIN origins o ON o.article_id = a.id;
INSERT INTO checksums SELECT article_id, row, record, origin FROM checksums_now;

CREATE TRIGGER articles_sum AFTER INSERT ON articles BEGIN
  INSERT INTO checksums (article_id, row)
    VALUES (NEW.id, nb_checksum (NEW.content_hash, NEW.title, NEW.happened, NEW.happened_first, NEW.happened_last,
                              NEW.published, NEW.published_first, NEW.published_last, NEW.source, NEW.unit,
                              NEW.scope, NEW.campaign, NEW.about, NEW.is_sample, NEW.path, NEW.url, NEW.content_type,
                              NEW.added, NEW.extract_version, NEW.fingerprint));
END;
CREATE TRIGGER articles_sum_again
AFTER UPDATE OF content_hash, title, happened, happened_first, happened_last, published, published_first,
                published_last, source, unit, scope, campaign, about, is_sample, path, url, content_type, added,
                extract_version, fingerprint
ON articles BEGIN
  UPDATE checksums
    SET row = nb_checksum (NEW.content_hash, NEW.title, NEW.happened, NEW.happened_first, NEW.happened_last,
                           NEW.published, NEW.published_first, NEW.published_last, NEW.source, NEW.unit, NEW.scope,
                           NEW.campaign, NEW.about, NEW.is_sample, NEW.path, NEW.url, NEW.content_type, NEW.added,
                           NEW.extract_version, NEW.fingerprint)
    WHERE article_id = NEW.id;
END;
CREATE TRIGGER records_sum AFTER INSERT ON records BEGIN
  UPDATE checksums SET record = nb_checksum (NEW.data) WHERE article_id = NEW.article_id;
END;
CREATE TRIGGER records_sum_again AFTER UPDATE OF data ON records BEGIN
  UPDATE checksums SET record = nb_checksum (NEW.data) WHERE article_id = NEW.article_id;
END;
CREATE TRIGGER origins_sum AFTER INSERT ON origins BEGIN
  UPDATE checksums SET origin = nb_checksum (NEW.source, NEW.published, NEW.title, NEW.byline, NEW.fields)
    WHERE article_id = NEW.article_id;
END;
CREATE TRIGGER origins_sum_again AFTER UPDATE OF source, published, title, byline, fields ON origins BEGIN
  UPDATE checksums SET origin = nb_checksum (NEW.source, NEW.published, NEW.title, NEW.byline, NEW.fields)
    WHERE article_id = NEW.article_id;
END;
CREATE TRIGGER origins_sum_gone AFTER DELETE ON origins BEGIN
  UPDATE checksums SET origin = NULL WHERE article_id = OLD.article_id;
END;

ALTER TABLE corrections ADD COLUMN checksum INTEGER;
UPDATE corrections SET checksum = nb_checksum (article_id, field, value, name, made, note);
CREATE TRIGGER corrections_sum AFTER INSERT ON corrections BEGIN
  UPDATE corrections SET checksum = nb_checksum (NEW.article_id, NEW.field, NEW.value, NEW.name, NEW.made, NEW.note)
    WHERE article_id = NEW.article_id AND field = NEW.field;
END;
CREATE TRIGGER corrections_sum_again AFTER UPDATE OF value, name, made, note ON corrections BEGIN
  UPDATE corrections SET checksum = nb_checksum (NEW.article_id, NEW.field, NEW.value, NEW.name, NEW.made, NEW.note)
    WHERE article_id = NEW.article_id AND field = NEW.field;
END;
