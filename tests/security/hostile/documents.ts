/** Second documents, and what takes the agent's focus, keys or fields. */
import {
  add,
  after,
  el,
  ids,
  increment,
  mutation,
  nodes,
  page,
  type Stream,
  set,
  stream,
  svg,
  text,
} from './build.ts';

const inner = (run: string) => ({
  type: 0,
  id: 700,
  childNodes: [el('html', {}, [el('head'), el('body', {}, [el('script', {}, [text(run)])])])],
});

export const documents: Stream[] = [
  ...['iframe', 'frame', 'object', 'embed', 'portal', 'fencedframe', 'x-frame', 'IFRAME'].flatMap((tag) =>
    nodes(`<${tag}> with a document in it`, ({ run, evil }) => [
      el(
        tag,
        {
          srcdoc: `<script>${run}</script>`,
          src: evil,
          data: evil,
          sandbox: 'allow-scripts allow-same-origin',
          allow: '*',
        },
        [el('script', {}, [text(run)])],
      ),
    ]),
  ),
  stream('a document for a frame that is there', ({ run }) => after(add(inner(run), ids.frame))),
  stream('a document for a frame that comes later', ({ run }) => {
    const frame = el('iframe', { srcdoc: 'x' });
    return after(add(inner(run), frame.id), add(frame));
  }),
  stream('a document that claims another root', ({ run }) =>
    after(
      add({ ...el('iframe', {}, [], { rootId: 700, isShadow: true }) }),
      add({ ...inner(run), rootId: ids.document }),
    ),
  ),
  stream('a document among the children', ({ run }) => page([inner(run)])),
  stream('an attached document by a mutation', ({ run }) =>
    after(
      mutation({ isAttachIframe: true, adds: [{ parentId: ids.frame, nextId: null, node: inner(run) }] }),
    ),
  ),
  stream('a frame in a shadow root', ({ evil, run }) =>
    after(
      add({ ...el('iframe', { src: evil, srcdoc: `<script>${run}</script>` }), isShadow: true }, ids.host),
    ),
  ),
  stream('a page in quirks mode with a doctype that writes', ({ run }) => [
    ...page([]),
    {
      type: 2,
      timestamp: 2,
      data: {
        node: {
          type: 0,
          id: 1,
          compatMode: 'BackCompat',
          childNodes: [el('html', { xmlns: `"><script>${run}</script>` }, [el('body')])],
        },
        initialOffset: { top: 0, left: 0 },
      },
    },
  ]),
];

const field = (attributes: object) => el('input', { autofocus: '', ...attributes });

export const fields: Stream[] = [
  ...nodes('a field that wants the focus', () => [
    field({}),
    el('textarea', { autofocus: '' }),
    el('select', { autofocus: '' }),
  ]),
  ...nodes('a text that can be written in and wants the focus', () => [
    el('div', { contenteditable: 'true', autofocus: '', tabindex: '0' }, [text('x')]),
    el('div', { contenteditable: 'plaintext-only', autofocus: '' }),
  ]),
  ...nodes('a sign-in form', ({ evil }) => [
    el('form', { action: evil, autocomplete: 'on' }, [
      el('input', { type: 'email', name: 'username', autocomplete: 'username' }),
      el('input', { type: 'password', name: 'password', autocomplete: 'current-password' }),
      el('input', { name: 'cc-number', autocomplete: 'cc-number', inputmode: 'numeric' }),
      el('button', { type: 'submit', autofocus: '' }),
    ]),
  ]),
  stream('a field that becomes one for a password', () =>
    after(set(ids.input, { type: 'password', autocomplete: 'current-password', name: 'password' })),
  ),
  ...nodes('a dialog with a field', () => [el('dialog', { open: '', rr_open_mode: 'modal' }, [field({})])]),
  stream('a dialog that opens', () => after(set(ids.dialog, { open: '', rr_open_mode: 'modal' }))),
  stream('a dialog that opens, closes and opens', () =>
    after(
      ...[1, 2, 3].flatMap(() => [
        set(ids.dialog, { open: '', rr_open_mode: 'modal' }),
        set(ids.dialog, { open: null }),
      ]),
    ),
  ),
  ...nodes('a popover that is open, with a field', () => [
    el('div', { popover: 'auto', rr_open_mode: 'popover' }, [field({ autofocus: '' })]),
    el('dialog', { popover: '', rr_open_mode: 'popover', open: '' }, [field({})]),
  ]),
  stream('a modal dialog that is a popover too', () =>
    after(
      set(ids.dialog, { open: '', rr_open_mode: 'modal' }),
      set(ids.dialog, { popover: '', rr_open_mode: 'popover' }),
      set(ids.dialog, { popover: null }),
      set(ids.dialog, { popover: 'auto', open: null }),
    ),
  ),
  ...nodes('a popover and its button', () => [
    el('div', { popover: 'manual', id: 'pop' }, [field({})]),
    el('button', { popovertarget: 'pop', popovertargetaction: 'show', autofocus: '' }),
    el('button', { command: 'show-modal', commandfor: 'pop' }),
  ]),
  ...nodes('keys of its own', () => [
    el('button', { accesskey: 'n', tabindex: '1' }, [text('n')]),
    svg('a', { accesskey: 'm', tabindex: '1' }),
  ]),
  stream('focus, where it is told', () =>
    after(
      ...[ids.input, ids.button, ids.link, ids.select, ids.area].map((id) =>
        increment({ source: 2, type: 5, id }),
      ),
    ),
  ),
  stream('a press of a submit button', ({ evil }) =>
    after(
      set(ids.form, { action: evil, target: '_top', method: 'post' }),
      set(ids.button, { formaction: evil, formtarget: '_top' }),
      increment({ source: 2, type: 2, id: ids.button, x: 1, y: 1 }),
      increment({ source: 2, type: 2, id: ids.link, x: 1, y: 1 }),
    ),
  ),
  stream('a file and other values where none can be', () =>
    after(
      set(ids.input, { type: 'file' }),
      ...Object.values(ids).map((id) =>
        increment({ source: 5, id, text: 'C:\\fakepath\\x', isChecked: true }),
      ),
    ),
  ),
];
