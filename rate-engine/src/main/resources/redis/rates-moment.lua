-- Takes a token, and reads books and previous rates at the same moment. An engine that has not heard of the newest settings is
-- refused. A token grows by one and never falls behind Redis' clock: after a loss of data an engine in the middle of its
-- work must not hold a larger token than the new ones.
-- KEYS[2]: counter of tokens; KEYS[3]: hash of previous rates; KEYS[4...]: books; ARGV[2...]: fields of the hash.
-- KEYS[1]: the settings; ARGV[1]: the version of the settings that the caller knows.
redis.replicate_commands()
local settings = redis.call('GETRANGE', KEYS[1], 0, 40)
if (tonumber(string.match(settings, '^{"version":(%d+)')) or 0) > tonumber(ARGV[1]) then
  return redis.error_reply('OUTDATED settings')
end
local time = redis.call('TIME')
local floor = time[1] * 1000 + math.floor(time[2] / 1000)
local token = redis.call('INCR', KEYS[2])
if token < floor then
  token = floor
  redis.call('SET', KEYS[2], string.format('%.0f', token))
end
local books = #KEYS > 3 and redis.call('MGET', unpack(KEYS, 4)) or {}
local previous = #ARGV > 1 and redis.call('HMGET', KEYS[3], unpack(ARGV, 2)) or {}
return {string.format('%.0f', token), books, previous, time[1], time[2]}
