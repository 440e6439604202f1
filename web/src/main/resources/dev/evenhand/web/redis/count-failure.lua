-- Counts a failed attempt. KEYS failures. From the fifth in a row the next must wait: 1 s, then twice as long each
-- time, 15 minutes at most; forgotten after an hour without one.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local count = redis.call('HINCRBY', KEYS[1], 'count', 1)
if count >= 5 then
  local wait = math.min(900000, 1000 * 2 ^ math.min(count - 5, 10))
  redis.call('HSET', KEYS[1], 'until', string.format('%.0f', now + wait))
end
redis.call('PEXPIRE', KEYS[1], 3600000)
return count
