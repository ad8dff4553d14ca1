/** What a stretch of time has cost the citizen's browser. */
import type { Browser, CDPSession, Page } from 'playwright';
import { helperTime, type Profile } from './profile.ts';

/** Milliseconds of processor time. */
export interface Cost {
  /** Scripts of the page and of the helper, on the page's main thread. */
  script: number;
  /** All that the main thread did: scripts, style, layout, painting. */
  task: number;
  /** All threads of the page's process, where sealing and compressing may be too. */
  process: number;
  /** Samples of a profile in which the helper's code stood on the stack. */
  helper: number;
  /** The same by function, the dearest first. */
  functions: [name: string, milliseconds: number][];
}

const SAMPLE_MICROSECONDS = 500;

export async function costOf(
  browser: Browser,
  page: Page,
  isOurs: RegExp | undefined,
  work: () => Promise<void>,
): Promise<Cost> {
  const [inPage, whole] = await Promise.all([
    page.context().newCDPSession(page),
    browser.newBrowserCDPSession(),
  ]);
  // The thread's own time: a busy machine makes it no longer.
  await inPage.send('Performance.enable', { timeDomain: 'threadTicks' });
  await inPage.send('Profiler.enable');
  await inPage.send('Profiler.setSamplingInterval', { interval: SAMPLE_MICROSECONDS });
  const before = await times(inPage, whole);
  await inPage.send('Profiler.start');
  await work();
  const { profile } = await inPage.send('Profiler.stop');
  const after = await times(inPage, whole);
  await Promise.all([inPage.detach(), whole.detach()]);
  return {
    script: after.script - before.script,
    task: after.task - before.task,
    process: after.process - before.process,
    ...helperTime(profile as Profile, isOurs),
  };
}

async function times(inPage: CDPSession, whole: CDPSession) {
  const [{ metrics }, { processInfo }] = await Promise.all([
    inPage.send('Performance.getMetrics'),
    whole.send('SystemInfo.getProcessInfo'),
  ]);
  const metric = (name: string) => 1000 * (metrics.find((one) => one.name === name)?.value ?? 0);
  return {
    script: metric('ScriptDuration'),
    task: metric('TaskDuration'),
    process: processInfo
      .filter(({ type }) => type === 'renderer')
      .reduce((sum, { cpuTime }) => sum + cpuTime * 1000, 0),
  };
}
