--[[
  The handler has thrown: the mailbox rests until its backoff is over, or, after the last attempt, its suspect goes to
  the dead letters and the lane goes on at the tail of the queue.

  KEYS[1] attention index
  ARGV[1..5] address (includes/mailbox.lua)
  ARGV[6] token   ARGV[7] step   ARGV[8] most attempts   ARGV[9] first backoff, ms   ARGV[10] longest backoff, ms
  ARGV[11] key base of the dead-letter queue   ARGV[12] the lane's name   ARGV[13] reason, a code

  Returns {'stale'} | {'resting', until} | {'buried', id, attempts}.
]]
--- @include bullmq
--- @include mailbox
--- @include offer
--- @include quarantine

local box = boxAt(lane, ARGV[5])
local fields = rcall('HMGET', box.meta, 'token', 'step', 'attempt', 'suspect')
local meta = { token = fields[1], step = fields[2], attempt = fields[3], suspect = fields[4] }
--<remedy:fence>
if meta.token ~= ARGV[6] or meta.step ~= ARGV[7] then
  return { 'stale' }
end
--</remedy:fence>

leaveQuarantine(lane, box)
local attempt = tonumber(meta.attempt)
if attempt >= tonumber(ARGV[8]) then
  local buried = bury(lane, box, ARGV[12], ARGV[11], meta, ARGV[13], now)
  if buried then
    rcall('HDEL', box.meta, 'attempt', 'suspect')
    startDrain(lane, box, now)
    return { 'buried', buried, attempt }
  end
end

local resumeAt = now + math.min(tonumber(ARGV[9]) * 2 ^ math.min(attempt - 1, 30), tonumber(ARGV[10]))
rcall('HSET', box.meta, 'notBefore', resumeAt)
rcall('HDEL', box.meta, 'token', 'news', 'running')
--<remedy:attention>
rcall('ZADD', lane.attention, resumeAt, box.key)
--</remedy:attention>
return { 'resting', resumeAt }
