-- One chain per subject: `journal_tetes` holds its last line, `journal` its lines.
CREATE TABLE journal_tetes (
  collectivite_id INTEGER NOT NULL,
  sujet_genre TEXT NOT NULL,
  sujet_id INTEGER NOT NULL,
  rang INTEGER NOT NULL,
  empreinte TEXT NOT NULL,
  PRIMARY KEY (sujet_genre, sujet_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE journal (
  sujet_genre TEXT NOT NULL,
  sujet_id INTEGER NOT NULL,
  rang INTEGER NOT NULL,
  collectivite_id INTEGER NOT NULL,
  ligne TEXT NOT NULL,
  empreinte TEXT NOT NULL,
  PRIMARY KEY (sujet_genre, sujet_id, rang)
) STRICT, WITHOUT ROWID;

-- What can be erased without breaking the chain: the line only holds its salted commitment.
CREATE TABLE journal_personnel (
  sujet_genre TEXT NOT NULL,
  sujet_id INTEGER NOT NULL,
  rang INTEGER NOT NULL,
  collectivite_id INTEGER NOT NULL,
  sel TEXT NOT NULL,
  contenu TEXT NOT NULL,
  PRIMARY KEY (sujet_genre, sujet_id, rang)
) STRICT, WITHOUT ROWID;
