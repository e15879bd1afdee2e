--[[
  Takes over the mailbox for a drain job and shows what there is to handle. Counts the attempt before the handler runs,
  so that one which takes its process down is counted too.

  KEYS[1] attention index
  ARGV[1..5] address (includes/mailbox.lua)
  ARGV[6] token   ARGV[7] the BullMQ lock of this run of the drain job   ARGV[8] most entries of each list
  ARGV[9] '1' to count this as an attempt, '0' when an expectation made the handler run again
  ARGV[10] most attempts   ARGV[11] key base of the dead-letter queue   ARGV[12] the lane's name

  Returns {'gone'} when another drain job owns the mailbox, or another worker this drain job; {'resting'} when it must
  wait for its turn in quarantine; else
  {'work', now, step, attempt, doc or false, buried id or '', number of urgent, number of ready, id, stored form, …}.
]]
--- @include bullmq
--- @include mailbox
--- @include offer
--- @include quarantine

local box = boxAt(lane, ARGV[5])
local token = ARGV[6]
local fields = rcall('HMGET', box.meta, 'token', 'step', 'attempt', 'suspect', 'running', 'news', 'notBefore')
local meta = { token = fields[1], step = fields[2], attempt = fields[3] or '0', suspect = fields[4] or nil }

--<remedy:fence>
if meta.token ~= token or rcall('GET', lane.queue .. drainId(box.key, token) .. ':lock') ~= ARGV[7] then
  return { 'gone' }
end
--</remedy:fence>

local attempt, suspect, buried = tonumber(meta.attempt), meta.suspect, ''
--<remedy:attempts-counted>
if ARGV[9] == '1' then
  attempt = attempt + 1
end
--</remedy:attempts-counted>

-- A dying process takes all its handlers with it, and each is charged. One that has died twice may be the cause: such
-- are handled one at a time in the whole lane, so that only the guilty are charged again.
--<remedy:quarantine>
if ARGV[9] == '1' and attempt > 2 and fields[5] and not enterQuarantine(lane, box, now) then
  return { 'resting' }
end
--</remedy:quarantine>
if attempt > tonumber(ARGV[10]) then
  buried = bury(lane, box, ARGV[12], ARGV[11], meta, 'crashed', now) or ''
  if buried ~= '' then
    attempt, suspect = 1, nil
    leaveQuarantine(lane, box)
  end
end

local alone = attempt > 1 and suspect ~= '' and suspect or nil
local urgent, ready = offer(lane, box, alone, tonumber(ARGV[8]), now)
local blamed = suspectOf(urgent, ready)
if suspect and suspect ~= blamed then
  attempt = 1
end
local step = tonumber(meta.step or 0) + 1
rcall('HSET', box.meta, 'step', step, 'attempt', attempt, 'suspect', blamed, 'running', 1)
if fields[6] or fields[7] then
  rcall('HDEL', box.meta, 'news', 'notBefore')
end

return withEntries({ 'work', now, step, attempt, rcall('GET', box.doc), buried }, urgent, ready)
