-- Gives back what a poll holds. KEYS: budget, slots, lease. ARGV: holder, 1 after a good read, 1 where the lease does not
-- end by itself when the interval since its beginning is over, ms of the budget that tokens which were not used are worth.
-- A good read closes the circuit.
if ARGV[3] == '1' then
  local held = redis.call('GET', KEYS[3])
  local began, interval, holder = string.match(held or '', '^(%d+):(%d+):(.*)$')
  if holder == ARGV[1] then
    -- An instant that is over ends it at once.
    redis.call('PEXPIREAT', KEYS[3], string.format('%.0f', began + interval))
  end
end
if ARGV[2] == '1' then
  redis.call('HDEL', KEYS[1], 'failures')
end
if tonumber(ARGV[4]) > 0 then
  local booked = redis.call('HGET', KEYS[1], 'booked')
  if booked then
    redis.call('HSET', KEYS[1], 'booked', string.format('%.3f', booked - ARGV[4]))
  end
end
return redis.call('ZREM', KEYS[2], ARGV[1])
