/** Raised by one with each change of the tables; the steps from every older version stand in `steps`. */
export const version = 1

/** `steps[n]` takes a database from version n to version n + 1. */
export const steps = [
  `
  -- One key for each log and each record: what was written under a key is gone when the key is. Rows here never change their size and
  -- are never deleted, only used again, because SQLite leaves copies of rows behind when it moves them to another page.
  CREATE TABLE keys (slot INTEGER PRIMARY KEY, free INTEGER NOT NULL, key BLOB NOT NULL) STRICT;
  CREATE INDEX free_keys ON keys (slot) WHERE free = 1;

  -- Untouched by an append that leaves it live: each page that a commit writes costs.
  CREATE TABLE logs (slot INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, live INTEGER NOT NULL) STRICT;
  CREATE INDEX live_logs ON logs (name) WHERE live = 1;

  -- In the order of the feed. «mark» is the hash of log, author and message id, on the last event of those appended together.
  CREATE TABLE events (cursor INTEGER PRIMARY KEY, log INTEGER NOT NULL, seq INTEGER NOT NULL, mark BLOB, body BLOB NOT NULL) STRICT;
  CREATE UNIQUE INDEX events_in_log ON events (log, seq);
  CREATE UNIQUE INDEX events_by_mark ON events (log, mark) WHERE mark IS NOT NULL;

  -- The feed's other entries. They stay: whoever follows from an old cursor must hear of it, and a cursor is never used twice.
  CREATE TABLE erased (cursor INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;

  -- «place» is the hash of library, collection and id; «shelf» that of library and collection.
  CREATE TABLE records (slot INTEGER PRIMARY KEY, place BLOB NOT NULL UNIQUE, shelf BLOB NOT NULL, version INTEGER NOT NULL,
    expires INTEGER, body BLOB NOT NULL) STRICT;
  CREATE INDEX records_on_shelf ON records (shelf);
  CREATE INDEX expiring_records ON records (expires) WHERE expires IS NOT NULL;
  `,
]
