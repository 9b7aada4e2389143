-- The logo of a collectivité: its name in addresses, which changes with its bytes, and its bytes in
-- base64: a letter takes them in the transaction that writes it. Empty without a logo.
ALTER TABLE collectivites ADD COLUMN logo TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE collectivites ADD COLUMN logo_octets TEXT COLLATE "C" NOT NULL DEFAULT '';
