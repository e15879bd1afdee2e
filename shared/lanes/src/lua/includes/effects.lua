-- What a commit does beyond its mailbox. Each reads its part of ARGV from `cursor` on and returns where the next begins.

-- field by field: key, field, '=' or '!' (must be absent), value
local function expectationsHold(cursor, count)
  for at = cursor, cursor + (count - 1) * 4, 4 do
    local wanted = ARGV[at + 2] == '=' and ARGV[at + 3]
    if rcall('HGET', ARGV[at], ARGV[at + 1]) ~= wanted then
      return false, cursor
    end
  end
  return true, cursor + count * 4
end

-- What a key must hold, or be absent, for the command not to fail half-way through the script.
local kindOf = {
  INCR = 'string', INCRBY = 'string', INCRBYFLOAT = 'string',
  HSET = 'hash', HSETNX = 'hash', HDEL = 'hash', HINCRBY = 'hash', HINCRBYFLOAT = 'hash',
  XADD = 'stream', XTRIM = 'stream', XACK = 'stream', XDEL = 'stream',
  ZADD = 'zset', ZREM = 'zset', ZINCRBY = 'zset', ZREMRANGEBYSCORE = 'zset', ZREMRANGEBYRANK = 'zset',
  SADD = 'set', SREM = 'set', RPUSH = 'list', LPUSH = 'list', LTRIM = 'list',
}

-- write by write: number of arguments, command, key, … All types are checked before the first is performed.
local function performWrites(cursor, count)
  local at = cursor
  for number = 1, count do
    local kind = kindOf[ARGV[at + 1]]
    local found = kind and rcall('TYPE', ARGV[at + 2]).ok or 'none'
    if found ~= 'none' and found ~= kind then
      return { 'refused', number, 'WRONGTYPE' }, at
    end
    at = at + 1 + tonumber(ARGV[at])
  end
  at = cursor
  for number = 1, count do
    local last = at + tonumber(ARGV[at])
    local result = redis.pcall(unpack(ARGV, at + 1, last))
    if type(result) == 'table' and result.err then
      return { 'refused', number, result.err }, at
    end
    at = last + 1
  end
  return nil, at
end

-- push by push: lane root, key base of its queue, key, id, body, '1' if urgent. Caps and duplicates were the business of
-- whoever accepted what is being handled; an id that waits there already is not added again.
local function pushAll(lane, cursor, count, now)
  for at = cursor, cursor + (count - 1) * 6, 6 do
    local target = laneAt(ARGV[at], ARGV[at + 1], lane.healMs, lane.ticketMs)
    local box = boxAt(target, ARGV[at + 2])
    local id = ARGV[at + 3]
    if rcall('HEXISTS', box.bodies, id) == 0 then
      append(target, box, id, 'f' .. now .. ':' .. ARGV[at + 4], ARGV[at + 5] == '1', now)
    end
  end
end
