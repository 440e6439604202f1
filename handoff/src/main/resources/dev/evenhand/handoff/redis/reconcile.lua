-- Makes the desk agree with the holder of a conversation; what is older than the desk's knowledge is ignored.
-- A claim or a handover that runs ahead of the conversation stands under the same hold and is left alone.
-- KEYS: ticket, due
-- ARGV: 1 prefix, 2 id, 3 hold, 4 holder, 5 channel, 6 now, 7 team, 8 score, 9 priority, 10 since, 11 topic,
--       12 locale, 13 reason, 14 customer's name, 15 weight, 16 seconds a finished ticket is remembered
-- Answers: the state of the ticket.
local p, id, hold, holder = ARGV[1], ARGV[2], tonumber(ARGV[3]), ARGV[4]
local known = redis.call('HMGET', KEYS[1], 'hold', 'state', 'agent', 'to', 'team', 'weight')
if known[1] and tonumber(known[1]) >= hold then
  return known[2]
end

local function leave(agent)
  if agent and agent ~= '' and redis.call('SREM', p .. 'h:' .. agent, id) == 1 then
    redis.call('HINCRBY', p .. 'a:' .. agent, 'load', -tonumber(known[6]))
    redis.call('HSET', p .. 'a:' .. agent, 'freeSince', ARGV[6])
  end
end

if known[5] then
  redis.call('ZREM', p .. 'line:' .. known[5], id)
end
leave(known[3])
leave(known[4])
local offered = redis.call('HGET', KEYS[1], 'offered')
if offered and offered ~= '' then
  redis.call('HINCRBY', p .. 'a:' .. offered, 'offers', -tonumber(known[6]))
end
redis.call('ZREM', KEYS[2], 'claim:' .. id, 'offer:' .. id, 'over:' .. id)

local state = 'gone'
redis.call('HSET', KEYS[1], 'hold', hold, 'agent', '', 'to', '', 'offered', '')
if holder == 'queue' or string.sub(holder, 1, 6) == 'agent:' then
  redis.call('PERSIST', KEYS[1])
  redis.call('HSET', KEYS[1], 'team', ARGV[7], 'score', ARGV[8], 'priority', ARGV[9], 'since', ARGV[10],
    'topic', ARGV[11], 'locale', ARGV[12], 'reason', ARGV[13], 'name', ARGV[14], 'weight', ARGV[15])
  if holder == 'queue' then
    state = 'line'
    redis.call('SADD', p .. 'lines', ARGV[7])
    redis.call('ZADD', p .. 'line:' .. ARGV[7], ARGV[8], id)
  else
    state = 'held'
    local agent = string.sub(holder, 7)
    redis.call('HSET', KEYS[1], 'agent', agent)
    if redis.call('SADD', p .. 'h:' .. agent, id) == 1 then
      redis.call('HINCRBY', p .. 'a:' .. agent, 'load', ARGV[15])
    end
    redis.call('SADD', p .. 'agents', agent)
    local there = redis.call('HMGET', p .. 'a:' .. agent, 'status', 'lost')
    if not there[1] or there[1] == 'offline' or there[2] == '1' then
      redis.call('ZADD', KEYS[2], 'NX', ARGV[6], 'agent:' .. agent)
    end
  end
else
  redis.call('EXPIRE', KEYS[1], ARGV[16])
end
redis.call('HSET', KEYS[1], 'state', state)
redis.call('PUBLISH', ARGV[5], state .. ' ' .. id)
return state
