-- Gives out what is due, places or groups of alerts, once in the time that the work may take: what a dead engine took
-- becomes due again. KEYS[1]: sorted set by millisecond; ARGV[1]: in how many milliseconds it is due again.
-- Answers in how many milliseconds the next one is due ('' for none), then what is due now.
redis.replicate_commands()
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local AT_ONCE = 32
-- One more than is given out, so that the same command tells when the next one is due.
local first = redis.call('ZRANGE', KEYS[1], 0, AT_ONCE, 'WITHSCORES')
local answer = {''}
for i = 1, #first, 2 do
  local left = first[i + 1] - now
  if #answer > AT_ONCE or left > 0 then
    answer[1] = string.format('%.0f', left)
    break
  end
  redis.call('ZADD', KEYS[1], now + ARGV[1], first[i])
  answer[#answer + 1] = first[i]
end
return answer
