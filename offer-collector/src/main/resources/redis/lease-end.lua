-- KEYS: the lease. ARGV: holder. After a read the lease lasts until the interval since its beginning is over.
local held = redis.call('GET', KEYS[1])
if not held then
  return 0
end
local began, interval, holder = string.match(held, '^(%d+):(%d+):(.*)$')
if holder ~= ARGV[1] then
  return 0
end
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
local left = tonumber(began) + tonumber(interval) - now
if left > 0 then
  redis.call('PEXPIRE', KEYS[1], left)
else
  redis.call('DEL', KEYS[1])
end
return 1
