/** Loaded before the server: its clock then goes ahead of the real one by as much as the test has asked for. */
const RealDate = Date;
let aheadMs = 0;

const now = () => RealDate.now() + aheadMs;

globalThis.Date = new Proxy(RealDate, {
  construct: (real, given, made) => Reflect.construct(real, given.length === 0 ? [now()] : given, made),
  get: (real, name) => (name === 'now' ? now : Reflect.get(real, name)),
});

process.on('message', (milliseconds) => {
  aheadMs += Number(milliseconds);
  process.send?.(aheadMs);
});
// The channel to the test must not keep the process alive.
process.channel?.unref();
