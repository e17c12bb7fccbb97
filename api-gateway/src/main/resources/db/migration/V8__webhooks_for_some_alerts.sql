-- Which alerts a webhook wants: kinds parted by commas, and the least severity; null: all.
ALTER TABLE webhook
    ADD COLUMN alert_kinds  text,
    ADD COLUMN min_severity text CHECK (min_severity IN ('info', 'warning', 'critical'));
