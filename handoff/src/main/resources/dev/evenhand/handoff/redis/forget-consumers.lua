-- Takes the consumers out of a group that have nothing in hand and did nothing for long.
-- KEYS: feed; ARGV: group, idle milliseconds
local gone = 0
for _, consumer in ipairs(redis.call('XINFO', 'CONSUMERS', KEYS[1], ARGV[1])) do
  local c = {}
  for i = 1, #consumer, 2 do
    c[consumer[i]] = consumer[i + 1]
  end
  if c['pending'] == 0 and c['idle'] > tonumber(ARGV[2]) then
    redis.call('XGROUP', 'DELCONSUMER', KEYS[1], ARGV[1], c['name'])
    gone = gone + 1
  end
end
return gone
