-- Drafts whose answers someone else prepared.
CREATE TABLE preremplis (
  dossier_id BIGINT PRIMARY KEY REFERENCES dossiers (id),
  collectivite_id BIGINT NOT NULL,
  -- SHA-256 of the token that opens it once; none when the person came by a link that held the answers.
  empreinte TEXT COLLATE "C" UNIQUE,
  -- The champs that were answered, and those whose answer was not good.
  champs TEXT COLLATE "C" NOT NULL,
  ecartes TEXT COLLATE "C" NOT NULL,
  -- How many keys named nothing that can be prefilled.
  inconnues BIGINT NOT NULL,
  -- When someone took it; before, it is nobody's.
  ouvert_le BIGINT
);

-- Who may not apply: a condition over the form, and what they are told. Empty: everyone may.
ALTER TABLE demarches ADD COLUMN ineligibilite TEXT COLLATE "C" NOT NULL DEFAULT '';
-- How long a draft is kept after its last change, in days.
ALTER TABLE demarches ADD COLUMN garde_brouillon_jours BIGINT NOT NULL DEFAULT 90;
-- Which dossiers a group receives: a condition over the form. Empty: none by itself.
ALTER TABLE groupes_instructeurs ADD COLUMN regle TEXT COLLATE "C" NOT NULL DEFAULT '';

-- What agents note in the private champs of a démarche, by block like answers.
CREATE TABLE annotations (
  dossier_id BIGINT NOT NULL REFERENCES dossiers (id),
  bloc TEXT COLLATE "C" NOT NULL,
  collectivite_id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  contenu TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (dossier_id, bloc)
);

-- Answers of a draft whose question is gone from the revision it was moved to: shown until it is sent.
CREATE TABLE reponses_delaissees (
  dossier_id BIGINT PRIMARY KEY REFERENCES dossiers (id),
  collectivite_id BIGINT NOT NULL,
  contenu TEXT COLLATE "C" NOT NULL
);
