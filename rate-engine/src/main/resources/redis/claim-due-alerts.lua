-- Gives out the groups of alerts that are due, once in the time that raising may take: what a dead engine took becomes
-- due again. KEYS[1]: sorted set of groups by millisecond; ARGV[1]: in how many milliseconds they are due again.
-- Answers in how many milliseconds the next one is due ('' for none), then the groups.
redis.replicate_commands()
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local due = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now, 'LIMIT', 0, 32)
for _, group in ipairs(due) do redis.call('ZADD', KEYS[1], now + ARGV[1], group) end
local next = redis.call('ZRANGE', KEYS[1], 0, 0, 'WITHSCORES')[2]
table.insert(due, 1, next and string.format('%.0f', next - now) or '')
return due
