-- Counts one attempt under each name, or under none where one is full: then answers for how many milliseconds.
-- KEYS: the names. ARGV: window in ms, then the limit of each name.
for i, key in ipairs(KEYS) do
  if tonumber(redis.call('GET', key) or '0') >= tonumber(ARGV[i + 1]) then
    return math.max(1, redis.call('PTTL', key))
  end
end
for _, key in ipairs(KEYS) do
  if redis.call('INCR', key) == 1 then redis.call('PEXPIRE', key, ARGV[1]) end
end
return 0
