--[[
  Counts outcomes and acknowledges them: both or neither, and each handoff once, whoever delivers it again.

  KEYS[1] stream of outcomes   KEYS[2] hash of counters   KEYS[3] sorted set of handoffs that were counted
  ARGV[1] consumer group   ARGV[2] ms for which a handoff is remembered
  ARGV[3..] three each: entry id, handoff, counter. A handoff '' is acknowledged and not counted.

  Returns how many were counted.
]]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local counted = 0

for at = 3, #ARGV, 3 do
  local entry, handoff, counter = ARGV[at], ARGV[at + 1], ARGV[at + 2]
  if handoff ~= '' and redis.call('ZADD', KEYS[3], 'NX', now, handoff) == 1 then
    redis.call('HINCRBY', KEYS[2], counter, 1)
    counted = counted + 1
  end
  redis.call('XACK', KEYS[1], ARGV[1], entry)
end
redis.call('ZREMRANGEBYSCORE', KEYS[3], '-inf', now - ARGV[2])
return counted
