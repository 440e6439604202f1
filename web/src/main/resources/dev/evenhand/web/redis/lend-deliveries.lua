-- Lends what is due to the caller, who loses it to another node unless it is moved on in time.
-- KEYS: deliveries, due, dead
-- ARGV: now, lent until, at most of each webhook, the moment before which dead ones are let go of, then webhooks to leave out
-- Answers: the deliveries.
local lent, busy = {}, {}
for i = 5, #ARGV do
  busy[ARGV[i]] = true
end
for _, webhook in ipairs(redis.call('SMEMBERS', KEYS[2] .. ':lines')) do
  local line = KEYS[2] .. ':' .. webhook
  if redis.call('EXISTS', line) == 0 then
    redis.call('SREM', KEYS[2] .. ':lines', webhook)
  elseif not busy[webhook] then
    for _, id in ipairs(redis.call('ZRANGEBYSCORE', line, '-inf', ARGV[1], 'LIMIT', 0, ARGV[3])) do
      local json = redis.call('HGET', KEYS[1], id)
      if json then
        redis.call('ZADD', line, ARGV[2], id)
        lent[#lent + 1] = json
      else
        redis.call('ZREM', line, id)
      end
    end
  end
end
-- What was stored while all webhooks shared one line.
for _, id in ipairs(redis.call('ZRANGE', KEYS[2], 0, 99)) do
  local json = redis.call('HGET', KEYS[1], id)
  if json then
    local webhook = cjson.decode(json).webhook
    redis.call('ZADD', KEYS[2] .. ':' .. webhook, redis.call('ZSCORE', KEYS[2], id), id)
    redis.call('SADD', KEYS[2] .. ':lines', webhook)
  end
  redis.call('ZREM', KEYS[2], id)
end
for _, id in ipairs(redis.call('ZRANGEBYSCORE', KEYS[3], '-inf', ARGV[4], 'LIMIT', 0, 100)) do
  redis.call('ZREM', KEYS[3], id)
  redis.call('HDEL', KEYS[1], id)
end
return lent
