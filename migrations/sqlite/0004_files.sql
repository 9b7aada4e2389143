-- The files that rows name; their bytes are in the store, under `cle`.
CREATE TABLE fichiers (
  id TEXT PRIMARY KEY,
  collectivite_id INTEGER NOT NULL,
  genre TEXT NOT NULL,
  objet_id INTEGER NOT NULL,
  cle TEXT NOT NULL,
  nom TEXT NOT NULL,
  type_mime TEXT NOT NULL,
  octets INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  cree_le INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX fichiers_objet ON fichiers (genre, objet_id);
CREATE INDEX fichiers_cle ON fichiers (cle);
