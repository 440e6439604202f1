-- How a line is served: its length, who is there, what they would take, lines that share them, how long chats took lately.
-- KEYS: line, agents, lines, served    ARGV: 1 prefix, 2 team
-- Answers: {length, people, capacity, free, {lines}, {"<when> <milliseconds>"}}.
local people, capacity, free, shared = 0, 0, 0, {}
local lines = redis.call('SMEMBERS', KEYS[3])
for _, id in ipairs(redis.call('SMEMBERS', KEYS[2])) do
  local agent = known_agent(ARGV[1], id)
  local there = not agent.lost and (agent.status == 'available' or agent.status == 'busy')
  if there and listed(agent.teams, ARGV[2]) and agent.capacity > 0 then
    people = people + 1
    if present(agent) then
      capacity = capacity + agent.capacity
      free = free + math.max(0, agent.capacity - agent.load)
      for _, line in ipairs(lines) do
        shared[line] = shared[line] or (line ~= ARGV[2] and listed(agent.teams, line))
      end
    end
  end
end
local names = {}
for _, line in ipairs(lines) do
  if shared[line] then
    names[#names + 1] = line
  end
end
return {redis.call('ZCARD', KEYS[1]), people, capacity, free, names, redis.call('LRANGE', KEYS[4], 0, 99)}
