-- Calls come here as the whole count of a day, within an era of Redis' counters, so that to bring them again changes nothing.
-- What Redis held in the counters of before (usage:{calls}:pending), at most the calls since the gateways of before last
-- wrote, is not counted.
ALTER TABLE usage_by_day
    ADD COLUMN era text NOT NULL DEFAULT '',
    DROP CONSTRAINT usage_by_day_pkey,
    ADD PRIMARY KEY (day, account_id, key_id, era);

DROP TABLE usage_batch;
