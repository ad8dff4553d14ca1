/** The launcher yields: it must not cover a control of the page, nor the field that someone types in. */
import type { Position } from './handoff.ts';

const CONTROLS = 'a[href],button,input,select,textarea,label,summary,[role=button],[tabindex="0"]';
const FIELDS = 'input,select,textarea,[contenteditable]';

/** How long scrolling must rest, in milliseconds; `scrollend` is not in every browser. */
const REST_MS = 150;

/** How far above its corner the button may stand, in pixels; it must still be found at the bottom. */
const FLOORS = [0, 64, 128, 192];

/**
 * Small views only, where there is no room beside the page's content. The button goes to the other corner, then
 * a little higher, and if there is no room it hides until the page rests elsewhere or is scrolled up.
 */
export function keepClear(button: HTMLButtonElement, preferred: Position): void {
  const small = matchMedia('(max-width: 30em)');
  let rest: ReturnType<typeof setTimeout>;
  let lastTop = scrollY;
  let goingUp = false;

  const other: Position = preferred === 'left' ? 'right' : 'left';

  function stand(position: Position, floor = 0): void {
    button.classList.toggle('left', position === 'left');
    button.style.translate = `0 ${-floor}px`;
  }

  function findsRoom(): boolean {
    for (const floor of FLOORS)
      for (const position of [preferred, other]) {
        stand(position, floor);
        if (!coversControl(button)) return true;
      }
    return false;
  }

  const inField = () => small.matches && document.activeElement?.matches(FIELDS) === true;

  function settle(): void {
    button.hidden = inField();
    stand(preferred);
    // While the panel is open the button has no size.
    if (!small.matches || button.offsetWidth === 0 || findsRoom()) return;
    stand(preferred);
    // Where nothing scrolls it would never come back; who scrolls up asks for it.
    const scrolls = document.documentElement.scrollHeight > innerHeight;
    button.hidden = scrolls && !goingUp && !button.matches(':focus');
  }

  addEventListener(
    'scroll',
    () => {
      goingUp = scrollY < lastTop;
      lastTop = scrollY;
      if (goingUp) button.hidden = inField();
      clearTimeout(rest);
      rest = setTimeout(settle, REST_MS);
    },
    { passive: true },
  );
  for (const name of ['resize', 'load', 'focusin', 'focusout']) addEventListener(name, settle);
  settle();
}

/** Looks through the button at nine points. */
function coversControl(button: HTMLElement): boolean {
  const { left, top, width, height } = button.getBoundingClientRect();
  const parts = [0, 0.5, 1];
  return parts.some((x) =>
    parts.some((y) =>
      document
        .elementsFromPoint(left + x * width, top + y * height)
        .some((element) => element.localName !== 'medkig-panel' && element.closest(CONTROLS)),
    ),
  );
}
