-- Sets the policy, provided that it is still the one that was read, and counts the version up; the history tells what it
-- became. The same policy again changes nothing.
-- KEYS: policy, number, history (list, newest first)
-- ARGV: the policy that was read ('' for none), the new one, note, most history entries, channel
-- Returns the number; -1 where another came between.
if (redis.call('GET', KEYS[1]) or '') ~= ARGV[1] then
  return -1
end
local number = tonumber(redis.call('GET', KEYS[2]) or '0')
if ARGV[1] ~= ARGV[2] then
  redis.call('SET', KEYS[1], ARGV[2])
  number = redis.call('INCR', KEYS[2])
  redis.call('LPUSH', KEYS[3], number .. ' ' .. ARGV[3])
  redis.call('LTRIM', KEYS[3], 0, tonumber(ARGV[4]) - 1)
  redis.call('PUBLISH', ARGV[5], number)
end
return number
