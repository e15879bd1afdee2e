--[[
  Adds counts to the slots of the present minute and the present hour, by Redis time.

  KEYS[1]  any key of the shard: names the Cluster slot
  ARGV[1]  key stem, `<prefix>:perf:<bot>:<operation>:`
  ARGV[2]  how long a minute's slot is kept, ms
  ARGV[3]  how long an hour's slot is kept, ms
  ARGV[4…] field and count, in turn
  Returns  Redis time, ms
]]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local slots = {
  { ARGV[1] .. 'm' .. math.floor(now / 60000), ARGV[2] },
  { ARGV[1] .. 'h' .. math.floor(now / 3600000), ARGV[3] },
}
for _, slot in ipairs(slots) do
  for i = 4, #ARGV, 2 do
    redis.call('HINCRBY', slot[1], ARGV[i], ARGV[i + 1])
  end
  redis.call('HSET', slot[1], 'at', now)
  redis.call('PEXPIRE', slot[1], slot[2])
end
return now
