-- A page's stream has ended: its agent's silence is noticed soon, unless another page or the same one says something.
-- KEYS: agent, due    ARGV: agent, silent at
local known = redis.call('HMGET', KEYS[1], 'status', 'silentAt')
if known[1] and known[1] ~= 'offline' and tonumber(known[2] or ARGV[2]) >= tonumber(ARGV[2]) then
  redis.call('HSET', KEYS[1], 'silentAt', ARGV[2], 'stream', 0)
  redis.call('ZADD', KEYS[2], ARGV[2], 'agent:' .. ARGV[1])
end
return 1
