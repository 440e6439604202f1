-- Keeps a place in a line for somebody who is about to join it.
-- KEYS: line, coming    ARGV: conversation, most in line, now, kept until
-- Answers: 1, or 0 where the line is full, counting whoever is about to join.
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', ARGV[3])
local there = redis.call('ZSCORE', KEYS[2], ARGV[1])
if not there and redis.call('ZCARD', KEYS[1]) + redis.call('ZCARD', KEYS[2]) >= tonumber(ARGV[2]) then
  return 0
end
redis.call('ZADD', KEYS[2], ARGV[4], ARGV[1])
return 1
