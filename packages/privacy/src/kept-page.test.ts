/** What the agent needs to recognise a page: it goes through the scrubber as it is. */
import { describe, expect, it } from 'vitest';
import { MASK } from './mask.ts';
import { createScrubMemory, scrubEvent } from './scrub-event.ts';
import { element, mutation, snapshot, text } from './test-events.ts';

const keeps = (...nodes: object[]) => {
  const page = snapshot(...nodes);
  expect(scrubEvent(page)).toEqual(page);
};

/** One element with these attributes, and what is left of them. */
function attributesLeft(tagName: string, attributes: object): unknown {
  const out = JSON.parse(JSON.stringify(scrubEvent(snapshot(element(tagName, attributes)))?.data));
  return out.node.childNodes[0].childNodes[1].childNodes[0].attributes;
}

describe('markup that stays', () => {
  it('a form and its rules', () => {
    keeps(
      element(
        'form',
        { action: '/send', method: 'post', novalidate: '', 'accept-charset': 'utf-8' },
        element('input', {
          name: 'dato',
          type: 'date',
          min: '2026-01-01',
          maxlength: '10',
          accept: '.pdf',
          autocomplete: 'bday',
          inputmode: 'numeric',
          pattern: '[0-9]*',
          formnovalidate: '',
          contenteditable: 'false',
          value: '',
        }),
        element('input', { type: 'checkbox', checked: true, value: '' }),
        element('label', { for: 'dato', accesskey: 'd', tabindex: '0', dir: 'ltr' }, text('Dato')),
        element('textarea', { rows: '4', cols: '40', wrap: 'soft' }),
        element('button', { popovertarget: 'hjælp', formmethod: 'get', draggable: 'false' }, text('Hjælp')),
      ),
    );
  });

  it('a table, a list and pictures', () => {
    keeps(
      element('th', { colspan: '2', scope: 'col', align: 'left', bgcolor: '#fff' }, text('Dag')),
      element('ol', { start: '3', reversed: '' }, element('li', { value: '4' }, text('Trin'))),
      element('img', {
        src: '/skilt.png',
        alt: 'Skilt',
        loading: 'lazy',
        width: '90',
        height: '30',
        usemap: '#kort',
        crossorigin: 'anonymous',
        srcset: '/a.png 1x, /b.png 2x',
        sizes: '100vw',
      }),
      element('progress', { value: '3', max: '9' }),
      element('meter', { value: '0.5', low: '0.2' }),
      element('slot', { name: 'indhold', part: 'knap', itemprop: 'name' }),
      element('time', { datetime: '2026-01-01' }, text('1. januar')),
      element('p', { xmlns: 'http://www.w3.org/1999/xhtml', 'xml:lang': 'da', version: '1.1' }),
    );
  });

  it('a drawing', () => {
    keeps(
      element(
        'svg',
        { viewBox: '0 0 24 24', focusable: 'false', preserveAspectRatio: 'xMidYMid', fill: 'none' },
        element('path', {
          d: 'M10 10 10 10 10 12 12 24.5 3 10z',
          'stroke-width': '2',
          transform: 'scale(2)',
        }),
        element('linearGradient', { gradientUnits: 'userSpaceOnUse', x1: '0', y2: '1' }),
        element('stop', { 'stop-opacity': '.5', 'stop-color': 'red', offset: '50%' }),
        element('use', { 'xlink:href': '#pil', 'clip-path': 'url(#x)', cursor: 'pointer' }),
        element('feColorMatrix', { values: '1 0 0', in2: 'a', stdDeviation: '3', mode: 'normal' }),
        element('text', { 'font-size': '12', textLength: '30', markerWidth: '3', 'letter-spacing': '1' }),
        element('rect', { primitiveUnits: 'userSpaceOnUse', 'stroke-linecap': 'round', opacity: '1' }),
        element('g', { 'fill-rule': 'evenodd', maskUnits: 'x', visibility: 'hidden', 'stroke-opacity': '1' }),
      ),
    );
  });

  it('where a part is scrolled to, what is ticked and how large a box is', () => {
    keeps(
      element('div', { rr_scrollTop: 120, rr_scrollLeft: 0, rr_width: '90px', rr_height: '30px' }),
      element('input', { type: 'radio', name: 'valg', checked: true }),
      element('details', { open: true }),
    );
  });

  it('words of every kind that are nobody’s', () => {
    keeps(
      element(
        'p',
        { title: 'Hjælp', 'aria-label': 'Luk', 'data-trin': 'to', 'data-medkig-show': '' },
        text('Åbent'),
      ),
      element('track', { label: 'Dansk' }),
      element('table', { summary: 'Åbningstider' }),
      element('a', { download: 'Kvittering', href: '/kvittering', rel: 'noopener', target: '_blank' }),
      element('link', { rel: 'stylesheet', media: 'print', as: 'style', imagesrcset: '/a.png 1x' }),
      element('img', {
        'aria-hidden': 'true',
        'aria-describedby': 'hjælp-1',
        src: '/a.png',
        longdesc: '/om',
      }),
      element('blockquote', { cite: '/kilde', background: '/b.png' }),
    );
  });

  it('how wide a page is laid out', () => {
    keeps(element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }));
    keeps(element('meta', { name: 'viewport', content: 'initial-scale=1.0;width=320' }));
  });

  it('lone flags, also of elements that nobody knows', () => {
    keeps(element('my-map', { 'is-open': '', hidden: '', inert: '' }));
  });

  it('a frame of nodes: shadow roots, drawings and custom elements', () => {
    keeps({
      ...element('my-map', {}, { ...element('p', {}), isShadow: true, rootId: 1 }),
      isShadowHost: true,
      isCustom: true,
    });
    keeps({ ...element('svg', {}, { ...element('rect', {}), isSVG: true }), isSVG: true });
  });
});

