-- Agents, what they may do, the sessions of everyone, the API's tokens.
CREATE TABLE agents (
  id INTEGER PRIMARY KEY,
  collectivite_id INTEGER NOT NULL,
  courriel TEXT NOT NULL UNIQUE,
  prenom TEXT NOT NULL,
  nom TEXT NOT NULL,
  qualite TEXT NOT NULL,
  mot_de_passe TEXT,
  cree_le INTEGER NOT NULL,
  desactive_le INTEGER
) STRICT;

CREATE TABLE roles (
  agent_id INTEGER NOT NULL REFERENCES agents (id),
  collectivite_id INTEGER NOT NULL,
  role TEXT NOT NULL,
  PRIMARY KEY (agent_id, collectivite_id, role)
) STRICT;
CREATE INDEX roles_par_collectivite ON roles (collectivite_id, role);

CREATE TABLE groupe_membres (
  groupe_id INTEGER NOT NULL,
  agent_id INTEGER NOT NULL REFERENCES agents (id),
  collectivite_id INTEGER NOT NULL,
  PRIMARY KEY (groupe_id, agent_id)
) STRICT;
CREATE INDEX groupe_membres_par_agent ON groupe_membres (agent_id, collectivite_id);

CREATE TABLE delegations (
  id INTEGER PRIMARY KEY,
  agent_id INTEGER NOT NULL REFERENCES agents (id),
  collectivite_id INTEGER NOT NULL,
  objet TEXT NOT NULL,
  reference TEXT NOT NULL,
  debut TEXT NOT NULL,
  fin TEXT
) STRICT;
CREATE INDEX delegations_par_agent ON delegations (agent_id, collectivite_id);

-- empreinte is the SHA-256 of the cookie's secret: who reads this table cannot open a session.
CREATE TABLE sessions (
  id INTEGER PRIMARY KEY,
  empreinte BLOB NOT NULL UNIQUE,
  collectivite_id INTEGER NOT NULL,
  agent_id INTEGER REFERENCES agents (id),
  cree_le INTEGER NOT NULL,
  vu_le INTEGER NOT NULL,
  expire_le INTEGER NOT NULL
) STRICT;
CREATE INDEX sessions_par_expiration ON sessions (expire_le);
CREATE INDEX sessions_par_agent ON sessions (agent_id);

CREATE TABLE session_cles (
  session_id INTEGER NOT NULL REFERENCES sessions (id),
  collectivite_id INTEGER NOT NULL,
  genre TEXT NOT NULL,
  objet_id INTEGER NOT NULL,
  PRIMARY KEY (session_id, genre, objet_id)
) STRICT;

CREATE TABLE jetons (
  id INTEGER PRIMARY KEY,
  collectivite_id INTEGER NOT NULL,
  empreinte BLOB NOT NULL UNIQUE,
  nom TEXT NOT NULL,
  ecriture INTEGER NOT NULL,
  demarches TEXT NOT NULL,
  reseaux TEXT NOT NULL,
  cree_le INTEGER NOT NULL,
  expire_le INTEGER,
  revoque_le INTEGER
) STRICT;
CREATE INDEX jetons_par_collectivite ON jetons (collectivite_id);
