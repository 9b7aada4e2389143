-- Work to do later, written in the transaction of the act that asks for it.
CREATE TABLE jobs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  collectivite_id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  ordering_key TEXT NOT NULL,
  payload TEXT NOT NULL,
  not_before INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  last_error TEXT,
  dead INTEGER NOT NULL
) STRICT;
CREATE INDEX jobs_due ON jobs (dead, not_before);
CREATE INDEX jobs_order ON jobs (ordering_key, id);
