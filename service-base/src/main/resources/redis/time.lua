-- The clock of the server that has a key. KEYS[1]: the key, which need not exist.
return redis.call('TIME')
