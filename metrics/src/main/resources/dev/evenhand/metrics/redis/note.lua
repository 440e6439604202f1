-- Notes on rows that their customer's neighbouring contacts changed, as one entry of the outcome stream.
-- KEYS: stream, states of the partition's conversations
-- ARGV: channel, partition, then of each note: conversation, contacts, sequence
-- An entry has one line a note: version, sequence, contacts, conversation, nothing; separated by tabs.
-- A note that comes ahead of its row is kept in the row's state until the row is appended.
local count = (#ARGV - 2) / 3
local ids = {}
for r = 1, count do ids[r] = ARGV[r * 3] end
local states = redis.call('HMGET', KEYS[2], unpack(ids))
local lines, changed = {}, {}
for r = 1, count do
  local contacts, sequence = ARGV[r * 3 + 1], ARGV[r * 3 + 2]
  local version, old, rest = 0, '0', ''
  if states[r] then
    version, old, rest = string.match(states[r], '^(%d+)|([^|]*)|(.*)$')
    version = tonumber(version)
  end
  if version > 0 then
    version = version + 1
    lines[#lines + 1] = version .. '\t' .. sequence .. '\t' .. contacts .. '\t' .. ids[r] .. '\t'
    changed[#changed + 1] = ids[r]
    changed[#changed + 1] = version .. '|' .. old .. '|' .. rest
  elseif tonumber(sequence) > tonumber(old) then
    changed[#changed + 1] = ids[r]
    changed[#changed + 1] = '0|' .. sequence .. '|' .. contacts
  end
end
if #changed > 0 then redis.call('HSET', KEYS[2], unpack(changed)) end
if #lines > 0 then
  redis.call('XADD', KEYS[1], '*', 'o', table.concat(lines, '\n'))
  redis.call('PUBLISH', ARGV[1], ARGV[2])
end
return #lines
