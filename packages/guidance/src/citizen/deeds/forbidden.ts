/**
 * What nobody may do for the citizen, whatever they allow: send, log in, pay, upload, leave the site, and whatever the
 * page keeps to the citizen. What cannot be judged is forbidden too.
 */
import type { DrawnTree } from './drawn.ts';
import { PRESSED, pressedBy } from './target.ts';

export interface ForbiddenRules extends DrawnTree {
  window: Window & typeof globalThis;
  /** CSS selector of the parts that the agent gets nothing of. */
  blocked: string;
}

/** The page's own wish, on the element or around it. */
export const NO_CLICK = 'data-medkig-no-click';

const DEAD = '[inert], [aria-disabled="true"], [disabled], fieldset[disabled]';

/** Where a form has one of these, it logs in or pays. */
const LOGS_IN_OR_PAYS =
  'input[type="password" i], [autocomplete~="one-time-code" i], [autocomplete~="current-password" i], [autocomplete~="new-password" i], [autocomplete*="cc-" i]';

const PRESSED_INPUTS = new Set(['button', 'checkbox', 'radio']);
const PRESSED_ROLES = /^(?:button|link|tab|checkbox|radio|switch|option|menuitem)$/;

/** What commits the citizen to something, in Danish and English: a word, or the beginning of one. */
const COMMITS =
  /(?<!\p{L})(?:(?:ind|af|ud)?send|submit|indgiv|gem(?!in|eins)|save|opret|tilmeld|ansøg|apply|anmod|betal|pay|køb(?!enh|ing|st)|buy|purchase|bestil|order|checkout|til kassen|godkend|approve|bekræft|confirm|underskriv|signer|signér|sign|skriv under|log(?:ge)? ?(?:ind|på|ud|af|in|on|off|out)|mitid|nemid|nemlog|accept|agree|slet|delete|upload|vedhæft|attach|vælg (?:en )?fil|choose (?:a )?file|browse)/iu;

/** The same in the names that a page gives its controls: «btnSubmit». */
const COMMITS_BY_NAME =
  /submit|send|betal|payment|checkout|login|logon|logout|mitid|nemid|upload|sign(?:in|up|out)/i;

/** @param name what the page calls the target; without one the citizen could not know what is asked */
export function isForbiddenToPress(target: Element, name: string, rules: ForbiddenRules): boolean {
  if (name.trim() === '' || isOutOfReach(target, rules) || !isPressable(target, rules)) return true;
  return commits(target, name) || isAmongSecrets(target, rules) || isInDangerous(target, rules);
}

/** A press on something made up sets off what is around it as well: a link, a button, the control of a label. */
function isInDangerous(target: Element, rules: ForbiddenRules): boolean {
  return [...rules.outwards(target)].some((around) => {
    const pressed = around.matches(`${PRESSED}, label`) && pressedBy(around);
    return pressed && (!isPressable(pressed, rules) || commits(pressed, '') || isSendOrReset(pressed, rules));
  });
}

/** @param name likewise. What else makes a field the citizen's own (its value, its label) is asked of the masking. */
export function isForbiddenToFill(target: Element, name: string, rules: ForbiddenRules): boolean {
  if (name.trim() === '' || isOutOfReach(target, rules) || !isFillable(target, rules.window)) return true;
  return target.matches('[readonly], [aria-readonly="true"]') || isAmongSecrets(target, rules);
}

/** Inputs in which something is written out. */
const WRITTEN = new Set([
  'text',
  'search',
  'tel',
  'url',
  'email',
  'number',
  'date',
  'month',
  'week',
  'time',
  'datetime-local',
]);

export type Fillable = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export function isFillable(target: Element, window: Window & typeof globalThis): target is Fillable {
  if (target instanceof window.HTMLSelectElement) return !target.multiple;
  if (target instanceof window.HTMLTextAreaElement) return true;
  return target instanceof window.HTMLInputElement && WRITTEN.has(target.type);
}

/** Another document's, part of our panel, kept to the citizen, or not to be used by anybody now. */
function isOutOfReach(target: Element, { window, blocked, outwards }: ForbiddenRules): boolean {
  const kept = `${blocked}, [${NO_CLICK}], ${DEAD}, :disabled`;
  return (
    target.ownerDocument !== window.document || [...outwards(target)].some((around) => around.matches(kept))
  );
}

function isPressable(target: Element, { window }: ForbiddenRules): boolean {
  if (target instanceof window.HTMLInputElement) return PRESSED_INPUTS.has(target.type);
  if (target.matches(':any-link'))
    return target instanceof window.HTMLAnchorElement && staysHere(target, window);
  if (target instanceof window.HTMLButtonElement || target.localName === 'summary') return true;
  return PRESSED_ROLES.test(target.getAttribute('role') ?? '');
}

function commits(target: Element, name: string): boolean {
  const said = [
    name,
    target.textContent,
    ...['aria-label', 'title', 'value', 'alt'].map((own) => target.getAttribute(own)),
  ];
  const named = ['name', 'id', 'href', 'formaction', 'data-action'].map(
    (own) => target.getAttribute(own) ?? '',
  );
  return (
    said.some((words) => words && COMMITS.test(words)) || named.some((words) => COMMITS_BY_NAME.test(words))
  );
}

/** A button in a form sends it unless it says otherwise; one of another make may. */
function isSendOrReset(target: Element, rules: ForbiddenRules): boolean {
  const { window } = rules;
  if (target instanceof window.HTMLButtonElement) {
    if (target.type === 'reset' || target.hasAttribute('form')) return true;
    return target.type !== 'button' && formsOf(target, rules).length > 0;
  }
  return target.matches('[role="button"]:not(input, a)') && formsOf(target, rules).length > 0;
}

/** In one form with what logs in or pays. */
function isAmongSecrets(target: Element, rules: ForbiddenRules): boolean {
  const forms = formsOf(target, rules);
  return (
    forms.length > 0 &&
    [...rules.allBelow(rules.window.document)].some(
      (one) => one.matches(LOGS_IN_OR_PAYS) && formsOf(one, rules).some((form) => forms.includes(form)),
    )
  );
}

/** All that it is drawn inside, and the one that it names. */
function formsOf(element: Element, { outwards }: DrawnTree): Element[] {
  const forms = [...outwards(element)].filter(({ localName }) => localName === 'form');
  const named = 'form' in element && (element as HTMLInputElement).form;
  return named ? [...forms, named] : forms;
}

/** A link that opens a page of this origin in this tab. */
function staysHere(link: HTMLAnchorElement, { location, document }: Window): boolean {
  const { href, origin, protocol } = link;
  const target = link.target || document.querySelector('base[target]')?.getAttribute('target') || '';
  if (!/^https?:$/.test(protocol) || origin !== location.origin) return false;
  return !link.hasAttribute('download') && /^(?:_self)?$/i.test(target) && !isOurs(href);
}

/** A fragment of ours would open the panel, or name a session. */
function isOurs(address: string): boolean {
  return /#.*medkig/i.test(address);
}

/**
 * The address that a proposed page has, if it may be proposed.
 *
 * @param hosts as in the policy: hosts, which are reached over https, and whole origins
 */
export function allowedAddress(address: string, here: string, hosts: readonly string[]): URL | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  const { protocol, origin, host, username, password, href } = url;
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  if (username || password || isOurs(decoded(href))) return undefined;
  const isListed = hosts.some((one) =>
    one.includes('://') ? one === origin : protocol === 'https:' && one === host,
  );
  return isListed || origin === new URL(here).origin ? url : undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return `#medkig${text}`;
  }
}
