-- What the applicant and the service are told, and what is sent by post instead.

-- Decisions by mail instead of a registered letter: the express consent (CRPA R112-18), until it is taken back.
CREATE TABLE consentements (
  dossier_id BIGINT PRIMARY KEY REFERENCES dossiers (id),
  collectivite_id BIGINT NOT NULL,
  donne_le BIGINT NOT NULL
);

-- The first time its applicant opened a decision (CRPA R112-20).
CREATE TABLE lectures_de_decision (
  decision_id BIGINT PRIMARY KEY REFERENCES decisions (id),
  collectivite_id BIGINT NOT NULL,
  lue_le BIGINT NOT NULL
);

-- Letters: in place of a mail for who has no address, or because a refusal is notified by post.
CREATE TABLE courriers (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  collectivite_id BIGINT NOT NULL,
  dossier_id BIGINT NOT NULL REFERENCES dossiers (id),
  acte TEXT COLLATE "C" NOT NULL,
  cree_le BIGINT NOT NULL,
  -- The day an agent posted it: YYYY-MM-DD.
  postee_le TEXT COLLATE "C",
  postee_par BIGINT
);
CREATE INDEX courriers_a_poster ON courriers (collectivite_id, id) WHERE postee_le IS NULL;
CREATE INDEX courriers_du_dossier ON courriers (dossier_id, id);

-- What the mailbox of a service will be told at eight o'clock.
CREATE TABLE avis_du_jour (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  collectivite_id BIGINT NOT NULL,
  demarche_id BIGINT NOT NULL,
  dossier_id BIGINT NOT NULL,
  nouvelle TEXT COLLATE "C" NOT NULL
);
CREATE INDEX avis_du_jour_demarche ON avis_du_jour (demarche_id, id);

-- When the mailbox of the service is told: aussitot, quotidien, aucun.
ALTER TABLE demarches ADD COLUMN avis TEXT COLLATE "C" NOT NULL DEFAULT 'aussitot';
