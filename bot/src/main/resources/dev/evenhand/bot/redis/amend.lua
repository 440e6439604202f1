-- Changes the articles in one step and counts the version up.
-- KEYS: articles (hash "locale:id" -> json), number, history (list, newest first)
-- ARGV: kind (merge|replace|seed), note, most history entries, channel, n removals, the fields removed, field, json, ...
-- Returns {number, changed or removed, added}. Nothing to change leaves the number as it is.
local kind = ARGV[1]
if kind == 'seed' and redis.call('EXISTS', KEYS[2]) == 1 then
  return { tonumber(redis.call('GET', KEYS[2])), 0, 0 }
end
local removals = tonumber(ARGV[5])
local first = 6 + removals
local changed, added = 0, 0
local kept = {}
for i = first, #ARGV, 2 do
  local field, json = ARGV[i], ARGV[i + 1]
  kept[field] = true
  local old = redis.call('HGET', KEYS[1], field)
  if not old then
    added = added + 1
  elseif old ~= json then
    changed = changed + 1
  end
  if old ~= json then
    redis.call('HSET', KEYS[1], field, json)
  end
end
for i = 6, first - 1 do
  changed = changed + redis.call('HDEL', KEYS[1], ARGV[i])
end
if kind == 'replace' then
  for _, field in ipairs(redis.call('HKEYS', KEYS[1])) do
    if not kept[field] then
      redis.call('HDEL', KEYS[1], field)
      changed = changed + 1
    end
  end
end
local number = tonumber(redis.call('GET', KEYS[2]) or '0')
if changed + added > 0 then
  number = redis.call('INCR', KEYS[2])
  redis.call('LPUSH', KEYS[3], number .. ' ' .. ARGV[2])
  redis.call('LTRIM', KEYS[3], 0, tonumber(ARGV[3]) - 1)
  redis.call('PUBLISH', ARGV[4], number)
end
return { number, changed, added }
