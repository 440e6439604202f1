-- Stores one message in one round trip: who may speak, repeated messages, turn, log, feed, timers, wake-up.
-- KEYS: conversation, log, feed, due, said
-- ARGV: 1 id, 2 channel, 3 feed bound, 4 type, 5 holder who may speak ('' for the customer, who always may),
--       6 message key, 7 the json; open at its end where turn and speaker are added here,
--       8 '' for an agent's message, which is whole; else the speaker where the conversation names none, 9 now,
--       10 bot deadline, 11 idle end while the bot holds, 12 idle end while an agent holds, 13 messages remembered,
--       14 events a conversation may have before its customer says no more in it
-- Answers: {word, entry id or holder, how often the holder changed}; word is ok, repeated, unknown, closed, held or full;
-- the third is empty where nothing is stored.
local id, key = ARGV[1], ARGV[6]
local earlier = redis.call('HGET', KEYS[5], 'm' .. key)
if earlier then
  return {'repeated', earlier, redis.call('HGET', KEYS[1], 'hold') or ''}
end
local known = redis.call('HMGET', KEYS[1], 'holder', 'by', 'hold')
local holder = known[1]
if not holder then
  return {'unknown', '', ''}
elseif holder == 'nobody' then
  return {'closed', '', ''}
elseif ARGV[5] ~= '' and ARGV[5] ~= holder then
  return {'held', holder, ''}
elseif ARGV[8] ~= '' and redis.call('XLEN', KEYS[2]) >= tonumber(ARGV[14]) then
  return {'full', '', ''}
end
local json = ARGV[7]
if ARGV[8] ~= '' then
  json = json .. ',"turn":' .. redis.call('HINCRBY', KEYS[1], 'turn', 1) .. ',"by":' .. (known[2] or ARGV[8]) .. '}'
  redis.call('HSET', KEYS[1], 'at', ARGV[9], 'lastCustomerAt', ARGV[9])
  if holder == 'bot' then
    redis.call('ZADD', KEYS[4], 'NX', ARGV[10], 'bot:' .. id)
  end
else
  redis.call('HSET', KEYS[1], 'at', ARGV[9])
end
redis.call('HINCRBY', KEYS[1], 'version', 1)
local entry = redis.call('XADD', KEYS[2], '*', 'e', json)
redis.call('XADD', KEYS[3], 'MAXLEN', '~', ARGV[3], '*', 'c', id, 't', ARGV[4])
local nth = redis.call('HINCRBY', KEYS[5], 'n', 1)
local slot = 's' .. (nth % tonumber(ARGV[13]))
if nth >= tonumber(ARGV[13]) then
  local oldest = redis.call('HGET', KEYS[5], slot)
  if oldest then
    redis.call('HDEL', KEYS[5], 'm' .. oldest)
  end
end
redis.call('HSET', KEYS[5], 'm' .. key, entry, slot, key)
if holder == 'bot' then
  redis.call('ZADD', KEYS[4], ARGV[11], 'idle:' .. id)
elseif holder ~= 'queue' then
  redis.call('ZADD', KEYS[4], ARGV[12], 'idle:' .. id)
end
redis.call('PUBLISH', ARGV[2], entry .. ' ' .. id .. ' ' .. json)
return {'ok', entry, known[3] or ''}
