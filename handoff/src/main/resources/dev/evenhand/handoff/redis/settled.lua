-- The desk agrees with the conversation: nothing is left to reconcile, unless the holder changed again.
-- KEYS: conversation, due    ARGV: hold, member
if redis.call('HGET', KEYS[1], 'hold') == ARGV[1] then
  redis.call('ZREM', KEYS[2], ARGV[2])
end
return 1
