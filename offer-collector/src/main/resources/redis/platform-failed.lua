-- KEYS: budget, pause. ARGV: failures before the break, first break in ms, longest break in ms, jitter in percent.
-- Failures in a row open the circuit for all collectors; each further one, after a probe, for twice as long.
if redis.call('PTTL', KEYS[2]) > 0 then
  return 0
end
local failures = redis.call('HINCRBY', KEYS[1], 'failures', 1)
local over = failures - tonumber(ARGV[1])
if over < 0 then
  return 0
end
local pause = math.min(tonumber(ARGV[2]) * 2 ^ math.min(over, 20), tonumber(ARGV[3]))
pause = math.floor(pause * tonumber(ARGV[4]) / 100)
redis.call('SET', KEYS[2], 'circuit', 'PX', pause)
return pause
