-- Offers the first tickets of a line to the agents who fit, until one of the two runs out.
-- KEYS: line, agents, due
-- ARGV: 1 prefix, 2 routing (longest_idle|least_loaded), 3 offered until, 4 channel, 5 most, then members (none for all)
-- Answers: conversation and agent by turns.
local p, routing = ARGV[1], ARGV[2]
local members
if #ARGV > 5 then
  members = {}
  for i = 6, #ARGV do
    members[ARGV[i]] = true
  end
end
local free = {}
for _, id in ipairs(redis.call('SMEMBERS', KEYS[2])) do
  if not members or members[id] then
    local a = redis.call('HMGET', p .. 'a:' .. id, 'status', 'lost', 'capacity', 'load', 'offers', 'freeSince', 'locales')
    if a[1] == 'available' and a[2] ~= '1' then
      free[#free + 1] = {
        id = id, capacity = tonumber(a[3]), taken = tonumber(a[4] or '0') + tonumber(a[5] or '0'),
        since = tonumber(a[6] or '0'), locales = a[7] or ''
      }
    end
  end
end

local function before(a, b)
  if routing == 'least_loaded' and a.taken * b.capacity ~= b.taken * a.capacity then
    return a.taken * b.capacity < b.taken * a.capacity
  end
  if a.since ~= b.since then
    return a.since < b.since
  end
  return a.id < b.id
end

local made = {}
for _, id in ipairs(redis.call('ZRANGE', KEYS[1], 0, tonumber(ARGV[5]) - 1)) do
  local t = redis.call('HMGET', p .. 't:' .. id, 'offered', 'locale', 'weight', 'declined')
  if (t[1] or '') == '' then
    local best
    for _, agent in ipairs(free) do
      local speaks = agent.locales == '' or string.find(agent.locales, ',' .. t[2] .. ',', 1, true)
      local fits = agent.taken + tonumber(t[3]) <= agent.capacity
      if speaks and fits and agent.id ~= t[4] and (not best or before(agent, best)) then
        best = agent
      end
    end
    if best then
      best.taken = best.taken + tonumber(t[3])
      redis.call('HSET', p .. 't:' .. id, 'offered', best.id, 'declined', '')
      redis.call('HINCRBY', p .. 'a:' .. best.id, 'offers', t[3])
      redis.call('ZADD', KEYS[3], ARGV[3], 'offer:' .. id)
      redis.call('PUBLISH', ARGV[4], 'offered ' .. id .. ' ' .. best.id)
      made[#made + 1] = id
      made[#made + 1] = best.id
    end
  end
end
return made
