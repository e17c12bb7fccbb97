-- Ends all families of an account.
-- KEYS: the list of the account's families, then the families.
return redis.call('DEL', unpack(KEYS))
