-- Drops the entries of a feed that every group has both read and acknowledged.
-- KEYS: feed
local function parts(id)
  local ms, seq = string.match(id, '^(%d+)-(%d+)$')
  return tonumber(ms), tonumber(seq)
end

local function older(a, b)
  local ams, aseq = parts(a)
  local bms, bseq = parts(b)
  return ams < bms or (ams == bms and aseq < bseq)
end

local oldest
for _, group in ipairs(redis.call('XINFO', 'GROUPS', KEYS[1])) do
  local g = {}
  for i = 1, #group, 2 do
    g[group[i]] = group[i + 1]
  end
  local pending = redis.call('XPENDING', KEYS[1], g['name'])
  local needed = pending[1] > 0 and pending[2] or g['last-delivered-id']
  if not oldest or older(needed, oldest) then
    oldest = needed
  end
end
if not oldest then
  return 0
end
return redis.call('XTRIM', KEYS[1], 'MINID', '~', oldest)
