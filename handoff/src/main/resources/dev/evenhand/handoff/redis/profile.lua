-- What a person is for; whatever is offered already stays offered.
-- KEYS: agent, profiles, weighted    ARGV: agent, channel, json, n, n channels with a weight, then field and value by turns
for i = 5, 4 + tonumber(ARGV[4]) do
  redis.call('SADD', KEYS[3], ARGV[i])
end
for i = 5 + tonumber(ARGV[4]), #ARGV, 2 do
  redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1])
end
redis.call('HSET', KEYS[2], ARGV[1], ARGV[3])
redis.call('PUBLISH', ARGV[2], 'presence ' .. ARGV[1])
return 1
