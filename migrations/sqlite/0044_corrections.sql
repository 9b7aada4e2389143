-- What the legal clock needs of the corrections asked, and what lists show: the answer of the
-- applicant is awaited, something of theirs was not read yet.
ALTER TABLE dossiers ADD COLUMN suspensions TEXT NOT NULL DEFAULT '[]';
ALTER TABLE dossiers ADD COLUMN a_completer INTEGER NOT NULL DEFAULT 0;
ALTER TABLE dossiers ADD COLUMN attend_lecture INTEGER NOT NULL DEFAULT 0;

-- The files of a message, and when it was withdrawn: its text and files are gone then.
ALTER TABLE messages ADD COLUMN fichiers TEXT NOT NULL DEFAULT '[]';
ALTER TABLE messages ADD COLUMN retire_le INTEGER;

-- A correction asked by the message that says it; `avant` holds the answers it replaced.
CREATE TABLE corrections (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  dossier_id INTEGER NOT NULL REFERENCES dossiers (id),
  collectivite_id INTEGER NOT NULL,
  message_id INTEGER NOT NULL,
  motif TEXT NOT NULL,
  champs TEXT NOT NULL,
  depuis TEXT NOT NULL,
  demandee_le INTEGER NOT NULL,
  attendue_le TEXT NOT NULL,
  fondement TEXT,
  issue TEXT,
  close_le INTEGER,
  recue_le TEXT,
  avant TEXT
) STRICT;
CREATE INDEX corrections_dossier ON corrections (dossier_id, id);

-- The answers as their applicant corrects them, until they are sent.
CREATE TABLE reponses_en_correction (
  dossier_id INTEGER NOT NULL REFERENCES dossiers (id),
  bloc TEXT NOT NULL,
  collectivite_id INTEGER NOT NULL,
  version INTEGER NOT NULL,
  contenu TEXT NOT NULL,
  PRIMARY KEY (dossier_id, bloc)
) STRICT, WITHOUT ROWID;
