-- Notes when an agent had a conversation in hand, and tells what else the agent had in hand around that time.
-- What started long before the newest is forgotten, a part of it each time something is noted, except while a recount
-- notes everything anew; and all of it when nothing was noted for as long.
-- KEYS: conversations by the start of their first hold, accounts by conversation, the longest time from start to end,
--       set while a recount goes on, conversations that go on by the start of their first hold
-- ARGV: 1 conversation, 2 start, 3 end ('' while it goes on), 4 account ('' to note nothing), 5 milliseconds for which
--       a conversation is kept, 6 for how long a recount may take ('' where this is none)
-- Answers: the account noted before ('' for none), then conversation and account of the others by turns; some of them
-- may lie just outside. Nothing closed that started more than the longest time ago can reach into this one; what goes
-- on can, whenever it started.
local id, from, to, account = ARGV[1], tonumber(ARGV[2]), ARGV[3], ARGV[4]
local longest = tonumber(redis.call('GET', KEYS[3]) or '0')
local before = redis.call('HGET', KEYS[2], id) or ''
if account ~= '' and account ~= before then
  redis.call('ZADD', KEYS[1], ARGV[2], id)
  redis.call('HSET', KEYS[2], id, account)
  if to ~= '' and tonumber(to) - from > longest then
    longest = tonumber(to) - from
    redis.call('SET', KEYS[3], string.format('%.0f', longest))
  end
end
if account ~= '' then
  if to == '' then
    redis.call('ZADD', KEYS[5], ARGV[2], id)
  else
    redis.call('ZREM', KEYS[5], id)
  end
end
local answer = {before}
-- What went on for ever until now had its share in all that came since.
local last = to ~= '' and not string.find(before, '%-$') and to or '+inf'
local seen = {[id] = true}
local function tell(others)
  for _, other in ipairs(others) do
    if not seen[other] then
      seen[other] = true
      answer[#answer + 1] = other
      answer[#answer + 1] = redis.call('HGET', KEYS[2], other) or ''
    end
  end
end
tell(redis.call('ZRANGEBYSCORE', KEYS[1], string.format('%.0f', from - longest), last))
tell(redis.call('ZRANGEBYSCORE', KEYS[5], '-inf', last))

-- One that is kept may have begun the longest time earlier, and what reaches into that one as much before.
local function forget()
  local newest = tonumber(redis.call('ZREVRANGE', KEYS[1], 0, 0, 'WITHSCORES')[2])
  local before_that = string.format('(%.0f', newest - tonumber(ARGV[5]) - 2 * longest)
  local old = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', before_that, 'LIMIT', 0, 100)
  if #old > 0 then
    redis.call('ZREM', KEYS[1], unpack(old))
    redis.call('HDEL', KEYS[2], unpack(old))
    redis.call('ZREM', KEYS[5], unpack(old))
  end
end

if account ~= '' then
  if ARGV[6] ~= '' then
    redis.call('SET', KEYS[4], '1', 'PX', ARGV[6])
  elseif redis.call('EXISTS', KEYS[4]) == 0 then
    forget()
  end
  for _, key in ipairs({1, 2, 3, 5}) do
    redis.call('PEXPIRE', KEYS[key], ARGV[5])
  end
end
return answer
