--[[
  One request of a CRM's rate limit, for whichever process asks: a generic cell rate algorithm that hands out slots, so
  that nobody has to ask again for one it has been given.

  KEYS[1]  hash: `next`, when the next slot is due, and `pausedUntil`, both Redis time, ms
  ARGV[1]  ms between two slots   ARGV[2]  how far behind `next` may lag, ms: the burst   ARGV[3]  longest wait, ms
  Returns  {'taken', ms to wait for the slot} | {'full', ms until one is near}: none was taken
]]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local state = redis.call('HMGET', KEYS[1], 'next', 'pausedUntil')
local slot = math.max(tonumber(state[1] or 0), now - tonumber(ARGV[2]), tonumber(state[2] or 0))
local wait = math.max(0, slot - now)
if wait > tonumber(ARGV[3]) then
  return { 'full', wait }
end
redis.call('HSET', KEYS[1], 'next', slot + tonumber(ARGV[1]))
redis.call('PEXPIRE', KEYS[1], 3600000)
return { 'taken', wait }
