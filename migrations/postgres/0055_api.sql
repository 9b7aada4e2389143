-- The pages of the API: the dossiers of a démarche or of a group, by filing or by last act.
CREATE INDEX dossiers_demarche_depot ON dossiers (demarche_id, depose_le, id);
CREATE INDEX dossiers_demarche_modif ON dossiers (demarche_id, modifie_le, id);
CREATE INDEX dossiers_groupe_depot ON dossiers (groupe_id, depose_le, id);
CREATE INDEX dossiers_groupe_modif ON dossiers (groupe_id, modifie_le, id);

-- What clients of the API check a file by: the MD5 of its bytes, in base64; empty for older files.
ALTER TABLE fichiers ADD COLUMN md5 TEXT COLLATE "C" NOT NULL DEFAULT '';
