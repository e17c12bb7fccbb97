-- Ends all families of an account. Refused where it has one that is not among them: it began meanwhile.
-- KEYS: the list of the account's families, then the families. ARGV: the names of these families.
local named = {}
for _, family in ipairs(ARGV) do named[family] = true end
for _, family in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do
  if not named[family] then return redis.error_reply('OUTDATED families') end
end
return redis.call('DEL', unpack(KEYS))
