-- What the antivirus said of a file, and how agents turned it. « non_analyse » with an antivirus means that it is waiting.
ALTER TABLE fichiers ADD COLUMN virus TEXT COLLATE "C" NOT NULL DEFAULT 'non_analyse' CHECK (virus IN ('non_analyse', 'sain', 'infecte'));
ALTER TABLE fichiers ADD COLUMN virus_detail TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE fichiers ADD COLUMN virus_le BIGINT;
ALTER TABLE fichiers ADD COLUMN virus_essais BIGINT NOT NULL DEFAULT 0;
ALTER TABLE fichiers ADD COLUMN virus_apres BIGINT NOT NULL DEFAULT 0;
ALTER TABLE fichiers ADD COLUMN rotation BIGINT NOT NULL DEFAULT 0 CHECK (rotation IN (0, 90, 180, 270));
CREATE INDEX fichiers_a_analyser ON fichiers (virus_essais, cree_le) WHERE virus = 'non_analyse';
