-- Identity documents are shown with what they were given for written over them, then erased once the decision has left.
-- « filigrane » is what is written; « efface_le » says since when the file is given to nobody. Its bytes go just after: « cle » is then empty.
ALTER TABLE fichiers ADD COLUMN filigrane TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE fichiers ADD COLUMN filigrane_etat TEXT COLLATE "C" NOT NULL DEFAULT 'aucun' CHECK (filigrane_etat IN ('aucun', 'attend', 'fait', 'chiffre', 'illisible', 'lourd'));
ALTER TABLE fichiers ADD COLUMN ephemere BIGINT NOT NULL DEFAULT 0 CHECK (ephemere IN (0, 1));
ALTER TABLE fichiers ADD COLUMN efface_le BIGINT;
CREATE INDEX fichiers_a_marquer ON fichiers (cree_le, id) WHERE filigrane_etat = 'attend';
CREATE INDEX fichiers_a_effacer ON fichiers (efface_le, id) WHERE efface_le IS NOT NULL AND cle <> '';
