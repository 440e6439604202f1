-- Where a conversation stands in its line.
-- KEYS: ticket    ARGV: prefix, id
-- Answers: {rank from 0, team} or {}.
local t = redis.call('HMGET', KEYS[1], 'team', 'state')
if t[2] ~= 'line' then
  return {}
end
local rank = redis.call('ZRANK', ARGV[1] .. 'line:' .. t[1], ARGV[2])
if not rank then
  return {}
end
return {rank, t[1]}
