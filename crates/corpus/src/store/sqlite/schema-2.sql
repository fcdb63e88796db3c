-- Format 2: what is kept of settling, so that reports that came are settled with what they touch and nothing else. All of it is
-- made anew whenever the whole store is settled.

-- Reports that nobody settled yet.
CREATE TABLE fresh (report INTEGER PRIMARY KEY);
ALTER TABLE state ADD COLUMN near INTEGER NOT NULL DEFAULT 0;       -- whether what follows holds for all reports but these
ALTER TABLE state ADD COLUMN sentences INTEGER NOT NULL DEFAULT 0;  -- with events
ALTER TABLE state ADD COLUMN telling INTEGER NOT NULL DEFAULT 0;    -- reports with events

-- Copies. `text` is a hash: reports of one text are one.
CREATE TABLE print (report INTEGER PRIMARY KEY, text INTEGER NOT NULL);
CREATE INDEX print_by_text ON print (text);
CREATE TABLE phrase (hash INTEGER, wanted INTEGER, text INTEGER, PRIMARY KEY (hash, wanted, text)) WITHOUT ROWID;
CREATE TABLE nobodys (hash INTEGER PRIMARY KEY);
CREATE TABLE copy (one INTEGER, other INTEGER, PRIMARY KEY (one, other)) WITHOUT ROWID;  -- either way round

-- Happenings. `event` is a hash of the record's id, and names and keys are hashes too.
CREATE TABLE told (event INTEGER PRIMARY KEY, record INTEGER NOT NULL, report INTEGER NOT NULL, rare BLOB NOT NULL, body BLOB NOT NULL);
CREATE INDEX told_by_report ON told (report);
CREATE TABLE anchor (key INTEGER, day INTEGER, event INTEGER, PRIMARY KEY (key, day, event)) WITHOUT ROWID;
CREATE TABLE tie (key INTEGER, event INTEGER, PRIMARY KEY (key, event)) WITHOUT ROWID;
CREATE TABLE alike (one INTEGER, other INTEGER, points INTEGER NOT NULL, PRIMARY KEY (one, other)) WITHOUT ROWID;  -- either way round
CREATE TABLE word (hash INTEGER PRIMARY KEY, met INTEGER NOT NULL, reports INTEGER NOT NULL);
CREATE TABLE word_report (hash INTEGER, report INTEGER, PRIMARY KEY (hash, report)) WITHOUT ROWID;

-- To count records without reading them.
CREATE INDEX record_rejected ON record (kind) WHERE review = 'rejected';
