-- KEYS: the lease. ARGV: interval in ms, holder, force, ms that it lasts unless its poll ends well. Answers
-- {1, now in ms} or {0, ms to wait}.
-- A lease says when its poll began, so that a shortened interval counts at once.
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
local interval = tonumber(ARGV[1])
local held = redis.call('GET', KEYS[1])
if held and ARGV[3] ~= '1' then
  local began, was = string.match(held, '^(%d+):(%d+):')
  local left = redis.call('PTTL', KEYS[1])
  if began and interval < tonumber(was) then
    left = math.min(left, tonumber(began) + interval - now)
  end
  if left > 0 then
    return {0, left}
  end
end
redis.call('SET', KEYS[1], string.format('%.0f:%.0f:%s', now, interval, ARGV[2]), 'PX', ARGV[4])
return {1, now}
