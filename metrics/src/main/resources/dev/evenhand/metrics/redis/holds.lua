-- Notes when an agent had a conversation in hand, and tells what else the agent had in hand around that time.
-- KEYS: conversations by the start of their first hold, accounts by conversation, the longest time from start to end
-- ARGV: conversation, start, end ('' while it goes on), account ('' to note nothing)
-- Answers: the account noted before ('' for none), then conversation and account of the others by turns; some of them
-- may lie just outside. Nothing that started more than the longest time ago can reach into this one.
local id, from, to, account = ARGV[1], tonumber(ARGV[2]), ARGV[3], ARGV[4]
local longest = tonumber(redis.call('GET', KEYS[3]) or '0')
local before = redis.call('HGET', KEYS[2], id) or ''
if account ~= '' and account ~= before then
  redis.call('ZADD', KEYS[1], ARGV[2], id)
  redis.call('HSET', KEYS[2], id, account)
  if to ~= '' and tonumber(to) - from > longest then
    redis.call('SET', KEYS[3], string.format('%.0f', tonumber(to) - from))
  end
end
local answer = {before}
local last = to ~= '' and to or '+inf'
for _, other in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], string.format('%.0f', from - longest), last)) do
  if other ~= id then
    answer[#answer + 1] = other
    answer[#answer + 1] = redis.call('HGET', KEYS[2], other) or ''
  end
end
return answer
