-- Appends new versions of rows to a partition's outcome stream, as one entry.
-- KEYS: stream, states of the partition's conversations
-- ARGV: channel, partition, block (the facts of all rows, packed), the entry's lines as they are where all rows are new,
-- then of each row: conversation, and its state where it is new
-- An entry has one line a row: version, sequence, contacts, conversation, # and the row's place in the block from 0;
-- separated by tabs. The block stands beside the lines.
-- A state is version|digest|customer; 0|sequence|contacts while only a note came, ahead of its row.
-- Answers one letter a row: n (new), r (replaced) or u (unchanged).
local count = (#ARGV - 4) / 2
local ids = {}
for r = 1, count do ids[r] = ARGV[r * 2 + 3] end
local states = redis.call('HMGET', KEYS[2], unpack(ids))

local function store(lines, changed, first)
  redis.call('XADD', KEYS[1], '*', 'o', lines, 'f', ARGV[3])
  redis.call('HSET', KEYS[2], unpack(changed, first))
  redis.call('PUBLISH', ARGV[1], ARGV[2])
end

local known = false
for r = 1, count do known = known or states[r] end
if not known then
  store(ARGV[4], ARGV, 5)
  return string.rep('n', count)
end

local answer, lines, changed = {}, {}, {}
local r = 0
for noted in string.gmatch(ARGV[4], '1\t(%d+\t[^\t]*)\t[^\n]*') do
  r = r + 1
  local made = string.sub(ARGV[r * 2 + 4], 3)
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
if #lines > 0 then store(table.concat(lines, '\n'), changed, 1) end
return table.concat(answer)
