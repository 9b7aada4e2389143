-- A request from its first page to its archive. The id is the number that people read.
CREATE TABLE dossiers (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  collectivite_id INTEGER NOT NULL,
  demarche_id INTEGER NOT NULL,
  revision_id INTEGER NOT NULL,
  groupe_id INTEGER NOT NULL,
  etat TEXT NOT NULL,
  -- Rises at each act: two agents who act at once do not overwrite each other.
  version INTEGER NOT NULL,
  canal TEXT NOT NULL,
  saisi_par INTEGER,
  -- The number of codes given; the code itself is never stored.
  code_rang INTEGER NOT NULL,
  identite TEXT NOT NULL,
  demandeur TEXT NOT NULL,
  cree_le INTEGER NOT NULL,
  modifie_le INTEGER NOT NULL,
  expire_le INTEGER,
  -- Legal reception (CRPA L112-1), a day: YYYY-MM-DD; the same for what follows.
  recu_le TEXT NOT NULL,
  echeance TEXT NOT NULL,
  terme_legal TEXT,
  depose_le INTEGER,
  en_instruction_le INTEGER,
  traite_le INTEGER,
  archive INTEGER NOT NULL,
  suivis INTEGER NOT NULL,
  decision_id INTEGER,
  a_signer INTEGER NOT NULL
) STRICT;
CREATE INDEX dossiers_liste ON dossiers (collectivite_id, archive, etat, echeance, id);
CREATE INDEX dossiers_recents ON dossiers (collectivite_id, id);
CREATE INDEX dossiers_demarche ON dossiers (demarche_id, etat, id);

-- Answers by block: a section, or a row of a repetition.
CREATE TABLE reponses (
  dossier_id INTEGER NOT NULL REFERENCES dossiers (id),
  bloc TEXT NOT NULL,
  collectivite_id INTEGER NOT NULL,
  version INTEGER NOT NULL,
  contenu TEXT NOT NULL,
  PRIMARY KEY (dossier_id, bloc)
) STRICT, WITHOUT ROWID;

-- Each passage of the state machine.
CREATE TABLE traitements (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  dossier_id INTEGER NOT NULL REFERENCES dossiers (id),
  collectivite_id INTEGER NOT NULL,
  evenement TEXT NOT NULL,
  etat TEXT NOT NULL,
  quand INTEGER NOT NULL,
  agent_id INTEGER,
  decision_id INTEGER
) STRICT;
CREATE INDEX traitements_dossier ON traitements (dossier_id, id);

-- A decision names its author (CRPA L212-1) and, by delegation, the act that allows it (L212-2).
CREATE TABLE decisions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  dossier_id INTEGER NOT NULL REFERENCES dossiers (id),
  collectivite_id INTEGER NOT NULL,
  sens TEXT NOT NULL,
  motivation TEXT NOT NULL,
  statut TEXT NOT NULL,
  signataire TEXT NOT NULL,
  prepare_par INTEGER,
  prise_le INTEGER,
  part_le INTEGER,
  partie_le INTEGER,
  job_id INTEGER
) STRICT;
CREATE INDEX decisions_dossier ON decisions (dossier_id, id);

CREATE TABLE messages (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  dossier_id INTEGER NOT NULL REFERENCES dossiers (id),
  collectivite_id INTEGER NOT NULL,
  auteur TEXT NOT NULL,
  agent_id INTEGER,
  corps TEXT NOT NULL,
  cree_le INTEGER NOT NULL
) STRICT;
CREATE INDEX messages_dossier ON messages (dossier_id, id);

-- Internal notes; they can be asked for (CRPA L311-6).
CREATE TABLE notes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  dossier_id INTEGER NOT NULL REFERENCES dossiers (id),
  collectivite_id INTEGER NOT NULL,
  agent_id INTEGER,
  corps TEXT NOT NULL,
  cree_le INTEGER NOT NULL
) STRICT;
CREATE INDEX notes_dossier ON notes (dossier_id, id);

CREATE TABLE suivis (
  dossier_id INTEGER NOT NULL REFERENCES dossiers (id),
  agent_id INTEGER NOT NULL,
  collectivite_id INTEGER NOT NULL,
  PRIMARY KEY (dossier_id, agent_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX suivis_agent ON suivis (agent_id, dossier_id);

-- Numbers, names and answers, folded in Rust.
-- Nothing reads the words back, so the index does not keep them.
CREATE VIRTUAL TABLE dossiers_mots USING fts5 (words, prefix = '2 3', content = '', contentless_delete = 1);
