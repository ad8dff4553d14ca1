/** The doctor beside a running service and a real TURN server. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Medkig, startMedkig } from '../support/medkig.ts';
import { programs } from '../support/programs.ts';
import { startTurnServer, type TurnServer } from '../support/turn-server.ts';

const script = join(import.meta.dirname, '..', '..', 'scripts', 'medkig.ts');

describe.skipIf(!programs.turnServer)('the doctor', () => {
  let medkig: Medkig;
  let turn: TurnServer;
  beforeAll(async () => {
    [medkig, turn] = await Promise.all([startMedkig(), startTurnServer()]);
  });
  afterAll(async () => {
    await medkig?.stop();
    await turn?.stop();
  });

  async function doctor(secret: string) {
    const urls = ['udp', 'tcp'].map((way) => `turn:localhost:${turn.port}?transport=${way}`);
    const child = spawn(process.execPath, [script, 'doctor'], {
      env: {
        PATH: process.env.PATH,
        MEDKIG_DEMO: '1',
        PORT: new URL(medkig.console).port,
        DATA_DIR: medkig.dataDir,
        TURN_URLS: urls.join(','),
        TURN_SECRET: secret,
      },
    });
    let said = '';
    child.stdout.on('data', (text: string) => {
      said += text;
    });
    const [code] = await once(child, 'close');
    return { code, lines: said.trim().split('\n') };
  }

  it('finds nothing wrong, and a way through the TURN server over UDP and TCP', async () => {
    const { code, lines } = await doctor(turn.secret);
    expect(lines.filter((line) => line.startsWith('✗'))).toEqual([]);
    expect(lines.filter((line) => line.includes('lets us through'))).toHaveLength(2);
    expect(code).toBe(0);
  });

  it('says so when the two secrets differ', async () => {
    const { code, lines } = await doctor('another-secret-than-that');
    const wrong = lines.filter((line) => line.startsWith('✗'));
    expect(wrong).toHaveLength(2);
    for (const line of wrong)
      expect(line).toMatch(/^✗ TURN: .+ does not take credentials made with TURN_SECRET\. Give/);
    expect(code).toBe(1);
  });
});
