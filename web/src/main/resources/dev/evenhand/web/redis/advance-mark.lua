-- Moves a read mark on, never back. KEYS marks; ARGV side, entry id, milliseconds to keep.
-- Returns 1 when it moved. Entry ids are <milliseconds>-<sequence>, both within what a Lua number holds exactly.
local function parts(id)
  local time, sequence = string.match(id, '^(%d+)-?(%d*)$')
  return tonumber(time), tonumber(sequence) or 0
end
local known = redis.call('HGET', KEYS[1], ARGV[1])
if known then
  local time, sequence = parts(known)
  local newTime, newSequence = parts(ARGV[2])
  if newTime < time or (newTime == time and newSequence <= sequence) then
    return 0
  end
end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return 1
