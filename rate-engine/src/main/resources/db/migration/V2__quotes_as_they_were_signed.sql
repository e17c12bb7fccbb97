-- A signature is over exact bytes, which jsonb does not keep.
ALTER TABLE quotes ALTER COLUMN quote TYPE text;
ALTER TABLE quotes ALTER COLUMN request TYPE text;
CREATE INDEX quotes_by_age ON quotes (created_at);
