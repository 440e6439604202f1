-- Number, policy and articles of one moment. KEYS: articles, number, policy. Returns {number, policy or "", json, ...}.
local all = redis.call('HVALS', KEYS[1])
table.insert(all, 1, redis.call('GET', KEYS[3]) or '')
table.insert(all, 1, redis.call('GET', KEYS[2]) or '0')
return all
