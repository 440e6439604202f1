-- Appends new versions of rows to a partition's outcome stream, as one entry.
-- KEYS: stream, states of the partition's conversations
-- ARGV: channel, partition, then of each row: conversation, digest, customer, facts, contacts, sequence
-- An entry has one line a row: version, sequence, contacts, conversation, facts; separated by tabs.
-- A state is version|digest|customer; 0|sequence|contacts while only a note came, ahead of its row.
-- Answers one letter a row: n (new), r (replaced) or u (unchanged).
local count = (#ARGV - 2) / 6
local ids = {}
for r = 1, count do ids[r] = ARGV[r * 6 - 3] end
local states = redis.call('HMGET', KEYS[2], unpack(ids))
local answer, lines, changed = {}, {}, {}
for r = 1, count do
  local at = r * 6 - 3
  local digest, customer, contacts, sequence = ARGV[at + 1], ARGV[at + 2], ARGV[at + 4], ARGV[at + 5]
  local version, old, rest = 0, '', ''
  local state = states[r]
  if state then
    version, old, rest = string.match(state, '^(%d+)|([^|]*)|(.*)$')
    version = tonumber(version)
    if version == 0 and tonumber(old) > tonumber(sequence) then
      sequence, contacts = old, rest
    end
  end
  if version > 0 and old == digest and rest == customer then
    answer[r] = 'u'
  else
    answer[r] = version == 0 and 'n' or 'r'
    version = version + 1
    lines[#lines + 1] = version .. '\t' .. sequence .. '\t' .. contacts .. '\t' .. ids[r] .. '\t' .. ARGV[at + 3]
    changed[#changed + 1] = ids[r]
    changed[#changed + 1] = version .. '|' .. digest .. '|' .. customer
  end
end
if #lines > 0 then
  redis.call('XADD', KEYS[1], '*', 'o', table.concat(lines, '\n'))
  redis.call('HSET', KEYS[2], unpack(changed))
  redis.call('PUBLISH', ARGV[1], ARGV[2])
end
return table.concat(answer)
