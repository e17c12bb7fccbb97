-- Keeps what PostgreSQL has of a month, for when it is out. What is known of later turns, or of the same with its batch, is
-- not replaced by what was read before.
-- KEYS: the month. ARGV: turns, the batch that is within, then field and value by turns.
local turns = tonumber(redis.call('HGET', KEYS[1], 'turns') or '-1')
if turns > tonumber(ARGV[1]) then return 'OK' end
if turns == tonumber(ARGV[1]) and ARGV[2] == '' and redis.call('HGET', KEYS[1], 'batch') ~= '' then return 'OK' end
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], 'turns', ARGV[1], 'batch', ARGV[2])
for i = 3, #ARGV, 2 do redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1]) end
redis.call('EXPIRE', KEYS[1], 3456000)
return 'OK'
