-- Number and articles of one moment. KEYS: articles, number. Returns {number, json, ...}.
local all = redis.call('HVALS', KEYS[1])
table.insert(all, 1, redis.call('GET', KEYS[2]) or '0')
return all
