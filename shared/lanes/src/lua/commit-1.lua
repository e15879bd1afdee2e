--[[
  Everything that one run of the handler has decided, or nothing of it.

  KEYS[1] attention index
  ARGV[1..5] address (includes/mailbox.lua)
  ARGV[6] token   ARGV[7] step   ARGV[8] most entries of each list   ARGV[9] 'on' to go on here, 'yield' to go on at the
  tail of the queue   ARGV[10] 'keep' | 'set' | 'delete' the document   ARGV[11] the document   ARGV[12] time of the next
  look, ms, or ''   ARGV[13] number of urgent consumed   ARGV[14] of ready   ARGV[15] of expectations   ARGV[16] of writes
  ARGV[17] of jobs   ARGV[18] of pushes   ARGV[19] of tickets among the consumed that were passed over
  ARGV[20..] those, in this order:
    consumed      id: the urgent, then the ready
    expectation   key, field, '=' or '!' (must be absent), value
    write         number of arguments, command, key, …
    passed over   id
    job           five each (includes/bullmq.lua)
    push          lane root, key base of its queue, key, id, body, '1' if urgent

  Returns {'stale'} | {'unexpected'} | {'refused', number of the write, Redis's error}: nothing was done; or
  {'closed'} | {'yielded'} | {'work', now, step, attempt, number of urgent, number of ready, id, stored form, …}.
]]
--- @include bullmq
--- @include mailbox
--- @include offer
--- @include effects
--- @include quarantine

local box = boxAt(lane, ARGV[5])
local consumed = { urgent = tonumber(ARGV[13]), ready = tonumber(ARGV[14]) }
local meta = rcall('HMGET', box.meta, 'token', 'step', 'news', 'attempt', 'quarantined')
-- One more than is consumed: the heads that are left.
local heads = {
  urgent = rcall('LRANGE', box.urgent, 0, consumed.urgent),
  ready = rcall('LRANGE', box.tickets, 0, consumed.ready),
}
--<remedy:fence>
if meta[1] ~= ARGV[6] or meta[2] ~= ARGV[7] then
  return { 'stale' }
end
for index = 1, consumed.urgent + consumed.ready do
  local id = heads.urgent[index]
  if index > consumed.urgent then
    id = heads.ready[index - consumed.urgent]
  end
  if id ~= ARGV[19 + index] then
    return { 'stale' }
  end
end
--</remedy:fence>
local cursor = 20 + consumed.urgent + consumed.ready

local holds
holds, cursor = expectationsHold(cursor, tonumber(ARGV[15]))
if not holds then
  return { 'unexpected' }
end
-- The writes come before all else: a refused one leaves the mailbox as it was.
local refusal
refusal, cursor = performWrites(cursor, tonumber(ARGV[16]))
if refusal then
  return refusal
end
if meta[5] then
  leaveQuarantine(lane, box)
end
if ARGV[10] == 'set' then
  rcall('SET', box.doc, ARGV[11])
elseif ARGV[10] == 'delete' then
  rcall('DEL', box.doc)
end

-- A ticket that was handled as passed over is remembered, for its fill may still come.
for _ = 1, tonumber(ARGV[19]) do
  local name = seenKey(lane, box.key, ARGV[cursor])
  local seen = rcall('GET', name)
  if seen and string.byte(seen) == 114 then
    rcall('SET', name, 'p' .. string.sub(seen, 2), 'KEEPTTL')
  end
  cursor = cursor + 1
end

local left = { urgent = heads.urgent[consumed.urgent + 1], ready = heads.ready[consumed.ready + 1] }
if not left.urgent and not left.ready then
  rcall('DEL', box.urgent, box.tickets, box.bodies)
else
  local function consume(list, from, count)
    if count > 0 then
      rcall('LTRIM', list, count, -1)
      rcall('HDEL', box.bodies, unpack(ARGV, from, from + count - 1))
    end
  end
  consume(box.urgent, 20, consumed.urgent)
  consume(box.tickets, 20 + consumed.urgent, consumed.ready)
end

--<remedy:one-script>
addJobsAt(cursor, tonumber(ARGV[17]), now)
--</remedy:one-script>
cursor = cursor + tonumber(ARGV[17]) * 5

local news = meta[3] or consumed.urgent + consumed.ready > 0
if ARGV[18] ~= '0' then
  pushAll(lane, cursor, tonumber(ARGV[18]), now)
  -- One of them may have been for this very mailbox.
  left = { urgent = rcall('LINDEX', box.urgent, 0), ready = rcall('LINDEX', box.tickets, 0) }
  news = news or rcall('HEXISTS', box.meta, 'news') == 1
end

local readyAt = left.ready and readyAtOf(lane, box, left.ready)
local consumable = left.urgent or readyAt and readyAt <= now

-- Entries that the handler has left where they are wait for the next arrival or look, else it would be called for ever.
if not consumable or not news then
  rcall('DEL', box.meta)
  local lookAt = tonumber(ARGV[12])
  if readyAt and readyAt > now then
    lookAt = math.min(lookAt or readyAt, readyAt)
  elseif consumable then
    lookAt = lookAt or now + lane.healMs
  end
  --<remedy:attention>
  if lookAt then
    rcall('ZADD', lane.attention, lookAt, box.key)
  else
    rcall('ZREM', lane.attention, box.key)
  end
  --</remedy:attention>
  return { 'closed' }
end

local attempt = tonumber(meta[4] or 0)
--<remedy:attempts-reset>
attempt = 0
--</remedy:attempts-reset>
if ARGV[9] == 'yield' then
  rcall('HSET', box.meta, 'attempt', attempt)
  rcall('HDEL', box.meta, 'suspect')
  startDrain(lane, box, now)
  return { 'yielded' }
end

attempt = attempt + 1
local urgent, ready = offer(lane, box, nil, tonumber(ARGV[8]), now)
local step = tonumber(ARGV[7]) + 1
rcall('HSET', box.meta, 'step', step, 'attempt', attempt, 'suspect', suspectOf(urgent, ready))
rcall('HDEL', box.meta, 'news')
return withEntries({ 'work', now, step, attempt }, urgent, ready)
