-- What the calls cost at the price of their day; calls that are not priced yet cost what is agreed when they are shown.
ALTER TABLE usage_by_day
    ADD COLUMN priced bigint  NOT NULL DEFAULT 0,
    ADD COLUMN cost   numeric NOT NULL DEFAULT 0;

CREATE INDEX usage_batch_added_at ON usage_batch (added_at);
