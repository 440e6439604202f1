-- Where conversations stand in one line, and how many at most are served before each: those ahead in lines that share
-- its people count too.
-- KEYS: line    ARGV: 1 prefix, 2 n, then n lines that share people, then conversations
-- Answers: rank from 0 and number ahead by turns; -1 for one that is not in this line.
local n, places = tonumber(ARGV[2]), {}
for i = 3 + n, #ARGV do
  local rank, ahead = redis.call('ZRANK', KEYS[1], ARGV[i]), 0
  if rank and n > 0 then
    local score = redis.call('ZSCORE', KEYS[1], ARGV[i])
    for line = 3, 2 + n do
      ahead = ahead + redis.call('ZCOUNT', ARGV[1] .. 'line:' .. ARGV[line], '-inf', score)
    end
  end
  places[#places + 1] = rank or -1
  places[#places + 1] = (rank or 0) + ahead
end
return places
