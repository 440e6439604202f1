-- Lends the timers that are due to the caller: whoever does not finish in time loses them to another node.
-- KEYS: due    ARGV: now, lent until, at most
local due = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1], 'LIMIT', 0, ARGV[3])
for _, member in ipairs(due) do
  redis.call('ZADD', KEYS[1], ARGV[2], member)
end
return due
