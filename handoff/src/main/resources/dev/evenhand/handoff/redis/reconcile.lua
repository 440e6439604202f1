-- Makes the desk agree with the holder of a conversation; what is older than the desk's knowledge is ignored.
-- A claim or a handover that runs ahead of the conversation stands under the same hold and is left alone.
-- KEYS: ticket, due
-- ARGV: 1 prefix, 2 id, 3 hold, 4 holder, 5 channel, 6 now, 7 team, 8 score, 9 priority, 10 since, 11 topic,
--       12 locale, 13 reason, 14 customer's name, 15 customer, 16 seconds a finished ticket is remembered,
--       17 where it takes place, 18 skill, 19 parked until ('' when no message was left),
--       20 overflow at, 21 ask at, 22 first reply due, 23 resolution due ('' for never),
--       24 seconds a customer comes back to the same agent,
--       25 who works on after closing ('' for nobody), 26 since, 27 until, 28 disposition
-- Answers: {state, 1 where an agent who knows the customer should be asked first}.
local p, id, hold, holder, now = ARGV[1], ARGV[2], tonumber(ARGV[3]), ARGV[4], ARGV[6]
local known = redis.call('HMGET', KEYS[1], 'hold', 'state', 'agent', 'to', 'team', 'weight', 'toWeight', 'heldSince')
if known[1] and tonumber(known[1]) >= hold then
  return {known[2], 0}
end
local anew = not known[2] or known[2] == 'gone'
local wraps = holder == 'nobody' and ARGV[25] ~= ''
local rank, left

local function leave(agent, weight)
  if agent and agent ~= '' and redis.call('SREM', p .. 'h:' .. agent, id) + redis.call('ZREM', p .. 'w:' .. agent, id) > 0 then
    redis.call('HINCRBY', p .. 'a:' .. agent, 'load', -tonumber(weight or '1'))
    redis.call('HSET', p .. 'a:' .. agent, 'freeSince', now)
  end
end

take_offer_back(p, KEYS[2], id)
if known[5] then
  left = known[5]
  leave_lane(p, id)
  rank = redis.call('ZRANK', p .. 'line:' .. left, id)
  redis.call('ZREM', p .. 'line:' .. left, id)
end
redis.call('ZREM', p .. 'parked', id)
local stays = holder == 'agent:' .. (known[3] or '')
local served = known[2] == 'wrapup' or (known[2] == 'held' and not stays)
if served and not wraps and known[8] and known[8] ~= '' then
  redis.call('LPUSH', p .. 'served:' .. known[5], now .. ' ' .. (tonumber(now) - tonumber(known[8])))
  redis.call('LTRIM', p .. 'served:' .. known[5], 0, 99)
end
leave(known[3], known[6])
leave(known[4], known[7])
redis.call('ZREM', KEYS[2], 'claim:' .. id, 'over:' .. id, 'ask:' .. id, 'wake:' .. id)
if anew then
  redis.call('HDEL', KEYS[1], 'replied', 'late_first_reply', 'late_resolution', 'sticky', 'declined')
  redis.call('ZREM', KEYS[2], 'reply:' .. id, 'solve:' .. id)
end

local function clock(name, at)
  if at ~= '' then
    redis.call('ZADD', KEYS[2], at, name .. ':' .. id)
  end
end

local last = p .. 'last:' .. ARGV[15]
local state, sticky = 'gone', 0
redis.call('HSET', KEYS[1], 'hold', hold, 'agent', '', 'to', '')
local function remember()
  redis.call('PERSIST', KEYS[1])
  redis.call('HSET', KEYS[1], 'team', ARGV[7], 'score', ARGV[8], 'priority', ARGV[9], 'since', ARGV[10],
    'topic', ARGV[11], 'locale', ARGV[12], 'reason', ARGV[13], 'name', ARGV[14], 'channel', ARGV[17],
    'skill', ARGV[18], 'parkedUntil', ARGV[19], 'replyDue', ARGV[22], 'solveDue', ARGV[23])
end

if holder == 'queue' or string.sub(holder, 1, 6) == 'agent:' then
  remember()
  if not redis.call('HGET', KEYS[1], 'replied') then
    clock('reply', ARGV[22])
  end
  clock('solve', ARGV[23])
  redis.call('SADD', p .. 'lines', ARGV[7])
  if holder == 'queue' and ARGV[19] ~= '' and tonumber(ARGV[19]) > tonumber(now) then
    state = 'parked'
    redis.call('ZADD', p .. 'parked', ARGV[19], id)
    redis.call('ZADD', KEYS[2], ARGV[19], 'wake:' .. id)
  elseif holder == 'queue' then
    state = 'line'
    redis.call('ZADD', p .. 'line:' .. ARGV[7], ARGV[8], id)
    enter_lane(p, id, ARGV[8])
    redis.call('ZREM', p .. 'coming:' .. ARGV[7], id)
    clock('over', ARGV[20])
    clock('ask', ARGV[21])
    local before = anew and redis.call('GET', last)
    if before then
      redis.call('HSET', KEYS[1], 'sticky', before)
      sticky = 1
    end
    local joined = redis.call('ZRANK', p .. 'line:' .. ARGV[7], id)
    if left == ARGV[7] and rank then
      rank = math.min(rank, joined)
    else
      if rank then
        redis.call('PUBLISH', ARGV[5], 'left ' .. id .. ' ' .. left .. ' ' .. rank)
      end
      left, rank = ARGV[7], joined
    end
  else
    state = 'held'
    local agent = string.sub(holder, 7)
    local weight = weight_of(known_agent(p, agent), ARGV[17])
    redis.call('HSET', KEYS[1], 'agent', agent, 'weight', weight)
    if not stays or not known[8] then
      redis.call('HSET', KEYS[1], 'heldSince', now)
    end
    if redis.call('SADD', p .. 'h:' .. agent, id) == 1 then
      redis.call('HINCRBY', p .. 'a:' .. agent, 'load', weight)
    end
    redis.call('SADD', p .. 'agents', agent)
    redis.call('SET', last, agent, 'EX', ARGV[24])
    local there = redis.call('HMGET', p .. 'a:' .. agent, 'status', 'lost')
    if not there[1] or there[1] == 'offline' or there[2] == '1' then
      redis.call('ZADD', KEYS[2], 'NX', now, 'agent:' .. agent)
    end
  end
else
  redis.call('ZREM', KEYS[2], 'reply:' .. id, 'solve:' .. id)
  if wraps then
    state = 'wrapup'
    remember()
    local agent = ARGV[25]
    local weight = agent == known[3] and known[6] or weight_of(known_agent(p, agent), ARGV[17])
    redis.call('HSET', KEYS[1], 'agent', agent, 'weight', weight, 'wrapSince', ARGV[26], 'disposition', ARGV[28])
    redis.call('ZADD', p .. 'w:' .. agent, ARGV[27], id)
    redis.call('HINCRBY', p .. 'a:' .. agent, 'load', weight)
    redis.call('SADD', p .. 'agents', agent)
  else
    redis.call('EXPIRE', KEYS[1], ARGV[16])
  end
end
redis.call('HSET', KEYS[1], 'state', state)
redis.call('PUBLISH', ARGV[5], state .. ' ' .. id .. (rank and ' ' .. left .. ' ' .. rank or ''))
return {state, sticky}
