-- A bucket that refills steadily. KEYS bucket; ARGV burst, milliseconds from empty to full, how many to take.
-- Returns 0 when they were taken, else the milliseconds until there are so many again.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local burst, refill, amount = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local state = redis.call('HMGET', KEYS[1], 'level', 'at')
local level = tonumber(state[1]) or burst
local at = tonumber(state[2]) or now
level = math.min(burst, level + (now - at) * burst / refill)
local wait = 0
if level >= amount then
  level = level - amount
else
  wait = math.ceil((amount - level) * refill / burst)
end
redis.call('HSET', KEYS[1], 'level', tostring(level), 'at', string.format('%.0f', now))
redis.call('PEXPIRE', KEYS[1], refill)
return wait
