-- Appends new versions of rows to a partition's outcome stream, as one entry.
-- KEYS: stream, states of the partition's conversations
-- ARGV: channel, partition, block (the facts of all rows, packed), then of each row: conversation, digest|customer,
-- and sequence and contacts separated by a tab
-- An entry has one line a row: version, sequence, contacts, conversation, # and the row's place in the block from 0;
-- separated by tabs. The block stands beside the lines.
-- A state is version|digest|customer; 0|sequence|contacts while only a note came, ahead of its row.
-- Answers one letter a row: n (new), r (replaced) or u (unchanged).
local count = (#ARGV - 3) / 3
local ids = {}
for r = 1, count do ids[r] = ARGV[r * 3 + 1] end
local states = redis.call('HMGET', KEYS[2], unpack(ids))
local answer, lines, changed = {}, {}, {}
for r = 1, count do
  local made, noted = ARGV[r * 3 + 2], ARGV[r * 3 + 3]
  local version, same = 0, false
  if states[r] then
    local number, rest = string.match(states[r], '^(%d+)|(.*)$')
    version = tonumber(number)
    same = version > 0 and rest == made
    if version == 0 then
      local sequence, contacts = string.match(rest, '^([^|]*)|(.*)$')
      if tonumber(sequence) > tonumber(string.match(noted, '^%d+')) then noted = sequence .. '\t' .. contacts end
    end
  end
  if same then
    answer[r] = 'u'
  else
    answer[r] = version == 0 and 'n' or 'r'
    version = version + 1
    lines[#lines + 1] = version .. '\t' .. noted .. '\t' .. ids[r] .. '\t#' .. r - 1
    changed[#changed + 1] = ids[r]
    changed[#changed + 1] = version .. '|' .. made
  end
end
if #lines > 0 then
  redis.call('XADD', KEYS[1], '*', 'o', table.concat(lines, '\n'), 'f', ARGV[3])
  redis.call('HSET', KEYS[2], unpack(changed))
  redis.call('PUBLISH', ARGV[1], ARGV[2])
end
return table.concat(answer)
