-- Makes keys silent whose value is still the one that the caller saw: of several engines, one tells. Returns those keys.
-- KEYS: the keys; ARGV[1]: the cooldown in milliseconds; then for each key: the value seen ('' for none), the new value.
local told = {}
for i = 1, #KEYS do
  if (redis.call('GET', KEYS[i]) or '') == ARGV[2 * i] then
    redis.call('SET', KEYS[i], ARGV[2 * i + 1], 'PX', ARGV[1])
    told[#told + 1] = KEYS[i]
  end
end
return told
