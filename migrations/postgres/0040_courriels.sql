-- The outbox: mails written in the transaction of the act that sends them, sent by a worker.
-- pas_avant: the next attempt, or the end of the lease of the node that is sending it.
CREATE TABLE courriels (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  collectivite_id BIGINT NOT NULL,
  genre TEXT COLLATE "C",
  objet_id BIGINT,
  acte TEXT COLLATE "C" NOT NULL,
  destinataire TEXT COLLATE "C" NOT NULL,
  expediteur TEXT COLLATE "C" NOT NULL,
  repondre_a TEXT COLLATE "C",
  contenu TEXT COLLATE "C" NOT NULL,
  message_id TEXT COLLATE "C" NOT NULL,
  etat TEXT COLLATE "C" NOT NULL,
  cause TEXT COLLATE "C",
  essais BIGINT NOT NULL,
  pas_avant BIGINT NOT NULL,
  cree_le BIGINT NOT NULL,
  demande_le BIGINT NOT NULL,
  envoye_le BIGINT
);
CREATE INDEX courriels_a_envoyer ON courriels (etat, pas_avant);
CREATE INDEX courriels_etat ON courriels (collectivite_id, etat, id);
CREATE INDEX courriels_objet ON courriels (genre, objet_id);
CREATE UNIQUE INDEX courriels_message ON courriels (message_id);
