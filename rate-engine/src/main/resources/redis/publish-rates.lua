-- Writes the values that are newer than those there, and tells readers of them.
-- KEYS[2]: hash to write; KEYS[3]: hash whose values' versions decide; KEYS[4]: counter of messages.
-- ARGV[2]: "rates" or "cross_rates"; ARGV[3]: channel; then for each value: version, field, value, and what goes into
-- KEYS[3] under the field ('' for nothing).
-- KEYS[1]: the settings; ARGV[1]: the version of the settings that the caller knows.
redis.replicate_commands()
local settings = redis.call('GETRANGE', KEYS[1], 0, 40)
if (tonumber(string.match(settings, '^{"version":(%d+)')) or 0) > tonumber(ARGV[1]) then
  return redis.error_reply('OUTDATED settings')
end
local written = {}
for i = 4, #ARGV, 4 do
  local held = redis.call('HGET', KEYS[3], ARGV[i + 1])
  local version = held and tonumber(string.match(held, '^{"version":(%d+)')) or -1
  if tonumber(ARGV[i]) > version then
    redis.call('HSET', KEYS[2], ARGV[i + 1], ARGV[i + 2])
    if ARGV[i + 3] ~= '' then redis.call('HSET', KEYS[3], ARGV[i + 1], ARGV[i + 3]) end
    written[#written + 1] = ARGV[i + 2]
  end
end
if #written > 0 then
  local message = { version = redis.call('INCR', KEYS[4]) }
  message[ARGV[2]] = written
  redis.call('PUBLISH', ARGV[3], cjson.encode(message))
end
return #written
