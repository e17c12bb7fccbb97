-- Adds conditions to the group of their cause, or opens the group. A group that was raised within the last minute takes
-- no more of what it has already; what it has not yet is the caller's to add to the stored alert, whose id is returned.
-- KEYS[1]: sorted set of open groups by the millisecond at which they are raised; KEYS[2]: list of the group: the id of
-- its alert, then its conditions; KEYS[3]: hash of the group raised last: its id under '', and the keys of its conditions.
-- ARGV[1]: the group's name; ARGV[2]: id of its alert if it is opened now; ARGV[3]: milliseconds until it is raised; then
-- for each condition: its key, and the condition.
redis.replicate_commands()
local open = redis.call('ZSCORE', KEYS[1], ARGV[1])
local raised = not open and redis.call('HGET', KEYS[3], '')
if raised then
  local known = false
  for i = 4, #ARGV, 2 do
    if redis.call('HEXISTS', KEYS[3], ARGV[i]) == 1 then known = true end
  end
  if not known then
    for i = 4, #ARGV, 2 do redis.call('HSET', KEYS[3], ARGV[i], '1') end
    return raised
  end
end
if redis.call('EXISTS', KEYS[2]) == 0 then redis.call('RPUSH', KEYS[2], ARGV[2]) end
for i = 4, #ARGV, 2 do redis.call('RPUSH', KEYS[2], ARGV[i + 1]) end
if not open then
  local time = redis.call('TIME')
  redis.call('ZADD', KEYS[1], time[1] * 1000 + math.floor(time[2] / 1000) + ARGV[3], ARGV[1])
end
return false
