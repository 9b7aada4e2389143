-- When its author was last told that a draft will soon be erased.
ALTER TABLE dossiers ADD COLUMN averti_le BIGINT;
-- Drafts by the day they end: what the hourly cleaning reads.
CREATE INDEX dossiers_brouillons ON dossiers (collectivite_id, expire_le, id) WHERE etat = 'brouillon';
