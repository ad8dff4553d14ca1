/** Numbers that the relay and both peers must agree on. Times in milliseconds, sizes in bytes. */

/** The language of the signaling messages; a peer with another number is refused (`version`). */
export const SIGNALING_VERSION = 1;

/** A code that nobody has claimed within this time is dead (ASVS 6.5.5 allows ten minutes at most). */
export const CODE_LIFETIME_MS = 10 * 60_000;

/** A nameplate is handed out again only after this rest, so that an old code never reaches a new room. */
export const NAMEPLATE_REST_MS = 15 * 60_000;

/** How many handshakes one code may be tried with before it is wiped. */
export const MAX_RUNS = 3;

/** A room without any frame for this long is closed. */
export const ROOM_IDLE_MS = 30 * 60_000;

/** No room lives longer than this. */
export const ROOM_LONGEST_MS = 2 * 60 * 60_000;

/** The largest sealed payload of one frame; longer messages are cut into chunks by the sending peer. */
export const MAX_CHUNK_BYTES = 16 * 1024;

/** The largest frame the relay carries: a chunk, its header (some 20 at most) and its seal (16), rounded up. */
export const MAX_FRAME_BYTES = MAX_CHUNK_BYTES + 64;
