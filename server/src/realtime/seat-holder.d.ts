import type { Identity } from './admission.ts';
import type { LiveRoom } from './room.ts';
/** Whether this peer may sit down again. The key alone is not enough: the same agent, or the same site and origin. */
export declare function holdsSeat(room: LiveRoom, who: Identity, key: string): boolean;
//# sourceMappingURL=seat-holder.d.ts.map