-- What the legal clock needs of the corrections asked, and what lists show: the answer of the
-- applicant is awaited, something of theirs was not read yet.
ALTER TABLE dossiers ADD COLUMN suspensions TEXT COLLATE "C" NOT NULL DEFAULT '[]';
ALTER TABLE dossiers ADD COLUMN a_completer BIGINT NOT NULL DEFAULT 0;
ALTER TABLE dossiers ADD COLUMN attend_lecture BIGINT NOT NULL DEFAULT 0;

-- The files of a message, and when it was withdrawn: its text and files are gone then.
ALTER TABLE messages ADD COLUMN fichiers TEXT COLLATE "C" NOT NULL DEFAULT '[]';
ALTER TABLE messages ADD COLUMN retire_le BIGINT;

-- A correction asked by the message that says it; `avant` holds the answers it replaced.
CREATE TABLE corrections (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  dossier_id BIGINT NOT NULL REFERENCES dossiers (id),
  collectivite_id BIGINT NOT NULL,
  message_id BIGINT NOT NULL,
  motif TEXT COLLATE "C" NOT NULL,
  champs TEXT COLLATE "C" NOT NULL,
  depuis TEXT COLLATE "C" NOT NULL,
  demandee_le BIGINT NOT NULL,
  attendue_le TEXT COLLATE "C" NOT NULL,
  fondement TEXT COLLATE "C",
  issue TEXT COLLATE "C",
  close_le BIGINT,
  recue_le TEXT COLLATE "C",
  avant TEXT COLLATE "C"
);
CREATE INDEX corrections_dossier ON corrections (dossier_id, id);

-- The answers as their applicant corrects them, until they are sent.
CREATE TABLE reponses_en_correction (
  dossier_id BIGINT NOT NULL REFERENCES dossiers (id),
  bloc TEXT COLLATE "C" NOT NULL,
  collectivite_id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  contenu TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (dossier_id, bloc)
);
