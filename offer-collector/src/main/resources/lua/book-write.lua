-- KEYS: book. ARGV: version, JSON, expiry in ms. Writes only what is newer than the version at the front of the book.
local stored = string.match(redis.call('GETRANGE', KEYS[1], 0, 40), '^{"version":(%d+)')
if stored and tonumber(stored) >= tonumber(ARGV[1]) then
  return 0
end
redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
return 1
