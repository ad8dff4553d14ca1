/** More people than a relay has memory for: it stops opening codes while it can still carry the sessions that it has. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Socket } from 'socket.io-client';
import { expect, it } from 'vitest';
import { rounds } from './figures.ts';
import { joinedSocket } from './relay-socket.ts';

/** Some 20 are the relay's own. */
const MEMORY_MB = 48;
/** Fewer than one address may let join. */
const PER_ADDRESS = 150;
/** A hundred in a second: no hotline of this size fills up faster. */
const AT_ONCE = 25;
const PAUSE_MS = 250;

let port: number;

const connect = (auth: Record<string, unknown>, origin: string, number: number) =>
  joinedSocket(auth, { port, origin, localAddress: `127.0.0.${2 + Math.floor(number / PER_ADDRESS)}` });

// Takes half a minute.
it.skipIf(rounds < 20)('a relay whose memory fills up says so in time, and its sessions go on', async () => {
  const relay = fork(join(import.meta.dirname, 'flooded-relay.ts'), {
    execArgv: [`--max-old-space-size=${MEMORY_MB}`],
  });
  [port] = await once(relay, 'message');
  const sockets: Socket[] = [];
  const open = async (number: number) => {
    const ticket = `agent-${number}@${Math.floor(number / 80)}`;
    const socket = await connect({ v: 1, seat: 'agent', ticket }, 'https://medkig.example', number);
    sockets.push(socket);
    return { socket, answer: await socket.emitWithAck('open', { na: 'n'.repeat(43) }) };
  };
  const agent = await connect({ v: 1, seat: 'agent', ticket: 'anna@north' }, 'https://medkig.example', 0);
  const citizen = await connect({ v: 1, seat: 'citizen', site: 'vestby' }, 'https://vestby.example', 0);
  const { nameplate } = await agent.emitWithAck('open', { na: 'n'.repeat(43) });
  await citizen.emitWithAck('claim', { nameplate });
  agent.emit('paired', {});

  const cross = () => {
    const crossed = new Promise((resolve) => agent.once('frame', resolve));
    citizen.emit('frame', Buffer.alloc(260, 7));
    return crossed;
  };

  const refusals: string[] = [];
  for (let number = 0; refusals.length === 0; number += AT_ONCE) {
    const answers = await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => open(number + index)));
    for (const { answer } of answers) if (!answer.ok) refusals.push(answer.reason);
    await cross();
    await delay(PAUSE_MS);
  }
  process.stdout.write(`${MEMORY_MB} MB of memory: ${sockets.length} codes before one was refused\n`);
  expect(new Set(refusals)).toEqual(new Set(['load']));
  expect(relay.exitCode).toBeNull();
  await cross();
  for (const socket of [...sockets, agent, citizen]) socket.disconnect();
  relay.disconnect();
});
