-- The newest lessons. KEYS: lessons, times. ARGV: most. Returns {"strength json", ...}, newest first.
local ids = redis.call('ZREVRANGE', KEYS[2], 0, tonumber(ARGV[1]) - 1)
local found = {}
for _, id in ipairs(ids) do
  found[#found + 1] = redis.call('HGET', KEYS[1], id) or ''
end
return found
