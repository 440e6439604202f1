-- A sign of life from an agent; whoever was lost is there again, as chosen before.
-- What a page's open stream says counts sooner: while there is one, no mere call puts off when its silence is noticed.
-- KEYS: agent, due    ARGV: 1 prefix, 2 agent, 3 now, 4 silent at, 5 channel, 6 signals' channel, 7 1 for a stream's
-- Answers: 1 when the agent came back.
local was = redis.call('HMGET', KEYS[1], 'status', 'lost', 'silent', 'stream')
if not was[1] or was[1] == 'offline' then
  return 0
end
redis.call('HSET', KEYS[1], 'seen', ARGV[3], 'lost', 0, 'silent', 0)
if ARGV[7] == '1' or was[4] ~= '1' or was[3] == '1' then
  redis.call('HSET', KEYS[1], 'silentAt', ARGV[4], 'stream', ARGV[7])
  redis.call('ZADD', KEYS[2], ARGV[4], 'agent:' .. ARGV[2])
end
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
