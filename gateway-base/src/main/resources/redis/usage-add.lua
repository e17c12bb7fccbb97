-- Adds what one gateway counted, and tells all gateways: once, for where an answer was lost the same calls come again under
-- the same number.
-- KEYS: the last number of this gateway, the days that PostgreSQL may not have, then the counters of days. ARGV: number,
-- channel, message, seconds that days are kept, era of counters that begin now, then the day of each of these counters;
-- then the place of a day among them, caller and calls by turns.
local last = redis.call('GET', KEYS[1])
if last and tonumber(last) >= tonumber(ARGV[1]) then return 'OK' end
local days = #KEYS - 2
for day = 1, days do
  local counters = KEYS[2 + day]
  redis.call('HSETNX', counters, 'era', ARGV[5])
  redis.call('HINCRBY', counters, 'version', 1)
  redis.call('EXPIRE', counters, ARGV[4])
  redis.call('SADD', KEYS[2], ARGV[5 + day])
end
for i = 6 + days, #ARGV, 3 do
  redis.call('HINCRBY', KEYS[2 + tonumber(ARGV[i])], ARGV[i + 1], ARGV[i + 2])
end
redis.call('SET', KEYS[1], ARGV[1], 'EX', 86400)
redis.call('PUBLISH', ARGV[2], ARGV[3])
return 'OK'
