-- Keeps when a person first replied, or that a promised time is over; nothing changes once the ticket is gone.
-- KEYS: ticket, due    ARGV: field, value, channel, id
local state = redis.call('HGET', KEYS[1], 'state')
if not state or state == 'gone' or redis.call('HSETNX', KEYS[1], ARGV[1], ARGV[2]) == 0 then
  return 0
end
if ARGV[1] == 'replied' then
  redis.call('ZREM', KEYS[2], 'reply:' .. ARGV[4])
end
redis.call('PUBLISH', ARGV[3], 'clock ' .. ARGV[4])
return 1
