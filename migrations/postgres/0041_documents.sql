-- Letters, kept as values by the act that writes them; their PDF is made of them afterwards.
-- pas_avant: the next attempt, or the end of the lease of the node that is making the PDF.
CREATE TABLE documents (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  collectivite_id BIGINT NOT NULL,
  genre TEXT COLLATE "C" NOT NULL,
  objet_id BIGINT NOT NULL,
  nature TEXT COLLATE "C" NOT NULL,
  titre TEXT COLLATE "C" NOT NULL,
  contenu TEXT COLLATE "C" NOT NULL,
  etat TEXT COLLATE "C" NOT NULL,
  cause TEXT COLLATE "C",
  essais BIGINT NOT NULL,
  pas_avant BIGINT NOT NULL,
  cree_le BIGINT NOT NULL,
  pret_le BIGINT,
  fichier_id TEXT COLLATE "C"
);
CREATE INDEX documents_a_composer ON documents (etat, pas_avant);
CREATE INDEX documents_objet ON documents (genre, objet_id);
