--[[
  Sets aside what one turn may take of two budgets at most, if both have room for it. A day is a UTC day by Redis time;
  a new one begins with nothing spent.

  KEYS[1], KEYS[2] hashes: day, tokens, cost
  ARGV[1] tokens   ARGV[2] cost, in millionths of a dollar, a whole number
  ARGV[3] tokens a day of the first   ARGV[4] cost a day of the first   ARGV[5], ARGV[6] the same of the second

  Returns the day, or -1 when one has no room: then nothing was set aside.
]]
local day = math.floor(redis.call('TIME')[1] / 86400)
local tokens, cost = tonumber(ARGV[1]), tonumber(ARGV[2])
local after = {}

for at, key in ipairs(KEYS) do
  local spent = redis.call('HMGET', key, 'day', 'tokens', 'cost')
  if tonumber(spent[1] or -1) ~= day then
    spent = { day, 0, 0 }
  end
  after[at] = { spent[2] + tokens, spent[3] + cost }
  if after[at][1] > tonumber(ARGV[1 + 2 * at]) or after[at][2] > tonumber(ARGV[2 + 2 * at]) then
    return -1
  end
end

for at, key in ipairs(KEYS) do
  redis.call('HSET', key, 'day', day, 'tokens', after[at][1], 'cost', after[at][2])
  redis.call('EXPIRE', key, 172800)
end
return day
