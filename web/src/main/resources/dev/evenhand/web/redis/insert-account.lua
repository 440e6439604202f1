-- Claims a name and stores the account under it, or does nothing.
-- KEYS accounts, names; ARGV id, name, json. Returns 1 when stored, 0 when the name is taken.
if redis.call('HSETNX', KEYS[2], ARGV[2], ARGV[1]) == 0 then
  return 0
end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
return 1
