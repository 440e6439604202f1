-- Puts a field into a hash that may not grow beyond a bound.
-- KEYS: hash    ARGV: field, value, most
-- Answers: 1, or 0 where there was no room for another field.
if redis.call('HEXISTS', KEYS[1], ARGV[1]) == 0 and redis.call('HLEN', KEYS[1]) >= tonumber(ARGV[3]) then
  return 0
end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
return 1
