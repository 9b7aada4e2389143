-- Who opened what: one row a reading, to answer without reading the chains again.
CREATE TABLE journal_lectures (
  objet_genre TEXT NOT NULL,
  objet_id INTEGER NOT NULL,
  chaine INTEGER NOT NULL,
  rang INTEGER NOT NULL,
  collectivite_id INTEGER NOT NULL,
  quand INTEGER NOT NULL,
  compte INTEGER NOT NULL,
  page TEXT NOT NULL,
  PRIMARY KEY (objet_genre, objet_id, chaine, rang)
) STRICT, WITHOUT ROWID;
CREATE INDEX journal_lectures_chaine ON journal_lectures (chaine, rang);

-- Signed seals: each names the one before, and the heads under its root are in the next table.
CREATE TABLE journal_scelles (
  numero INTEGER NOT NULL PRIMARY KEY,
  collectivite_id INTEGER NOT NULL,
  quand INTEGER NOT NULL,
  texte TEXT NOT NULL,
  signature TEXT NOT NULL
) STRICT;

CREATE TABLE journal_scelles_tetes (
  scelle INTEGER NOT NULL,
  feuille INTEGER NOT NULL,
  collectivite_id INTEGER NOT NULL,
  sujet_genre TEXT NOT NULL,
  sujet_id INTEGER NOT NULL,
  rang INTEGER NOT NULL,
  empreinte TEXT NOT NULL,
  PRIMARY KEY (scelle, feuille)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX journal_scelles_tetes_sujet ON journal_scelles_tetes (sujet_genre, sujet_id, rang, scelle);

-- The rank of the last line under a seal.
ALTER TABLE journal_tetes ADD COLUMN scelle_rang INTEGER NOT NULL DEFAULT 0;
CREATE INDEX journal_tetes_a_sceller ON journal_tetes (sujet_genre, sujet_id) WHERE rang > scelle_rang;
