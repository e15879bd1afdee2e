--[[
  Accepts an entry that is complete at once.

  KEYS[1] attention index
  ARGV[1..5] address (includes/mailbox.lua)
  ARGV[6] id   ARGV[7] digest of the body   ARGV[8] cap   ARGV[9] ms for which duplicates are recognised
  ARGV[10] body   ARGV[11] '1' if urgent: read before what waits, and not counted against the cap

  Returns {'accepted', position} | {'duplicate'} | {'conflict'} | {'full', size}. Only 'accepted' has written anything.
]]
--- @include bullmq
--- @include mailbox

local box = boxAt(lane, ARGV[5])
local id, digest, urgent = ARGV[6], ARGV[7], ARGV[11] == '1'

local seen = seenBefore(lane, box, id, digest)
if seen then
  return { seen }
end
if not urgent then
  local size = rcall('LLEN', box.tickets)
  if size >= tonumber(ARGV[8]) then
    return { 'full', size }
  end
end

rcall('SET', seenKey(lane, box.key, id), 'd' .. digest, 'PX', ARGV[9])
return { 'accepted', append(lane, box, id, 'f' .. now .. ':' .. ARGV[10], urgent, now) }
