import * as v from 'valibot';

export const attacks = ['joins', 'half-open connections', 'frames that are none'] as const;

/** What a flooder is told to do. */
export const floodOrderSchema = v.object({
  port: v.number(),
  attack: v.picklist(attacks),
  /** From how many addresses of this machine, in turn. */
  addresses: v.number(),
  /** Tries in each second. */
  rate: v.number(),
});
export type FloodOrder = v.InferOutput<typeof floodOrderSchema>;
