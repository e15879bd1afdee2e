--[[
  Looks at the mailboxes whose time has come. One that is owned by a drain job which is alive is looked at again later;
  any other gets a new drain job: its old one was lost, its backoff is over, its ticket is overdue or its timer rings.

  KEYS[1] attention index
  ARGV[1..4] address without a key (includes/mailbox.lua)
  ARGV[5] most mailboxes to look at

  Returns {woken, healed, ms until the next look or -1}.
]]
--- @include bullmq
--- @include mailbox

local due = rcall('ZRANGEBYSCORE', lane.attention, '-inf', now, 'LIMIT', 0, ARGV[5])
local woken, healed, overdue = 0, 0, 0
for _, key in ipairs(due) do
  local box = boxAt(lane, key)
  local meta = rcall('HMGET', box.meta, 'token', 'notBefore')
  if meta[1] and isAlive(lane.queue, drainId(key, meta[1])) then
    overdue = overdue + 1
    rcall('ZADD', lane.attention, now + lane.healMs, key)
  elseif not meta[1] and meta[2] and tonumber(meta[2]) > now then
    rcall('ZADD', lane.attention, meta[2], key)
  else
    if meta[1] then
      rcall('DEL', lane.queue .. drainId(key, meta[1]))
    end
    startDrain(lane, box, now)
    woken = woken + 1
    healed = healed + (meta[1] and 1 or 0)
  end
end

if overdue > 0 then
  nudgeWorkers(lane.queue)
end

local nearest = rcall('ZRANGE', lane.attention, 0, 0, 'WITHSCORES')
return { woken, healed, nearest[2] and math.max(0, nearest[2] - now) or -1 }
