-- Keeps an alert where its version before still stands.
-- KEYS: open alerts by metric, resolved alerts, levels not to be raised again by metric, what is still to be told
-- ARGV: metric, version before (0: none), alert, whether it is resolved (1), its level, most resolved ones, its id,
--   name of what is to be told ('' for nothing), and that
-- Answers 1, or 0 where somebody was faster.
local standing = redis.call('HGET', KEYS[1], ARGV[1])
local version, id = 0, ARGV[7]
if standing then
  local alert = cjson.decode(standing)
  version, id = alert.version, alert.id
end
if version ~= tonumber(ARGV[2]) or id ~= ARGV[7] then
  return 0
end
if ARGV[8] ~= '' then
  redis.call('HSET', KEYS[4], ARGV[8], ARGV[9])
end
if ARGV[4] ~= '1' then
  redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
  return 1
end
redis.call('HDEL', KEYS[1], ARGV[1])
redis.call('LPUSH', KEYS[2], ARGV[3])
redis.call('LTRIM', KEYS[2], 0, tonumber(ARGV[6]) - 1)
if ARGV[5] ~= 'green' then
  redis.call('HSET', KEYS[3], ARGV[1], ARGV[5])
end
return 1
