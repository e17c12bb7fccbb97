-- Removes records that are written. KEYS[1]: stream of records; KEYS[2]: hash of rate ids to its entries.
-- ARGV[1]: how many of the following are entries; the others are the rate ids that they brought.
-- Answers how many records wait still.
-- A call takes only so many arguments.
local AT_ONCE = 1000
local function all(command, head, first, last)
  for from = first, last, AT_ONCE do
    local call = {unpack(head)}
    for i = from, math.min(from + AT_ONCE - 1, last) do call[#call + 1] = ARGV[i] end
    redis.call(command, unpack(call))
  end
end
local last = 1 + tonumber(ARGV[1])
all('XACK', {KEYS[1], 'history'}, 2, last)
all('XDEL', {KEYS[1]}, 2, last)
all('HDEL', {KEYS[2]}, last + 1, #ARGV)
return redis.call('XLEN', KEYS[1])
