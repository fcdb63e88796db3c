-- Format 1 of a store. Numbers (`number`) are of this file alone and never leave it; ids do.

-- What reports were read with: JSON of the ledger's `made_by`.
CREATE TABLE run (number INTEGER PRIMARY KEY, made_by TEXT NOT NULL UNIQUE);

CREATE TABLE report (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  run INTEGER NOT NULL REFERENCES run,
  day TEXT, published TEXT, external_id TEXT, outlet TEXT, agency TEXT, title TEXT, url TEXT,
  text_hash TEXT NOT NULL,  -- SHA-256 of the text
  facts TEXT NOT NULL       -- JSON of the ledger's `document`
);
CREATE INDEX report_by_day ON report (day, published, id);
CREATE INDEX report_by_external_id ON report (external_id) WHERE external_id IS NOT NULL;
CREATE INDEX report_by_url ON report (url) WHERE url IS NOT NULL;

-- The text is never altered. `ledger` is the ledger's JSON, gzipped.
CREATE TABLE content (number INTEGER PRIMARY KEY REFERENCES report, title TEXT, text TEXT NOT NULL, ledger BLOB NOT NULL);
CREATE TABLE sketch (report INTEGER PRIMARY KEY REFERENCES report, body BLOB NOT NULL);

-- What came in, by the hash of text and container, so that it is not read twice.
CREATE TABLE input (fingerprint TEXT PRIMARY KEY, report INTEGER NOT NULL REFERENCES report) WITHOUT ROWID;

-- Records as they stand after corrections; `coded` is what was read, where that is another, and nothing where a person added it.
CREATE TABLE record (
  number INTEGER PRIMARY KEY,
  report INTEGER NOT NULL REFERENCES report,
  kind INTEGER NOT NULL,      -- 1 event, 2 figure, 3 statement, 4 position
  id TEXT NOT NULL,
  value_hash TEXT NOT NULL,
  label TEXT NOT NULL,        -- type, measure, stance, act
  modality TEXT,
  day_from TEXT NOT NULL, day_to TEXT NOT NULL,
  background INTEGER NOT NULL,
  start INTEGER NOT NULL,
  review TEXT,                -- accepted, rejected, corrected, added
  body TEXT NOT NULL,
  coded TEXT
);
CREATE INDEX record_by_report ON record (report);
CREATE UNIQUE INDEX record_by_id ON record (id, kind);
CREATE INDEX record_by_label ON record (kind, label, day_from);

-- Who and where, by all that tells them apart.
CREATE TABLE actor (
  number INTEGER PRIMARY KEY, key TEXT NOT NULL, name TEXT NOT NULL, country TEXT, UNIQUE (key, name, country)
);
CREATE INDEX actor_by_country ON actor (country);
CREATE VIRTUAL TABLE actor_words USING fts5(name, content='actor', content_rowid='number', tokenize='unicode61 remove_diacritics 2');

-- role: 1 doer, 2 target, 3 source, 4 place, 5 about, 6 held responsible, 7 addressee, 8 party of a position
CREATE TABLE part (record INTEGER NOT NULL, role INTEGER NOT NULL, actor INTEGER NOT NULL, PRIMARY KEY (record, role, actor)) WITHOUT ROWID;
CREATE INDEX part_by_actor ON part (actor, role, record);

CREATE VIRTUAL TABLE report_words USING fts5(title, text, content='content', content_rowid='number', tokenize='unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE record_words USING fts5(sentence, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2');

-- Only ever added to; each hash covers the one before.
CREATE TABLE correction (number INTEGER PRIMARY KEY, record TEXT, body TEXT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL);
CREATE INDEX correction_by_record ON correction (record);

-- What all reports together say; made anew whenever reports or corrections came.
CREATE TABLE story (report INTEGER PRIMARY KEY REFERENCES report, id TEXT NOT NULL, first INTEGER NOT NULL, share REAL NOT NULL, exact INTEGER NOT NULL);
CREATE INDEX story_by_id ON story (id);
CREATE TABLE version (report INTEGER PRIMARY KEY REFERENCES report, later INTEGER NOT NULL REFERENCES report);
CREATE TABLE happening (record INTEGER PRIMARY KEY, id TEXT NOT NULL);
CREATE INDEX happening_by_id ON happening (id);
CREATE TABLE state (
  changed INTEGER NOT NULL,  -- counted up by every batch of reports and every correction
  settled INTEGER NOT NULL   -- what `changed` was when that was made
);
INSERT INTO state VALUES (1, 0);
