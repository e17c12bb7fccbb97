-- KEYS: budget, pause. ARGV: requests a minute, burst, longest wait in ms.
-- One token of the bucket all collectors share, perhaps of the near future. Answers {1, ms to wait first},
-- {0, ms until there is one} or {-1, ms of pause left}, and how many tokens are left.
local pause = redis.call('PTTL', KEYS[2])
if pause > 0 then
  return {-1, pause, 0}
end
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + tonumber(time[2]) / 1000
local spacing = 60000 / tonumber(ARGV[1])
local booked = math.max(tonumber(redis.call('HGET', KEYS[1], 'booked') or '0'), now)
local wait = math.max(0, math.ceil(booked - now - (tonumber(ARGV[2]) - 1) * spacing))
if wait > tonumber(ARGV[3]) then
  return {0, wait, 0}
end
redis.call('HSET', KEYS[1], 'booked', string.format('%.3f', booked + spacing))
return {1, wait, math.max(0, math.floor(tonumber(ARGV[2]) - (booked + spacing - now) / spacing))}
