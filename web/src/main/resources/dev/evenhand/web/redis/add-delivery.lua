-- Stores a delivery to be sent; one that was stored before is left alone, sent or not.
-- KEYS: deliveries, due, dead    ARGV: id, json, now, most due, most dead
if redis.call('HEXISTS', KEYS[1], ARGV[1]) == 1 or redis.call('SET', KEYS[1] .. ':seen:' .. ARGV[1], '1', 'NX', 'EX', 86400) == false then
  return 0
end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
if redis.call('ZCARD', KEYS[2]) < tonumber(ARGV[4]) then
  redis.call('ZADD', KEYS[2], ARGV[3], ARGV[1])
else
  redis.call('ZADD', KEYS[3], ARGV[3], ARGV[1])
  while redis.call('ZCARD', KEYS[3]) > tonumber(ARGV[5]) do
    redis.call('HDEL', KEYS[1], redis.call('ZPOPMIN', KEYS[3])[1])
  end
end
return 1
