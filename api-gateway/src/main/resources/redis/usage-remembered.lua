-- What is kept of a month, and what was open besides.
-- KEYS: the month, pending calls, the taken batch.
return {redis.call('HGETALL', KEYS[1]), redis.call('HGETALL', KEYS[2]), redis.call('HGETALL', KEYS[3])}
