-- Sets what an agent chose; being told so is a sign of life. The last choice wins, from whichever page it came.
-- KEYS: agent, due
-- ARGV: 1 prefix, 2 agent, 3 name, 4 status, 5 capacity, 6 now, 7 silent at, 8 channel, 9 page, 10 signals' channel
redis.call('SADD', ARGV[1] .. 'agents', ARGV[2])
local silent = redis.call('HGET', KEYS[1], 'silent')
redis.call('HSET', KEYS[1], 'name', ARGV[3], 'status', ARGV[4], 'capacity', ARGV[5], 'seen', ARGV[6], 'lost', 0,
  'silent', 0, 'silentAt', ARGV[7], 'refused', 0, 'tab', ARGV[9], 'setAt', ARGV[6], 'why', 'chosen')
redis.call('HSETNX', KEYS[1], 'freeSince', ARGV[6])
redis.call('HSETNX', KEYS[1], 'load', 0)
redis.call('ZADD', KEYS[2], ARGV[7], 'agent:' .. ARGV[2])
if ARGV[4] ~= 'available' then
  take_all_offers_back(ARGV[1], KEYS[2], ARGV[2])
end
if silent == '1' then
  for _, id in ipairs(redis.call('SMEMBERS', ARGV[1] .. 'h:' .. ARGV[2])) do
    redis.call('PUBLISH', ARGV[10], id .. ' agent_back 0 {}')
  end
end
redis.call('PUBLISH', ARGV[8], 'presence ' .. ARGV[2])
return 1
