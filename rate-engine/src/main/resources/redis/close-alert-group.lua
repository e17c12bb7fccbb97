-- Ends a group whose alert is raised, and returns the conditions that came while it was. For a while others may join it.
-- KEYS as in add-to-alert-group.lua. ARGV[1]: the group's name; ARGV[2]: how many elements of the list were raised;
-- ARGV[3]: for how many milliseconds others may join; then the keys of the conditions that were raised.
local late = redis.call('LRANGE', KEYS[2], ARGV[2], -1)
local id = redis.call('LINDEX', KEYS[2], 0)
redis.call('DEL', KEYS[2], KEYS[3])
redis.call('ZREM', KEYS[1], ARGV[1])
if id then
  redis.call('HSET', KEYS[3], '', id)
  for i = 4, #ARGV do redis.call('HSET', KEYS[3], ARGV[i], '1') end
  redis.call('PEXPIRE', KEYS[3], ARGV[3])
end
return late
