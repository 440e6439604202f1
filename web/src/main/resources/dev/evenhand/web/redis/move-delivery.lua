-- What becomes of a delivery: done, due again, dead, or revived from the dead.
-- KEYS: deliveries, due, dead    ARGV: where, id, json ('' to keep it), at, most dead
-- Answers: 1, or 0 where there is no such delivery (or no such dead one).
local where, id = ARGV[1], ARGV[2]
if where == 'done' then
  redis.call('ZREM', KEYS[2], id)
  return redis.call('HDEL', KEYS[1], id)
end
if redis.call('HEXISTS', KEYS[1], id) == 0 or (where == 'revive' and not redis.call('ZSCORE', KEYS[3], id)) then
  return 0
end
if ARGV[3] ~= '' then
  redis.call('HSET', KEYS[1], id, ARGV[3])
end
redis.call('ZREM', KEYS[2], id)
redis.call('ZREM', KEYS[3], id)
redis.call('ZADD', where == 'dead' and KEYS[3] or KEYS[2], ARGV[4], id)
while redis.call('ZCARD', KEYS[3]) > tonumber(ARGV[5]) do
  redis.call('HDEL', KEYS[1], redis.call('ZPOPMIN', KEYS[3])[1])
end
return 1
