-- Puts an account in the place of the one with its id, or takes that away, unless no administrator would be left.
-- KEYS accounts, names; ARGV id, name, json ('' to take it away). Returns 1 when done, 0 when it would be the last.
local function administers(json)
  for _, role in ipairs(cjson.decode(json).roles) do
    if role == 'admin' then
      return true
    end
  end
  return false
end

local old = redis.call('HGET', KEYS[1], ARGV[1])
if not old then
  return 1 -- somebody else has taken it away
end
if administers(old) and not (ARGV[3] ~= '' and administers(ARGV[3])) then
  local others = 0
  local all = redis.call('HGETALL', KEYS[1])
  for i = 1, #all, 2 do
    if all[i] ~= ARGV[1] and administers(all[i + 1]) then
      others = others + 1
    end
  end
  if others == 0 then
    return 0
  end
end
if ARGV[3] == '' then
  redis.call('HDEL', KEYS[1], ARGV[1])
  redis.call('HDEL', KEYS[2], ARGV[2])
else
  redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
end
return 1
