--[[
  Counts what became of contacts under one experiment, each at most once, in whatever order it is heard of.

  KEYS[1] hash of marks   KEYS[2] hash of counts
  ARGV[1] ms for which marks are remembered   ARGV[2] names of all metrics, separated by commas
  ARGV[3..] five each: stage, variant, contact, metric (or 'exposed'), commit

  A mark `<stage>|<variant>|<contact>|exposed` is the earliest commit of an exposure, one of a metric the latest of its
  commits; a metric counts once its commit is not before the exposure, and is then marked 'counted'.

  Returns how many were counted.
]]
local raised = 0

local function raise(group, metric)
  redis.call('HINCRBY', KEYS[2], group .. '|' .. metric, 1)
  raised = raised + 1
end

local function settle(group, person, metric)
  local exposed = redis.call('HGET', KEYS[1], person .. '|exposed')
  local caused = redis.call('HGET', KEYS[1], person .. '|' .. metric)
  if exposed and caused and caused ~= 'counted' and tonumber(caused) >= tonumber(exposed) then
    redis.call('HSET', KEYS[1], person .. '|' .. metric, 'counted')
    raise(group, metric)
  end
end

for at = 3, #ARGV, 5 do
  local group = ARGV[at] .. '|' .. ARGV[at + 1]
  local person = group .. '|' .. ARGV[at + 2]
  local metric, commit = ARGV[at + 3], tonumber(ARGV[at + 4])
  local field = person .. '|' .. metric
  local known = redis.call('HGET', KEYS[1], field)
  if metric == 'exposed' then
    if not known then
      raise(group, metric)
    end
    if not known or commit < tonumber(known) then
      redis.call('HSET', KEYS[1], field, commit)
      for name in string.gmatch(ARGV[2], '[^,]+') do
        settle(group, person, name)
      end
    end
  elseif known ~= 'counted' then
    if not known or commit > tonumber(known) then
      redis.call('HSET', KEYS[1], field, commit)
    end
    settle(group, person, metric)
  end
end
redis.call('PEXPIRE', KEYS[1], ARGV[1])
return raised
