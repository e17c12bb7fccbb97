-- Ends all families of an account.
-- KEYS: the families of the account. ARGV: prefix of the keys of families.
for _, family in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do
  redis.call('DEL', ARGV[1] .. family)
end
return redis.call('DEL', KEYS[1])
