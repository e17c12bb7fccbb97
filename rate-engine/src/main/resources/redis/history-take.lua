-- Gives a member of the group "history" records to write: those that another one took and left lying come first.
-- KEYS[1]: stream of records; ARGV[1]: member; ARGV[2]: at most so many; ARGV[3]: milliseconds after which one is left lying.
-- Answers a flat list of entry, published_at, record, traceparent ('' where it is not traced).
redis.replicate_commands()
-- Most looks find nothing: they cost one command.
if redis.call('XLEN', KEYS[1]) == 0 then return {} end
local claimed = redis.pcall('XAUTOCLAIM', KEYS[1], 'history', ARGV[1], ARGV[3], '0-0', 'COUNT', ARGV[2])
if claimed.err then redis.call('XGROUP', 'CREATE', KEYS[1], 'history', '0') end
local taken = claimed[2] or {}
if #taken == 0 then
  local read = redis.call('XREADGROUP', 'GROUP', 'history', ARGV[1], 'COUNT', ARGV[2], 'STREAMS', KEYS[1], '>')
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
