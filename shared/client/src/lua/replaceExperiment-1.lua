--[[
  Replaces an experiment's definition, unless somebody else was first.

  KEYS[1] hash of experiments
  ARGV[1] experiment   ARGV[2] the definition it must have now, '' for none   ARGV[3] the one it gets

  Returns 1 when it was replaced, 0 when there is another than expected.
]]
local now = redis.call('HGET', KEYS[1], ARGV[1]) or ''
if now ~= ARGV[2] then
  return 0
end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
return 1
