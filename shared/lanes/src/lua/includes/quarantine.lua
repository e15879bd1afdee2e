-- A place for one mailbox of the lane at a time. It outlives its holder's process, since the holder comes back for it, and
-- frees itself in case the holder never does.

local quarantineMs = 30000
local nextTryMs = 100

local function quarantineOf(lane)
  return lane.root .. ':quarantine'
end

-- `false`: taken. The mailbox then rests, its attempt not counted, and is looked at again soon.
local function enterQuarantine(lane, box, now)
  local holder = rcall('GET', quarantineOf(lane))
  if holder and holder ~= box.key then
    rcall('HSET', box.meta, 'notBefore', now + nextTryMs)
    rcall('HDEL', box.meta, 'token', 'news')
    rcall('ZADD', lane.attention, now + nextTryMs, box.key)
    return false
  end
  rcall('SET', quarantineOf(lane), box.key, 'PX', quarantineMs)
  rcall('HSET', box.meta, 'quarantined', 1)
  return true
end

local function leaveQuarantine(lane, box)
  if rcall('HDEL', box.meta, 'quarantined') == 1 and rcall('GET', quarantineOf(lane)) == box.key then
    rcall('DEL', quarantineOf(lane))
  end
end
