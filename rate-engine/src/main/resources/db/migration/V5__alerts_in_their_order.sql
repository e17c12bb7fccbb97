-- In which order alerts came here: one that waited for this database has an earlier raised_at than others read before it.
ALTER TABLE alerts ADD COLUMN stored_at timestamptz;
UPDATE alerts SET stored_at = raised_at;
ALTER TABLE alerts ALTER COLUMN stored_at SET DEFAULT now(), ALTER COLUMN stored_at SET NOT NULL;
CREATE INDEX alerts_as_stored ON alerts (stored_at, id);
