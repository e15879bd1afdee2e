--[[
  Sets aside what one call of a classifier may cost at most, if the day's budget has room for it. A day is a UTC day by
  Redis time; a new one begins with nothing spent.

  KEYS[1] hash: day, calls, cost
  ARGV[1] calls a day   ARGV[2] cost a day   ARGV[3] cost of this call; costs in millionths of a dollar

  Returns 1, or 0 when the budget has no room: then nothing was set aside.
]]
local day = math.floor(redis.call('TIME')[1] / 86400)
local spent = redis.call('HMGET', KEYS[1], 'day', 'calls', 'cost')
if tonumber(spent[1] or -1) ~= day then
  spent = { day, 0, 0 }
end
local calls, cost = spent[2] + 1, spent[3] + ARGV[3]
if calls > tonumber(ARGV[1]) or cost > tonumber(ARGV[2]) then
  return 0
end
redis.call('HSET', KEYS[1], 'day', day, 'calls', calls, 'cost', cost)
redis.call('EXPIRE', KEYS[1], 172800)
return 1
