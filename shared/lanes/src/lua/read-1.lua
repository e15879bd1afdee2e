--[[
  What a mailbox holds, for people to look at. Writes nothing.

  KEYS[1] attention index
  ARGV[1..5] address (includes/mailbox.lua)

  Returns {doc or false, number of urgent, number of tickets, attempt, not before or '', token or ''}.
]]
--- @include bullmq
--- @include mailbox

local box = boxAt(lane, ARGV[5])
local meta = rcall('HMGET', box.meta, 'attempt', 'notBefore', 'token')
return {
  rcall('GET', box.doc),
  rcall('LLEN', box.urgent),
  rcall('LLEN', box.tickets),
  tonumber(meta[1] or 0),
  meta[2] or '',
  meta[3] or '',
}
