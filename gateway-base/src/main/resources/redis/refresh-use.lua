-- Uses a refresh token once; the one before gives the same successor for a moment, any other ends the family.
-- KEYS: the family. ARGV: digest of the token, digest and salt of its successor, life, longest life and time for a
-- repetition in ms. Answers what came of it, the account, its password's digest, the successor's salt.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local held = redis.call('HMGET', KEYS[1],
    'account', 'password', 'begun_at', 'current', 'previous', 'used_at', 'salt')
if not held[1] then return {'unknown'} end
local left = held[3] + ARGV[5] - now
if left <= 0 then
  redis.call('DEL', KEYS[1])
  return {'unknown'}
end
if held[4] == ARGV[1] then
  redis.call('HSET', KEYS[1], 'previous', ARGV[1], 'current', ARGV[2], 'salt', ARGV[3], 'used_at', now)
  redis.call('PEXPIRE', KEYS[1], math.min(ARGV[4], left))
  return {'used', held[1], held[2], ARGV[3]}
end
if held[5] == ARGV[1] and now - held[6] < tonumber(ARGV[6]) then
  return {'used', held[1], held[2], held[7]}
end
redis.call('DEL', KEYS[1])
return {'reused', held[1]}
