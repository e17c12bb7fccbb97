-- The counters of some days, with their era and version; without any, of those that PostgreSQL may not have.
-- KEYS: the last number of this gateway, the days that PostgreSQL may not have. ARGV: prefix of the keys of days, days.
local days = {unpack(ARGV, 2)}
if #days == 0 then days = redis.call('SMEMBERS', KEYS[2]) end
local answer = {redis.call('GET', KEYS[1]) or '0'}
for _, day in ipairs(days) do
  table.insert(answer, day)
  table.insert(answer, redis.call('HGETALL', ARGV[1] .. day))
end
return answer
