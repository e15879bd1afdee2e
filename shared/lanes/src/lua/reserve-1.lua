--[[
  Takes a ticket: the place in the order of a message whose body is still being worked out. One script also adds the
  jobs that will work it out.

  KEYS[1] attention index
  ARGV[1..5] address (includes/mailbox.lua)
  ARGV[6] id   ARGV[7] digest of the message   ARGV[8] cap   ARGV[9] ms for which duplicates are recognised
  ARGV[10] number of jobs   ARGV[11..] the jobs, five each (includes/bullmq.lua)

  Returns {'accepted', position} | {'duplicate'} | {'conflict'} | {'full', size}. Only 'accepted' has written anything.
]]
--- @include bullmq
--- @include mailbox

local box = boxAt(lane, ARGV[5])
local id, digest = ARGV[6], ARGV[7]

local seen = seenBefore(lane, box, id, digest)
if seen then
  return { seen }
end
local size = rcall('LLEN', box.tickets)
if size >= tonumber(ARGV[8]) then
  return { 'full', size }
end

rcall('SET', seenKey(lane, box.key, id), 'r' .. digest, 'PX', ARGV[9])
--<remedy:ticket>
rcall('HSET', box.bodies, id, 'u' .. now .. ':')
rcall('RPUSH', box.tickets, id)
if size == 0 then
  --<remedy:attention>
  rcall('ZADD', lane.attention, 'LT', now + lane.ticketMs, box.key)
  --</remedy:attention>
end
--</remedy:ticket>
addJobsAt(11, tonumber(ARGV[10]), now)
return { 'accepted', size + 1 }
