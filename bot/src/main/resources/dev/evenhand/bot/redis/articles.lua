-- Number, policy and articles of one moment. KEYS: articles, number, policy, places.
-- Returns {number, policy or "", json, ...}, the articles by place; those without one first, by their field.
local known = redis.call('HGETALL', KEYS[1])
local fields, json, place = {}, {}, {}
for i = 1, #known, 2 do
  local field = known[i]
  fields[#fields + 1] = field
  json[field] = known[i + 1]
  place[field] = tonumber(redis.call('ZSCORE', KEYS[4], field) or 0)
end
table.sort(fields, function(a, b)
  return place[a] < place[b] or (place[a] == place[b] and a < b)
end)
local all = { redis.call('GET', KEYS[2]) or '0', redis.call('GET', KEYS[3]) or '' }
for _, field in ipairs(fields) do
  all[#all + 1] = json[field]
end
return all