describe('what a page may not say', () => {
  it.each([
    ['p', { onclick: 'send()', onload: 'x' }],
    ['p', { 'csrf-token': 'abc', 'data-csrf-token': 'abc', 'data-session': 'abc', 'data-nonce': 'abc' }],
    [
      'p',
      { 'data-secret': 'abc', 'data-xsrf': 'abc', 'data-api-key': 'abc', 'data-apikey': 'abc', passwd: 'a' },
    ],
    ['p', { srcdoc: '<p>', integrity: 'sha', nonce: 'abc', 'http-equiv': 'refresh', selected: true }],
    ['input', { 'data-rr-is-password': 'true' }],
    ['my-map', { model: 'Mette', cpr: 'Mette', 'to-lon': 'Mette' }],
    ['meta', { content: 'Vestby Kommune, scale' + '!', title: 'Sag' }],
    ['meta', { content: 'Vestby' }],
    ['meta', { content: '' }],
    ['p', { title: null, alt: undefined }],
    ['option', { selected: '' }],
    ['iframe', { srcdoc: '' }],
    ['input', { 'data-rr-is-password': '' }],
    ['p', { rr_scrollTop: '' }],
    ['meta', { title: 'width' }],
    ['p', { open: false, value: true, d: 3, title: true, rr_scrollTop: '12' }],
    ['iframe', { src: 'javascript:alert(1)', href: 'blob:x' }],
    ['div', { 'x-0101901234': '' }],
  ])('%s %o', (tagName, attributes) => {
    expect(attributesLeft(tagName, attributes)).toEqual({});
  });

  it('a number of a person in a layout', () => {
    expect(attributesLeft('meta', { content: 'width=0101901234' })).toEqual({ content: `width=${MASK}` });
  });

  it('the number in a flag’s name when it is taken away', () => {
    const memory = createScrubMemory();
    scrubEvent(snapshot(element('p', {})), memory);
    const attributes = { onclick: 'x', 'x-y': 'z' };
    const out = scrubEvent(mutation({ attributes: [{ id: 10, attributes }] }), memory);
    expect(out?.data).toMatchObject({ attributes: [{ id: 10, attributes: { onclick: null, 'x-y': null } }] });
  });

  it.each([
    ['data', { value: 'Mette' }, { value: MASK }],
    ['button', { value: 'Mette' }, { value: MASK }],
    [
      'div',
      { 'aria-valuenow': '42', 'aria-valuetext': 'Mette' },
      { 'aria-valuenow': MASK, 'aria-valuetext': MASK },
    ],
    ['li', { 'aria-valuetext': 'Mette' }, { 'aria-valuetext': MASK }],
    ['textarea', { type: 'submit', value: 'Mette' }, { type: 'submit', value: MASK }],
    ['textarea', { value: 'Mette' }, { value: MASK }],
    ['textarea', { name: 'kodeord', value: 'Mette' }, { name: 'kodeord', value: MASK }],
    ['option', { value: 'ja', label: 'Ja' }, { value: '•', label: 'Ja' }],
    ['option', { value: '' }, { value: '' }],
    ['li', { value: '0101901234' }, { value: MASK }],
    ['progress', { value: '0101901234' }, { value: MASK }],
    ['meter', { value: '0101901234' }, { value: MASK }],
    ['path', { d: 'M 0101901234' }, { d: `M ${MASK}` }],
    ['input', { type: 'submit', value: 'Send 0101901234' }, { type: 'submit', value: `Send ${MASK}` }],
    ['input', { type: 'RESET', value: 'Ryd' }, { type: 'RESET', value: 'Ryd' }],
    ['input', { type: 'button', value: 'Vis' }, { type: 'button', value: 'Vis' }],
    [
      'p',
      { 'aria-owns': '0101901234', 'data-medkig-x': '0101901234' },
      { 'aria-owns': MASK, 'data-medkig-x': MASK },
    ],
    [
      'img',
      { src: '/a.png?x=1', srcset: '/a.png?x 1x,/b.png?y 2x' },
      { src: '/a.png', srcset: '/a.png 1x, /b.png 2x' },
    ],
    [
      'p',
      { style: 'background:url(/a.png?x=1)', fill: 'url("/a?b")' },
      { style: 'background:url(/a.png)', fill: 'url("/a")' },
    ],
  ])('%s %o', (tagName, attributes, left) => {
    expect(attributesLeft(tagName, attributes)).toEqual(left);
  });

  it.each([
    'aria-label',
    'aria-description',
    'aria-roledescription',
    'aria-placeholder',
    'title',
    'data-x',
    'data-aria-x',
  ])('a typed word in %s, but not in the names of elements', (name) => {
    const memory = createScrubMemory();
    memory.echoes.see({}, 'Bakkevej');
    const page = snapshot(
      element('p', { [name]: 'Bakkevej', 'aria-controls': 'Bakkevej', 'data-medkig-x': 'Bakkevej' }),
      element('p', { 'aria-labelledby': 'Bakkevej', 'x-data-medkig-': '' }),
    );
    const out = JSON.stringify(scrubEvent(page, memory));
    expect(out).toContain(`"${name}":"${MASK}"`);
    expect(out).toContain('"aria-controls":"Bakkevej"');
    expect(out).toContain('"data-medkig-x":"Bakkevej"');
    expect(out).toContain('"aria-labelledby":"Bakkevej"');
  });

  it('not even the name of an attribute that is left out', () => {
    const event: unknown = scrubEvent(snapshot(element('p', { onclick: 'x', title: 'Hjælp' })));
    expect(event).toStrictEqual(snapshot(element('p', { title: 'Hjælp' })));
  });

  it('but a name looks like no address of a person', () => {
    keeps(element('p', { class: 'kolonne@md.dk', id: 'felt-12345678' }));
  });
});

describe('in a hidden part', () => {
  it('a button’s label and every word are hidden, names stay', () => {
    const memory = createScrubMemory();
    const inside = [
      element('input', { type: 'submit', value: 'Mette' }),
      element('p', { title: 'Mette', class: 'note', 'data-x': '' }),
    ];
    const out = JSON.stringify(
      scrubEvent(snapshot(element('div', { 'data-medkig-mask': '' }, ...inside)), memory),
    );
    expect(out).not.toContain('Mette');
    expect(out).toContain('"class":"note"');
    expect(out).toContain('"data-x":""');
  });
});
