-- KEYS: the lease. ARGV: holder, ms that it must still last. A read that is longer than the interval keeps its market
-- for as long as its reader lives.
local held = redis.call('GET', KEYS[1])
if not held or string.match(held, '^%d+:%d+:(.*)$') ~= ARGV[1] then
  return 0
end
if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[2]) then
  redis.call('PEXPIRE', KEYS[1], ARGV[2])
end
return 1
