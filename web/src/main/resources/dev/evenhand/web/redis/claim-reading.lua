-- Lets one reader have a conversation for a while.
-- KEYS: the reading
-- ARGV: reader, how long in milliseconds
-- Answers 1 where nobody else has it.
local reader = redis.call('GET', KEYS[1])
if reader and reader ~= ARGV[1] then
  return 0
end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1
