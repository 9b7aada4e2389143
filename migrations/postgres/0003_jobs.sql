-- Work to do later, written in the transaction of the act that asks for it.
CREATE TABLE jobs (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  collectivite_id BIGINT NOT NULL,
  kind TEXT COLLATE "C" NOT NULL,
  ordering_key TEXT COLLATE "C" NOT NULL,
  payload TEXT COLLATE "C" NOT NULL,
  not_before BIGINT NOT NULL,
  attempts BIGINT NOT NULL,
  last_error TEXT COLLATE "C",
  dead BIGINT NOT NULL
);
CREATE INDEX jobs_due ON jobs (dead, not_before);
CREATE INDEX jobs_order ON jobs (ordering_key, id);
