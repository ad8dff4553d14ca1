/** Pages whose elements stand where pages put them and where they are hard to find. Made for these tests. */

/** `name` stands in its address. */
export interface FixturePage {
  name: string;
  html: string;
}

const style = `
  body { margin: 0; font: 16px/1.5 'Liberation Sans', sans-serif; }
  main { padding: 24px; max-width: 60rem; }
  .row { margin: 0 0 18px; }
  label { display: block; font-weight: 700; }
  input, select, textarea, button { font: inherit; padding: 8px; }
  .hint { display: block; color: #555; }
`;

const field = (id: string, label: string, hint = '') =>
  `<div class="row"><label for="${id}">${label}</label>${hint && `<span class="hint" id="${id}-hint">${hint}</span>`}<input id="${id}" name="${id}"${hint && ` aria-describedby="${id}-hint"`}></div>`;

const words = (count: number, about: string) =>
  Array.from(
    { length: count },
    (_, at) =>
      `<p>Afsnit ${['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'][at % 8]} om ${about}, som fylder mere end en linje på en smal skærm.</p>`,
  ).join('');

const shadow = (name: string, inside: string, light = '') =>
  `<${name}><template shadowrootmode="open">${inside}</template>${light}</${name}>`;

const shadowSheet = `<style>${style} .card { border: 1px solid #888; padding: 12px; margin: 0 0 16px; }</style>`;

function card(at: number): string {
  const inner = shadow(
    'my-choice',
    `${shadowSheet}<fieldset><legend>Hvornår passer det, ${at}?</legend>
      <label><input type="radio" name="r${at}"> Formiddag</label><label><input type="radio" name="r${at}"> Eftermiddag</label></fieldset>
      <span id="ord">Ønsket kontor</span><select aria-labelledby="ord"><option>Vestby</option><option>Nordby</option></select>`,
  );
  const button = shadow(
    'my-button',
    `${shadowSheet}<button type="button"><slot></slot></button>`,
    `<span>Gem kort ${at}</span>`,
  );
  return shadow(
    'my-card',
    `${shadowSheet}<div class="card"><h2>Kort ${at}</h2>${field('navn', 'Kaldenavn', 'Som du kaldes til daglig')}
      <p>En forklaring til kort ${at} med et <a href="#kort">link til mere</a>.</p>${inner}${button}<slot></slot></div>`,
    `<p>Det, der er lagt ind i kort ${at}, er sidens egen tekst.</p>`,
  );
}

const menu = (count: number) =>
  Array.from({ length: count }, (_, at) => `<a href="#punkt-${at}">Punkt ${'abcdefgh'[at]}</a> `).join('');

/** A frame of the page's own site; `look` ends its class and goes on with its attributes. */
const frame = (title: string, inside: string, look: string) =>
  `<iframe class="ramme ${look}" title="${title}" srcdoc="${`<!doctype html><style>${style} body { padding: 12px; }</style>${inside}`.replaceAll('"', '&quot;')}"></iframe>`;

const form = (count: number, about: string) =>
  Array.from({ length: count }, (_, at) =>
    field(
      `${about}-${at}`,
      `Felt ${'abcdefghijklmnop'[at]} om ${about}`,
      at % 2 ? 'Skriv så meget, du har lyst til' : '',
    ),
  ).join('');

