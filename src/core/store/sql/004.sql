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
