-- Adds contacts to their customers' indexes and answers what each index held before, all at one moment.
-- KEYS: the slot's sequence, then one index a customer
-- ARGV: for each index: how many contacts, then of each: conversation, score, member ('' takes the contact out)
-- A member's second line is the close, empty while the contact goes on; such a one is left out where the closed one stands.
-- Answers: the sequence of this moment (it grows with every call and roughly with time, so that notes made from
-- different slots can be ordered), then of each index the members it held before.
local clock = redis.call('TIME')
local sequence = tonumber(clock[1]) * 1000000 + tonumber(clock[2])
local last = tonumber(redis.call('GET', KEYS[1]) or '0')
if sequence <= last then sequence = last + 1 end
local text = string.format('%.0f', sequence)
redis.call('SET', KEYS[1], text)

local answer = {text}
local at = 1
for k = 2, #KEYS do
  local before = redis.call('ZRANGE', KEYS[k], 0, -1)
  answer[k] = before
  local count = tonumber(ARGV[at])
  at = at + 1
  local member, added, closed = {}, {}, {}
  for _, old in ipairs(before) do
    if not string.find(old, '^%d+\n\n') then closed[string.match(old, '[^\n]*$')] = true end
  end
  for i = 1, count do
    if not (closed[ARGV[at]] and string.find(ARGV[at + 2], '^%d+\n\n')) then
      member[ARGV[at]] = ARGV[at + 2]
      if ARGV[at + 2] ~= '' then
        added[#added + 1] = ARGV[at + 1]
        added[#added + 1] = ARGV[at + 2]
      end
    end
    at = at + 3
  end
  for from = 1, #added, 2000 do
    redis.call('ZADD', KEYS[k], unpack(added, from, math.min(#added, from + 1999)))
  end
  for _, old in ipairs(before) do
    local now = member[string.match(old, '[^\n]*$')]
    if now and now ~= old then redis.call('ZREM', KEYS[k], old) end
  end
end
return answer
