-- What registers said of the answers of a dossier, kept beside them by register and key.
CREATE TABLE fiches (
  dossier_id INTEGER NOT NULL REFERENCES dossiers (id),
  registre TEXT NOT NULL,
  cle TEXT NOT NULL,
  collectivite_id INTEGER NOT NULL,
  etat TEXT NOT NULL,
  contenu TEXT,
  demandee_le INTEGER NOT NULL,
  PRIMARY KEY (dossier_id, registre, cle)
) STRICT, WITHOUT ROWID;
-- What a register that was down is asked again.
CREATE INDEX fiches_a_verifier ON fiches (collectivite_id, demandee_le) WHERE etat = 'a_verifier';
