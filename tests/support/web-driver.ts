/** The few commands of the W3C WebDriver protocol that a tab needs, as plain HTTP. */
import { callOf, type Point, type Tab } from './tab.ts';

/** Key names to WebDriver's code points (https://www.w3.org/TR/webdriver2/#keyboard-actions). */
const keyCodes: Record<string, string> = { Enter: '\uE007', Escape: '\uE00C', Tab: '\uE004' };

export interface DrivenTab extends Tab {
  close(): Promise<void>;
}

/** Opens the driver's one session; `driver` is its address. Throws what the driver complains of. */
export async function openSession(driver: string, capabilities: object): Promise<DrivenTab> {
  const opened = await send<{ sessionId: string }>(`${driver}/session`, 'POST', {
    capabilities: { alwaysMatch: capabilities },
  });
  const session = `${driver}/session/${opened.sessionId}`;
  const post = (command: string, body: object = {}) => send<unknown>(`${session}/${command}`, 'POST', body);

  async function evaluate<A, R>(work: (given: A) => R | Promise<R>, given: A): Promise<R> {
    const script = `const done = arguments[arguments.length - 1];
      Promise.resolve().then(() => ${callOf(work, given)})
        .then((value) => done({ value }), (error) => done({ error: String(error) }));`;
    const answer = await send<{ value: R } | { error: string }>(`${session}/execute/async`, 'POST', {
      script,
      args: [],
    });
    if ('error' in answer) throw new Error(answer.error);
    return answer.value;
  }

  function keys(text: string): Promise<unknown> {
    const actions = [...text].flatMap((value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ]);
    return post('actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }

  async function mouse({ x, y }: Point, ...then: object[]): Promise<void> {
    const move = { type: 'pointerMove', duration: 0, x: Math.round(x), y: Math.round(y), origin: 'viewport' };
    const parameters = { pointerType: 'mouse' };
    await post('actions', {
      actions: [{ type: 'pointer', id: 'mouse', parameters, actions: [move, ...then] }],
    });
  }

  return {
    open: async (url) => void (await post('url', { url })),
    reload: async () => void (await post('refresh')),
    back: async () => void (await post('back')),
    evaluate,
    click: (at) => mouse(at, { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }),
    hover: (at) => mouse(at),
    type: async (text) => void (await keys(text)),
    key: async (name) => void (await keys(keyCodes[name] ?? name)),
    screenshot: async () => Buffer.from(await send<string>(`${session}/screenshot`, 'GET'), 'base64'),
    close: async () => void (await send(session, 'DELETE')),
  };
}

async function send<T>(url: string, method: string, body?: object): Promise<T> {
  const response = await fetch(url, { method, ...(body && { body: JSON.stringify(body) }) });
  const { value }: { value: T } = JSON.parse(await response.text());
  if (!response.ok)
    throw new Error(`${method} ${url.replace(/.*\/session/, 'session')}: ${JSON.stringify(value)}`);
  return value;
}
