-- Used by SQLite alone; kept so that both schemas are the same.
CREATE TABLE horloge (dernier BIGINT NOT NULL);
INSERT INTO horloge VALUES (0);
