-- Books a file in or out among all that are kept, after those whose time is over have gone.
-- KEYS: files by age, files by bytes    ARGV: file, bytes (-1 books it out), most bytes, seconds kept (0 for good), name of the sum
-- Answers: 1, or 0 where it does not fit.
local file, bytes, most, kept, sum = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4]), ARGV[5]
local now = tonumber(redis.call('TIME')[1])
local function out(name)
  local size = redis.call('HGET', KEYS[2], name)
  if size then
    redis.call('HDEL', KEYS[2], name)
    redis.call('HINCRBY', KEYS[2], sum, -size)
  end
  redis.call('ZREM', KEYS[1], name)
end
if kept > 0 then
  for _, name in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now - kept, 'LIMIT', 0, 1000)) do
    out(name)
  end
end
out(file)
if bytes < 0 then
  return 1
end
if tonumber(redis.call('HGET', KEYS[2], sum) or '0') + bytes > most then
  return 0
end
redis.call('ZADD', KEYS[1], now, file)
redis.call('HSET', KEYS[2], file, string.format('%.0f', bytes))
redis.call('HINCRBY', KEYS[2], sum, string.format('%.0f', bytes))
return 1
