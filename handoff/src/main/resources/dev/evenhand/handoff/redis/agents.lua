-- What the scripts of the desk share; put before each of them.
-- A list in a field is written ,a,b, and an empty one means everything; weights are written ,web=2,mail=1,
local function listed(list, item)
  return not list or list == '' or string.find(list, ',' .. item .. ',', 1, true) ~= nil
end

local function known_agent(prefix, id)
  local a = redis.call('HMGET', prefix .. 'a:' .. id, 'status', 'lost', 'capacity', 'load', 'offers', 'freeSince',
    'locales', 'skills', 'teams', 'weights', 'name')
  return {
    id = id, status = a[1], lost = a[2] == '1', capacity = tonumber(a[3] or '0'), load = tonumber(a[4] or '0'),
    offers = tonumber(a[5] or '0'), since = tonumber(a[6] or '0'), locales = a[7], skills = a[8], teams = a[9],
    weights = a[10] or '', name = a[11] or id
  }
end

local function present(agent)
  return agent.status == 'available' and not agent.lost
end

-- How much a chat of the channel counts for this agent; 1 where nobody said otherwise.
local function weight_of(agent, channel)
  local from, to = string.find(agent.weights, ',' .. channel .. '=', 1, true)
  return from and tonumber(string.match(agent.weights, '^%d+', to + 1)) or 1
end

-- Team, language and skill; the ticket is {team, locale, skill}.
local function fits(agent, team, locale, skill)
  return listed(agent.teams, team) and listed(agent.locales, locale) and (skill == '' or listed(agent.skills, skill))
end

-- Whoever of a line asks for the same (channel, language, skill) and is offered to nobody stands in a lane as well, so that
-- who looks for a ticket looks at the head of each lane only, however long the line is and whatever its others ask for.
-- Channels for which nobody has a weight share one: a name that customers could make up must not make a lane.
local function enter_lane(prefix, id, score)
  local t = redis.call('HMGET', prefix .. 't:' .. id, 'team', 'channel', 'locale', 'skill')
  local weighted = t[2] and redis.call('SISMEMBER', prefix .. 'weighted', t[2]) == 1
  local lane = (weighted and t[2] or '') .. ' ' .. (t[3] or '') .. ' ' .. (t[4] or '')
  redis.call('HSET', prefix .. 't:' .. id, 'lane', lane)
  redis.call('SADD', prefix .. 'lanes:' .. t[1], lane)
  redis.call('ZADD', prefix .. 'lane:' .. t[1] .. ':' .. lane, score, id)
end

-- To be called while the ticket still names the team whose line it stands in.
local function leave_lane(prefix, id)
  local t = redis.call('HMGET', prefix .. 't:' .. id, 'team', 'lane')
  if t[1] and t[2] then
    local lane = prefix .. 'lane:' .. t[1] .. ':' .. t[2]
    if redis.call('ZREM', lane, id) == 1 and redis.call('EXISTS', lane) == 0 then
      redis.call('SREM', prefix .. 'lanes:' .. t[1], t[2])
    end
  end
end

-- Language and skill that all of a lane ask for.
local function asked_in(lane)
  return string.match(lane, '^%S* (%S*) (.*)$')
end

-- The first of a lane and its score. What has left the line without leaving the lane, by a node of an earlier version, is
-- dropped.
local function head_of(prefix, team, lane)
  local key = prefix .. 'lane:' .. team .. ':' .. lane
  while true do
    local head = redis.call('ZRANGE', key, 0, 0, 'WITHSCORES')
    if not head[1] then
      redis.call('SREM', prefix .. 'lanes:' .. team, lane)
      return nil
    end
    local t = redis.call('HMGET', prefix .. 't:' .. head[1], 'state', 'team', 'offered')
    if t[1] == 'line' and t[2] == team and (t[3] or '') == '' then
      return head[1], tonumber(head[2])
    end
    redis.call('ZREM', key, head[1])
  end
end

-- Takes an offer back from the agent it was made to.
local function take_offer_back(prefix, due, id)
  local t = redis.call('HMGET', prefix .. 't:' .. id, 'offered', 'offerWeight', 'state', 'score')
  if (t[1] or '') == '' then
    return nil
  end
  redis.call('HINCRBY', prefix .. 'a:' .. t[1], 'offers', -tonumber(t[2] or '1'))
  redis.call('SREM', prefix .. 'o:' .. t[1], id)
  redis.call('ZREM', due, 'offer:' .. id)
  redis.call('HSET', prefix .. 't:' .. id, 'offered', '')
  if t[3] == 'line' then
    enter_lane(prefix, id, t[4])
  end
  return t[1]
end

-- Whoever takes no chats is asked no longer.
local function take_all_offers_back(prefix, due, agent)
  for _, id in ipairs(redis.call('SMEMBERS', prefix .. 'o:' .. agent)) do
    take_offer_back(prefix, due, id)
    redis.call('HSET', prefix .. 't:' .. id, 'declined', agent)
  end
end
