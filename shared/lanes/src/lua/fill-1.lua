--[[
  Gives a ticket its body. One that was passed over meanwhile comes to the tail, as a late entry.

  KEYS[1] attention index
  ARGV[1..5] address (includes/mailbox.lua)
  ARGV[6] id   ARGV[7] body   ARGV[8] '1' if pressing: shown at once with all that is before it, however much that is

  Returns 'filled' (also when it was filled before) | 'late' | 'unknown'. 'unknown' has written nothing.
]]
--- @include bullmq
--- @include mailbox

local box = boxAt(lane, ARGV[5])
local id, body, pressing = ARGV[6], ARGV[7], ARGV[8] == '1'

local raw = rcall('HGET', box.bodies, id)
if isUnfilled(raw) then
  rcall('HSET', box.bodies, id, 'f' .. acceptedAt(raw) .. ':' .. body)
  local seen = rcall('GET', seenKey(lane, box.key, id))
  if seen then
    rcall('SET', seenKey(lane, box.key, id), 'd' .. string.sub(seen, 2), 'KEEPTTL')
  end
  local head = rcall('LINDEX', box.tickets, 0)
  if pressing then
    press(box, id)
  end
  if head == id or pressing and readyAtOf(lane, box, head) <= now then
    rouse(lane, box, now)
  end
  return 'filled'
end

local seen = rcall('GET', seenKey(lane, box.key, id))
if not seen then
  return raw and 'filled' or 'unknown'
end
if string.byte(seen) == 100 then
  return 'filled'
end
rcall('SET', seenKey(lane, box.key, id), 'd' .. string.sub(seen, 2), 'KEEPTTL')
if pressing then
  press(box, '~' .. id)
end
append(lane, box, '~' .. id, 'l' .. now .. ':' .. body, false, now)
return 'late'
