--[[
  Replaces which models are used, unless somebody else was first.

  KEYS[1] the stage, JSON   KEYS[2] hash of models
  ARGV[1] the stage it must be now, '' for none   ARGV[2] the one it becomes
  ARGV[3] version of a model that is added, '' for none   ARGV[4] that model
  ARGV[5..] versions that are dropped

  Returns 1, or 0 when the stage is another than expected: then nothing was done.
]]
if (redis.call('GET', KEYS[1]) or '') ~= ARGV[1] then
  return 0
end
redis.call('SET', KEYS[1], ARGV[2])
if ARGV[3] ~= '' then
  redis.call('HSET', KEYS[2], ARGV[3], ARGV[4])
end
for at = 5, #ARGV do
  redis.call('HDEL', KEYS[2], ARGV[at])
end
return 1
