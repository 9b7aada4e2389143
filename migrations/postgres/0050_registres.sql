-- What registers said of the answers of a dossier, kept beside them by register and key.
CREATE TABLE fiches (
  dossier_id BIGINT NOT NULL REFERENCES dossiers (id),
  registre TEXT COLLATE "C" NOT NULL,
  cle TEXT COLLATE "C" NOT NULL,
  collectivite_id BIGINT NOT NULL,
  etat TEXT COLLATE "C" NOT NULL,
  contenu TEXT COLLATE "C",
  demandee_le BIGINT NOT NULL,
  PRIMARY KEY (dossier_id, registre, cle)
);
-- What a register that was down is asked again.
CREATE INDEX fiches_a_verifier ON fiches (collectivite_id, demandee_le) WHERE etat = 'a_verifier';
