-- Forgets a taken batch that PostgreSQL has.
-- KEYS: the taken batch. ARGV: its name.
if redis.call('HGET', KEYS[1], 'batch') == ARGV[1] then redis.call('DEL', KEYS[1]) end
return 'OK'
