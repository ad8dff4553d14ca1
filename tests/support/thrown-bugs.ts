/**
 * Loaded before the server: at each SIGUSR2 it has the next bug, whose message quotes what a person wrote
 * (MEDKIG_TEST_WORD). A request that throws, a promise that nobody waits for, and at last an error that nobody catches.
 */
const said = () => new Error(`cannot read «${process.env.MEDKIG_TEST_WORD}»`);

const bugs = [
  () => {
    // Opening hours are told with every answer about a site.
    Intl.DateTimeFormat.prototype.formatToParts = () => {
      throw said();
    };
  },
  () => void Promise.reject(said()),
  () => {
    throw said();
  },
];

process.on('SIGUSR2', () => bugs.shift()?.());
