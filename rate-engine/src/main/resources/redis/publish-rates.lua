-- Writes rates and cross rates in one step and tells readers of them in one message, unless anything that they were made
-- from was published anew meanwhile. In the same step the record of it is left for PostgreSQL, and all of it gets the
-- instant at which it is published, by Redis' clock.
-- KEYS[1]: the settings; KEYS[2]: the rates; KEYS[3]: what engines know of them; KEYS[4]: the cross rates;
-- KEYS[5]: counter of messages; KEYS[6]: stream of records; KEYS[7]: hash of rate ids to entries of that stream.
-- ARGV[1]: the version of the settings that the caller knows; ARGV[2]: channel; ARGV[3]: how many records may wait;
-- ARGV[4]: the record, '' where nothing is to be recorded; ARGV[5]: the trace that readers and history carry on, '' where
-- it is not traced; ARGV[6]: the number of the last message when the caller read what this was made from, '' where it does
-- not know; then five lists, each after its length: fields of KEYS[3] with
-- the version that the caller saw ('' for none), fields of KEYS[4] likewise, rates (field, value, what goes into KEYS[3]),
-- cross rates (field, value), the rate ids that the record brings.
-- Answers how many of the oldest records were dropped because too many wait (seen at every sixteenth publication), the
-- instant in milliseconds, the number of the message, and the entry of the record ('' where there is none).
redis.replicate_commands()
local settings = redis.call('GETRANGE', KEYS[1], 0, 40)
if (tonumber(string.match(settings, '^{"version":(%d+)')) or 0) > tonumber(ARGV[1]) then
  return redis.error_reply('OUTDATED settings')
end
-- A call takes only so many arguments; one call for many fields costs a fraction of a call for each.
local AT_ONCE = 1000
local position = 6
local function argument()
  position = position + 1
  return ARGV[position]
end
local version = redis.call('INCR', KEYS[5])
-- Whoever publishes counts: where nobody did, nothing that was read has changed.
local unchanged = version - 1 == tonumber(ARGV[6])
for _, hash in ipairs({KEYS[3], KEYS[4]}) do
  local fields, seen = {}, {}
  for i = 1, tonumber(argument()) do fields[i], seen[i] = argument(), argument() end
  for first = 1, unchanged and 0 or #fields, AT_ONCE do
    local last = math.min(first + AT_ONCE - 1, #fields)
    for i, held in ipairs(redis.call('HMGET', hash, unpack(fields, first, last))) do
      if (held and string.match(held, '^{"version":(%d+)') or '') ~= seen[first + i - 1] then
        -- There was none before the first message.
        if version == 1 then redis.call('DEL', KEYS[5]) else redis.call('DECR', KEYS[5]) end
        return redis.error_reply('OUTDATED rates ' .. fields[first + i - 1])
      end
    end
  end
end
local time = redis.call('TIME')
local published_at = string.format('%.0f', time[1] * 1000 + math.floor(time[2] / 1000))
-- Text of strangers cannot look like this: within a JSON string a quote stands behind a backslash.
local function stamped(json)
  return (string.gsub(json, '"published_at":0([,}])', '"published_at":' .. published_at .. '%1'))
end
local function write(hash, fields)
  for first = 1, #fields, AT_ONCE do
    redis.call('HSET', hash, unpack(fields, first, math.min(first + AT_ONCE - 1, #fields)))
  end
end
local function append(list, ...)
  for _, item in ipairs({...}) do list[#list + 1] = item end
end
local message = {version = version}
local rates, known, cross_rates, ids = {}, {}, {}, {}
for _ = 1, tonumber(argument()) do
  local field, value = argument(), stamped(argument())
  append(rates, field, value)
  append(known, field, stamped(argument()))
  message.rates = message.rates or {}
  table.insert(message.rates, value)
end
for _ = 1, tonumber(argument()) do
  local field, value = argument(), stamped(argument())
  append(cross_rates, field, value)
  message.cross_rates = message.cross_rates or {}
  table.insert(message.cross_rates, value)
end
write(KEYS[2], rates)
write(KEYS[3], known)
write(KEYS[4], cross_rates)
local entry = ''
if ARGV[4] ~= '' then
  entry = redis.call('XADD', KEYS[6], '*', 'published_at', published_at, 'record', ARGV[4], 'traceparent', ARGV[5])
end
for _ = 1, tonumber(argument()) do append(ids, argument(), entry) end
write(KEYS[7], ids)
if ARGV[5] ~= '' then message.traceparent = ARGV[5] end
redis.call('PUBLISH', ARGV[2], cjson.encode(message))
-- A few records more than may wait do no harm; a trim with each publication would be a command for nothing.
local TRIMMED_EVERY = 16
local dropped = version % TRIMMED_EVERY == 0 and redis.call('XTRIM', KEYS[6], 'MAXLEN', ARGV[3]) or 0
return {dropped, published_at, version, entry}
