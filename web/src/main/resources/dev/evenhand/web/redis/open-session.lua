-- Stores a session and notes it among those of its account; the note outlives the session by at most one lifetime.
-- KEYS session, sessions of the account; ARGV json, lifetime in seconds.
redis.call('SET', KEYS[1], ARGV[1], 'EX', ARGV[2])
for _, key in ipairs(redis.call('SMEMBERS', KEYS[2])) do
  if redis.call('EXISTS', key) == 0 then
    redis.call('SREM', KEYS[2], key)
  end
end
redis.call('SADD', KEYS[2], KEYS[1])
return 1
