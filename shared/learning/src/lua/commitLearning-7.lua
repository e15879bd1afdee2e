--[[
  Changes what is learned, and acknowledges the outcomes it was learned from: all of it or nothing, and only if nobody
  else has changed it since it was read.

  KEYS[1] stream of outcomes   KEYS[2] hash of counters   KEYS[3] sorted set of handoffs that were counted
  KEYS[4] hash of learned rows   KEYS[5] hash of evidence   KEYS[6] stream, the ledger
  KEYS[7] hash: version, frozen:<route>
  ARGV[1] version that was read   ARGV[2] consumer group   ARGV[3] ms for which a handoff is remembered
  ARGV[4] longest ledger   ARGV[5] JSON:
    acks      entry ids
    counted   pairs: handoff, counter
    rows      pairs: route, row; a row '' is deleted
    evidence  pairs: route, outcomes
    entries   triples: number, entry, row before; a row '' is none
    freeze    pairs: route, by whom
    unfreeze  routes

  Returns 1, or 0 when the version has changed: then nothing was done.
]]
if (redis.call('HGET', KEYS[7], 'version') or '0') ~= ARGV[1] then
  return 0
end
local change = cjson.decode(ARGV[5])
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

for _, pair in ipairs(change.counted) do
  redis.call('ZADD', KEYS[3], 'NX', now, pair[1])
  redis.call('HINCRBY', KEYS[2], pair[2], 1)
end
redis.call('ZREMRANGEBYSCORE', KEYS[3], '-inf', now - ARGV[3])
for _, pair in ipairs(change.evidence) do
  redis.call('HSET', KEYS[5], pair[1], pair[2])
end
for _, pair in ipairs(change.rows) do
  if pair[2] == '' then
    redis.call('HDEL', KEYS[4], pair[1])
  else
    redis.call('HSET', KEYS[4], pair[1], pair[2])
  end
end
for _, entry in ipairs(change.entries) do
  redis.call('XADD', KEYS[6], 'MAXLEN', '~', ARGV[4], entry[1] .. '-0', 'entry', entry[2], 'before', entry[3])
end
for _, pair in ipairs(change.freeze) do
  redis.call('HSET', KEYS[7], 'frozen:' .. pair[1], pair[2])
end
for _, route in ipairs(change.unfreeze) do
  redis.call('HDEL', KEYS[7], 'frozen:' .. route)
end
for _, entry in ipairs(change.acks) do
  redis.call('XACK', KEYS[1], ARGV[2], entry)
end
redis.call('HINCRBY', KEYS[7], 'version', 1)
return 1
