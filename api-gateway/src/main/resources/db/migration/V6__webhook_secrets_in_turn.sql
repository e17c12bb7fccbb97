-- The secret before the present one also signs, until then.
ALTER TABLE webhook ADD COLUMN old_secret bytea, ADD COLUMN old_secret_until timestamptz;
