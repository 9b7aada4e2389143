-- The outbox: mails written in the transaction of the act that sends them, sent by a worker.
-- pas_avant: the next attempt, or the end of the lease of the node that is sending it.
CREATE TABLE courriels (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  collectivite_id INTEGER NOT NULL,
  genre TEXT,
  objet_id INTEGER,
  acte TEXT NOT NULL,
  destinataire TEXT NOT NULL,
  expediteur TEXT NOT NULL,
  repondre_a TEXT,
  contenu TEXT NOT NULL,
  message_id TEXT NOT NULL,
  etat TEXT NOT NULL,
  cause TEXT,
  essais INTEGER NOT NULL,
  pas_avant INTEGER NOT NULL,
  cree_le INTEGER NOT NULL,
  demande_le INTEGER NOT NULL,
  envoye_le INTEGER
) STRICT;
CREATE INDEX courriels_a_envoyer ON courriels (etat, pas_avant);
CREATE INDEX courriels_etat ON courriels (collectivite_id, etat, id);
CREATE INDEX courriels_objet ON courriels (genre, objet_id);
CREATE UNIQUE INDEX courriels_message ON courriels (message_id);
