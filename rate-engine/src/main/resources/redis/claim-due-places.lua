-- Gives out the places that are due, once in the time that the work may take: a dead engine's place becomes due again.
-- KEYS[1]: sorted set of places by millisecond; ARGV[1]: now; ARGV[2]: when they are due again.
-- Answers the millisecond at which the next one is due ('' for none), then the places.
local due = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1], 'LIMIT', 0, 32)
for _, place in ipairs(due) do redis.call('ZADD', KEYS[1], ARGV[2], place) end
table.insert(due, 1, redis.call('ZRANGE', KEYS[1], 0, 0, 'WITHSCORES')[2] or '')
return due
