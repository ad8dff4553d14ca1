/** What a person does in a tab of any engine. Things are found by role and name, inside our panel too. */
import { vi } from 'vitest';
import { locate, type Role, readAll, selectAll } from './in-page.ts';
import type { Tab } from './tab.ts';

/** How long a person waits for something to come, in milliseconds. */
const PATIENCE_MS = 15_000;

export interface Person {
  tab: Tab;
  open(url: string): Promise<void>;
  press(role: Role, name: string): Promise<void>;
  /** Replaces what stands in the field of that label. */
  write(label: string, text: string): Promise<void>;
  /** Everything that is shown, the panel's words last. */
  read(): Promise<string>;
  waitFor(words: string | RegExp): Promise<void>;
  /** Waits until a control of that name can be pressed. */
  waitForControl(role: Role, name: string): Promise<void>;
  can(role: Role, name: string): Promise<boolean>;
}

export function personAt(tab: Tab): Person {
  const find = (role: Role, name: string) => tab.evaluate(locate, { role, name });

  function waitForPoint(role: Role, name: string) {
    return patiently(async () => {
      const point = await find(role, name);
      if (!point) throw new Error(`no ${role} «${name}» can be pressed. The page says:\n${await read()}`);
      return point;
    });
  }

  function read(): Promise<string> {
    return tab.evaluate(readAll, undefined);
  }

  async function press(role: Role, name: string): Promise<void> {
    await tab.click(await waitForPoint(role, name));
  }

  return {
    tab,
    open: tab.open,
    press,
    async write(label, text) {
      await press('textbox', label);
      await tab.evaluate(selectAll, undefined);
      await tab.type(text);
    },
    read,
    waitFor: (words) =>
      patiently(async () => {
        const all = await read();
        if (!(typeof words === 'string' ? all.includes(words) : words.test(all)))
          throw new Error(`«${words}» does not stand there. The page says:\n${all}`);
      }),
    waitForControl: async (role, name) => void (await waitForPoint(role, name)),
    can: async (role, name) => (await find(role, name)) !== null,
  };
}

/** Tries until it succeeds. A page may be leaving while it is asked; that counts as «not yet». */
export function patiently<T>(attempt: () => Promise<T>): Promise<T> {
  return vi.waitFor(attempt, { timeout: PATIENCE_MS, interval: 100 });
}

/** A press within the first 600 ms of an answer does not count, so a person who presses at once presses again. */
export async function pressUntil(person: Person, name: string, words: string): Promise<void> {
  await person.waitForControl('button', name);
  await patiently(async () => {
    if (await person.can('button', name)) await person.press('button', name);
    if (!(await person.read()).includes(words)) throw new Error(`«${name}» has not been taken yet`);
  });
}
