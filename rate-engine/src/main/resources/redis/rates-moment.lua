-- Takes a token, and reads at the same moment what is published. Books are read after it: whoever publishes from older ones
-- publishes over a rate that the caller saw here, or is refused. An engine that has not heard of the newest
-- settings is refused, and so is one that computes a part before all rates were computed under these settings. A token
-- grows by one and never falls behind Redis' clock: after a loss of data an engine in the middle of its work must not hold
-- a larger token than the new ones.
-- KEYS[1]: the settings; KEYS[2]: the version under which all rates were computed last; KEYS[3]: counter of tokens;
-- KEYS[4]: what engines know of the published rates; KEYS[5]: the cross rates; KEYS[6]: counter of messages.
-- ARGV[1]: the version of the settings that the caller knows; ARGV[2]: "all" or "part"; ARGV[3]: how many of the
-- following are fields of KEYS[4]; the others are fields of KEYS[5].
-- Answers the token, the values of both lists of fields, the number of the last message ('' for none), and the instant in
-- seconds and microseconds.
redis.replicate_commands()
local found = redis.call('MGET', KEYS[2], KEYS[3], KEYS[6])
local newest = tonumber(found[1] or '0')
if ARGV[2] == 'all' then
  newest = tonumber(string.match(redis.call('GETRANGE', KEYS[1], 0, 40), '^{"version":(%d+)')) or 0
end
-- Settings under which nothing was computed yet refuse a part when it is published.
if newest > tonumber(ARGV[1]) then
  return redis.error_reply('OUTDATED settings')
end
if ARGV[2] == 'part' and found[1] ~= ARGV[1] then
  return redis.error_reply('INCOMPLETE rates')
end
local time = redis.call('TIME')
local floor = time[1] * 1000 + math.floor(time[2] / 1000)
local token = math.max(tonumber(found[2] or '0') + 1, floor)
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
return {string.format('%.0f', token), all(KEYS[4], 4, last), all(KEYS[5], last + 1, #ARGV), found[3] or '', time[1], time[2]}
