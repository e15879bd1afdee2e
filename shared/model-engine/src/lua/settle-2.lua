--[[
  The turn is over: corrects what was set aside for it. A day that has ended since is left as it is.

  KEYS[1], KEYS[2] hashes: day, tokens, cost
  ARGV[1] the day it was set aside on   ARGV[2] tokens, and ARGV[3] cost, to add to what was set aside; may be negative

  Returns how many budgets were corrected.
]]
local corrected = 0
for _, key in ipairs(KEYS) do
  if redis.call('HGET', key, 'day') == ARGV[1] then
    redis.call('HINCRBY', key, 'tokens', ARGV[2])
    redis.call('HINCRBY', key, 'cost', ARGV[3])
    corrected = corrected + 1
  end
end
return corrected
