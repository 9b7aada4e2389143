-- Letters, kept as values by the act that writes them; their PDF is made of them afterwards.
-- pas_avant: the next attempt, or the end of the lease of the node that is making the PDF.
CREATE TABLE documents (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  collectivite_id INTEGER NOT NULL,
  genre TEXT NOT NULL,
  objet_id INTEGER NOT NULL,
  nature TEXT NOT NULL,
  titre TEXT NOT NULL,
  contenu TEXT NOT NULL,
  etat TEXT NOT NULL,
  cause TEXT,
  essais INTEGER NOT NULL,
  pas_avant INTEGER NOT NULL,
  cree_le INTEGER NOT NULL,
  pret_le INTEGER,
  fichier_id TEXT
) STRICT;
CREATE INDEX documents_a_composer ON documents (etat, pas_avant);
CREATE INDEX documents_objet ON documents (genre, objet_id);
