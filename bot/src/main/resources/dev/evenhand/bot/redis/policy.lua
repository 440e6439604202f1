-- Sets the policy and counts the version up; the history tells what it became. The same policy again changes nothing.
-- KEYS: policy, number, history (list, newest first). ARGV: policy, note, most history entries, channel
-- Returns the number.
local number = tonumber(redis.call('GET', KEYS[2]) or '0')
if redis.call('GET', KEYS[1]) ~= ARGV[1] then
  redis.call('SET', KEYS[1], ARGV[1])
  number = redis.call('INCR', KEYS[2])
  redis.call('LPUSH', KEYS[3], number .. ' ' .. ARGV[2])
  redis.call('LTRIM', KEYS[3], 0, tonumber(ARGV[3]) - 1)
  redis.call('PUBLISH', ARGV[4], number)
end
return number
