-- Keeps the lease and the slot of a poll for as long as its reader lives. A read that is longer than the interval keeps its
-- market too. KEYS: lease, slots. ARGV: holder, ms that the lease must still last, when the slot ends by Redis' clock in ms.
-- Answers 0 where the lease is lost.
redis.call('ZADD', KEYS[2], 'XX', ARGV[3], ARGV[1])
local held = redis.call('GET', KEYS[1])
if not held or string.match(held, '^%d+:%d+:(.*)$') ~= ARGV[1] then
  return 0
end
if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[2]) then
  redis.call('PEXPIRE', KEYS[1], ARGV[2])
end
return 1
