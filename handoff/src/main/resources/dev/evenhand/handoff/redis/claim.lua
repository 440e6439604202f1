-- The one place where somebody gets a ticket or is offered one: in line, not offered to another, agent present, below
-- capacity, team, language and skill fit. A handover by name asks for presence and room only: who hands over has judged.
-- A seizure is one by a supervisor of what the bot holds: there is no ticket yet. The hold under which the conversation was
-- seen fences both.
-- KEYS: agents, due
-- ARGV: 1 prefix, 2 how (next|chosen|move|seize|offer), 3 agent ('' for offer), 4 now, 5 settled by, or offered until,
--       6 channel, 7 id (chosen, move, seize), 8 who hands it over (move, seize), 9 note (move, seize), 10 team (offer)
--       or hold (move, seize), 11 routing (offer: manual|longest_idle|least_loaded) or where it takes place (seize),
--       12 offers at once, 13 tickets looked at
-- Answers: {word, id, detail, agent's name}; word is ok, mine, none, absent, full, wrapping, team, skill, taken,
--          offered or unknown, the detail is the hold, or what is in the way: for offered until when and to whom. An offer
--          answers how many were made.
local p, how, me, now, id, channel = ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[7], ARGV[6]

local function ticket(of)
  local t = redis.call('HMGET', p .. 't:' .. of, 'state', 'hold', 'agent', 'to', 'team', 'channel', 'offered', 'locale',
    'skill', 'declined', 'sticky')
  return {
    id = of, state = t[1], hold = t[2], agent = t[3] or '', to = t[4] or '', team = t[5] or '', channel = t[6] or 'web',
    offered = t[7] or '', locale = t[8] or '', skill = t[9] or '', declined = t[10] or '', sticky = t[11] or ''
  }
end

local function tickets(team, most)
  local from, page, at = 0, {}, 0
  return function()
    if at == #page then
      if from >= most or (from > 0 and #page < 50) then
        return nil
      end
      page = redis.call('ZRANGE', p .. 'line:' .. team, from, from + 49)
      from, at = from + 50, 0
    end
    at = at + 1
    return page[at]
  end
end

-- Offers -------------------------------------------------------------------------------------------------------------
local function rank_of(agent, t)
  if agent.id == t.declined then
    return 2
  end
  return agent.id == t.sticky and 0 or 1
end

local function before(a, b, t)
  local ra, rb = rank_of(a, t), rank_of(b, t)
  if ra ~= rb then
    return ra < rb
  end
  local la, lb = (a.load + a.offers) * b.capacity, (b.load + b.offers) * a.capacity
  if ARGV[11] == 'least_loaded' and la ~= lb then
    return la < lb
  end
  if a.since ~= b.since then
    return a.since < b.since
  end
  return a.id < b.id
end

local function asked(agent, t)
  local sticks = agent.id == t.sticky and agent.id ~= t.declined
  return (ARGV[11] ~= 'manual' or sticks) and fits(agent, t.team, t.locale, t.skill)
    and agent.load + agent.offers + weight_of(agent, t.channel) <= agent.capacity
end

if how == 'offer' then
  local free, made = {}, 0
  for _, one in ipairs(redis.call('SMEMBERS', KEYS[1])) do
    local agent = known_agent(p, one)
    if present(agent) and listed(agent.teams, ARGV[10]) and agent.load + agent.offers < agent.capacity then
      free[#free + 1] = agent
    end
  end
  local left = #free
  for one in tickets(ARGV[10], tonumber(ARGV[13])) do
    if left == 0 or made == tonumber(ARGV[12]) then
      break
    end
    local t = ticket(one)
    local best
    if t.offered == '' then
      for _, agent in ipairs(free) do
        if asked(agent, t) and (not best or before(agent, best, t)) then
          best = agent
        end
      end
    end
    if best then
      local weight = weight_of(best, t.channel)
      best.offers = best.offers + weight
      left = left - (best.load + best.offers >= best.capacity and 1 or 0)
      redis.call('HSET', p .. 't:' .. one, 'offered', best.id, 'offerWeight', weight, 'offeredUntil', ARGV[5],
        'declined', '')
      redis.call('HINCRBY', p .. 'a:' .. best.id, 'offers', weight)
      redis.call('SADD', p .. 'o:' .. best.id, one)
      redis.call('ZADD', KEYS[2], ARGV[5], 'offer:' .. one)
      redis.call('PUBLISH', channel, 'offered ' .. one)
      made = made + 1
    end
  end
  return made
end

-- Claims -------------------------------------------------------------------------------------------------------------
local agent = known_agent(p, me)

local function firstIn(team)
  for one in tickets(team, math.huge) do
    local t = redis.call('HMGET', p .. 't:' .. one, 'offered', 'locale', 'skill')
    if ((t[1] or '') == '' or t[1] == me) and fits(agent, team, t[2] or '', t[3] or '') then
      return one, tonumber(redis.call('ZSCORE', p .. 'line:' .. team, one))
    end
  end
end

if how == 'next' then
  local best
  for _, team in ipairs(redis.call('SMEMBERS', p .. 'lines')) do
    if listed(agent.teams, team) then
      local found, score = firstIn(team)
      if found and (not best or score < best or (score == best and found < id)) then
        id, best = found, score
      end
    end
  end
  if not best then
    return {'none', '', '', agent.name}
  end
end
local t = ticket(id)
local function answer(word, detail)
  return {word, id, detail, agent.name}
end
local moves = how == 'move' or how == 'seize'
local fresh = how == 'seize' and (not t.state or t.state == 'gone') and tonumber(t.hold or '0') <= tonumber(ARGV[10])
if fresh then
  t.hold, t.channel, t.agent, t.to = ARGV[10], ARGV[11], '', ''
elseif not t.state or t.state == 'gone' or t.state == 'wrapup' then
  return answer('unknown', '')
end
if (t.state == 'claimed' or t.state == 'held') and t.agent == me then
  return answer(t.state == 'held' and 'mine' or 'ok', t.hold)
end
if t.state == 'moving' and t.to == me and moves then
  return answer('ok', t.hold)
end
if how == 'move' and ARGV[10] ~= '' and t.hold ~= ARGV[10] then
  return answer('unknown', '')
end
local waits = t.state == 'line' or t.state == 'parked' or fresh
if not waits and not (moves and t.state == 'held') then
  return answer('taken', t.to ~= '' and t.to or t.agent)
end
if not present(agent) then
  return answer('absent', '')
end
if not moves and not listed(agent.teams, t.team) then
  return answer('team', t.team)
end
if not moves and not fits(agent, t.team, t.locale, t.skill) then
  return answer('skill', listed(agent.locales, t.locale) and t.skill or t.locale)
end
if t.offered ~= '' and t.offered ~= me and how == 'chosen' then
  local until_when = redis.call('HGET', p .. 't:' .. id, 'offeredUntil')
  return answer('offered', until_when .. ' ' .. t.offered .. ' ' .. known_agent(p, t.offered).name)
end
local weight = weight_of(agent, t.channel)
if agent.load + weight > agent.capacity then
  local finished = redis.call('ZRANGE', p .. 'w:' .. me, 0, -1)
  local held = agent.load
  for _, one in ipairs(finished) do
    held = held - tonumber(redis.call('HGET', p .. 't:' .. one, 'weight') or '1')
  end
  if not moves and #finished > 0 and held + weight <= agent.capacity then
    return answer('wrapping', finished[1])
  end
  return answer('full', '')
end

if fresh then
  redis.call('HSET', p .. 't:' .. id, 'hold', t.hold, 'channel', t.channel, 'agent', '')
  redis.call('HDEL', p .. 't:' .. id, 'replied', 'late_first_reply', 'late_resolution', 'sticky', 'declined')
  redis.call('PERSIST', p .. 't:' .. id)
end
take_offer_back(p, KEYS[2], id)
local rank = redis.call('ZRANK', p .. 'line:' .. t.team, id)
redis.call('ZREM', p .. 'line:' .. t.team, id)
redis.call('ZREM', p .. 'parked', id)
if redis.call('SADD', p .. 'h:' .. me, id) == 1 then
  redis.call('HINCRBY', p .. 'a:' .. me, 'load', weight)
end
redis.call('HSET', p .. 'a:' .. me, 'refused', 0)
redis.call('ZADD', KEYS[2], ARGV[5], 'claim:' .. id)
if moves then
  redis.call('HSET', p .. 't:' .. id, 'state', 'moving', 'to', me, 'toWeight', weight, 'by', ARGV[8], 'note', ARGV[9])
else
  redis.call('HSET', p .. 't:' .. id, 'state', 'claimed', 'agent', me, 'weight', weight, 'heldSince', now)
end
redis.call('PUBLISH', channel, 'claimed ' .. id .. (rank and ' ' .. t.team .. ' ' .. rank or ''))
return answer('ok', t.hold)
