-- Replaces a text, provided that it is still the one that was read.
-- KEYS: text    ARGV: the one that was read ('' for none), the new one
if (redis.call('GET', KEYS[1]) or '') ~= ARGV[1] then
  return 0
end
redis.call('SET', KEYS[1], ARGV[2])
return 1
