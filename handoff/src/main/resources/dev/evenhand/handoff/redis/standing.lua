-- A claim or handover that may not have reached the conversation.
-- KEYS: ticket    ARGV: prefix
-- Answers: {hold, agent, agent's name, by, note} or {}; by is empty for a claim out of the line.
local t = redis.call('HMGET', KEYS[1], 'state', 'hold', 'agent', 'to', 'by', 'note')
if t[1] ~= 'claimed' and t[1] ~= 'moving' then
  return {}
end
local agent = t[1] == 'moving' and t[4] or t[3]
local name = redis.call('HGET', ARGV[1] .. 'a:' .. agent, 'name') or agent
if t[1] == 'claimed' then
  return {t[2], agent, name, '', ''}
end
return {t[2], agent, name, t[5], t[6]}
