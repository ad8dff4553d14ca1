/** The page's side: the judges and the gestures of what an agent may ask for, on whatever the test puts into the page. */
import { isCovered } from '@medkig/guidance/citizen/deeds/covered';
import { isForbiddenToFill, isForbiddenToPress } from '@medkig/guidance/citizen/deeds/forbidden';
import { fill, press } from '@medkig/guidance/citizen/deeds/gesture';
import { fillTarget, pressTarget } from '@medkig/guidance/citizen/deeds/target';
import { allBelow, hitAt, outwards } from '@medkig/guidance/marks/drawn-tree';
import { nameOf } from '@medkig/guidance/marks/field';
import { defaultPolicy, selectorsOf } from '@medkig/privacy/policy';

const tree = { outwards, allBelow, hitAt };
const rules = { window, blocked: selectorsOf(defaultPolicy).blocked, ...tree };

/** The element with the id `it`, also in an open shadow root. */
function it(root: Document | ShadowRoot = document): Element {
  const found = root.querySelector('#it');
  if (found) return found;
  for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot) return it(shadowRoot);
  throw new Error('nothing is called «it»');
}

export function put(html: string): void {
  document.body.innerHTML = html;
  attachShadows(document.body);
}

function attachShadows(tree: ParentNode): void {
  for (const template of tree.querySelectorAll<HTMLTemplateElement>('template[data-shadow]')) {
    const root = template.parentElement?.attachShadow({ mode: 'open' });
    template.remove();
    root?.append(template.content);
    if (root) attachShadows(root);
  }
}

export function isPressForbidden(): boolean {
  const target = pressTarget(it());
  return isForbiddenToPress(target, nameOf(target), rules);
}

export function isFillForbidden(): boolean {
  const target = fillTarget(it());
  return isForbiddenToFill(target, nameOf(target), rules);
}

export function isHidden(): boolean {
  const panel = document.createElement('medkig-panel');
  panel.setAttribute('style', 'position:fixed;inset:0;z-index:9999;background:white');
  document.body.append(panel);
  return isCovered(pressTarget(it()), window, panel, tree);
}

/** What the element's own page notices of a press; `sent` when it was sent after all. */
export function pressed(): { done: boolean; sent: boolean } {
  let sent = false;
  const form = document.querySelector('form');
  form?.addEventListener('submit', (event) => {
    event.preventDefault();
    sent = true;
  });
  const own = HTMLFormElement.prototype.submit;
  HTMLFormElement.prototype.submit = () => {
    sent = true;
  };
  const done = press(it(), window) === undefined;
  const isRestored = HTMLFormElement.prototype.submit !== own;
  HTMLFormElement.prototype.submit = own;
  return { done: done && isRestored, sent };
}

export function filled(value: string): { outcome: string; value: string; heard: string[] } {
  const field = it();
  const heard: string[] = [];
  for (const type of ['focus', 'beforeinput', 'input', 'change', 'blur'])
    field.addEventListener(type, () => heard.push(type));
  if (
    !(
      field instanceof HTMLInputElement ||
      field instanceof HTMLTextAreaElement ||
      field instanceof HTMLSelectElement
    )
  )
    throw new Error('no field');
  const sent: string[] = [];
  field.closest('form')?.addEventListener('submit', () => sent.push('submit'));
  const outcome = fill(field, value, window) ?? 'done';
  return { outcome, value: field.value, heard: [...heard, ...sent] };
}
