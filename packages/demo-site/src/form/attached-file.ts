import * as v from 'valibot';

/** All that is kept of a file somebody attached: what it is called and its size in bytes, never what is in it. */
export const attachedFile = v.object({ name: v.string(), size: v.number() });

export type AttachedFile = v.InferOutput<typeof attachedFile>;

const maxMegabytes = 5;

/** Rule for a file that may be left out. */
export const attachment = v.nullable(
  v.pipe(
    attachedFile,
    v.check(
      ({ name }) => /\.(pdf|jpe?g|png)$/i.test(name),
      'Filen skal være en PDF eller et billede, der ender på .jpg eller .png',
    ),
    v.check(({ size }) => size > 0, 'Filen er tom. Vælg en anden fil'),
    v.check(({ size }) => size <= maxMegabytes * 1_000_000, `Filen må højst fylde ${maxMegabytes} MB`),
  ),
);

const decimals = new Intl.NumberFormat('da-DK', { maximumFractionDigits: 1 });

/** Reads as «340 kB» or «1,2 MB». */
export function writeSize(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.ceil(bytes / 1000)} kB`;
  return `${decimals.format(bytes / 1_000_000)} MB`;
}
