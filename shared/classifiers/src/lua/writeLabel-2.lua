--[[
  Keeps what one message showed. What a person says outranks what an outcome seems to say, whichever comes last.

  KEYS[1] hash of the contact's labels   KEYS[2] sorted set of labelled contacts
  ARGV[1] message   ARGV[2] label, JSON   ARGV[3] its source: 'person' or 'outcome'
  ARGV[4] contact   ARGV[5] now, ms   ARGV[6] ms for which labels are kept
  ARGV[7] labels of one contact at most   ARGV[8] contacts at most   ARGV[9] first part of the keys of contacts' labels

  Returns 'kept' | 'outranked' | 'full'. Only 'kept' has written anything.
]]
local known = redis.call('HGET', KEYS[1], ARGV[1])
if known and ARGV[3] ~= 'person' and cjson.decode(known).source == 'person' then
  return 'outranked'
end
if not known and redis.call('HLEN', KEYS[1]) >= tonumber(ARGV[7]) then
  return 'full'
end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[6])
redis.call('ZADD', KEYS[2], ARGV[5], ARGV[4])
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', ARGV[5] - ARGV[6])
local excess = redis.call('ZCARD', KEYS[2]) - tonumber(ARGV[8])
if excess > 0 then
  for _, contact in ipairs(redis.call('ZRANGE', KEYS[2], 0, excess - 1)) do
    redis.call('DEL', ARGV[9] .. contact)
    redis.call('ZREM', KEYS[2], contact)
  end
end
return 'kept'
