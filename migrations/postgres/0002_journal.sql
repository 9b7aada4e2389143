-- One chain per subject: `journal_tetes` holds its last line, `journal` its lines.
CREATE TABLE journal_tetes (
  collectivite_id BIGINT NOT NULL,
  sujet_genre TEXT COLLATE "C" NOT NULL,
  sujet_id BIGINT NOT NULL,
  rang BIGINT NOT NULL,
  empreinte TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (sujet_genre, sujet_id)
);

CREATE TABLE journal (
  sujet_genre TEXT COLLATE "C" NOT NULL,
  sujet_id BIGINT NOT NULL,
  rang BIGINT NOT NULL,
  collectivite_id BIGINT NOT NULL,
  ligne TEXT COLLATE "C" NOT NULL,
  empreinte TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (sujet_genre, sujet_id, rang)
);

-- What can be erased without breaking the chain: the line only holds its salted commitment.
CREATE TABLE journal_personnel (
  sujet_genre TEXT COLLATE "C" NOT NULL,
  sujet_id BIGINT NOT NULL,
  rang BIGINT NOT NULL,
  collectivite_id BIGINT NOT NULL,
  sel TEXT COLLATE "C" NOT NULL,
  contenu TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (sujet_genre, sujet_id, rang)
);
