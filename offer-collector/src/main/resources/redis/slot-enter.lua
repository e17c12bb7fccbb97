-- KEYS: budget, pause, slots. ARGV: concurrency, holder, ms that a slot lasts, failures before the break.
-- Answers {1, 0} entered, {0, 0} full, {-1, ms} paused. After a break one reader probes.
local pause = redis.call('PTTL', KEYS[2])
if pause > 0 then
  return {-1, pause}
end
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
redis.call('ZREMRANGEBYSCORE', KEYS[3], '-inf', now)
local limit = tonumber(ARGV[1])
if tonumber(redis.call('HGET', KEYS[1], 'failures') or '0') >= tonumber(ARGV[4]) then
  limit = 1
end
if redis.call('ZCARD', KEYS[3]) >= limit then
  return {0, 0}
end
redis.call('ZADD', KEYS[3], now + tonumber(ARGV[3]), ARGV[2])
redis.call('PEXPIRE', KEYS[3], 600000)
return {1, 0}
