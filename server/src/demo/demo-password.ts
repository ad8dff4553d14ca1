/** A password that is easy to read off a terminal and to type on any keyboard. */
const words =
  `anker banan birk blomst bold bro cykel damp delfin drage eng fjer fjord flint fyr gran hare hat havn
hegn hest hjul humle ild is jern kajak kano kasse kat klit klokke knap koral krone lampe lanterne linde lyng maj
mark mose mursten nat odder oliebog papir pil plov regn ribs rose sand segl skib skov slot sol sten tang torn trane
vinter vugge`.split(/\s+/);

const LENGTH = 5;

/** Five words with hyphens between them: about thirty bits. `randomBelow(n)` gives a whole number from 0 to n - 1. */
export function makeUpPassword(randomBelow: (n: number) => number): string {
  return Array.from({ length: LENGTH }, () => words[randomBelow(words.length)]).join('-');
}
