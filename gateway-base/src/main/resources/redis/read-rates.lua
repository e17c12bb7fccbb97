-- The version of the rates, all rates and all cross rates at one moment.
-- KEYS[1]: counter of messages; KEYS[2]: hash of rates; KEYS[3]: hash of cross rates.
return {redis.call('GET', KEYS[1]), redis.call('HGETALL', KEYS[2]), redis.call('HGETALL', KEYS[3])}
