-- The mailbox of one key: where its parts lie, and the ways in which entries come into it.
--
-- Every script starts with the same five ARGV, the address: [1] the lane's root, [2] the key base of its drain queue,
-- [3] healMs, [4] ticketMs, [5] the key. KEYS[1] is the lane's attention index. All other keys are derived from the
-- root, whose hash tag puts them in the same Cluster slot.
--
-- An entry's stored form is `<state><accepted at, ms>:<body>`; the states are
--   u  a ticket that nobody has filled yet      p  a ticket that was passed over, as the handler has been told
--   f  filled                                   l  filled after it had been passed over (listed as `~<id>`)
-- What is remembered of an id for as long as duplicates are recognised is `<state><digest>`; the states are
--   r  reserved    p  passed over    d  its body has been here

local function clock()
  local time = rcall('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end

local function laneAt(root, queue, healMs, ticketMs)
  return {
    root = root,
    queue = queue,
    healMs = tonumber(healMs),
    ticketMs = tonumber(ticketMs),
    attention = root .. ':attention',
  }
end

local function boxAt(lane, key)
  return {
    key = key,
    meta = lane.root .. ':meta:' .. key,
    tickets = lane.root .. ':tickets:' .. key,
    urgent = lane.root .. ':urgent:' .. key,
    bodies = lane.root .. ':bodies:' .. key,
    doc = lane.root .. ':doc:' .. key,
  }
end

local function seenKey(lane, key, id)
  return lane.root .. ':seen:' .. key .. ':' .. id
end

local function isUnfilled(raw)
  return raw and string.byte(raw) == 117
end

local function acceptedAt(raw)
  return tonumber(string.match(raw, '^.(%d+):')) or 0
end

-- The time from which the head of the tickets may be handled: 0 is at once.
local function readyAtOf(lane, box, head)
  local raw = rcall('HGET', box.bodies, head)
  if isUnfilled(raw) then
    return acceptedAt(raw) + lane.ticketMs
  end
  return 0
end

-- The last pressing entry that waits: a field of the bodies, which no id can be, and gone with them.
local function press(box, id)
  rcall('HSET', box.bodies, '!', id)
end

-- A new drain job with a new token: whoever held the token before can commit no more.
local function startDrain(lane, box, now)
  local token = rcall('INCR', lane.root .. ':tokens')
  rcall('HSET', box.meta, 'token', token, 'step', 0)
  addJob(lane.queue, drainId(box.key, token), 'drain', '{"key":"' .. box.key .. '","token":' .. token .. '}', now, drainOptions)
  --<remedy:attention>
  rcall('ZADD', lane.attention, now + lane.healMs, box.key)
  --</remedy:attention>
end

-- Something has arrived that can be handled. An owner sees it at its next commit; a lane that waits out a failure is
-- left to the attention index; any other gets a drain job.
local function rouse(lane, box, now)
  local meta = rcall('HMGET', box.meta, 'token', 'notBefore')
  if meta[1] then
    rcall('HSET', box.meta, 'news', 1)
  elseif not meta[2] or tonumber(meta[2]) <= now then
    startDrain(lane, box, now)
  end
end

-- Appends an entry that is complete. Returns how many entries of its kind now wait.
local function append(lane, box, id, raw, urgent, now)
  rcall('HSET', box.bodies, id, raw)
  if urgent then
    local size = rcall('RPUSH', box.urgent, id)
    rouse(lane, box, now)
    return size
  end
  local size = rcall('RPUSH', box.tickets, id)
  if size == 1 or readyAtOf(lane, box, rcall('LINDEX', box.tickets, 0)) <= now then
    rouse(lane, box, now)
  end
  return size
end

-- 'duplicate', 'conflict' or nil: has this id been accepted before, and with the same digest?
local function seenBefore(lane, box, id, digest)
  local seen = rcall('GET', seenKey(lane, box.key, id))
  if not seen then
    return nil
  end
  return string.sub(seen, 2) == digest and 'duplicate' or 'conflict'
end

local lane = laneAt(ARGV[1], ARGV[2], ARGV[3], ARGV[4])
local now = clock()
