-- Forgets that PostgreSQL may not have a day, unless calls came since it was read.
-- KEYS: the day's counters, the days that PostgreSQL may not have. ARGV: day, era and version as they were read.
local now = redis.call('HMGET', KEYS[1], 'era', 'version')
if (now[1] or '') == ARGV[2] and (now[2] or '') == ARGV[3] then redis.call('SREM', KEYS[2], ARGV[1]) end
return 'OK'
