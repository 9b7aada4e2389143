-- What the agents' list is sorted and filtered by: written with each act, never read by a judge.
CREATE TABLE lignes (
  dossier_id BIGINT PRIMARY KEY REFERENCES dossiers (id),
  collectivite_id BIGINT NOT NULL,
  groupe_id BIGINT NOT NULL,
  demarche_id BIGINT NOT NULL,
  onglet TEXT COLLATE "C" NOT NULL,
  -- 1 when nobody has to answer any more.
  clos BIGINT NOT NULL,
  echeance TEXT COLLATE "C" NOT NULL,
  -- The family name first, folded.
  nom TEXT COLLATE "C" NOT NULL,
  -- What failed and has to be mended: codes, or nothing.
  alerte TEXT COLLATE "C" NOT NULL,
  -- 1 when the applicant wrote something that no agent has read.
  a_lire BIGINT NOT NULL
);

INSERT INTO lignes (dossier_id, collectivite_id, groupe_id, demarche_id, onglet, clos, echeance, nom, alerte, a_lire)
SELECT id, collectivite_id, groupe_id, demarche_id,
  CASE WHEN archive = 1 THEN 'ranges' WHEN etat IN ('accepte', 'refuse', 'sans_suite') THEN 'termines'
    WHEN a_signer = 1 THEN 'a-signer' WHEN a_completer = 1 THEN 'attente' WHEN suivis > 0 THEN 'suivis' ELSE 'a-prendre' END,
  CASE WHEN archive = 1 OR etat IN ('accepte', 'refuse', 'sans_suite') THEN 1 ELSE 0 END,
  echeance,
  COALESCE(lower(CASE (CAST(identite AS JSONB) ->> 'pour')
    WHEN 'moi' THEN (CAST(identite AS JSONB) ->> 'nom') || ' ' || (CAST(identite AS JSONB) ->> 'prenom')
    WHEN 'autrui' THEN (CAST(identite AS JSONB) ->> 'beneficiaire_nom') || ' ' || (CAST(identite AS JSONB) ->> 'beneficiaire_prenom')
    ELSE (CAST(identite AS JSONB) ->> 'organisme') END), ''),
  '', attend_lecture
FROM dossiers WHERE etat <> 'brouillon';

CREATE INDEX lignes_echeance ON lignes (collectivite_id, onglet, echeance, dossier_id, groupe_id);
CREATE INDEX lignes_nom ON lignes (collectivite_id, onglet, nom, dossier_id, groupe_id, demarche_id);
CREATE INDEX lignes_recentes ON lignes (collectivite_id, onglet, dossier_id, groupe_id);
CREATE INDEX lignes_toutes_echeance ON lignes (collectivite_id, clos, echeance, dossier_id, groupe_id);
CREATE INDEX lignes_toutes_nom ON lignes (collectivite_id, nom, dossier_id, groupe_id, demarche_id);
CREATE INDEX lignes_toutes_recentes ON lignes (collectivite_id, dossier_id, groupe_id);
CREATE INDEX lignes_demarche_echeance ON lignes (collectivite_id, demarche_id, onglet, echeance, dossier_id, groupe_id);
CREATE INDEX lignes_demarche_recentes ON lignes (collectivite_id, demarche_id, onglet, dossier_id, groupe_id);
CREATE INDEX lignes_demarche_toutes_echeance ON lignes (collectivite_id, demarche_id, clos, echeance, dossier_id, groupe_id);
CREATE INDEX lignes_demarche_toutes_recentes ON lignes (collectivite_id, demarche_id, dossier_id, groupe_id);
CREATE INDEX lignes_alertes ON lignes (collectivite_id, echeance, dossier_id, groupe_id) WHERE alerte <> '';
CREATE INDEX lignes_a_lire ON lignes (collectivite_id, dossier_id, groupe_id) WHERE a_lire = 1;
DROP INDEX dossiers_liste;

-- An agent's own list has its order too; « pour » is the absent colleague whose delays are watched.
ALTER TABLE suivis ADD COLUMN pour BIGINT;
ALTER TABLE suivis ADD COLUMN clos BIGINT NOT NULL DEFAULT 0;
ALTER TABLE suivis ADD COLUMN echeance TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE suivis ADD COLUMN nom TEXT COLLATE "C" NOT NULL DEFAULT '';
UPDATE suivis SET
  clos = COALESCE((SELECT l.clos FROM lignes l WHERE l.dossier_id = suivis.dossier_id), 0),
  echeance = COALESCE((SELECT l.echeance FROM lignes l WHERE l.dossier_id = suivis.dossier_id), ''),
  nom = COALESCE((SELECT l.nom FROM lignes l WHERE l.dossier_id = suivis.dossier_id), '');
DROP INDEX suivis_agent;
CREATE INDEX suivis_echeance ON suivis (agent_id, clos, echeance, dossier_id);
CREATE INDEX suivis_nom ON suivis (agent_id, clos, nom, dossier_id);
CREATE INDEX suivis_recents ON suivis (agent_id, clos, dossier_id);

-- The order and the filters that an agent keeps, as the address writes them.
CREATE TABLE listes_gardees (
  collectivite_id BIGINT NOT NULL,
  agent_id BIGINT NOT NULL,
  filtres TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (collectivite_id, agent_id)
);

-- What agents write often: phrases of a collectivité or of one démarche, and one closing formula.
CREATE TABLE phrases (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  collectivite_id BIGINT NOT NULL,
  demarche_id BIGINT,
  genre TEXT COLLATE "C" NOT NULL,
  nom TEXT COLLATE "C" NOT NULL,
  texte TEXT COLLATE "C" NOT NULL,
  modifie_par BIGINT,
  modifie_le BIGINT NOT NULL
);
CREATE INDEX phrases_par_collectivite ON phrases (collectivite_id, genre, nom, id);

-- Who is away, from a day to another, both included, and who watches their delays.
CREATE TABLE absences (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  collectivite_id BIGINT NOT NULL,
  agent_id BIGINT NOT NULL,
  remplacant_id BIGINT NOT NULL,
  debut TEXT COLLATE "C" NOT NULL,
  fin TEXT COLLATE "C" NOT NULL,
  -- attendue, en_cours, finie
  etat TEXT COLLATE "C" NOT NULL
);
CREATE INDEX absences_par_agent ON absences (collectivite_id, etat, agent_id);

-- Whether one key alone does something in the pages of this agent (RGAA 12.10).
ALTER TABLE agents ADD COLUMN touches BIGINT NOT NULL DEFAULT 1;
