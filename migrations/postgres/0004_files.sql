-- The files that rows name; their bytes are in the store, under `cle`.
CREATE TABLE fichiers (
  id TEXT COLLATE "C" PRIMARY KEY,
  collectivite_id BIGINT NOT NULL,
  genre TEXT COLLATE "C" NOT NULL,
  objet_id BIGINT NOT NULL,
  cle TEXT COLLATE "C" NOT NULL,
  nom TEXT COLLATE "C" NOT NULL,
  type_mime TEXT COLLATE "C" NOT NULL,
  octets BIGINT NOT NULL,
  sha256 TEXT COLLATE "C" NOT NULL,
  cree_le BIGINT NOT NULL
);
CREATE INDEX fichiers_objet ON fichiers (genre, objet_id);
CREATE INDEX fichiers_cle ON fichiers (cle);
