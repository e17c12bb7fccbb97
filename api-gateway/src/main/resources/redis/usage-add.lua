-- Adds what one gateway counted, once: where an answer was lost the same calls come again under the same number.
-- KEYS: pending calls, the last number of this gateway. ARGV: number, then field and calls by turns.
local last = redis.call('GET', KEYS[2])
if last and tonumber(last) >= tonumber(ARGV[1]) then return 'OK' end
for i = 2, #ARGV, 2 do redis.call('HINCRBY', KEYS[1], ARGV[i], ARGV[i + 1]) end
redis.call('SET', KEYS[2], ARGV[1], 'EX', 86400)
return 'OK'
