-- The counters of some days, with their era and version. Refused where PostgreSQL may not have a day that is not among them.
-- KEYS: the last number of this gateway, the days that PostgreSQL may not have, then the counters of days.
-- ARGV[1]: 1 where the days are those that PostgreSQL may not have; then the day of each of these counters.
local named = {}
for i = 2, #ARGV do named[ARGV[i]] = true end
if ARGV[1] == '1' then
  for _, day in ipairs(redis.call('SMEMBERS', KEYS[2])) do
    if not named[day] then return redis.error_reply('OUTDATED days') end
  end
end
local answer = {redis.call('GET', KEYS[1]) or '0'}
for i = 2, #ARGV do
  table.insert(answer, ARGV[i])
  table.insert(answer, redis.call('HGETALL', KEYS[1 + i]))
end
return answer
