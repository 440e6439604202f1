-- Whether somebody stands in a line who is in no lane and is offered to nobody, as nodes of an earlier version leave them.
-- What such a node took out of a line but not out of its lane can hide one until it comes to the head of that lane.
-- KEYS: agents, lines    ARGV: prefix
-- Answers: how many, never fewer than 0.
local found = 0
for _, team in ipairs(redis.call('SMEMBERS', KEYS[2])) do
  found = found + redis.call('ZCARD', ARGV[1] .. 'line:' .. team)
  for _, lane in ipairs(redis.call('SMEMBERS', ARGV[1] .. 'lanes:' .. team)) do
    found = found - redis.call('ZCARD', ARGV[1] .. 'lane:' .. team .. ':' .. lane)
  end
end
for _, agent in ipairs(redis.call('SMEMBERS', KEYS[1])) do
  found = found - redis.call('SCARD', ARGV[1] .. 'o:' .. agent)
end
return math.max(0, found)
