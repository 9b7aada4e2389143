-- The logo of a collectivité: the id of its file, empty without one.
ALTER TABLE collectivites ADD COLUMN logo TEXT COLLATE "C" NOT NULL DEFAULT '';
