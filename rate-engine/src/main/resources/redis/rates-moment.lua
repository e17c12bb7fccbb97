-- Takes a token, and reads at the same moment what is published. Books are read after it: whoever publishes from older ones
-- publishes over a rate that the caller saw here, or is refused. An engine that has not heard of the newest
-- settings is refused, and so is one that computes a part before all rates were computed under these settings. A token
-- grows by one and never falls behind Redis' clock: after a loss of data an engine in the middle of its work must not hold
-- a larger token than the new ones.
-- KEYS[1]: the settings; KEYS[2]: the version under which all rates were computed last; KEYS[3]: counter of tokens;
-- KEYS[4]: what engines know of the published rates; KEYS[5]: the cross rates.
-- ARGV[1]: the version of the settings that the caller knows; ARGV[2]: "all" or "part"; ARGV[3]: how many of the
-- following are fields of KEYS[4]; the others are fields of KEYS[5].
redis.replicate_commands()
local settings = redis.call('GETRANGE', KEYS[1], 0, 40)
if (tonumber(string.match(settings, '^{"version":(%d+)')) or 0) > tonumber(ARGV[1]) then
  return redis.error_reply('OUTDATED settings')
end
local known = redis.call('MGET', KEYS[2], KEYS[3])
if ARGV[2] == 'part' and known[1] ~= ARGV[1] then
  return redis.error_reply('INCOMPLETE rates')
end
local time = redis.call('TIME')
local floor = time[1] * 1000 + math.floor(time[2] / 1000)
local token = math.max(tonumber(known[2] or '0') + 1, floor)
redis.call('SET', KEYS[3], string.format('%.0f', token))
-- The answers to one command for each so many of these names: a call takes only so many arguments.
local AT_ONCE = 1000
local function all(hash, first, last)
  local values = {}
  for from = first, last, AT_ONCE do
    local some = redis.call('HMGET', hash, unpack(ARGV, from, math.min(from + AT_ONCE - 1, last)))
    for _, value in ipairs(some) do values[#values + 1] = value end
  end
  return values
end
local last = 3 + tonumber(ARGV[3])
return {string.format('%.0f', token), all(KEYS[4], 4, last), all(KEYS[5], last + 1, #ARGV)}
