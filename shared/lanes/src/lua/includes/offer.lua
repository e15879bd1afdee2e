-- What a handler is shown: the heads of both lists. Needs mailbox.lua.

-- Entries from the head of a list, flat: id, stored form, id, … `ready` ends before the first unfilled ticket that is
-- younger than ticketMs; an older one is passed over, and marked so, since its fill must then come as a late entry.
local function heads(lane, box, list, limit, now)
  local ids = rcall('LRANGE', list, 0, limit - 1)
  local flat = {}
  if #ids == 0 then
    return flat
  end
  local raws = rcall('HMGET', box.bodies, unpack(ids))
  for index, id in ipairs(ids) do
    local raw = raws[index] or 'p0:'
    if isUnfilled(raw) then
      if acceptedAt(raw) + lane.ticketMs > now then
        break
      end
      raw = 'p' .. string.sub(raw, 2)
      rcall('HSET', box.bodies, id, raw)
    end
    flat[#flat + 1] = id
    flat[#flat + 1] = raw
  end
  return flat
end

-- What the handler of one call can be shown: Lua's `unpack` gives up at some thousands.
local farthest = 1000

-- As many as `limit`, and more if a pressing one is behind them.
local function reachOf(box, limit)
  local pressing = rcall('HGET', box.bodies, '!')
  local place = pressing and rcall('LPOS', box.tickets, pressing)
  return place and math.min(farthest, math.max(limit, place + 1)) or limit
end

-- The first entry that would be handled, as the `suspect` that a failure is blamed on: 'u<id>', 'r<id>' or ''.
local function suspectOf(urgent, ready)
  return urgent[1] and 'u' .. urgent[1] or ready[1] and 'r' .. ready[1] or ''
end

-- A first attempt sees everything up to `limit`, or up to a pressing entry. A later one sees the suspect alone, so that what fails is known.
local function offer(lane, box, suspect, limit, now)
  local first = suspect and string.sub(suspect, 1, 1)
  local urgent = first == 'r' and {} or heads(lane, box, box.urgent, first == 'u' and 1 or limit, now)
  local ready = first == 'u' and {} or heads(lane, box, box.tickets, first == 'r' and 1 or reachOf(box, limit), now)
  return urgent, ready
end

-- A reply that ends with the entries: number of urgent, number of ready, id, stored form, …
local function withEntries(reply, urgent, ready)
  reply[#reply + 1] = #urgent / 2
  reply[#reply + 1] = #ready / 2
  for _, list in ipairs({ urgent, ready }) do
    for _, value in ipairs(list) do
      reply[#reply + 1] = value
    end
  end
  return reply
end

-- Moves the suspect out of its mailbox into the dead-letter queue. Returns its id, or nil if there is none.
local function bury(lane, box, laneName, deadQueue, meta, reason, now)
  local suspect = meta.suspect or ''
  local list = string.sub(suspect, 1, 1) == 'u' and box.urgent or box.tickets
  local id = string.sub(suspect, 2)
  if id == '' or rcall('LINDEX', list, 0) ~= id then
    return nil
  end
  local raw = rcall('HGET', box.bodies, id) or 'p0:'
  rcall('LPOP', list)
  rcall('HDEL', box.bodies, id)
  local letter = {
    lane = laneName,
    key = box.key,
    id = id,
    at = acceptedAt(raw),
    urgent = list == box.urgent,
    attempts = tonumber(meta.attempt),
    reason = reason,
    body = string.sub(raw, string.find(raw, ':', 1, true) + 1),
  }
  local jobId = 'x-' .. box.key .. '-' .. meta.token .. '-' .. meta.step
  addJob(deadQueue, jobId, laneName, cjson.encode(letter), now, deadOptions)
  return id
end
