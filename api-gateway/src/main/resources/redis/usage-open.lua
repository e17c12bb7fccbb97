-- What PostgreSQL may not have yet.
-- KEYS: pending calls, the taken batch, how many batches were ever taken.
return {redis.call('HGETALL', KEYS[1]), redis.call('HGETALL', KEYS[2]), redis.call('GET', KEYS[3]) or '0'}
