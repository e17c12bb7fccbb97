-- Gives a member of the group "history" records to write.
-- KEYS[1]: stream of records; KEYS[2]: hash of rate ids to its entries; ARGV[1]: member; ARGV[2]: at most so many;
-- ARGV[3]: after how many milliseconds a record that another member took counts as left lying: those come first. '' where
-- they are not looked for: a record was just published, and most were not left lying.
-- Answers a flat list of entry, published_at, record, traceparent ('' where it is not traced).
redis.replicate_commands()
local function newest()
  return redis.pcall('XREADGROUP', 'GROUP', 'history', ARGV[1], 'COUNT', ARGV[2], 'STREAMS', KEYS[1], '>')
end
local taken = {}
if ARGV[3] ~= '' then
  if redis.call('XLEN', KEYS[1]) == 0 then
    -- Records that were dropped because too many waited have left their ids here.
    redis.call('DEL', KEYS[2])
    return {}
  end
  local claimed = redis.pcall('XAUTOCLAIM', KEYS[1], 'history', ARGV[1], ARGV[3], '0-0', 'COUNT', ARGV[2])
  taken = claimed[2] or {}
end
if #taken == 0 then
  local read = newest()
  if read and read.err then
    redis.call('XGROUP', 'CREATE', KEYS[1], 'history', '0', 'MKSTREAM')
    read = newest()
  end
  taken = read and read[1][2] or {}
end
local records = {}
for _, entry in ipairs(taken) do
  if entry[2] then
    table.insert(records, entry[1])
    table.insert(records, entry[2][2])
    table.insert(records, entry[2][4])
    table.insert(records, entry[2][6] or '')
  end
end
return records
