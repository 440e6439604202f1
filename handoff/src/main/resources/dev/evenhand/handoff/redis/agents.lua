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

-- Takes an offer back from the agent it was made to.
local function take_offer_back(prefix, due, id)
  local t = redis.call('HMGET', prefix .. 't:' .. id, 'offered', 'offerWeight')
  if (t[1] or '') == '' then
    return nil
  end
  redis.call('HINCRBY', prefix .. 'a:' .. t[1], 'offers', -tonumber(t[2] or '1'))
  redis.call('SREM', prefix .. 'o:' .. t[1], id)
  redis.call('ZREM', due, 'offer:' .. id)
  redis.call('HSET', prefix .. 't:' .. id, 'offered', '')
  return t[1]
end

-- Whoever takes no chats is asked no longer.
local function take_all_offers_back(prefix, due, agent)
  for _, id in ipairs(redis.call('SMEMBERS', prefix .. 'o:' .. agent)) do
    take_offer_back(prefix, due, id)
    redis.call('HSET', prefix .. 't:' .. id, 'declined', agent)
  end
end
