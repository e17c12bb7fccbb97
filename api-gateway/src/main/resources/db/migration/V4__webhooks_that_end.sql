-- Since when nothing is sent any more: its target answered 410.
ALTER TABLE webhook ADD COLUMN disabled_at timestamptz;
