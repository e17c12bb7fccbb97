-- Adds what one gateway counted, and tells all gateways: once, for where an answer was lost the same calls come again under
-- the same number.
-- KEYS: the last number of this gateway, the days that PostgreSQL may not have. ARGV: number, channel, message, prefix of the
-- keys of days, seconds that days are kept, era of counters that begin now, then day, caller and calls by turns.
local last = redis.call('GET', KEYS[1])
if last and tonumber(last) >= tonumber(ARGV[1]) then return 'OK' end
local prepared = {}
for i = 7, #ARGV, 3 do
  local day = ARGV[4] .. ARGV[i]
  if not prepared[day] then
    prepared[day] = true
    redis.call('HSETNX', day, 'era', ARGV[6])
    redis.call('HINCRBY', day, 'version', 1)
    redis.call('EXPIRE', day, ARGV[5])
    redis.call('SADD', KEYS[2], ARGV[i])
  end
  redis.call('HINCRBY', day, ARGV[i + 1], ARGV[i + 2])
end
redis.call('SET', KEYS[1], ARGV[1], 'EX', 86400)
redis.call('PUBLISH', ARGV[2], ARGV[3])
return 'OK'
