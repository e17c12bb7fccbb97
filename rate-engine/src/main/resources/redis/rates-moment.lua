-- Takes a token, and reads at the same moment all that rates are made from. An engine that has not heard of the newest
-- settings is refused, and so is one that computes a part before all rates were computed under these settings. A token
-- grows by one and never falls behind Redis' clock: after a loss of data an engine in the middle of its work must not hold
-- a larger token than the new ones.
-- KEYS[1]: the settings; KEYS[2]: the version under which all rates were computed last; KEYS[3]: counter of tokens;
-- KEYS[4]: what engines know of the published rates; KEYS[5]: the cross rates; KEYS[6...]: books.
-- ARGV[1]: the version of the settings that the caller knows; ARGV[2]: "all" or "part"; ARGV[3]: how many of the
-- following are fields of KEYS[4]; the others are fields of KEYS[5].
redis.replicate_commands()
local settings = redis.call('GETRANGE', KEYS[1], 0, 40)
if (tonumber(string.match(settings, '^{"version":(%d+)')) or 0) > tonumber(ARGV[1]) then
  return redis.error_reply('OUTDATED settings')
end
if ARGV[2] == 'part' and redis.call('GET', KEYS[2]) ~= ARGV[1] then
  return redis.error_reply('INCOMPLETE rates')
end
local time = redis.call('TIME')
local floor = time[1] * 1000 + math.floor(time[2] / 1000)
local token = redis.call('INCR', KEYS[3])
if token < floor then
  token = floor
  redis.call('SET', KEYS[3], string.format('%.0f', token))
end
-- The answers to one command for each so many of these names: a call takes only so many arguments.
local AT_ONCE = 1000
local function all(command, key, names, first, last)
  local values = {}
  for from = first, last, AT_ONCE do
    local some = {unpack(names, from, math.min(from + AT_ONCE - 1, last))}
    if key then table.insert(some, 1, key) end
    for _, value in ipairs(redis.call(command, unpack(some))) do values[#values + 1] = value end
  end
  return values
end
local last = 3 + tonumber(ARGV[3])
local books = all('MGET', nil, KEYS, 6, #KEYS)
local rates = all('HMGET', KEYS[4], ARGV, 4, last)
local cross_rates = all('HMGET', KEYS[5], ARGV, last + 1, #ARGV)
return {string.format('%.0f', token), time[1], time[2], books, rates, cross_rates}
