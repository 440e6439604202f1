-- A sign of life from an agent; whoever was lost is there again, as chosen before.
-- KEYS: agent, due    ARGV: agent, now, lost at, channel
-- Answers: 1 when the agent came back.
local was = redis.call('HMGET', KEYS[1], 'status', 'lost')
if not was[1] or was[1] == 'offline' then
  return 0
end
redis.call('HSET', KEYS[1], 'seen', ARGV[2], 'lost', 0)
redis.call('ZADD', KEYS[2], ARGV[3], 'agent:' .. ARGV[1])
if was[2] == '1' then
  redis.call('PUBLISH', ARGV[4], 'presence ' .. ARGV[1])
  return 1
end
return 0
