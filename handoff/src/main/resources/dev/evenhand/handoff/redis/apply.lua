-- Appends events to a conversation, provided that nothing happened since they were decided upon.
-- KEYS: conversation, log, feed, due
-- ARGV: id, expected version (0: must not exist), channel, feed bound,
--       n, then n times: type, json
--       n, then n times: field, value                (the snapshot after the events)
--       n, then n times: set|keep|clear, member, due (timers; keep does not move one that is set)
-- Answers: the entry ids, or {} when the version is another.
local id, expected, channel, bound = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local version = redis.call('HGET', KEYS[1], 'version') or '0'
if version ~= expected then
  return {}
end
local at = 5
local ids = {}
for i = 1, tonumber(ARGV[at]) do
  local kind, json = ARGV[at + 1], ARGV[at + 2]
  ids[i] = redis.call('XADD', KEYS[2], '*', 'e', json)
  redis.call('XADD', KEYS[3], 'MAXLEN', '~', bound, '*', 'c', id, 't', kind)
  redis.call('PUBLISH', channel, ids[i] .. ' ' .. id .. ' ' .. json)
  at = at + 2
end
at = at + 1
local fields = {}
for i = 1, 2 * tonumber(ARGV[at]) do
  fields[i] = ARGV[at + i]
end
redis.call('HSET', KEYS[1], unpack(fields))
at = at + #fields + 1
for _ = 1, tonumber(ARGV[at]) do
  local how, member, due = ARGV[at + 1], ARGV[at + 2], ARGV[at + 3]
  if how == 'clear' then
    redis.call('ZREM', KEYS[4], member)
  elseif how == 'keep' then
    redis.call('ZADD', KEYS[4], 'NX', due, member)
  else
    redis.call('ZADD', KEYS[4], due, member)
  end
  at = at + 3
end
return ids
