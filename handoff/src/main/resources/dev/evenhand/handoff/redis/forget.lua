-- Lets go of a closed conversation; one that is open, or gone already, stays as it is.
-- KEYS: conversation, log, said
if redis.call('HGET', KEYS[1], 'holder') == 'nobody' then
  redis.call('DEL', KEYS[1], KEYS[2], KEYS[3])
end
return 1
