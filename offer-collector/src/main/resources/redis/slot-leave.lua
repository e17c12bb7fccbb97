-- KEYS: budget, slots. ARGV: holder, 1 after a good read. A good read closes the circuit.
if ARGV[2] == '1' then
  redis.call('HDEL', KEYS[1], 'failures')
end
return redis.call('ZREM', KEYS[2], ARGV[1])
