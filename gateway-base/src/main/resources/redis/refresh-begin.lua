-- Begins a family of refresh tokens; where the account has too many, its oldest ends. Redis' clock is the one of all gateways.
-- KEYS: the family, the families of its account, then the families that the account had, oldest first. ARGV: family, digest of
-- its first token, account, digest of the password hash, life and longest life in ms, most families, then the names of the
-- families that the account had.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('HSET', KEYS[1], 'account', ARGV[3], 'password', ARGV[4], 'begun_at', now, 'current', ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[5])
redis.call('ZADD', KEYS[2], now, ARGV[1])
redis.call('PEXPIRE', KEYS[2], ARGV[6])
local live = {}
for i = 3, #KEYS do
  if redis.call('EXISTS', KEYS[i]) == 1 then
    table.insert(live, i)
  else
    redis.call('ZREM', KEYS[2], ARGV[5 + i])
  end
end
for i = 1, #live + 1 - tonumber(ARGV[7]) do
  redis.call('DEL', KEYS[live[i]])
  redis.call('ZREM', KEYS[2], ARGV[5 + live[i]])
end
return 0
