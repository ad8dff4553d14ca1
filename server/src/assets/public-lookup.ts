import { lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isPublicAddress } from './public-address.ts';

/**
 * A name must lead to the open internet at the moment of asking, or a changed DNS record would turn the service
 * into a way inside.
 */
export const lookupPublic: LookupFunction = (name, options, done) => {
  systemLookup(name, { ...options, all: true }, (error, addresses) => {
    const found = addresses?.filter(({ address }) => isPublicAddress(address)) ?? [];
    const [first] = found;
    if (error || !first) return done(error ?? new NoPublicAddress(), [], 0);
    if (options.all) return done(null, found);
    done(null, first.address, first.family);
  });
};

/** The name is there, and leads nowhere that anybody may be sent. */
export class NoPublicAddress extends Error {
  override name = 'NoPublicAddress';
}
