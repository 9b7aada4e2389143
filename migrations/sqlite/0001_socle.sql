-- The last stamp given: the next one is later, even if the clock was set back.
CREATE TABLE horloge (dernier INTEGER NOT NULL) STRICT;
INSERT INTO horloge VALUES (0);
