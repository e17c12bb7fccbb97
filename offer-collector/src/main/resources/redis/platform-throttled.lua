-- KEYS: pause. ARGV: ms. Nobody asks the platform before; a longer pause stays.
local pause = tonumber(ARGV[1])
if pause > 0 and redis.call('PTTL', KEYS[1]) < pause then
  redis.call('SET', KEYS[1], 'throttled', 'PX', pause)
end
return 1
