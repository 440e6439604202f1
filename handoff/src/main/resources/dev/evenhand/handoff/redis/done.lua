-- Takes a timer away, unless it was set anew since it was lent.
-- KEYS: due    ARGV: member, lent until
local score = redis.call('ZSCORE', KEYS[1], ARGV[1])
if score and tonumber(score) == tonumber(ARGV[2]) then
  redis.call('ZREM', KEYS[1], ARGV[1])
end
return 1
