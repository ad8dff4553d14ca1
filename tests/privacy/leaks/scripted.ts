/** Places that only a script of the page reaches. */
import { cssString } from './markup.ts';
import type { Placement } from './placement.ts';

type Flags = Partial<Pick<Placement, 'echo' | 'secretive'>>;

/** `script` is given the value and a rule that puts it on the page, each as a string of the script. */
function by(
  flags: Flags,
  name: string,
  html: string,
  script: (value: string, rule: string) => string,
): Placement {
  return {
    name,
    stuff: 'script',
    readable: false,
    echo: false,
    secretive: false,
    machine: false,
    ...flags,
    html: () => html,
    script: (value) =>
      script(JSON.stringify(value), JSON.stringify(`.x::after { content: "${cssString(value)}" }`)),
  };
}

const first = 'slot.firstElementChild';
const says = { echo: true };
const typed = { echo: true, secretive: true };

export const scripted: Placement[] = [
  by(says, 'the title of the page', '', (v) => `document.title = 'Sag ' + ${v};`),
  by(
    {},
    'the query of the page',
    '',
    (v) => `history.replaceState(null, '', '?nr=' + encodeURIComponent(${v}));`,
  ),
  by({}, 'the fragment of the page', '', (v) => `history.replaceState(null, '', '#' + ${v});`),
  by(
    says,
    'the path of the page',
    '',
    (v) => `history.replaceState(null, '', '/sag/' + encodeURIComponent(${v}));`,
  ),
  by(
    {},
    'a description',
    '',
    (v) => `
    const meta = document.createElement('meta');
    meta.name = 'description';
    meta.content = ${v};
    document.head.append(meta);`,
  ),
  by(
    {},
    'a canonical address',
    '',
    (v) => `
    const link = document.createElement('link');
    link.rel = 'canonical';
    link.href = '/sag?nr=' + encodeURIComponent(${v});
    document.head.append(link);`,
  ),

  by(typed, 'a field filled by a script', '<input>', (v) => `${first}.value = ${v};`),
  by(
    typed,
    'a field that says it was filled',
    '<input type="tel">',
    (v) => `
    ${first}.value = ${v};
    ${first}.dispatchEvent(new InputEvent('input', { bubbles: true }));`,
  ),
  by(typed, 'a hidden field filled by a script', '<input type="hidden">', (v) => `${first}.value = ${v};`),
  by(typed, 'a text area filled by a script', '<textarea></textarea>', (v) => `${first}.value = ${v};`),
  by(typed, 'a text inside a text area', '<textarea></textarea>', (v) => `${first}.textContent = ${v};`),
  by(
    typed,
    'a password that becomes visible',
    '<input type="password">',
    (v) => `
    ${first}.value = ${v};
    requestAnimationFrame(() => { ${first}.type = 'text'; ${first}.dispatchEvent(new InputEvent('input', { bubbles: true })); });`,
  ),
  by(
    typed,
    'a field that becomes a button',
    '<input>',
    (v) => `${first}.value = ${v}; ${first}.type = 'submit'; ${first}.value = ${v};`,
  ),
  by(
    typed,
    'a field that is filled as a button',
    '<input>',
    (v) => `${first}.type = 'button'; ${first}.setAttribute('value', ${v});`,
  ),
  by(
    typed,
    'a chosen file',
    '<input type="file">',
    (v) => `
    const files = new DataTransfer();
    files.items.add(new File([''], ${v}));
    ${first}.files = files.files;
    ${first}.dispatchEvent(new Event('input', { bubbles: true }));
    ${first}.dispatchEvent(new Event('change', { bubbles: true }));`,
  ),
  by(
    says,
    'an added option that is chosen',
    '<select></select>',
    (v) => `
    ${first}.add(new Option(${v}, ${v}));
    ${first}.value = ${v};
    ${first}.dispatchEvent(new Event('input', { bubbles: true }));`,
  ),
  by(says, 'the value of an output', '<output></output>', (v) => `${first}.value = ${v};`),
  by(
    typed,
    'an editable text written by a script',
    '<p contenteditable></p>',
    (v) => `${first}.append(${v});`,
  ),
  by(
    typed,
    'a frame written by a script',
    '<iframe></iframe>',
    (v) => `
    const inside = ${first}.contentDocument;
    inside.body.append(${v});
    inside.title = ${v};`,
  ),
  by(
    typed,
    'a closed shadow root',
    '<div></div>',
    (v) => `${first}.attachShadow({ mode: 'closed' }).append(${v});`,
  ),
  by(
    says,
    'a shadow root attached later',
    '<div></div>',
    (v) => `${first}.attachShadow({ mode: 'open' }).append(${v});`,
  ),
  by(
    typed,
    'a text in a slot that is blocked later',
    '<div>Ord</div>',
    (v) => `
    const root = ${first}.attachShadow({ mode: 'open' });
    root.innerHTML = '<p><slot></slot></p>';
    const words = ${v};
    requestAnimationFrame(() => {
      root.firstChild.dataset.medkigBlock = '';
      requestAnimationFrame(() => { ${first}.firstChild.data = words; });
    });`,
  ),
  by(
    typed,
    'a part that is put into a blocked slot later',
    '<div><p></p></div>',
    (v) => `
    ${first}.attachShadow({ mode: 'open' }).innerHTML = '<slot></slot><p data-medkig-block><slot name="in"></slot></p>';
    ${first}.firstChild.slot = 'in';
    const words = ${v};
    requestAnimationFrame(() => ${first}.firstChild.append(words));`,
  ),
  by(
    typed,
    'a part whose slot moves into a masked part',
    '<div><p></p></div>',
    (v) => `
    const root = ${first}.attachShadow({ mode: 'open' });
    root.innerHTML = '<slot></slot><p data-medkig-mask></p>';
    const words = ${v};
    requestAnimationFrame(() => {
      root.lastChild.append(root.firstChild);
      requestAnimationFrame(() => ${first}.firstChild.append(words));
    });`,
  ),
  by(
    says,
    'a custom element defined later',
    '',
    (v) => `
    const name = 'my-' + slot.id;
    const words = ${v};
    slot.append(document.createElement(name));
    customElements.define(name, class extends HTMLElement {
      connectedCallback() { this.attachShadow({ mode: 'open' }).innerHTML = '<p></p>'; this.shadowRoot.firstChild.append(words); }
    });`,
  ),
  by(
    says,
    'an opened dialog',
    '<dialog><p></p></dialog>',
    (v) => `${first}.show(); ${first}.firstChild.append(${v});`,
  ),
  by(
    says,
    'a live message',
    '<p role="status" aria-live="polite"></p>',
    (v) => `
    let shown = 0;
    const signs = [...${v}];
    ${first}.textContent = signs.slice(0, 5).join('');
    requestAnimationFrame(() => { ${first}.textContent = signs.join(''); });`,
  ),
  by(
    says,
    'a line that is put together from its end',
    '<p></p>',
    (v) => `
    for (const sign of [...${v}].reverse()) ${first}.prepend(sign);`,
  ),
  by(
    says,
    'a line whose middle comes last',
    '<p><i></i><b></b><u></u></p>',
    (v) => `
    const signs = [...${v}];
    const [start, middle, end] = ${first}.children;
    start.textContent = signs.slice(0, 3).join('');
    end.textContent = signs.slice(-3).join('');
    requestAnimationFrame(() => { middle.textContent = signs.slice(3, -3).join(''); });`,
  ),

  by(
    says,
    'a rule that is inserted',
    '<style>p {}</style>',
    (_, rule) => `${first}.sheet.insertRule(${rule});`,
  ),
  by(
    says,
    'a rule inside a rule',
    '<style>@media all { p {} }</style>',
    (_, rule) => `${first}.sheet.cssRules[0].insertRule(${rule});`,
  ),
  by(
    says,
    'a declaration of a rule',
    '<style>.x::after {}</style>',
    (v) => `${first}.sheet.cssRules[0].style.setProperty('content', JSON.stringify(${v}));`,
  ),
  by(
    says,
    'an adopted style sheet',
    '',
    (_, rule) => `
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(${rule});
    document.adoptedStyleSheets.push(sheet);`,
  ),
  by(
    says,
    'an adopted style sheet that is replaced',
    '',
    (_, rule) => `
    const sheet = new CSSStyleSheet();
    document.adoptedStyleSheets.push(sheet);
    requestAnimationFrame(() => sheet.replaceSync(${rule}));`,
  ),
  by(
    says,
    'a style sheet of a shadow root',
    '<div></div>',
    (_, rule) => `
    const sheet = new CSSStyleSheet();
    const root = ${first}.attachShadow({ mode: 'open' });
    root.append('x');
    root.adoptedStyleSheets = [sheet];
    requestAnimationFrame(() => sheet.insertRule(${rule}));`,
  ),
  by(
    says,
    'a custom property set by a script',
    '<p>x</p>',
    (v) => `${first}.style.setProperty('--nr', JSON.stringify(${v}));`,
  ),
];
