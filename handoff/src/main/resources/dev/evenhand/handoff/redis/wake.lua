-- A message that was left joins the line, since the team opens.
-- KEYS: ticket, parked    ARGV: prefix, id, channel
-- Answers: the team to offer it to; '' when it is parked no longer.
local t = redis.call('HMGET', KEYS[1], 'state', 'team', 'score')
if t[1] ~= 'parked' then
  return ''
end
redis.call('ZREM', KEYS[2], ARGV[2])
redis.call('ZADD', ARGV[1] .. 'line:' .. t[2], t[3], ARGV[2])
redis.call('HSET', KEYS[1], 'state', 'line')
enter_lane(ARGV[1], ARGV[2], t[3])
local rank = redis.call('ZRANK', ARGV[1] .. 'line:' .. t[2], ARGV[2])
redis.call('PUBLISH', ARGV[3], 'line ' .. ARGV[2] .. ' ' .. t[2] .. ' ' .. rank)
return t[2]
