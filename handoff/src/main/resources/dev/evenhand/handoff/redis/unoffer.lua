-- Withdraws an offer that was not taken; who lets too many pass is set to away.
-- KEYS: ticket, due    ARGV: prefix, id, offers in a row that may pass, channel
-- Answers: the team whose line the ticket stands in, or '' when there was no offer.
local t = redis.call('HMGET', KEYS[1], 'offered', 'weight', 'team', 'state')
if (t[1] or '') == '' or t[4] ~= 'line' then
  return ''
end
local agent = ARGV[1] .. 'a:' .. t[1]
redis.call('HSET', KEYS[1], 'offered', '', 'declined', t[1])
redis.call('HINCRBY', agent, 'offers', -tonumber(t[2]))
redis.call('ZREM', KEYS[2], 'offer:' .. ARGV[2])
if redis.call('HINCRBY', agent, 'refused', 1) >= tonumber(ARGV[3]) then
  redis.call('HSET', agent, 'status', 'away', 'refused', 0)
  redis.call('PUBLISH', ARGV[4], 'presence ' .. t[1])
end
redis.call('PUBLISH', ARGV[4], 'withdrawn ' .. ARGV[2])
return t[3]
