-- Stores a delivery to be sent; one that was stored before is left alone, sent or not.
-- KEYS: deliveries, due, dead    ARGV: id, json, now, most due to a webhook, most dead, webhook
-- Each webhook has a line of its own, due:<webhook>; those that have one stand in due:lines.
if redis.call('HEXISTS', KEYS[1], ARGV[1]) == 1 or redis.call('SET', KEYS[1] .. ':seen:' .. ARGV[1], '1', 'NX', 'EX', 86400) == false then
  return 0
end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
local line = KEYS[2] .. ':' .. ARGV[6]
if redis.call('ZCARD', line) < tonumber(ARGV[4]) then
  redis.call('ZADD', line, ARGV[3], ARGV[1])
  redis.call('SADD', KEYS[2] .. ':lines', ARGV[6])
else
  redis.call('ZADD', KEYS[3], ARGV[3], ARGV[1])
  while redis.call('ZCARD', KEYS[3]) > tonumber(ARGV[5]) do
    redis.call('HDEL', KEYS[1], redis.call('ZPOPMIN', KEYS[3])[1])
  end
end
return 1
