-- Schema 5: the user's own marks around the articles.
--
-- context_bands  a row of the context band that the user brought; shown: whether it is turned on
-- context_marks  what is in it: a time as EDTF, its name, and one for where there is little room
--
-- Nothing can make these again, so both carry a checksum, as corrections do.

CREATE TABLE context_bands (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  shown INTEGER NOT NULL DEFAULT 1,
  checksum INTEGER
);
CREATE TABLE context_marks (
  id INTEGER PRIMARY KEY,
  band_id INTEGER NOT NULL REFERENCES context_bands (id) ON DELETE CASCADE,
  time TEXT NOT NULL,
  name TEXT NOT NULL,
  short_name TEXT,
  checksum INTEGER
);
CREATE INDEX context_marks_band ON context_marks (band_id);

CREATE TRIGGER context_bands_sum AFTER INSERT ON context_bands BEGIN
  UPDATE context_bands SET checksum = nb_checksum (NEW.id, NEW.name, NEW.shown) WHERE id = NEW.id;
END;
CREATE TRIGGER context_bands_sum_again AFTER UPDATE OF id, name, shown ON context_bands BEGIN
  UPDATE context_bands SET checksum = nb_checksum (NEW.id, NEW.name, NEW.shown) WHERE id = NEW.id;
END;
CREATE TRIGGER context_marks_sum AFTER INSERT ON context_marks BEGIN
  UPDATE context_marks SET checksum = nb_checksum (NEW.band_id, NEW.time, NEW.name, NEW.short_name) WHERE id = NEW.id;
END;
CREATE TRIGGER context_marks_sum_again AFTER UPDATE OF band_id, time, name, short_name ON context_marks BEGIN
  UPDATE context_marks SET checksum = nb_checksum (NEW.band_id, NEW.time, NEW.name, NEW.short_name) WHERE id = NEW.id;
END;
