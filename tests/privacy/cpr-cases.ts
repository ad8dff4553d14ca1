/** Every place of a page that a CPR number may stand in, each with a number of its own. */

export interface CprCase {
  name: string;
  /** As it is written in this place. */
  cpr: string;
  /** Markup in the body, or in the head. */
  html?: string;
  head?: string;
  /** What stands behind the path in the address. */
  address?: string;
  /** A script run on the page after capture has started. */
  later?: string;
  /** A field into which the number is typed after capture has started. */
  type?: string;
}

type Plant = (cpr: string, id: string) => Omit<CprCase, 'name' | 'cpr'>;

const places: [name: string, plant: Plant, written?: (digits: string) => string][] = [
  // Page text
  ['a text', (cpr) => ({ html: `<p>Dit nummer er ${cpr}.</p>` })],
  ['a text without a sign', (cpr) => ({ html: `<p>Dit nummer er ${cpr}.</p>` }), (digits) => digits],
  ['a text with a blank', (cpr) => ({ html: `<p>${cpr}</p>` }), (d) => `${d.slice(0, 6)} ${d.slice(6)}`],
  ['a text in pairs', (cpr) => ({ html: `<p>${cpr}</p>` }), (d) => d.replace(/..(?!$)/g, '$& ')],
  [
    'a text with soft hyphens',
    (cpr) => ({ html: `<p>${cpr}</p>` }),
    (d) => d.replace(/..(?!$)/g, '$&\u00ad'),
  ],
  ['a text in full-width digits', (cpr) => ({ html: `<p>${cpr}</p>` }), fullWidth],
  [
    'a text split over spans',
    (cpr) => ({ html: `<p><span>${cpr.slice(0, 4)}</span><b>${cpr.slice(4, 8)}</b>${cpr.slice(8)}</p>` }),
  ],
  [
    'one span for each digit',
    (cpr) => ({ html: `<p>${[...cpr].map((digit) => `<span>${digit}</span>`).join('')}</p>` }),
  ],
  ['a text with a line break', (cpr) => ({ html: `<p>${cpr.replace('-', '-<br>')}</p>` })],
  ['a table cell', (cpr) => ({ html: `<table><tr><td>CPR</td><td>${cpr}</td></tr></table>` })],
  ['a closed details', (cpr) => ({ html: `<details><summary>Mere</summary>${cpr}</details>` })],
  ['an output', (cpr) => ({ html: `<output>${cpr}</output>` })],
  ['an editable text', (cpr) => ({ html: `<div contenteditable>${cpr}</div>` })],
  ['a drawing', (cpr) => ({ html: `<svg><title>${cpr}</title><text y="20">${cpr}</text></svg>` })],
  ['a noscript', (cpr) => ({ html: `<noscript>${cpr}</noscript>` })],
  ['a comment', (cpr) => ({ html: `<!-- ${cpr} -->` })],
  ['a script', (cpr) => ({ html: `<script type="application/json">{"cpr":"${cpr}"}</script>` })],
  [
    'an open shadow root',
    (cpr) => ({ html: `<div><template shadowrootmode="open">${cpr}<p>${cpr}</p></template></div>` }),
  ],
  ['a template', (cpr) => ({ html: `<template><p>${cpr}</p></template>` })],
  ['a part that hides itself', (cpr) => ({ html: `<p data-medkig-mask title="${cpr}">${cpr}</p>` })],
  ['a part that shows itself', (cpr) => ({ html: `<p data-medkig-show>${cpr} <input value="${cpr}"></p>` })],

  // Fields
  ['a prefilled text field', (cpr) => ({ html: `<input value="${cpr}">` })],
  ['a prefilled telephone field', (cpr) => ({ html: `<input type="tel" value="${cpr}">` })],
  ['a hidden field', (cpr) => ({ html: `<input type="hidden" name="cpr" value="${cpr}">` })],
  ['a password', (cpr) => ({ html: `<input type="password" value="${cpr}">` })],
  ['a text area', (cpr) => ({ html: `<textarea>${cpr}</textarea>` })],
  ['a typed text field', (_, id) => ({ html: `<input id="${id}">`, type: `#${id}` })],
  ['a typed telephone field', (_, id) => ({ html: `<input type="tel" id="${id}">`, type: `#${id}` })],
  ['a typed text area', (_, id) => ({ html: `<textarea id="${id}"></textarea>`, type: `#${id}` })],
  [
    'a typed editable text',
    (_, id) => ({ html: `<div contenteditable role="textbox" id="${id}"></div>`, type: `#${id}` }),
  ],
  [
    'an option',
    (cpr) => ({
      html: `<select><option>Vælg</option><option value="${cpr}" label="${cpr}">${cpr}</option></select>`,
    }),
  ],
  [
    'a chosen option',
    (cpr) => ({
      html: `<select><option>Vælg</option><option value="${cpr}" selected>${cpr}</option></select>`,
    }),
  ],
  [
    'a data list',
    (cpr) => ({ html: `<input list="l"><datalist id="l"><option value="${cpr}"></option></datalist>` }),
  ],
  ['a radio button', (cpr) => ({ html: `<input type="radio" name="r" value="${cpr}" checked>` })],
  ['a check box', (cpr) => ({ html: `<input type="checkbox" value="${cpr}">` })],
  ['a submit button', (cpr) => ({ html: `<input type="submit" value="Send ${cpr}">` })],
  [
    'a plain button',
    (cpr) => ({ html: `<input type="button" value="Vis ${cpr}"><button value="${cpr}">Vis ${cpr}</button>` }),
  ],
  ['an image button', (cpr) => ({ html: `<input type="image" alt="${cpr}" value="${cpr}">` })],

  // Attributes
  ...[
    'title',
    'aria-label',
    'aria-description',
    'placeholder',
    'data-cpr',
    'data-person',
    'alt',
    'name',
    'class',
    'id',
    'pattern',
    'for',
    'model',
  ].map((attribute): [string, Plant] => [
    `the attribute ${attribute}`,
    (cpr) => ({ html: `<input ${attribute}="nr ${cpr}">` }),
  ]),
  ['a custom element', (cpr) => ({ html: `<my-person cpr="${cpr}" data-x="${cpr}">${cpr}</my-person>` })],
  ['an inline handler', (cpr) => ({ html: `<button onclick="send('${cpr}')">Send</button>` })],
  [
    'an inline style',
    (cpr) => ({ html: `<p style="--cpr: '${cpr}'; background: url(/b.png?cpr=${cpr})">Vis</p>` }),
  ],
  [
    'a style sheet',
    (cpr) => ({
      html: `<style>.s::after { content: "${cpr}"; background: url("/b.png?cpr=${cpr}") }</style>`,
    }),
  ],

  // Addresses
  ['the query', (cpr) => ({ address: `?cpr=${cpr}` })],
  ['the fragment', (cpr) => ({ address: `#cpr=${cpr}` })],
  ['a link', (cpr) => ({ html: `<a href="/sag?cpr=${cpr}#${cpr}">Sag</a>` })],
  ['a path', (cpr) => ({ html: `<a href="/sag/${cpr}/vis">Sag</a>` })],
  [
    'a percent-encoded path',
    (cpr) => ({ html: `<a href="/sag/${[...cpr].map(percentEncoded).join('')}">Sag</a>` }),
  ],
  ['a mail link', (cpr) => ({ html: `<a href="mailto:a@b.dk?subject=${cpr}">Skriv</a>` })],
  [
    'an image',
    (cpr) => ({
      html: `<img src="/i/${cpr}.png?cpr=${cpr}" alt="${cpr}" srcset="/a.png?${cpr} 1x, /b.png?${cpr} 2x">`,
    }),
  ],
  [
    'an inlined drawing',
    (cpr) => ({
      html: `<img src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'><text>${cpr}</text></svg>">`,
    }),
  ],
  [
    'a form',
    (cpr) => ({
      html: `<form action="/send?cpr=${cpr}"><button formaction="/x?cpr=${cpr}">Send</button></form>`,
    }),
  ],
  [
    'a frame',
    (cpr) => ({
      html: `<iframe src="about:blank?cpr=${cpr}" title="${cpr}" srcdoc="<input value='${cpr}'>"></iframe>`,
    }),
  ],

  // The head
  ['the title', (cpr) => ({ head: `<title>Sag ${cpr}</title>` })],
  [
    'a description',
    (cpr) => ({ head: `<meta name="description" content="${cpr}"><meta property="sag" content="${cpr}">` }),
  ],
  ['a canonical address', (cpr) => ({ head: `<link rel="canonical" href="/sag?cpr=${cpr}">` })],

  // What comes later
  ['the changed title', (cpr) => ({ later: `document.title = 'Sag ${cpr}';` })],
  ['an added element', (cpr) => ({ later: add(`<p title="${cpr}">${cpr}<input value="${cpr}"></p>`) })],
  [
    'an added element split over spans',
    (cpr) => ({ later: add(`<p><i>${cpr.slice(0, 5)}</i><i>${cpr.slice(5)}</i></p>`) }),
  ],
  ['an added text', (cpr) => ({ later: `document.body.append('${cpr}');` })],
  [
    'a changed text',
    (cpr, id) => ({ html: `<p id="${id}">Sag</p>`, later: `${element(id)}.firstChild.data = '${cpr}';` }),
  ],
  [
    'two texts that come together',
    (cpr, id) => ({
      html: `<p>${cpr.slice(0, 7)}<b id="${id}">…</b></p>`,
      later: `${element(id)}.firstChild.data = '${cpr.slice(7)}';`,
    }),
  ],
  [
    'what parted two texts is taken away',
    (cpr, id) => ({
      html: `<p>${cpr.slice(0, 7)}<b id="${id}"> 12 </b>${cpr.slice(7)}</p>`,
      later: `${element(id)}.remove();`,
    }),
  ],
  ...[
    'title',
    'aria-label',
    'placeholder',
    'data-cpr',
    'alt',
    'value',
    'href',
    'src',
    'action',
    'style',
    'onclick',
    'srcdoc',
    'model',
  ].map((attribute): [string, Plant] => [
    `the changed attribute ${attribute}`,
    (cpr, id) => ({
      html: `<input id="${id}">`,
      later: `${element(id)}.setAttribute('${attribute}', '--x:"?${cpr}"');`,
    }),
  ]),
  [
    'a field filled by a script',
    (cpr, id) => ({ html: `<input id="${id}">`, later: `${element(id)}.value = '${cpr}';` }),
  ],
  [
    'a hidden field filled by a script',
    (cpr, id) => ({ html: `<input type="hidden" id="${id}">`, later: `${element(id)}.value = '${cpr}';` }),
  ],
  [
    'a field that becomes a button',
    (cpr, id) => ({
      html: `<input id="${id}" value="${cpr}">`,
      later: `${element(id)}.type = 'submit'; ${element(id)}.value = '${cpr}';`,
    }),
  ],
  [
    'a password that becomes visible',
    (cpr, id) => ({
      html: `<input type="password" id="${id}" value="${cpr}">`,
      later: `${element(id)}.type = 'text';`,
    }),
  ],
  [
    'an added option that is chosen',
    (cpr, id) => ({
      html: `<select id="${id}"></select>`,
      later: `${element(id)}.innerHTML = '<option value="${cpr}">${cpr}</option>'; ${element(id)}.value = '${cpr}';`,
    }),
  ],
  [
    'a shadow root changed later',
    (cpr, id) => ({
      html: `<div id="${id}"><template shadowrootmode="open">Sag</template></div>`,
      later: `${element(id)}.shadowRoot.firstChild.data = '${cpr}';`,
    }),
  ],
  [
    'a rule added by a script',
    (cpr, id) => ({
      html: `<style id="${id}">p {}</style>`,
      later: `${element(id)}.sheet.insertRule('p::after { content: "${cpr}" }');`,
    }),
  ],
  [
    'a property set by a script',
    (cpr, id) => ({
      html: `<p id="${id}"></p>`,
      later: `${element(id)}.style.setProperty('--cpr', '"${cpr}"');`,
    }),
  ],
  [
    'an adopted style sheet',
    (cpr) => ({
      later: `const s = new CSSStyleSheet(); s.replaceSync('p::before { content: "${cpr}" }'); document.adoptedStyleSheets = [s];`,
    }),
  ],
  ['a new address', (cpr) => ({ later: `history.replaceState(null, '', '?cpr=${cpr}#${cpr}');` })],
];

export const cprCases: CprCase[] = places.map(([name, plant, written = withHyphen], at) => {
  const cpr = written(digitsOf(at));
  return { name, cpr, ...plant(cpr, `case-${at}`) };
});

/** One page that holds a single case, so that a leak names its place. */
export function cprPage({ head = '', html = '' }: CprCase): string {
  return `<!doctype html><html lang="da"><head><meta charset="utf-8">${head}</head><body><h1>Sag</h1>${html}</body></html>`;
}

/** Ten digits that begin with a birth date and are those of no other case. */
function digitsOf(at: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(1 + (at % 28))}${two(1 + (at % 12))}${two(40 + (at % 50))}${7001 + at * 13}`;
}

function withHyphen(digits: string): string {
  return `${digits.slice(0, 6)}-${digits.slice(6)}`;
}

function fullWidth(digits: string): string {
  return digits.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
}

function percentEncoded(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16)}`;
}

function element(id: string): string {
  return `document.getElementById('${id}')`;
}

function add(html: string): string {
  return `document.body.insertAdjacentHTML('beforeend', \`${html}\`);`;
}
