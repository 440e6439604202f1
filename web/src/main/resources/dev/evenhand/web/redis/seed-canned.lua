-- Puts the shipped replies in, once: what was removed later stays away.
-- KEYS: replies, seeded    ARGV: id and json by turns
if redis.call('EXISTS', KEYS[2]) == 0 then
  redis.call('HSET', KEYS[1], unpack(ARGV))
  redis.call('SET', KEYS[2], '1')
end
return 1
