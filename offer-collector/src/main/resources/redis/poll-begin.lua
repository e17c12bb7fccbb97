-- Begins the poll of a market, or takes nothing: a slot of the platform, the market's lease, and the tokens of its requests,
-- perhaps of the near future.
-- KEYS: budget, pause, slots, lease. ARGV: requests a minute, burst, longest wait for a token in ms, concurrency, failures
-- before the break, holder, ms that the slot lasts, interval in ms, force, ms that the lease lasts unless its poll ends well,
-- how many requests the poll is expected to take.
-- Answers {-1, ms of pause left}, {0, 0} where no slot is free, {2, ms until the lease is free}, or
-- {1, now in ms, failures in a row before, tokens left, how many tokens were taken, then ms to wait for each of them, or until
-- there is one where none was taken}.
local found = redis.call('MGET', KEYS[2], KEYS[4])
local pause = found[1] and redis.call('PTTL', KEYS[2]) or 0
if pause > 0 then
  return {-1, pause}
end
local time = redis.call('TIME')
local exact = tonumber(time[1]) * 1000 + tonumber(time[2]) / 1000
local now = math.floor(exact)
local budget = redis.call('HMGET', KEYS[1], 'booked', 'failures')
-- After a break one reader probes.
local limit = tonumber(budget[2] or '0') >= tonumber(ARGV[5]) and 1 or tonumber(ARGV[4])
if redis.call('ZCARD', KEYS[3]) >= limit then
  -- Slots of dead collectors count until they are needed.
  redis.call('ZREMRANGEBYSCORE', KEYS[3], '-inf', now)
  if redis.call('ZCARD', KEYS[3]) >= limit then
    return {0, 0}
  end
end
-- A lease says when its poll began, so that a shortened interval counts at once.
local interval = tonumber(ARGV[8])
local held = found[2]
if held and ARGV[9] ~= '1' then
  local began, was = string.match(held, '^(%d+):(%d+):')
  local left = redis.call('PTTL', KEYS[4])
  if began and interval < tonumber(was) then
    left = math.min(left, tonumber(began) + interval - now)
  end
  if left > 0 then
    return {2, left}
  end
end
redis.call('SET', KEYS[4], string.format('%.0f:%.0f:%s', now, interval, ARGV[6]), 'PX', ARGV[10])
redis.call('ZADD', KEYS[3], now + tonumber(ARGV[7]), ARGV[6])
local failures = tonumber(budget[2] or '0')
local spacing = 60000 / tonumber(ARGV[1])
local burst = tonumber(ARGV[2])
local booked = math.max(tonumber(budget[1] or '0'), exact)
local answer = {1, now, failures, 0, 0}
for taken = 1, tonumber(ARGV[11]) do
  local wait = math.max(0, math.ceil(booked - exact - (burst - 1) * spacing))
  if wait > tonumber(ARGV[3]) then
    if taken == 1 then answer[6] = wait end
    break
  end
  booked = booked + spacing
  answer[5] = taken
  answer[5 + taken] = wait
end
if answer[5] > 0 then
  redis.call('HSET', KEYS[1], 'booked', string.format('%.3f', booked))
  answer[4] = math.max(0, math.floor(burst - (booked - exact) / spacing))
end
return answer
