-- Takes what is pending as one batch with a name; a batch that was left behind is taken first.
-- KEYS: pending calls, the taken batch, how many batches were ever taken. ARGV: the name of a new batch.
if redis.call('EXISTS', KEYS[2]) == 0 then
  if redis.call('EXISTS', KEYS[1]) == 0 then return {} end
  redis.call('RENAME', KEYS[1], KEYS[2])
  redis.call('HSET', KEYS[2], 'batch', ARGV[1])
  redis.call('INCR', KEYS[3])
end
return redis.call('HGETALL', KEYS[2])
