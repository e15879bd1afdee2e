--[[
  Everything that one run of the handler has decided, or nothing of it.

  KEYS[1] attention index
  ARGV[1..5] address (includes/mailbox.lua)
  ARGV[6] token   ARGV[7] step   ARGV[8] most entries of each list   ARGV[9] 'on' to go on here, 'yield' to go on at the
  tail of the queue   ARGV[10] 'keep' | 'set' | 'delete' the document   ARGV[11] the document   ARGV[12] time of the next
  look, ms, or ''   ARGV[13] number of urgent consumed   ARGV[14] of ready   ARGV[15] of expectations   ARGV[16] of writes
  ARGV[17] of jobs   ARGV[18] of pushes   ARGV[19..] those, in this order:
    consumed      id
    expectation   key, field, '=' or '!' (must be absent), value
    write         number of arguments, command, key, …
    job           five each (includes/bullmq.lua)
    push          lane root, key base of its queue, key, id, body, '1' if urgent

  Returns {'stale'} | {'unexpected'} | {'refused', number of the write, Redis's error}: nothing was done; or
  {'closed'} | {'yielded'} | {'work', now, step, attempt, number of urgent, number of ready, id, stored form, …}.
]]
--- @include bullmq
--- @include mailbox
--- @include offer

local box = boxAt(lane, ARGV[5])
local consumed = { urgent = tonumber(ARGV[13]), ready = tonumber(ARGV[14]) }
local cursor = 19

local meta = rcall('HMGET', box.meta, 'token', 'step', 'news', 'attempt')
--<remedy:fence>
if meta[1] ~= ARGV[6] or meta[2] ~= ARGV[7] then
  return { 'stale' }
end
local function startsWith(list, count)
  local ids = count > 0 and rcall('LRANGE', list, 0, count - 1) or {}
  for index = 1, count do
    if ids[index] ~= ARGV[cursor + index - 1] then
      return false
    end
  end
  cursor = cursor + count
  return true
end
if not (startsWith(box.urgent, consumed.urgent) and startsWith(box.tickets, consumed.ready)) then
  return { 'stale' }
end
--</remedy:fence>
cursor = 19 + consumed.urgent + consumed.ready

for _ = 1, tonumber(ARGV[15]) do
  local found = rcall('HGET', ARGV[cursor], ARGV[cursor + 1])
  local wanted = ARGV[cursor + 2] == '=' and ARGV[cursor + 3]
  if found ~= wanted then
    return { 'unexpected' }
  end
  cursor = cursor + 4
end

-- The writes come first, all types checked before the first of them: a refused one leaves the mailbox as it was.
local kinds = {
  SET = 'string', INCR = 'string', INCRBY = 'string', INCRBYFLOAT = 'string',
  HSET = 'hash', HSETNX = 'hash', HDEL = 'hash', HINCRBY = 'hash', HINCRBYFLOAT = 'hash',
  XADD = 'stream', XTRIM = 'stream', XACK = 'stream', XDEL = 'stream',
  ZADD = 'zset', ZREM = 'zset', ZINCRBY = 'zset', ZREMRANGEBYSCORE = 'zset', ZREMRANGEBYRANK = 'zset',
  SADD = 'set', SREM = 'set', RPUSH = 'list', LPUSH = 'list', LTRIM = 'list',
}
local writes = tonumber(ARGV[16])
local firstWrite = cursor
for number = 1, writes do
  local length = tonumber(ARGV[cursor])
  local kind = kinds[ARGV[cursor + 1]]
  if kind and ARGV[cursor + 1] ~= 'SET' then
    local found = rcall('TYPE', ARGV[cursor + 2]).ok
    if found ~= 'none' and found ~= kind then
      return { 'refused', number, 'WRONGTYPE' }
    end
  end
  cursor = cursor + 1 + length
end
local at = firstWrite
for number = 1, writes do
  local length = tonumber(ARGV[at])
  local result = redis.pcall(unpack(ARGV, at + 1, at + length))
  if type(result) == 'table' and result.err then
    return { 'refused', number, result.err }
  end
  at = at + 1 + length
end

if ARGV[10] == 'set' then
  rcall('SET', box.doc, ARGV[11])
elseif ARGV[10] == 'delete' then
  rcall('DEL', box.doc)
end

-- A ticket that was handled as passed over is remembered, for its fill may still come.
local function rememberPassedOver(id)
  local raw = rcall('HGET', box.bodies, id)
  if not raw or string.byte(raw) == 112 then
    local name = seenKey(lane, box.key, id)
    local seen = rcall('GET', name)
    if seen and string.byte(seen) == 114 then
      rcall('SET', name, 'p' .. string.sub(seen, 2), 'KEEPTTL')
    end
  end
end

local function consume(list, count)
  if count > 0 then
    local ids = rcall('LRANGE', list, 0, count - 1)
    for _, id in ipairs(ids) do
      rememberPassedOver(id)
    end
    rcall('LTRIM', list, count, -1)
    if #ids > 0 then
      rcall('HDEL', box.bodies, unpack(ids))
    end
  end
end
consume(box.urgent, consumed.urgent)
consume(box.tickets, consumed.ready)

--<remedy:one-script>
addJobsAt(cursor, tonumber(ARGV[17]), now)
--</remedy:one-script>
cursor = cursor + tonumber(ARGV[17]) * 5

for _ = 1, tonumber(ARGV[18]) do
  local there = laneAt(ARGV[cursor], ARGV[cursor + 1], ARGV[3], ARGV[4])
  local target = boxAt(there, ARGV[cursor + 2])
  if rcall('HEXISTS', target.bodies, ARGV[cursor + 3]) == 0 then
    append(there, target, ARGV[cursor + 3], 'f' .. now .. ':' .. ARGV[cursor + 4], ARGV[cursor + 5] == '1', now)
  end
  cursor = cursor + 6
end

local readyAt = headReadyAt(lane, box)
local consumable = rcall('EXISTS', box.urgent) == 1 or (readyAt and readyAt <= now)
local news = meta[3] or consumed.urgent + consumed.ready > 0

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
local reply = { 'work', now, step, attempt, #urgent / 2, #ready / 2 }
for _, value in ipairs(urgent) do
  reply[#reply + 1] = value
end
for _, value in ipairs(ready) do
  reply[#reply + 1] = value
end
return reply
