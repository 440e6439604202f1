-- Part of a line, put into its lanes where a version before lanes did not.
-- KEYS: line    ARGV: prefix, first, last rank
-- Answers: how many were looked at.
local page = redis.call('ZRANGE', KEYS[1], ARGV[2], ARGV[3], 'WITHSCORES')
for i = 1, #page, 2 do
  local t = redis.call('HMGET', ARGV[1] .. 't:' .. page[i], 'team', 'lane', 'offered', 'state')
  local there = t[2] and redis.call('ZSCORE', ARGV[1] .. 'lane:' .. t[1] .. ':' .. t[2], page[i])
  if t[4] == 'line' and (t[3] or '') == '' and not there then
    enter_lane(ARGV[1], page[i], page[i + 1])
  end
end
return #page / 2
