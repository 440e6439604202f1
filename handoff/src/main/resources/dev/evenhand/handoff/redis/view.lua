-- Lines, agents and what they hold, as of one moment.
-- KEYS: agents, lines, parked    ARGV: prefix, most tickets of a line
local p, most = ARGV[1], tonumber(ARGV[2])
local waiting, lengths, parked, agents, held, wraps = {}, {}, {}, {}, {}, {}

local function ticket(id)
  local t = redis.call('HMGET', p .. 't:' .. id, 'team', 'priority', 'since', 'topic', 'locale', 'reason', 'name',
    'score', 'offered', 'offeredUntil', 'replyDue', 'solveDue', 'replied', 'late_first_reply', 'late_resolution',
    'parkedUntil')
  table.insert(t, 1, id)
  return t
end

local lines = redis.call('SMEMBERS', KEYS[2])
table.sort(lines)
for _, team in ipairs(lines) do
  lengths[#lengths + 1] = {team, redis.call('ZCARD', p .. 'line:' .. team)}
  for _, id in ipairs(redis.call('ZRANGE', p .. 'line:' .. team, 0, most - 1)) do
    waiting[#waiting + 1] = ticket(id)
  end
end
for _, id in ipairs(redis.call('ZRANGE', KEYS[3], 0, most - 1)) do
  parked[#parked + 1] = ticket(id)
end
local ids = redis.call('SMEMBERS', KEYS[1])
table.sort(ids)
for _, id in ipairs(ids) do
  local a = redis.call('HMGET', p .. 'a:' .. id, 'name', 'status', 'capacity', 'load', 'lost', 'tab', 'why', 'setAt')
  agents[#agents + 1] = {id, a[1] or id, a[2] or 'offline', a[3] or '0', a[4] or '0', a[5] or '0', a[6] or '',
    a[7] or 'chosen', a[8] or '0'}
  for _, conversation in ipairs(redis.call('SMEMBERS', p .. 'h:' .. id)) do
    local t = ticket(conversation)
    table.insert(t, id)
    held[#held + 1] = t
  end
  for _, conversation in ipairs(redis.call('ZRANGE', p .. 'w:' .. id, 0, -1)) do
    local t = redis.call('HMGET', p .. 't:' .. conversation, 'topic', 'locale', 'name', 'team', 'disposition', 'wrapSince')
    t[7] = redis.call('ZSCORE', p .. 'w:' .. id, conversation)
    wraps[#wraps + 1] = {conversation, id, unpack(t)}
  end
end
return {waiting, lengths, parked, agents, held, wraps}
