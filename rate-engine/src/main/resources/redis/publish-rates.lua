-- Writes rates and cross rates in one step and tells readers of them in one message, unless anything that they were made
-- from was published anew meanwhile.
-- KEYS[1]: the settings; KEYS[2]: the rates; KEYS[3]: what engines know of them; KEYS[4]: the cross rates;
-- KEYS[5]: counter of messages.
-- ARGV[1]: the version of the settings that the caller knows; ARGV[2]: channel; then four lists, each after its length:
-- fields of KEYS[3] with the version that the caller saw ('' for none), fields of KEYS[4] likewise, rates (field, value,
-- what goes into KEYS[3]), cross rates (field, value).
redis.replicate_commands()
local settings = redis.call('GETRANGE', KEYS[1], 0, 40)
if (tonumber(string.match(settings, '^{"version":(%d+)')) or 0) > tonumber(ARGV[1]) then
  return redis.error_reply('OUTDATED settings')
end
local position = 2
local function argument()
  position = position + 1
  return ARGV[position]
end
for _, hash in ipairs({KEYS[3], KEYS[4]}) do
  for _ = 1, tonumber(argument()) do
    local field, seen = argument(), argument()
    local held = redis.call('HGET', hash, field)
    if (held and string.match(held, '^{"version":(%d+)') or '') ~= seen then
      return redis.error_reply('OVERTAKEN ' .. field)
    end
  end
end
local message = {}
for _ = 1, tonumber(argument()) do
  local field, value = argument(), argument()
  redis.call('HSET', KEYS[2], field, value)
  redis.call('HSET', KEYS[3], field, argument())
  message.rates = message.rates or {}
  table.insert(message.rates, value)
end
for _ = 1, tonumber(argument()) do
  local field, value = argument(), argument()
  redis.call('HSET', KEYS[4], field, value)
  message.cross_rates = message.cross_rates or {}
  table.insert(message.cross_rates, value)
end
message.version = redis.call('INCR', KEYS[5])
redis.call('PUBLISH', ARGV[2], cjson.encode(message))
return message.version
