-- Adds contacts to their customers' indexes and answers what each index held before, all at one moment.
-- KEYS: the slot's sequence, then one index a customer
-- ARGV: for each index: how many contacts come and how many go, then of each that comes: score, member; then the
-- conversations of those that go
-- A member's second line is the close, empty while the contact goes on; such a one is left out where the closed one stands.
-- Its last line is the conversation.
-- Answers: the sequence of this moment (it grows with every call and roughly with time, so that notes made from
-- different slots can be ordered), then of each index that held any: its place among them from 0, and the members.
local clock = redis.call('TIME')
local sequence = tonumber(clock[1]) * 1000000 + tonumber(clock[2])
local last = tonumber(redis.call('GET', KEYS[1]) or '0')
if sequence <= last then sequence = last + 1 end
local text = string.format('%.0f', sequence)
redis.call('SET', KEYS[1], text)

local function add(key, pairs, first, last)
  for from = first, last, 2000 do
    redis.call('ZADD', key, unpack(pairs, from, math.min(last, from + 1999)))
  end
end

local function conversation(member) return string.match(member, '[^\n]*$') end
local function open(member) return string.find(member, '^%d+\n\n') end

local function replace(key, before, first, last, goes)
  local now, added, closed = {}, {}, {}
  for _, old in ipairs(before) do
    if not open(old) then closed[conversation(old)] = true end
  end
  for at = first, last, 2 do
    local member = ARGV[at + 1]
    local id = conversation(member)
    if not (closed[id] and open(member)) then
      now[id] = member
      added[#added + 1] = ARGV[at]
      added[#added + 1] = member
    end
  end
  for at = last + 1, last + goes do now[ARGV[at]] = '' end
  add(key, added, 1, #added)
  for _, old in ipairs(before) do
    local new = now[conversation(old)]
    if new and new ~= old then redis.call('ZREM', key, old) end
  end
end

-- Asked of all at once, since most that an import adds to are new.
local known = redis.call('EXISTS', unpack(KEYS, 2)) > 0

local answer = {text}
local at = 1
for k = 2, #KEYS do
  local comes, goes = tonumber(ARGV[at]), tonumber(ARGV[at + 1])
  local first, last = at + 2, at + 1 + 2 * comes
  local before = known and redis.call('ZRANGE', KEYS[k], 0, -1) or {}
  if #before == 0 then
    add(KEYS[k], ARGV, first, last)
  else
    answer[#answer + 1] = k - 2
    answer[#answer + 1] = before
    replace(KEYS[k], before, first, last, goes)
  end
  at = last + 1 + goes
end
return answer
