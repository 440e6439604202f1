-- A sign of life from an agent; whoever was lost is there again, as chosen before.
-- KEYS: agent, due    ARGV: 1 prefix, 2 agent, 3 now, 4 silent at, 5 channel, 6 signals' channel
-- Answers: 1 when the agent came back.
local was = redis.call('HMGET', KEYS[1], 'status', 'lost', 'silent')
if not was[1] or was[1] == 'offline' then
  return 0
end
redis.call('HSET', KEYS[1], 'seen', ARGV[3], 'lost', 0, 'silent', 0)
redis.call('ZADD', KEYS[2], ARGV[4], 'agent:' .. ARGV[2])
if was[3] == '1' then
  for _, id in ipairs(redis.call('SMEMBERS', ARGV[1] .. 'h:' .. ARGV[2])) do
    redis.call('PUBLISH', ARGV[6], id .. ' agent_back 0 {}')
  end
end
if was[2] == '1' then
  redis.call('PUBLISH', ARGV[5], 'presence ' .. ARGV[2])
  return 1
end
return 0
