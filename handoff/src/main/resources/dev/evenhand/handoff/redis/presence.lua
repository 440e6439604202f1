-- Sets what an agent chose; being told so is a sign of life.
-- KEYS: agent, due
-- ARGV: 1 prefix, 2 agent, 3 name, 4 status, 5 capacity, 6 now, 7 lost at, 8 channel, 9 locales
redis.call('SADD', ARGV[1] .. 'agents', ARGV[2])
redis.call('HSET', KEYS[1], 'name', ARGV[3], 'status', ARGV[4], 'capacity', ARGV[5], 'seen', ARGV[6], 'lost', 0,
  'locales', ARGV[9], 'refused', 0)
redis.call('HSETNX', KEYS[1], 'freeSince', ARGV[6])
redis.call('HSETNX', KEYS[1], 'load', 0)
redis.call('ZADD', KEYS[2], ARGV[7], 'agent:' .. ARGV[2])
redis.call('PUBLISH', ARGV[8], 'presence ' .. ARGV[2])
return 1
