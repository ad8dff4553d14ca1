/**
 * Notices that the page is about to go where nobody looks along. A link and a form tell where they lead; what
 * a server redirects to is known only afterwards, so a control that speaks of logging in with MitID counts too.
 */
export interface Departure {
  mitid: boolean;
  /** Host name, or empty when it is not known. */
  host: string;
  /** False when the page may as well stay on the site. */
  certain: boolean;
}

const MITID_HOSTS = /(^|\.)(mitid|nemlog-in)\.dk$/;
const MITID_ACTION =
  /(log|fortsæt|gå|start|underskriv|skriv under|signer|godkend|bekræft|continue|sign).*mitid/i;

/** Where an address leads, seen from `here`; undefined when it stays on this origin or opens no page. */
export function departureTo(address: string, here: string, name: string): Departure | undefined {
  if (!URL.canParse(address, here)) return undefined;
  const target = new URL(address, here);
  if (!/^https?:$/.test(target.protocol)) return undefined;
  const byName = MITID_ACTION.test(name);
  if (target.origin === new URL(here).origin)
    return byName ? { mitid: true, host: '', certain: false } : undefined;
  const host = target.hostname;
  return { mitid: byName || MITID_HOSTS.test(host), host, certain: true };
}

/** Tells of each departure once the page's own handlers have let it pass. */
export function watchDepartures(
  window: Window & typeof globalThis,
  tell: (departure: Departure) => void,
): void {
  const { document } = window;

  let pending = () => {};

  /** After all handlers of the page: one that cancels the event keeps the citizen here. */
  function judge(event: Event, address: string, name: string): void {
    const once = () => {
      if (pending !== once) return;
      pending = () => {};
      const departure = event.defaultPrevented ? undefined : departureTo(address, document.baseURI, name);
      if (departure) tell(departure);
    };
    pending = once;
    window.setTimeout(once);
  }

  // A page may be gone before its timer has its turn.
  window.addEventListener('pagehide', () => pending());

  window.addEventListener(
    'click',
    (event) => {
      const link = followedLink(window, event);
      if (link && opensHere(link.target)) judge(event, link.href, link.textContent);
    },
    true,
  );
  window.addEventListener(
    'submit',
    (event) => {
      const sent = sentForm(window, event);
      if (!sent) return;
      const { form, button } = sent;
      const address = button?.hasAttribute('formaction') ? button.formAction : form.getAttribute('action');
      if (opensHere(form.target)) judge(event, address ?? '', button?.textContent ?? '');
    },
    true,
  );
}

/** The link that a click follows, unless it is to save something or to open a tab of the citizen's own. */
export function followedLink(
  window: Window & typeof globalThis,
  event: MouseEvent,
): HTMLAnchorElement | undefined {
  const [target] = event.composedPath();
  const link = target instanceof window.Element ? target.closest('a[href]') : null;
  const otherTab = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  return link instanceof window.HTMLAnchorElement && !otherTab && !link.hasAttribute('download')
    ? link
    : undefined;
}

/** The form that is sent, and the button that sends it. */
export function sentForm(
  window: Window & typeof globalThis,
  { target: form, submitter }: SubmitEvent,
): { form: HTMLFormElement; button: HTMLButtonElement | undefined } | undefined {
  if (!(form instanceof window.HTMLFormElement)) return undefined;
  return { form, button: submitter instanceof window.HTMLButtonElement ? submitter : undefined };
}

function opensHere(target: string): boolean {
  return target === '' || target === '_self' || target === '_top' || target === '_parent';
}
