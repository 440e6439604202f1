-- Finds an agent lost whose sign of life is older than the grace time.
-- KEYS: agent, held, due    ARGV: agent, seen before, channel, look again at
-- Answers: the conversations to be given back; none when the agent is there, or holds nothing.
local agent = redis.call('HMGET', KEYS[1], 'status', 'seen', 'lost')
if agent[1] and tonumber(agent[2] or '0') > tonumber(ARGV[2]) then
  redis.call('ZADD', KEYS[3], ARGV[4], 'agent:' .. ARGV[1])
  return {}
end
if agent[3] ~= '1' then
  redis.call('HSET', KEYS[1], 'lost', 1)
  redis.call('PUBLISH', ARGV[3], 'presence ' .. ARGV[1])
end
local held = redis.call('SMEMBERS', KEYS[2])
if #held > 0 then
  redis.call('ZADD', KEYS[3], ARGV[4], 'agent:' .. ARGV[1])
else
  redis.call('ZREM', KEYS[3], 'agent:' .. ARGV[1])
end
return held
