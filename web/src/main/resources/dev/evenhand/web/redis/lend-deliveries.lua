-- Lends what is due to the caller, who loses it to another node unless it is moved on in time.
-- KEYS: deliveries, due    ARGV: now, lent until, at most
-- Answers: the deliveries.
local lent = {}
for _, id in ipairs(redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', ARGV[1], 'LIMIT', 0, ARGV[3])) do
  local json = redis.call('HGET', KEYS[1], id)
  if json then
    redis.call('ZADD', KEYS[2], ARGV[2], id)
    lent[#lent + 1] = json
  else
    redis.call('ZREM', KEYS[2], id)
  end
end
return lent
