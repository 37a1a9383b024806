import { createHash } from 'node:crypto'

/** A Lua script: Redis runs it whole, with nothing in between. It is sent once and then named by its hash. */
export interface Script { text: string; hash: string }

const script = (text: string): Script => ({ text, hash: createHash('sha1').update(text).digest('hex') })

/** The last entry of the feed that is still there. */
const feedEnd = `local function feed_end(feed)
  local last = redis.call('XREVRANGE', feed, '+', '-', 'COUNT', 1)
  return last[1] and last[1][1] or '0-0'
end
`

/**
 * KEYS log, once, live, names, feed. ARGV channel, log's name, the name as JSON, after, '=' and once (or nothing), live (1 or 0), events as JSON…
 * Gives outcome (0 appended, 1 already, 2 conflict) and last. In a log, each event stands behind its place in the feed; the feed holds names and
 * numbers alone, because what is in it could not be changed. What is published spares a follower who stands at its first place the reading.
 */
export const append = script(`${feedEnd}
local log, once, live, names, feed = unpack(KEYS)
local channel, name, name_json, after, mark = ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4]), ARGV[5]
if mark ~= '' then
  local before = redis.call('HGET', once, mark)
  if before then return {1, tonumber(before)} end
end
local last = redis.call('LLEN', log)
if last ~= after then return {2, last} end
local at = feed_end(feed)
for i = 7, #ARGV do
  last = last + 1
  local place = redis.call('XADD', feed, '*', 'l', name, 's', last)
  redis.call('RPUSH', log, place .. ' ' .. ARGV[i])
  redis.call('PUBLISH', channel, '["' .. at .. '","' .. place .. '",' .. name_json .. ',' .. ARGV[i] .. ']')
  at = place
end
if mark ~= '' then redis.call('HSET', once, mark, last) end
if after == 0 then redis.call('ZADD', names, 0, name) end
redis.call(ARGV[6] == '1' and 'SADD' or 'SREM', live, name)
return {0, last}`)

/** KEYS log. ARGV index, old element, new element. 1: replaced; 0: it was another meanwhile. */
export const mask = script(`
if redis.call('LINDEX', KEYS[1], ARGV[1]) ~= ARGV[2] then return 0 end
redis.call('LSET', KEYS[1], ARGV[1], ARGV[3])
return 1`)

/** KEYS log, once, live, names, feed. ARGV channel, log's name, the name as JSON. 1: erased; 0: there was none. */
export const erase = script(`${feedEnd}
local log, once, live, names, feed = unpack(KEYS)
local events = redis.call('LRANGE', log, 0, -1)
if #events == 0 then return 0 end
local at = feed_end(feed)
for _, event in ipairs(events) do redis.call('XDEL', feed, string.match(event, '^%S+')) end
redis.call('DEL', log, once)
redis.call('SREM', live, ARGV[2])
redis.call('ZREM', names, ARGV[2])
local place = redis.call('XADD', feed, '*', 'e', ARGV[2])
redis.call('PUBLISH', ARGV[1], '["' .. at .. '","' .. place .. '",' .. ARGV[3] .. ',null]')
return 1`)

/** KEYS feed. ARGV place, most, what a log's key begins with. Gives the feed's end, and (place, name, event or nothing) three by three. */
export const readFeed = script(`${feedEnd}
local found = {feed_end(KEYS[1])}
for _, entry in ipairs(redis.call('XRANGE', KEYS[1], '(' .. ARGV[1], '+', 'COUNT', ARGV[2])) do
  local place, kind, name, seq = entry[1], entry[2][1], entry[2][2], entry[2][4]
  local event = kind == 'l' and redis.call('LINDEX', ARGV[3] .. name, seq - 1) or ''
  found[#found + 1] = place
  found[#found + 1] = name
  found[#found + 1] = string.sub(event, #place + 2)
end
return found`)

/**
 * KEYS record, shelf. ARGV id, version, value as JSON, how long it lasts in milliseconds or nothing. Gives the new version, or 0 where somebody was
 * first. How long, and not until when: a node's clock may be wrong, and then what it puts down would be gone at once, or stay.
 */
export const put = script(`
local stored = redis.call('GET', KEYS[1])
local version = stored and tonumber(string.match(stored, '^%d+')) or 0
if version ~= tonumber(ARGV[2]) then return 0 end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', now)
local value = version + 1 .. ' ' .. ARGV[3]
if ARGV[4] == '' then
  redis.call('SET', KEYS[1], value)
  redis.call('ZADD', KEYS[2], '+inf', ARGV[1])
else
  local ends = now + tonumber(ARGV[4])
  redis.call('SET', KEYS[1], value, 'PXAT', string.format('%.0f', math.max(1, ends)))
  redis.call('ZADD', KEYS[2], ends, ARGV[1])
end
return version + 1`)

/** KEYS record, shelf. ARGV id. 1: removed by this call. */
export const remove = script(`
redis.call('ZREM', KEYS[2], ARGV[1])
return redis.call('DEL', KEYS[1])`)
