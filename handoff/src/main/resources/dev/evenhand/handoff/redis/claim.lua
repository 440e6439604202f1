-- The one place where somebody gets a ticket: in line, not offered to another, agent present, below capacity, team fits.
-- KEYS: agent, due
-- ARGV: 1 prefix, 2 how (next|chosen|move), 3 agent, 4 now, 5 claim settled by, 6 channel, 7 id ('' for next),
--       8 who hands it over (move), 9 note (move), 10 n, then n teams the agent serves
-- Answers: {word, id, hold or holder}; word is ok, mine, none, absent, full, team, taken or unknown.
local p, how, me, id = ARGV[1], ARGV[2], ARGV[3], ARGV[7]
local agent = redis.call('HMGET', KEYS[1], 'status', 'lost', 'capacity', 'load', 'locales')
local serves = {}
for i = 1, tonumber(ARGV[10]) do
  serves[ARGV[10 + i]] = true
end

local function speaks(locale)
  local spoken = agent[5] or ''
  return spoken == '' or string.find(spoken, ',' .. locale .. ',', 1, true) ~= nil
end

local function firstIn(team)
  local from = 0
  while true do
    local page = redis.call('ZRANGE', p .. 'line:' .. team, from, from + 49, 'WITHSCORES')
    for i = 1, #page, 2 do
      local t = redis.call('HMGET', p .. 't:' .. page[i], 'offered', 'locale')
      if ((t[1] or '') == '' or t[1] == me) and speaks(t[2] or '') then
        return page[i], tonumber(page[i + 1])
      end
    end
    if #page < 100 then
      return nil
    end
    from = from + 50
  end
end

if how == 'next' then
  local best
  for team in pairs(serves) do
    local found, score = firstIn(team)
    if found and (not best or score < best) then
      id, best = found, score
    end
  end
  if not best then
    return {'none', '', ''}
  end
end
local key = p .. 't:' .. id
local t = redis.call('HMGET', key, 'state', 'hold', 'agent', 'to', 'team', 'weight', 'offered')
local state = t[1]
if not state or state == 'gone' then
  return {'unknown', id, ''}
end
if (state == 'claimed' or state == 'held') and t[3] == me then
  return {state == 'held' and 'mine' or 'ok', id, t[2]}
end
if state == 'moving' and t[4] == me and how == 'move' then
  return {'ok', id, t[2]}
end
if state ~= 'line' and not (how == 'move' and state == 'held') then
  return {'taken', id, t[4] ~= '' and t[4] or t[3]}
end
if not agent[1] or agent[1] ~= 'available' or agent[2] == '1' then
  return {'absent', id, ''}
end
if not serves[t[5]] and how ~= 'move' then
  return {'team', id, t[5]}
end
local weight = tonumber(t[6])
if (t[7] or '') ~= '' and t[7] ~= me and how == 'chosen' then
  return {'taken', id, t[7]}
end
if tonumber(agent[4] or '0') + weight > tonumber(agent[3] or '0') then
  return {'full', id, ''}
end

if (t[7] or '') ~= '' then
  redis.call('HINCRBY', p .. 'a:' .. t[7], 'offers', -weight)
  redis.call('ZREM', KEYS[2], 'offer:' .. id)
end
redis.call('ZREM', p .. 'line:' .. t[5], id)
if redis.call('SADD', p .. 'h:' .. me, id) == 1 then
  redis.call('HINCRBY', KEYS[1], 'load', weight)
end
redis.call('HSET', KEYS[1], 'refused', 0)
redis.call('ZADD', KEYS[2], ARGV[5], 'claim:' .. id)
if how == 'move' then
  redis.call('HSET', key, 'state', 'moving', 'to', me, 'by', ARGV[8], 'note', ARGV[9], 'offered', '')
else
  redis.call('HSET', key, 'state', 'claimed', 'agent', me, 'offered', '')
end
redis.call('PUBLISH', ARGV[6], 'claimed ' .. id)
return {'ok', id, t[2]}
