-- What becomes of a delivery: done, due again, dead, or revived from the dead.
-- KEYS: deliveries, due, dead    ARGV: where, id, json ('' to keep it), at, most dead
-- Answers: 1, or 0 where there is no such delivery (or no such dead one).
local where, id = ARGV[1], ARGV[2]
local json = redis.call('HGET', KEYS[1], id)
if not json or (where == 'revive' and not redis.call('ZSCORE', KEYS[3], id)) then
  return 0
end
local webhook = cjson.decode(json).webhook
local line = KEYS[2] .. ':' .. webhook
redis.call('ZREM', line, id)
if where == 'done' then
  return redis.call('HDEL', KEYS[1], id)
end
if ARGV[3] ~= '' then
  redis.call('HSET', KEYS[1], id, ARGV[3])
end
redis.call('ZREM', KEYS[3], id)
if where == 'dead' then
  redis.call('ZADD', KEYS[3], ARGV[4], id)
else
  redis.call('ZADD', line, ARGV[4], id)
  redis.call('SADD', KEYS[2] .. ':lines', webhook)
end
while redis.call('ZCARD', KEYS[3]) > tonumber(ARGV[5]) do
  redis.call('HDEL', KEYS[1], redis.call('ZPOPMIN', KEYS[3])[1])
end
return 1
