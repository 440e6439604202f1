-- Lines, agents and what they hold, as of one moment.
-- KEYS: agents, lines    ARGV: prefix, most tickets of a line
local p, most = ARGV[1], tonumber(ARGV[2])
local waiting, agents, held = {}, {}, {}
local lines = redis.call('SMEMBERS', KEYS[2])
table.sort(lines)
for _, team in ipairs(lines) do
  for _, id in ipairs(redis.call('ZRANGE', p .. 'line:' .. team, 0, most - 1)) do
    local t = redis.call('HMGET', p .. 't:' .. id, 'team', 'priority', 'since', 'topic', 'locale', 'reason', 'name',
      'score', 'offered')
    table.insert(t, 1, id)
    waiting[#waiting + 1] = t
  end
end
local ids = redis.call('SMEMBERS', KEYS[1])
table.sort(ids)
for _, id in ipairs(ids) do
  local a = redis.call('HMGET', p .. 'a:' .. id, 'name', 'status', 'capacity', 'load', 'lost')
  agents[#agents + 1] = {id, a[1] or id, a[2] or 'offline', a[3] or '0', a[4] or '0', a[5] or '0'}
  for _, conversation in ipairs(redis.call('SMEMBERS', p .. 'h:' .. id)) do
    local t = redis.call('HMGET', p .. 't:' .. conversation, 'topic', 'locale', 'name', 'state')
    held[#held + 1] = {conversation, id, t[1] or '', t[2] or '', t[3] or '', t[4] or ''}
  end
end
return {waiting, agents, held}
