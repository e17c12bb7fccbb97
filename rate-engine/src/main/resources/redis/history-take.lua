-- Gives a member of the group "history" records to write.
-- KEYS[1]: stream of records; KEYS[2]: hash of rate ids to its entries; ARGV[1]: member; ARGV[2]: at most so many;
-- ARGV[3]: after how many milliseconds a record that another member took counts as left lying: those come first.
-- Answers a flat list of entry, published_at, record, traceparent ('' where it is not traced).
redis.replicate_commands()
if redis.call('XLEN', KEYS[1]) == 0 then
  -- Records that were dropped because too many waited have left their ids here.
  redis.call('DEL', KEYS[2])
  return {}
end
local records = {}
-- Answers whether a record was among them that is gone.
local function add(entries)
  local gone = false
  for i = 1, #entries do
    local fields = entries[i] and entries[i][2]
    if fields then
      table.insert(records, entries[i][1])
      table.insert(records, fields[2])
      table.insert(records, fields[4])
      table.insert(records, fields[6] or '')
    else
      gone = true
    end
  end
  return gone
end
-- Whoever published a record removes it when it is written, and a record too many is dropped: neither is given out again.
local function acknowledge_gone()
  for _, held in ipairs(redis.call('XPENDING', KEYS[1], 'history', '-', '+', ARGV[2], ARGV[1])) do
    if #redis.call('XRANGE', KEYS[1], held[1], held[1]) == 0 then
      redis.call('XACK', KEYS[1], 'history', held[1])
    end
  end
end
local claimed = redis.pcall('XAUTOCLAIM', KEYS[1], 'history', ARGV[1], ARGV[3], '0-0', 'COUNT', ARGV[2])
if add(claimed[2] or {}) then
  acknowledge_gone()
end
if #records > 0 then
  return records
end
local function newest()
  return redis.pcall('XREADGROUP', 'GROUP', 'history', ARGV[1], 'COUNT', ARGV[2], 'STREAMS', KEYS[1], '>')
end
local read = newest()
if read and read.err then
  redis.call('XGROUP', 'CREATE', KEYS[1], 'history', '0', 'MKSTREAM')
  read = newest()
end
add(read and read[1][2] or {})
return records
