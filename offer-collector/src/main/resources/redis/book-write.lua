-- KEYS: book. ARGV: version, JSON, expiry in ms, and the version that this one is made from unless it is a new read.
-- A new read is written over any smaller version at the front of a book; a change of a book only over that very book.
local stored = string.match(redis.call('GETRANGE', KEYS[1], 0, 40), '^{"version":(%d+)')
if ARGV[4] and stored ~= ARGV[4] then
  return 0
end
if stored and tonumber(stored) >= tonumber(ARGV[1]) then
  return 0
end
redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
return 1
