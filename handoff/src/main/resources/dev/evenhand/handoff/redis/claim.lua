-- The one place where somebody gets a ticket or is offered one: in line, not offered to another, agent present, below
-- capacity, team, language and skill fit. A handover by name asks for presence and room only: who hands over has judged.
-- A seizure is one by a supervisor of what the bot holds: there is no ticket yet. The hold under which the conversation was
-- seen fences both.
-- KEYS: agents, due
-- ARGV: 1 prefix, 2 how (next|chosen|move|seize|offer), 3 agent ('' for offer), 4 now, 5 settled by, or offered until,
--       6 channel, 7 id (chosen, move, seize; offer: the one ticket looked at where the routing is manual), 8 who hands it
--       over (move, seize), 9 note (move, seize), 10 team (offer) or hold (move, seize),
--       11 routing (offer: manual|longest_idle|least_loaded) or where it takes place (seize), 12 offers at once
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

local function has_room(agent, t)
  return not agent.kept and agent.load + agent.offers + weight_of(agent, t.channel) <= agent.capacity
end

local function best_of(people, t)
  local best
  for _, agent in ipairs(people) do
    if has_room(agent, t) and (not best or before(agent, best, t)) then
      best = agent
    end
  end
  return best
end

-- Whoever is nearest to having room for what weighs more than anybody has free: light tickets behind it would take each
-- place as it comes free, and it would wait for ever.
local function keep_for(people, t)
  local nearest
  for _, agent in ipairs(people) do
    local missing = agent.load + agent.offers + weight_of(agent, t.channel) - agent.capacity
    if missing > 0 and weight_of(agent, t.channel) <= agent.capacity and agent.id ~= t.declined
        and (not nearest or missing < nearest.missing or (missing == nearest.missing and agent.id < nearest.id)) then
      agent.missing = missing
      nearest = agent
    end
  end
  if nearest then
    nearest.kept = true
  end
end

local function make_offer(t, agent)
  local weight = weight_of(agent, t.channel)
  agent.offers = agent.offers + weight
  leave_lane(p, t.id)
  redis.call('HSET', p .. 't:' .. t.id, 'offered', agent.id, 'offerWeight', weight, 'offeredUntil', ARGV[5],
    'declined', '')
  redis.call('HINCRBY', p .. 'a:' .. agent.id, 'offers', weight)
  redis.call('SADD', p .. 'o:' .. agent.id, t.id)
  redis.call('ZADD', KEYS[2], ARGV[5], 'offer:' .. t.id)
  redis.call('PUBLISH', channel, 'offered ' .. t.id)
end

-- Where people take tickets themselves, only whoever knows the customer is asked.
local function offer_known()
  local t = ticket(id)
  if t.state ~= 'line' or t.offered ~= '' or t.sticky == '' or t.sticky == t.declined then
    return 0
  end
  local agent = known_agent(p, t.sticky)
  if not present(agent) or not fits(agent, t.team, t.locale, t.skill) or not has_room(agent, t) then
    return 0
  end
  make_offer(t, agent)
  return 1
end

-- The lanes that somebody serves who is free, each with its head.
local function served_lanes(team)
  local free, lanes = {}, {}
  for _, one in ipairs(redis.call('SMEMBERS', KEYS[1])) do
    local agent = known_agent(p, one)
    if present(agent) and listed(agent.teams, team) and agent.load + agent.offers < agent.capacity then
      free[#free + 1] = agent
    end
  end
  for _, name in ipairs(#free > 0 and redis.call('SMEMBERS', p .. 'lanes:' .. team) or {}) do
    local locale, skill = asked_in(name)
    local lane = {name = name, people = {}}
    for _, agent in ipairs(free) do
      if fits(agent, team, locale, skill) then
        lane.people[#lane.people + 1] = agent
      end
    end
    if #lane.people > 0 then
      lane.first, lane.score = head_of(p, team, name)
      lanes[#lanes + 1] = lane
    end
  end
  return lanes
end

local function earliest(lanes)
  local first
  for _, lane in ipairs(lanes) do
    if lane.first and (not first or lane.score < first.score
        or (lane.score == first.score and lane.first < first.first)) then
      first = lane
    end
  end
  return first
end

if how == 'offer' and ARGV[11] == 'manual' then
  return offer_known()
elseif how == 'offer' then
  local team, made = ARGV[10], 0
  if redis.call('EXISTS', p .. 'lanes:' .. team) == 0 then
    return 0
  end
  local lanes = served_lanes(team)
  local lane = earliest(lanes)
  while lane and made < tonumber(ARGV[12]) do
    local t = ticket(lane.first)
    local best = best_of(lane.people, t)
    if best then
      make_offer(t, best)
      made = made + 1
      lane.first, lane.score = head_of(p, team, lane.name)
    else
      keep_for(lane.people, t)
      lane.first = nil
    end
    lane = earliest(lanes)
  end
  return made
end

-- Claims -------------------------------------------------------------------------------------------------------------
local agent = known_agent(p, me)

-- The first of what the agent may take, over all lines: heads of lanes, and what is offered to nobody else.
local function first_for_me()
  local first, lowest
  local function look(one, score)
    if one and (not lowest or score < lowest or (score == lowest and one < first)) then
      first, lowest = one, score
    end
  end
  for _, team in ipairs(redis.call('SMEMBERS', p .. 'lines')) do
    for _, lane in ipairs(listed(agent.teams, team) and redis.call('SMEMBERS', p .. 'lanes:' .. team) or {}) do
      if fits(agent, team, asked_in(lane)) then
        look(head_of(p, team, lane))
      end
    end
  end
  for _, one in ipairs(redis.call('SMEMBERS', p .. 'o:' .. me)) do
    local t = ticket(one)
    if t.state == 'line' and fits(agent, t.team, t.locale, t.skill) then
      look(one, tonumber(redis.call('ZSCORE', p .. 'line:' .. t.team, one)))
    end
  end
  return first
end

if how == 'next' then
  id = first_for_me()
  if not id then
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
leave_lane(p, id)
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
