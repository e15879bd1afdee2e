--[[
  The CRM has asked everybody to wait: nobody takes a slot before that is over.

  KEYS[1]  hash, as in takeSlot   ARGV[1]  for how long, ms
  Returns  until when, Redis time, ms
]]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local before = tonumber(redis.call('HGET', KEYS[1], 'pausedUntil') or 0)
local untilMs = math.max(before, now + tonumber(ARGV[1]))
redis.call('HSET', KEYS[1], 'pausedUntil', untilMs)
redis.call('PEXPIRE', KEYS[1], math.max(3600000, tonumber(ARGV[1])))
return untilMs
