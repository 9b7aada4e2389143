-- What the applicant and the service are told, and what is sent by post instead.

-- Decisions by mail instead of a registered letter: the express consent (CRPA R112-18), until it is taken back.
CREATE TABLE consentements (
  dossier_id INTEGER PRIMARY KEY REFERENCES dossiers (id),
  collectivite_id INTEGER NOT NULL,
  donne_le INTEGER NOT NULL
) STRICT;

-- The first time its applicant opened a decision (CRPA R112-20).
CREATE TABLE lectures_de_decision (
  decision_id INTEGER PRIMARY KEY REFERENCES decisions (id),
  collectivite_id INTEGER NOT NULL,
  lue_le INTEGER NOT NULL
) STRICT;

-- Letters: in place of a mail for who has no address, or because a refusal is notified by post.
CREATE TABLE courriers (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  collectivite_id INTEGER NOT NULL,
  dossier_id INTEGER NOT NULL REFERENCES dossiers (id),
  acte TEXT NOT NULL,
  cree_le INTEGER NOT NULL,
  -- The day an agent posted it: YYYY-MM-DD.
  postee_le TEXT,
  postee_par INTEGER
) STRICT;
CREATE INDEX courriers_a_poster ON courriers (collectivite_id, id) WHERE postee_le IS NULL;
CREATE INDEX courriers_du_dossier ON courriers (dossier_id, id);

-- What the mailbox of a service will be told at eight o'clock.
CREATE TABLE avis_du_jour (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  collectivite_id INTEGER NOT NULL,
  demarche_id INTEGER NOT NULL,
  dossier_id INTEGER NOT NULL,
  nouvelle TEXT NOT NULL
) STRICT;
CREATE INDEX avis_du_jour_demarche ON avis_du_jour (demarche_id, id);

-- When the mailbox of the service is told: aussitot, quotidien, aucun.
ALTER TABLE demarches ADD COLUMN avis TEXT NOT NULL DEFAULT 'aussitot';
