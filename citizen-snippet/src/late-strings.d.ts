/** What the build leaves of a file of sentences for later. */
declare module '*/strings-da.ts?late' {
  export { da } from './strings-da.ts';
}
declare module '*/strings-en.ts?late' {
  export { en } from './strings-en.ts';
}
