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

-- How a démarche asks the referential of a champ; its rows, when it is a table.
CREATE TABLE referentiels (
  demarche_id BIGINT NOT NULL REFERENCES demarches (id),
  champ_id BIGINT NOT NULL,
  collectivite_id BIGINT NOT NULL,
  reglage TEXT COLLATE "C" NOT NULL,
  tableau TEXT COLLATE "C",
  modifie_le BIGINT NOT NULL,
  PRIMARY KEY (demarche_id, champ_id)
);
