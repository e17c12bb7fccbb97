-- KEYS: slots. ARGV: holder.
return redis.call('ZREM', KEYS[1], ARGV[1])
