-- Adds BullMQ jobs from inside a script. `addStandardJob` is BullMQ's own script as a function, put before this text by
-- bullmq-jobs.ts. It unpacks its arguments with cmsgpack; ours are Lua values already.

local rcall = redis.call

local asIs = {
  unpack = function(value)
    return value
  end,
}

local drainOptions = { attempts = 1000000, backoff = { type = 'fixed', delay = 500 }, removeOnComplete = true, removeOnFail = true }
local deadOptions = { attempts = 0 }

local function drainId(key, token)
  return 'd-' .. key .. '-' .. token
end

-- `queue` is the queue's key base, `<prefix>:<queue>:`; `data` is JSON; `options` is a table as BullMQ stores it.
-- An id that exists already adds nothing.
local function addJob(queue, id, name, data, now, options)
  options.jobId = id
  local keys = {
    queue .. 'wait',
    queue .. 'paused',
    queue .. 'meta',
    queue .. 'id',
    queue .. 'completed',
    queue .. 'delayed',
    queue .. 'active',
    queue .. 'events',
    queue .. 'marker',
  }
  return addStandardJob(keys, { { queue, id, name, now }, data, options }, asIs)
end

-- Jobs from ARGV at `index`, five to a job: key base of the queue, id, name, data, options as JSON.
local function addJobsAt(index, count, now)
  for at = index, index + (count - 1) * 5, 5 do
    addJob(ARGV[at], ARGV[at + 1], ARGV[at + 2], ARGV[at + 3], now, cjson.decode(ARGV[at + 4]))
  end
end

-- Past this length a waiting list is a backlog, in which a job's absence is neither cheap to prove nor likely.
local longBacklog = 1000

-- Will BullMQ run this job, without anybody doing anything about it?
local function isAlive(queue, id)
  local job = queue .. id
  if rcall('EXISTS', job) == 0 or rcall('HEXISTS', job, 'finishedOn') == 1 then
    return false
  end
  return rcall('EXISTS', job .. ':lock') == 1
    or rcall('LLEN', queue .. 'wait') > longBacklog
    or rcall('LPOS', queue .. 'wait', id)
    or rcall('LPOS', queue .. 'active', id)
    or rcall('ZSCORE', queue .. 'delayed', id)
end

-- Workers block on the marker: without one, jobs wait beside idle workers. One too many costs a worker one look.
local function nudgeWorkers(queue)
  rcall('ZADD', queue .. 'marker', 0, '0')
end
