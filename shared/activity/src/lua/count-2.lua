--[[
  Counts entries of a stream and acknowledges them: each is counted by whoever acknowledges it first, and by nobody else.

  KEYS[1] stream   KEYS[2] stem of the counters
  ARGV[1] group   ARGV[2] ms for which counters by the minute are kept   ARGV[3] those by the hour
  ARGV[4..] entry by entry: its id, the suffix of its minute, of its hour, the number of its counters, name, count, …

  Returns how many entries were counted.
]]
local counted, touched = 0, {}
local at = 4
while at <= #ARGV do
  local pairs_ = tonumber(ARGV[at + 3])
  if redis.call('XACK', KEYS[1], ARGV[1], ARGV[at]) == 1 then
    counted = counted + 1
    for offset = at + 4, at + 2 + 2 * pairs_, 2 do
      for slot = 1, 2 do
        local key = KEYS[2] .. ARGV[at + slot]
        redis.call('HINCRBY', key, ARGV[offset], ARGV[offset + 1])
        touched[key] = ARGV[1 + slot]
      end
    end
  end
  at = at + 4 + 2 * pairs_
end
for key, keepMs in pairs(touched) do
  redis.call('PEXPIRE', key, keepMs)
end
return counted
