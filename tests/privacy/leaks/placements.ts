/** Every place of a page where something can stand. */

import {
  attributeName,
  cssEscape,
  cssString,
  inner,
  inText,
  nested,
  parts,
  quote,
  shadow,
  slotted,
  span,
} from './markup.ts';
import { type Placement, place } from './placement.ts';
import { scripted } from './scripted.ts';

const text = place('text', { readable: true, echo: true });
const unreadText = place('text', { echo: true });
const unseenText = place('text', {});
const machine = { machine: true };
const machineText = place('text', machine);
const machineAttribute = place('attribute', machine);
const words = place('attribute', { readable: true, echo: true });
const names = place('attribute', {});
const address = place('attribute', { echo: true });
const value = place('attribute', { echo: true, secretive: true });
const valueText = place('text', { echo: true, secretive: true });
const mixed = place('both', { echo: true });

const attribute =
  (tag: string, name: string, rest = '') =>
  (secret: string) =>
    `<${tag} ${rest} ${name}="Nr. ${quote(secret)}">x</${tag}>`;

export const placements: Placement[] = [
  ...scripted,
  // Texts
  text('a text', (v) => `<p>Nr. ${inText(v)}.</p>`),
  text('a text of its own', (v) => `<p>${inText(v)}</p>`),
  text('a table cell', (v) => `<table><tr><td>Nr.</td><td>${inText(v)}</td></tr></table>`),
  text('a list entry', (v) => `<dl><dt>Nr.</dt><dd>${inText(v)}</dd></dl>`),
  text('a heading', (v) => `<h3>Sag ${inText(v)}</h3>`),
  text('a summary', (v) => `<details><summary>Sag ${inText(v)}</summary></details>`),
  text('a closed details', (v) => `<details><summary>Mere</summary>${inText(v)}</details>`),
  text('a dialog', (v) => `<dialog><p>Nr. ${inText(v)}</p></dialog>`),
  text('an output', (v) => `<output>${inText(v)}</output>`),
  text('a legend', (v) => `<fieldset><legend>Sag ${inText(v)}</legend></fieldset>`),
  text('a label', (v) => `<label>Nr. ${inText(v)} <input></label>`),
  text('a button', (v) => `<button type="button">Vis ${inText(v)}</button>`),
  text('a link text', (v) => `<a href="/sag">Sag ${inText(v)}</a>`),
  text('a custom element', (v) => `<my-person>${inText(v)}</my-person>`),
  text('a preformatted text', (v) => `<pre>nr\t${inText(v)}</pre>`),
  text('an open shadow root', (v) => shadow(`<p>${inText(v)}</p>`)),
  text('the text of a shadow root itself', (v) => shadow(inText(v))),
  text('a shadow root in a shadow root', (v) => shadow(`<i>${shadow(`<p>${inText(v)}</p>`)}</i>`)),
  text(
    'a slotted text',
    (v) => `<div><template shadowrootmode="open"><slot></slot></template>${inText(v)}</div>`,
  ),
  text('a drawn text', (v) => `<svg><text y="20">${inText(v)}</text></svg>`),
  text('a title of a drawing', (v) => `<svg><title>${inText(v)}</title><rect width="9" height="9"/></svg>`),
  text(
    'foreign content of a drawing',
    (v) => `<svg><foreignObject><p>${inText(v)}</p></foreignObject></svg>`,
  ),
  text('a formula', (v) => `<math><mtext>${inText(v)}</mtext></math>`),
  text('a part that shows itself', (v) => `<div data-medkig-mask><p data-medkig-show>${inText(v)}</p></div>`),
  text('two spans', (v) => `<p>${parts(v, 2).map(span).join('')}</p>`),
  text('a span in a word', (v) => `<p>${inner(v, (part) => `<b>${part}</b>`)}</p>`),
  text('four nested spans', (v) => `<p>${nested(parts(v, 4))}</p>`),
  text('a span for each sign', (v) => `<p>${parts(v, 10).map(span).join('')}</p>`),
  text('parts with comments between', (v) => `<p>${parts(v, 3).map(inText).join('<!-- og -->')}</p>`),
  text('parts with empty elements between', (v) => `<p>${parts(v, 3).map(inText).join('<wbr><i></i>')}</p>`),
  unreadText('an option text', (v) => `<select><option>Vælg</option><option>${inText(v)}</option></select>`),
  unreadText(
    'a chosen option',
    (v) => `<select><option>Vælg</option><option selected>${inText(v)}</option></select>`,
  ),
  unseenText('a comment', (v) => `<p><!-- ${inText(v).replaceAll('-', '–')} -->x</p>`),
  unseenText('a script', (v) => `<script type="application/json">"${v}"</script>`),
  unseenText('a noscript', (v) => `<noscript><p>${inText(v)}</p></noscript>`),
  unseenText('a template', (v) => `<template><p>${inText(v)}</p></template>`),
  unreadText('generated content', (v) => `<style>.x::after { content: "${cssString(v)}" }</style>`),
  unreadText('a custom property', (v) => `<style>.x { --nr: "${cssString(v)}" }</style>`),
  machineText(
    'an address in a style sheet',
    (v) => `<style>.x { background: url("/b?nr=${encodeURI(v)}") }</style>`,
  ),

  // What the citizen entered
  valueText('a text area', (v) => `<textarea>${inText(v)}</textarea>`),
  valueText('an editable text', (v) => `<div contenteditable><p>${inText(v)}</p></div>`),
  valueText('a text box of the page’s own', (v) => `<div role="textbox"><b>${inText(v)}</b></div>`),
  valueText('a masked part', (v) => `<p data-medkig-mask>${inText(v)}</p>`),
  valueText('a blocked part', (v) => `<div data-medkig-block><p>${inText(v)}</p></div>`),
  valueText('a part that is never shown', (v) => `<div data-medkig-never><p>${inText(v)}</p></div>`),
  valueText(
    'a shadow root in a masked part',
    (v) => `<div data-medkig-mask>${shadow(`<p>${inText(v)}</p>`)}</div>`,
  ),
  valueText('a part that is slotted into a masked one', (v) =>
    slotted('<div data-medkig-mask><slot></slot></div>', `<p>${inText(v)}</p>`),
  ),
  valueText('a part that is slotted into a blocked one', (v) =>
    slotted('<div data-medkig-block><b><slot name="in"></slot></b></div>', `<p slot="in">${inText(v)}</p>`),
  ),
  valueText('a text that is slotted into a masked part', (v) =>
    slotted('<slot data-medkig-mask></slot>', inText(v)),
  ),
  valueText('a text that is slotted into a blocked part', (v) =>
    slotted('<div data-medkig-block><slot></slot></div>', inText(v)),
  ),
  valueText('a part that is slotted on into a blocked one', (v) =>
    slotted(slotted('<div data-medkig-block><slot></slot></div>', '<slot></slot>'), `<p>${inText(v)}</p>`),
  ),
  ...['text', 'tel', 'email', 'search', 'url', 'hidden', 'password', 'radio', 'checkbox', 'image'].map(
    (type) =>
      value(`the value of a field of type ${type}`, (v) => `<input type="${type}" value="${quote(v)}">`),
  ),
  value(
    'a one-time code',
    (v) => `<input autocomplete="one-time-code" inputmode="numeric" value="${quote(v)}">`,
  ),
  value('a field in a shadow root', (v) => shadow(`<input value="${quote(v)}">`)),
  value('two fields', (v) =>
    parts(v, 2)
      .map((part) => `<input value="${quote(part)}">`)
      .join('-'),
  ),
  value('ten fields', (v) =>
    parts(v, 10)
      .map((part) => `<input size="1" value="${quote(part)}">`)
      .join(''),
  ),
  value(
    'the value of an option',
    (v) => `<select><option>Vælg</option><option value="${quote(v)}">Ja</option></select>`,
  ),
  address('the label of an option', (v) => `<select><option label="${quote(v)}">Ja</option></select>`),
  value('a data list', (v) => `<input list="l"><datalist><option value="${quote(v)}"></datalist>`),
  value('the value of a button', (v) => `<button value="${quote(v)}">Ja</button>`),
  value('a slider’s text', (v) => `<div role="slider" aria-valuetext="${quote(v)}" aria-valuenow="1"></div>`),
  value('a data element', (v) => `<data value="${quote(v)}">x</data>`),
  ...['submit', 'button', 'reset'].map((type) =>
    place('attribute', { readable: true, echo: true })(
      `a button of type ${type}`,
      (v) => `<input type="${type}" value="Vis ${quote(v)}">`,
    ),
  ),

  // Attributes that say something
  ...['title', 'aria-label', 'aria-description', 'aria-roledescription', 'data-nr', 'data-props'].map(
    (name) => words(`the attribute ${name}`, attribute('p', name)),
  ),
  words('JSON in an attribute', (v) => `<p data-props='{"nr":"${quote(v)}","a":[1]}'>x</p>`),
  words('a placeholder', (v) => `<input placeholder="F.eks. ${quote(v)}">`),
  words('an alternative text', (v) => `<img src="/a.png" alt="Sag ${quote(v)}">`),
  words(
    'the label of a group',
    (v) => `<select><optgroup label="${quote(v)}"><option>Ja</option></optgroup></select>`,
  ),

  // Attributes that name something
  ...[
    'id',
    'class',
    'name',
    'for',
    'list',
    'autocomplete',
    'pattern',
    'lang',
    'accept',
    'headers',
    'slot',
    'part',
  ].map((name) => names(`the attribute ${name}`, attribute('input', name))),
  ...['model', 'cpr', 'ng-value', 'v-bind', 'aria-owns', 'aria-describedby', 'itemprop', 'datetime'].map(
    (name) => names(`the attribute ${name}`, attribute('my-field', name)),
  ),
  names('an inline handler', (v) => `<button type="button" onclick="send('${quote(v)}')">Send</button>`),
  names('the attribute srcdoc', (v) => `<iframe srcdoc="&lt;p>${quote(v)}&lt;/p>"></iframe>`),
  address('an inline style', (v) => `<p style="--nr: '${quote(cssString(v))}'">x</p>`),
  machineAttribute(
    'an address in an inline style',
    (v) => `<p style="background: url(/b.png?nr=${encodeURI(v)})">x</p>`,
  ),
  address(
    'an escape in an inline style',
    (v) => `<p style="--nr: '${[...v].map(cssEscape).join('')}'">x</p>`,
  ),
  machineAttribute(
    'a path of a drawing',
    (v) => `<svg><path d="M0 0 ${quote(v)}" fill="url(#${quote(v)})"/></svg>`,
  ),
  names('the name of an attribute', (v) => `<p data-${attributeName(v)}="x">x</p>`),

  // Addresses
  names('a query', (v) => `<a href="/sag?nr=${quote(v)}">Sag</a>`),
  names('a fragment', (v) => `<a href="/sag#nr=${quote(v)}">Sag</a>`),
  names('a fragment alone', (v) => `<a href="#nr-${quote(v)}">Sag</a>`),
  names('a user name in an address', (v) => `<a href="https://${encodeURIComponent(v)}@vestby.dk/">Sag</a>`),
  names('a script as an address', (v) => `<a href="javascript:send('${quote(v)}')">Sag</a>`),
  names('the subject of a mail', (v) => `<a href="mailto:a@b.dk?subject=${quote(v)}">Skriv</a>`),
  address('a path', (v) => `<a href="/sag/${quote(v)}/vis">Sag</a>`),
  address('a percent-encoded path', (v) => `<a href="/sag/${encodeURIComponent(v)}/vis">Sag</a>`),
  address('a telephone link', (v) => `<a href="tel:${quote(v)}">Ring</a>`),
  names('the address of an image', (v) => `<img src="/i.png?nr=${quote(v)}">`),
  names(
    'a source set',
    (v) => `<img srcset="/a.png?nr=${encodeURIComponent(v)} 1x, /b.png?${encodeURIComponent(v)} 2x">`,
  ),
  names('a poster', (v) => `<video poster="/p.png?nr=${quote(v)}"></video>`),
  names(
    'an action',
    (v) => `<form action="/send?nr=${quote(v)}"><button formaction="/x?nr=${quote(v)}">Send</button></form>`,
  ),
  names('an object', (v) => `<object data="/o?nr=${quote(v)}"></object>`),
  names('a used symbol', (v) => `<svg><use href="/s.svg?nr=${encodeURIComponent(v)}#a"/></svg>`),
  names('a frame’s address', (v) => `<iframe src="about:blank?nr=${quote(v)}" title="${quote(v)}"></iframe>`),
  machineAttribute(
    'an inlined drawing',
    (v) =>
      `<img src="${quote(`data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'><text>${v}</text></svg>`)}">`,
  ),
  machineAttribute(
    'an inlined drawing in base64',
    (v) =>
      `<img src="data:image/svg+xml;base64,${Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg"><text>${v}</text></svg>`).toString('base64')}">`,
  ),
  machineAttribute(
    'an inlined drawing in numbers',
    (v) =>
      `<img src="data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg"><text>${[...v].map((sign) => `&#${sign.codePointAt(0)};`).join('')}</text></svg>`)}">`,
  ),

  // In several ways at once
  mixed(
    'a card of a person',
    (v) =>
      `<article title="${quote(v)}" data-nr="${quote(v)}"><h4>${inText(v)}</h4><input value="${quote(v)}"></article>`,
  ),
  mixed(
    'a review line',
    (v) =>
      `<p id="x" aria-label="Nr. ${quote(v)}"><b>${inText(v)}</b> <a href="/ret?nr=${quote(v)}">Ret</a></p>`,
  ),
];
