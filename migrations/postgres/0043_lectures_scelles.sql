-- Who opened what: one row a reading, to answer without reading the chains again.
CREATE TABLE journal_lectures (
  objet_genre TEXT COLLATE "C" NOT NULL,
  objet_id BIGINT NOT NULL,
  chaine BIGINT NOT NULL,
  rang BIGINT NOT NULL,
  collectivite_id BIGINT NOT NULL,
  quand BIGINT NOT NULL,
  compte BIGINT NOT NULL,
  page TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (objet_genre, objet_id, chaine, rang)
);
CREATE INDEX journal_lectures_chaine ON journal_lectures (chaine, rang);

-- Signed seals: each names the one before, and the heads under its root are in the next table.
CREATE TABLE journal_scelles (
  numero BIGINT NOT NULL PRIMARY KEY,
  collectivite_id BIGINT NOT NULL,
  quand BIGINT NOT NULL,
  texte TEXT COLLATE "C" NOT NULL,
  signature TEXT COLLATE "C" NOT NULL
);

CREATE TABLE journal_scelles_tetes (
  scelle BIGINT NOT NULL,
  feuille BIGINT NOT NULL,
  collectivite_id BIGINT NOT NULL,
  sujet_genre TEXT COLLATE "C" NOT NULL,
  sujet_id BIGINT NOT NULL,
  rang BIGINT NOT NULL,
  empreinte TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (scelle, feuille)
);
CREATE UNIQUE INDEX journal_scelles_tetes_sujet ON journal_scelles_tetes (sujet_genre, sujet_id, rang, scelle);

-- The rank of the last line under a seal.
ALTER TABLE journal_tetes ADD COLUMN scelle_rang BIGINT NOT NULL DEFAULT 0;
CREATE INDEX journal_tetes_a_sceller ON journal_tetes (sujet_genre, sujet_id) WHERE rang > scelle_rang;
