CREATE TABLE demarches (
    id INTEGER PRIMARY KEY,
    collectivite_id INTEGER NOT NULL,
    numero INTEGER NOT NULL UNIQUE,
    chemin TEXT NOT NULL,
    titre TEXT NOT NULL,
    titre_tri TEXT NOT NULL,
    nom_demande TEXT NOT NULL,
    resume TEXT NOT NULL,
    description TEXT NOT NULL,
    pour_qui TEXT NOT NULL,
    cout TEXT NOT NULL,
    delai_usuel TEXT NOT NULL,
    et_ensuite TEXT NOT NULL,
    service_nom TEXT NOT NULL,
    service_organisme TEXT NOT NULL,
    service_adresse TEXT NOT NULL,
    service_courriel TEXT NOT NULL,
    service_telephone TEXT NOT NULL,
    regime TEXT NOT NULL,
    delai TEXT NOT NULL,
    voies_recours TEXT NOT NULL,
    mode TEXT NOT NULL,
    url_nationale TEXT NOT NULL,
    etat TEXT NOT NULL,
    finalite TEXT NOT NULL,
    base_legale TEXT NOT NULL,
    duree_conservation_mois INTEGER,
    destinataires TEXT NOT NULL,
    dpo TEXT NOT NULL,
    duree_minutes INTEGER NOT NULL,
    tags TEXT NOT NULL,
    numero_origine INTEGER,
    empreinte_import TEXT,
    revision_active_id INTEGER,
    version INTEGER NOT NULL,
    cree_le INTEGER NOT NULL,
    modifiee_le INTEGER NOT NULL,
    publiee_le INTEGER,
    UNIQUE (collectivite_id, chemin),
    UNIQUE (collectivite_id, numero_origine)
) STRICT;
CREATE INDEX demarches_liste ON demarches (collectivite_id, etat, titre_tri, id);

CREATE TABLE revisions (
    id INTEGER PRIMARY KEY,
    demarche_id INTEGER NOT NULL REFERENCES demarches (id),
    collectivite_id INTEGER NOT NULL,
    numero INTEGER NOT NULL,
    empreinte TEXT NOT NULL,
    formulaire TEXT NOT NULL,
    annotations TEXT NOT NULL,
    cree_le INTEGER NOT NULL,
    publiee_le INTEGER,
    UNIQUE (demarche_id, numero)
) STRICT;

CREATE TABLE groupes_instructeurs (
    id INTEGER PRIMARY KEY,
    collectivite_id INTEGER NOT NULL,
    demarche_id INTEGER NOT NULL REFERENCES demarches (id),
    nom TEXT NOT NULL,
    defaut INTEGER NOT NULL,
    UNIQUE (demarche_id, nom)
) STRICT;

-- The words of the search: rowid is the démarche's id.
CREATE VIRTUAL TABLE demarches_mots USING fts5 (words, tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3');
