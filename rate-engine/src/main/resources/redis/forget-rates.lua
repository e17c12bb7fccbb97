-- Removes fields of a hash. KEYS[2]: the hash; ARGV[2...]: its fields.
-- KEYS[1]: the settings; ARGV[1]: the version of the settings that the caller knows.
redis.replicate_commands()
local settings = redis.call('GETRANGE', KEYS[1], 0, 40)
if (tonumber(string.match(settings, '^{"version":(%d+)')) or 0) > tonumber(ARGV[1]) then
  return redis.error_reply('OUTDATED settings')
end
return redis.call('HDEL', KEYS[2], unpack(ARGV, 2))
