-- Removes records that are written. KEYS[1]: stream of records; KEYS[2]: hash of rate ids to its entries.
-- ARGV[1]: how many of the following are entries; the others are the rate ids that they brought.
for i = 2, 1 + tonumber(ARGV[1]) do
  redis.call('XACK', KEYS[1], 'history', ARGV[i])
  redis.call('XDEL', KEYS[1], ARGV[i])
end
for i = 2 + tonumber(ARGV[1]), #ARGV do redis.call('HDEL', KEYS[2], ARGV[i]) end
-- Records that were dropped because too many waited have left their ids here.
if redis.call('XLEN', KEYS[1]) == 0 then redis.call('DEL', KEYS[2]) end
return redis.status_reply('OK')
