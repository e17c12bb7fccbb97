-- Gives out the places that are due, once in the time that the work may take: a dead engine's place becomes due again.
-- KEYS[1]: sorted set of places by millisecond; ARGV[1]: now; ARGV[2]: when they are due again.
local due = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1], 'LIMIT', 0, 32)
for _, place in ipairs(due) do redis.call('ZADD', KEYS[1], ARGV[2], place) end
return due
