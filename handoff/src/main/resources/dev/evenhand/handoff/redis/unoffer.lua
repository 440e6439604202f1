-- Withdraws an offer that was not taken; who lets too many pass is set to away.
-- KEYS: ticket, due    ARGV: 1 prefix, 2 id, 3 offers in a row that may pass, 4 channel, 5 now,
--                            6 who declines ('' where the time is over)
-- Answers: the team whose line the ticket stands in, or '' when there was no such offer.
local p, id = ARGV[1], ARGV[2]
local t = redis.call('HMGET', KEYS[1], 'offered', 'team', 'state')
local asked = t[1] or ''
if asked == '' or t[3] ~= 'line' or (ARGV[6] ~= '' and ARGV[6] ~= asked) then
  return ''
end
take_offer_back(p, KEYS[2], id)
redis.call('HSET', KEYS[1], 'declined', asked)
local agent = p .. 'a:' .. asked
if redis.call('HINCRBY', agent, 'refused', 1) >= tonumber(ARGV[3]) then
  redis.call('HSET', agent, 'status', 'away', 'refused', 0, 'why', 'offers_passed', 'setAt', ARGV[5])
  take_all_offers_back(p, KEYS[2], asked)
  redis.call('PUBLISH', ARGV[4], 'presence ' .. asked)
end
redis.call('PUBLISH', ARGV[4], 'withdrawn ' .. id)
return t[2]