export const fixturePages = {
  shadow: {
    name: 'skygge',
    html: `<main><h1>Skyggetræer</h1>${[1, 2, 3, 4, 5].map(card).join('')}</main>`,
  },
  inner: {
    name: 'inderst',
    html: `<main><h1>Et trin i en skygge</h1>${shadow(
      'my-step',
      `${shadowSheet}${field('navn', 'Fulde navn')}<div class="row"><label for="dato">Dato</label><input id="dato" type="date"></div>
      <div data-medkig-block style="width:220px;height:60px">Kun for dig</div>
      <img src="/findes-ikke.png" alt="" width="160" height="60"><p><button type="button" popovertarget="lag">Vis hjælp</button></p>
      <div id="lag" popover>Skriv dit navn, som det står i dit pas.</div><slot></slot>`,
    )}</main>`,
  },
  sticky: {
    name: 'fast',
    html: `<style>
        header { position: sticky; top: 0; background: #def; padding: 12px; z-index: 3; }
        .mid { position: sticky; top: 52px; background: #ffd; padding: 8px; z-index: 2; }
        footer { position: fixed; bottom: 0; left: 0; width: 50%; background: #efe; padding: 10px; }
        .cols { display: grid; grid-template-columns: 14rem 1fr; gap: 16px; } aside { position: sticky; top: 120px; align-self: start; }
        table { border-collapse: collapse; } th { position: sticky; top: 104px; background: #eee; } td, th { padding: 8px 14px; }
      </style>
      <header><nav>${menu(4)}<label for="soeg">Søg</label> <input id="soeg" size="8"> <button type="button">Find</button></nav></header>
      <p class="mid">Du er i <a href="#her">Fast indhold</a> <span>nu</span></p>
      <main><h1>Faste områder</h1><div class="cols"><aside><h2>Genveje</h2><ul>${[1, 2, 3, 4].map((at) => `<li><a href="#g${at}">Genvej ${at}</a></li>`).join('')}</ul><p>Ring, hvis du går i stå.</p></aside>
      <div>${form(6, 'sagen')}${words(6, 'reglerne')}<table><tr><th>Dag</th><th>Tid</th></tr>${words(0, '')}${Array.from({ length: 12 }, (_, at) => `<tr><td>Dag ${at}</td><td><a href="#t${at}">Vælg</a></td></tr>`).join('')}</table>${words(8, 'fristerne')}</div></div></main>
      <footer><button type="button">Gem kladde</button> <a href="#hj">Hjælp</a> <span>Kladde</span></footer>`,
  },
  rtl: {
    name: 'mod-venstre',
    html: `<script>document.documentElement.dir = 'rtl';</script><main><h1>طلب نقل</h1>${words(2, 'الطلب')}${form(8, 'الطلب')}
      <div style="overflow-x:auto;width:240px"><div style="width:900px;display:flex;gap:20px">${Array.from({ length: 8 }, (_, at) => `<button type="button">زر ${'abcdefgh'[at]}</button>`).join('')}</div></div>${words(6, 'النقل')}</main>`,
  },
  dialog: {
    name: 'dialog',
    html: `<style>dialog { padding: 20px; width: min(30rem, 80vw); } #midt { margin: 0; left: 50%; top: 50%; transform: translate(-50%, -50%); max-height: 70vh; overflow: auto; } ::backdrop { background: #0008; }</style>
      <main><h1>Bag dialogen</h1>${words(8, 'baggrunden')}</main>
      <dialog id="midt"><h2>Før du går videre</h2>${form(3, 'dialogen')}${words(4, 'dialogen')}<button type="button">Fortsæt</button> <a href="#nej">Fortryd</a></dialog>
      <script>document.getElementById('midt').showModal();</script>`,
  },
  popover: {
    name: 'lag',
    html: `<style>[popover] { border: 9px solid #123; padding: 16px; background: #ffd; transform: rotate(2deg); }</style>
      <main><h1>Under laget</h1>${words(6, 'siden')}<button type="button" popovertarget="lag">Vis hjælp</button></main>
      <div id="lag" popover style="width: 20rem"><h2>Hjælp</h2>${form(2, 'hjælpen')}<button type="button">Forstået</button></div>
      <script>document.getElementById('lag').showPopover();</script>`,
  },
  transforms: {
    name: 'drejet',
    html: `<style>.half { transform: scale(.75); transform-origin: 0 0; } .turned { transform: rotate(6deg); width: 24rem; } .zoomed { zoom: 1.25; } .moved { position: relative; left: 60px; translate: 20px 10px; }</style>
      <main><h1>Drejet og skaleret</h1><div class="half">${form(3, 'det halve')}</div><div class="turned">${form(2, 'det drejede')}${words(2, 'det drejede')}</div>
      <div class="zoomed">${form(3, 'det store')}${words(2, 'det store')}</div><div class="moved">${form(2, 'det flyttede')}</div>${words(4, 'slutningen')}</main>`,
  },
  zoom: {
    name: 'zoom',
    html: `<style>html { zoom: 1.25; }</style><main><h1>Større skrift</h1>${form(5, 'det store')}${words(5, 'siden')}</main>`,
  },
  scrollers: {
    name: 'ruller',
    html: `<style>.box { height: 260px; overflow: auto; border: 4px solid #667; padding: 12px; margin: 0 0 20px; } .inner { height: 160px; overflow: auto; border: 2px dashed #99a; }
        .wide { overflow-x: auto; width: min(26rem, 80vw); } .wide > div { display: flex; gap: 16px; width: 1400px; }</style>
      <main><h1>Rullende områder</h1><div class="box">${form(3, 'kassen')}<div class="inner">${form(5, 'det inderste')}</div>${words(5, 'kassen')}</div>
      <div class="wide"><div>${Array.from({ length: 9 }, (_, at) => `<button type="button">Valg ${'abcdefghi'[at]}</button>`).join('')}</div></div>${words(3, 'rulning')}<div class="box">${words(14, 'vilkår')}<label><input type="checkbox"> Jeg har læst det</label></div></main>`,
  },
  frames: {
    name: 'rammer',
    html: `<style>.ramme { border: 3px solid #333; margin: 0 0 14px; } .polstret { padding: 12px 20px; border-left-width: 9px; } .side { display: flex; flex-wrap: wrap; gap: 12px; }
        .lille { transform: scale(.8); transform-origin: 0 0; } .stor { zoom: 1.25; } .kasse { height: 240px; overflow: auto; border: 2px dashed #99a; }</style>
      <main><h1>Rammer</h1><p>Selvbetjeningen ligger i rammer.</p>
      <div class="side"><iframe class="ramme" sandbox srcdoc="<button>Betal</button>" title="Betaling" style="width:60%;height:90px;transform:scale(.9)"></iframe>${[1, 2].map((at) => `<iframe class="ramme" sandbox srcdoc="x" title="Lukket ${at}" width="160" height="80"></iframe>`).join('')}</div>
      ${frame(
        'Ansøgning',
        `<h2>Ansøgning</h2>${form(4, 'ansøgningen')}<fieldset><legend>Hvordan vil du have svar?</legend><label><input type="radio" name="svar"> I Digital Post</label><label><input type="radio" name="svar"> Med brev</label></fieldset><p>Læs om <a href="#frist">fristen</a> først.</p><button type="button">Gem kladde</button>`,
        'polstret" style="width:90%;height:420px',
      )}
      ${frame(
        'Fast hoved',
        `<style>header { position: sticky; top: 0; background: #def; padding: 8px; }</style><header>${menu(3)}<button type="button">Menu</button></header><h2>Vilkår</h2>${words(6, 'vilkårene')}${form(3, 'vilkårene')}${words(4, 'fristerne')}<label><input type="checkbox"> Jeg har læst det</label>`,
        '" style="width:70%;height:280px',
      )}
      ${field('efter', 'Mellem rammerne')}
      <div class="kasse">${words(2, 'kassen')}${frame('I en kasse', `<h2>Bilag</h2><ul>${[1, 2, 3].map((at) => `<li><a href="#b${at}">Bilag ${at}</a></li>`).join('')}</ul>${form(2, 'bilagene')}`, '" width="280" height="220')}${words(2, 'kassen')}</div>
      <div class="lille">${frame('Formindsket', `<h2>Kontakt</h2>${form(3, 'kontakten')}<button type="button">Ring mig op</button>`, '" width="380" height="300')}</div>
      <div class="stor">${frame('Forstørret', `<h2>Tider</h2>${form(2, 'tiderne')}${menu(4)}${shadow('my-button', '<button type="button"><slot></slot></button>', 'Find en tid')}`, '" style="width:80%;height:240px')}</div>
      ${words(3, 'rammerne')}</main>`,
  },
} as const satisfies Record<string, FixturePage>;

export type FixtureName = keyof typeof fixturePages;

/** The whole page as a site would serve it, with the snippet on it. */
export function pageOf({ name, html }: FixturePage, snippet: string): string {
  return `<!doctype html><html lang="da"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Prøve: ${name}</title><style>${style}</style>${snippet}</head><body>${html}</body></html>`;
}
