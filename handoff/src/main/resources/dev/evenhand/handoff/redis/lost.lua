-- Looks for an agent's last sign of life: silent agents' customers are told, after the grace time the agent is lost.
-- KEYS: agent, held, due
-- ARGV: 1 prefix, 2 agent, 3 now, 4 silent after, 5 lost after (milliseconds), 6 look again at, 7 channel,
--       8 signals' channel, 9 what the customers of a silent agent are told
-- Answers: the conversations to be given back; none when the agent may still come back, or holds nothing.
local now, member = tonumber(ARGV[3]), 'agent:' .. ARGV[2]
local a = redis.call('HMGET', KEYS[1], 'status', 'seen', 'lost', 'silent', 'silentAt')
local seen = tonumber(a[2] or '0')
local silent_at = tonumber(a[5] or tostring(seen + tonumber(ARGV[4])))
local held = redis.call('SMEMBERS', KEYS[2])
if a[1] and now - seen < tonumber(ARGV[5]) then
  if now < silent_at then
    redis.call('ZADD', KEYS[3], silent_at, member)
    return {}
  end
  if a[4] ~= '1' then
    redis.call('HSET', KEYS[1], 'silent', 1)
    for _, id in ipairs(held) do
      redis.call('PUBLISH', ARGV[8], id .. ' ' .. ARGV[9])
    end
  end
  redis.call('ZADD', KEYS[3], seen + tonumber(ARGV[5]), member)
  return {}
end
if a[3] ~= '1' then
  redis.call('HSET', KEYS[1], 'lost', 1)
  take_all_offers_back(ARGV[1], KEYS[3], ARGV[2])
  redis.call('PUBLISH', ARGV[7], 'presence ' .. ARGV[2])
end
if #held > 0 then
  redis.call('ZADD', KEYS[3], ARGV[6], member)
else
  redis.call('ZREM', KEYS[3], member)
end
return held
