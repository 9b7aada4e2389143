-- A request from its first page to its archive. The id is the number that people read.
CREATE TABLE dossiers (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  collectivite_id BIGINT NOT NULL,
  demarche_id BIGINT NOT NULL,
  revision_id BIGINT NOT NULL,
  groupe_id BIGINT NOT NULL,
  etat TEXT COLLATE "C" NOT NULL,
  -- Rises at each act: two agents who act at once do not overwrite each other.
  version BIGINT NOT NULL,
  canal TEXT COLLATE "C" NOT NULL,
  saisi_par BIGINT,
  -- The number of codes given; the code itself is never stored.
  code_rang BIGINT NOT NULL,
  identite TEXT COLLATE "C" NOT NULL,
  demandeur TEXT COLLATE "C" NOT NULL,
  cree_le BIGINT NOT NULL,
  modifie_le BIGINT NOT NULL,
  expire_le BIGINT,
  -- Legal reception (CRPA L112-1), a day: YYYY-MM-DD; the same for what follows.
  recu_le TEXT COLLATE "C" NOT NULL,
  echeance TEXT COLLATE "C" NOT NULL,
  terme_legal TEXT COLLATE "C",
  depose_le BIGINT,
  en_instruction_le BIGINT,
  traite_le BIGINT,
  archive BIGINT NOT NULL,
  suivis BIGINT NOT NULL,
  decision_id BIGINT,
  a_signer BIGINT NOT NULL
);
CREATE INDEX dossiers_liste ON dossiers (collectivite_id, archive, etat, echeance, id);
CREATE INDEX dossiers_recents ON dossiers (collectivite_id, id);
CREATE INDEX dossiers_demarche ON dossiers (demarche_id, etat, id);

-- Answers by block: a section, or a row of a repetition.
CREATE TABLE reponses (
  dossier_id BIGINT NOT NULL REFERENCES dossiers (id),
  bloc TEXT COLLATE "C" NOT NULL,
  collectivite_id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  contenu TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (dossier_id, bloc)
);

-- Each passage of the state machine.
CREATE TABLE traitements (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  dossier_id BIGINT NOT NULL REFERENCES dossiers (id),
  collectivite_id BIGINT NOT NULL,
  evenement TEXT COLLATE "C" NOT NULL,
  etat TEXT COLLATE "C" NOT NULL,
  quand BIGINT NOT NULL,
  agent_id BIGINT,
  decision_id BIGINT
);
CREATE INDEX traitements_dossier ON traitements (dossier_id, id);

-- A decision names its author (CRPA L212-1) and, by delegation, the act that allows it (L212-2).
CREATE TABLE decisions (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  dossier_id BIGINT NOT NULL REFERENCES dossiers (id),
  collectivite_id BIGINT NOT NULL,
  sens TEXT COLLATE "C" NOT NULL,
  motivation TEXT COLLATE "C" NOT NULL,
  statut TEXT COLLATE "C" NOT NULL,
  signataire TEXT COLLATE "C" NOT NULL,
  prepare_par BIGINT,
  prise_le BIGINT,
  part_le BIGINT,
  partie_le BIGINT,
  job_id BIGINT
);
CREATE INDEX decisions_dossier ON decisions (dossier_id, id);

CREATE TABLE messages (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  dossier_id BIGINT NOT NULL REFERENCES dossiers (id),
  collectivite_id BIGINT NOT NULL,
  auteur TEXT COLLATE "C" NOT NULL,
  agent_id BIGINT,
  corps TEXT COLLATE "C" NOT NULL,
  cree_le BIGINT NOT NULL
);
CREATE INDEX messages_dossier ON messages (dossier_id, id);

-- Internal notes; they can be asked for (CRPA L311-6).
CREATE TABLE notes (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  dossier_id BIGINT NOT NULL REFERENCES dossiers (id),
  collectivite_id BIGINT NOT NULL,
  agent_id BIGINT,
  corps TEXT COLLATE "C" NOT NULL,
  cree_le BIGINT NOT NULL
);
CREATE INDEX notes_dossier ON notes (dossier_id, id);

CREATE TABLE suivis (
  dossier_id BIGINT NOT NULL REFERENCES dossiers (id),
  agent_id BIGINT NOT NULL,
  collectivite_id BIGINT NOT NULL,
  PRIMARY KEY (dossier_id, agent_id)
);
CREATE INDEX suivis_agent ON suivis (agent_id, dossier_id);

-- Numbers, names and answers, folded in Rust.
CREATE TABLE dossiers_mots (id BIGINT PRIMARY KEY, words TSVECTOR NOT NULL);
CREATE INDEX dossiers_mots_words ON dossiers_mots USING gin (words);
