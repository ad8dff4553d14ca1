/** Each looks at one key and changes it in the same step, so that a cluster can run it on the key's own shard. */

/**
 * Compare-and-set of a room: ARGV are the fence that was seen, the next fence, the node, and how long it stands
 * (milliseconds). Answers with the node before, or with «» when the room was not there; with nothing when another fence
 * stands there.
 */
export const TAKE = `
local owner = redis.call('GET', KEYS[1])
local node = ''
if owner then
  local fence, before = string.match(owner, '^(%d+) (%S+)$')
  if fence ~= ARGV[1] then return false end
  node = before
end
redis.call('SET', KEYS[1], ARGV[2] .. ' ' .. ARGV[3], 'PX', ARGV[4])
return node
`;

/**
 * Says again whose room it is: ARGV are the fence, the node, and how long it stands (milliseconds). Answers with
 * nothing when somebody has taken it meanwhile.
 */
export const KEEP = `
local owner = redis.call('GET', KEYS[1])
local mine = ARGV[1] .. ' ' .. ARGV[2]
if owner and owner ~= mine and tonumber(string.match(owner, '^%d+')) >= tonumber(ARGV[1]) then return false end
redis.call('SET', KEYS[1], mine, 'PX', ARGV[3])
return 'kept'
`;

/** Removes a room that is still held with the fence ARGV[1]. */
export const LEAVE = `
local owner = redis.call('GET', KEYS[1])
if owner and string.match(owner, '^%d+') == ARGV[1] then redis.call('DEL', KEYS[1]) end
return 'left'
`;
