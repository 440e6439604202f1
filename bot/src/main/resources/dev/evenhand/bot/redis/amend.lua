-- Changes the articles in one step and counts the version up; what stood before a change is kept with its article.
-- KEYS: articles (hash "locale:id" -> json), number, history (list, newest first), places (sorted set of the same fields)
-- ARGV: kind (merge|replace|seed), note, most history entries, channel, prefix of the articles' own histories (same
--   slot), most entries of each, the number that was seen (empty: whatever stands), n removals, the fields removed, field, json, ...
-- What is new comes last; merge leaves the places of what is known, the other kinds put all in the order of the arguments.
-- What is taken away keeps its place, should it be restored.
-- An article's own history is a list, newest first, of "number \n note \n json before (empty: there was none)".
-- Returns {number, changed or removed, added}. Nothing to change leaves the number as it is; nothing is changed, and
-- {number, -1, 0} returned, where an article to put or remove has become another one after the number that was seen.
local kind = ARGV[1]
if kind == 'seed' and redis.call('EXISTS', KEYS[2]) == 1 then
  return { tonumber(redis.call('GET', KEYS[2])), 0, 0 }
end
local seen = tonumber(ARGV[7])
local removals = tonumber(ARGV[8])
local first = 9 + removals
-- Whether somebody else came first, and left it otherwise than is wanted now (false: that it be gone).
local function outdated(field, wanted)
  local last = redis.call('LINDEX', ARGV[5] .. field, 0)
  return last and tonumber(last:match('^%d+')) > seen and redis.call('HGET', KEYS[1], field) ~= wanted
end
local unseen = false
if seen then
  for i = 9, first - 1 do
    unseen = unseen or outdated(ARGV[i], false)
  end
  for i = first, #ARGV, 2 do
    unseen = unseen or outdated(ARGV[i], ARGV[i + 1])
  end
end
if unseen then
  return { tonumber(redis.call('GET', KEYS[2])), -1, 0 }
end
local changed, added = 0, 0
local kept, past = {}, {}
-- Of a large import only what was there before is worth a history of its own.
local few = #ARGV - first < 200
local function remove(field)
  local old = redis.call('HGET', KEYS[1], field)
  if old then
    redis.call('HDEL', KEYS[1], field)
    changed = changed + 1
    past[#past + 1] = { field, old }
  end
end
for i = first, #ARGV, 2 do
  local field, json = ARGV[i], ARGV[i + 1]
  kept[field] = true
  local old = redis.call('HGET', KEYS[1], field)
  if old ~= json then
    redis.call('HSET', KEYS[1], field, json)
    if old then
      changed = changed + 1
    else
      added = added + 1
    end
    if old or few then
      past[#past + 1] = { field, old or '' }
    end
  end
end
for i = 9, first - 1 do
  remove(ARGV[i])
end
if kind == 'replace' then
  for _, field in ipairs(redis.call('HKEYS', KEYS[1])) do
    if not kept[field] then
      remove(field)
    end
  end
end
local function last()
  return tonumber(redis.call('ZREVRANGE', KEYS[4], 0, 0, 'WITHSCORES')[2] or 0)
end
-- Whether the articles of the arguments stand in another order than there, or have no place yet.
local function disordered()
  local before = 0
  for i = first, #ARGV, 2 do
    local place = tonumber(redis.call('ZSCORE', KEYS[4], ARGV[i]) or 0)
    if place <= before then
      return true
    end
    before = place
  end
  return false
end
local moved = kind ~= 'merge' and disordered()
local place = moved and 0 or last()
for i = first, #ARGV, 2 do
  if moved or not redis.call('ZSCORE', KEYS[4], ARGV[i]) then
    place = place + 1
    redis.call('ZADD', KEYS[4], place, ARGV[i])
  end
end
local number = tonumber(redis.call('GET', KEYS[2]) or '0')
if changed + added > 0 or moved then
  number = redis.call('INCR', KEYS[2])
  redis.call('LPUSH', KEYS[3], number .. ' ' .. ARGV[2])
  redis.call('LTRIM', KEYS[3], 0, tonumber(ARGV[3]) - 1)
  for _, change in ipairs(past) do
    local key = ARGV[5] .. change[1]
    redis.call('LPUSH', key, number .. '\n' .. ARGV[2] .. '\n' .. change[2])
    redis.call('LTRIM', key, 0, tonumber(ARGV[6]) - 1)
  end
  redis.call('PUBLISH', ARGV[4], number)
end
return { number, changed, added }
