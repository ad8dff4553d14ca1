import type { ScreenMessage } from '@medkig/protocol/session/messages';
import { type Device, deviceOf } from '../device.ts';
import { browserOf, type SelfPortrait, systemOf } from './machine.ts';

/** What is told but for the page that it is told of. */
export type ScreenFacts = Omit<ScreenMessage, 't' | 'page'>;
type Sizes = Pick<ScreenFacts, 'width' | 'height' | 'isLandscape' | 'hasKeyboard' | 'pinch'>;

/** Browsers' own size of letters, which readers change in the settings (CSS pixels). */
const ORDINARY_LETTERS = 16;
/** Less than this is no enlargement worth a word, in percent. */
const ENLARGED = 105;
/** A keyboard takes at least this part of the height. */
const KEYBOARD_PART = 0.25;
const MOST_ERRORS = 999;

/** What stays the same as long as the page is there. */
export function lastingFacts(
  window: Window,
  panel: Element,
): Pick<ScreenFacts, 'browser' | 'system' | 'letters' | 'failed'> {
  const self: SelfPortrait = window.navigator;
  const status = answered(window);
  return {
    browser: browserOf(self),
    system: systemOf(self, deviceOf(window)),
    // The panel is as large as the reader wants letters to be, whatever the page says.
    ...enlarged(
      'letters',
      (100 * Number.parseFloat(window.getComputedStyle(panel).fontSize)) / ORDINARY_LETTERS,
    ),
    ...(status >= 400 && status < 600 && { failed: status }),
  };
}

/** @param tallest of the window's heights at this width, without a keyboard */
export function sizesNow(window: Window, device: Device, tallest: number): Sizes {
  const { innerWidth, innerHeight, visualViewport, screen } = window;
  const { height = innerHeight, scale = 1 } = visualViewport ?? {};
  const isTouched = device !== 'computer';
  const isShort = height * scale < tallest * (1 - KEYBOARD_PART);
  return {
    width: Math.round(innerWidth),
    height: Math.round(innerHeight),
    ...(isTouched && screen.orientation?.type.startsWith('landscape') && { isLandscape: true }),
    ...(isTouched && isShort && { hasKeyboard: true }),
    ...enlarged('pinch', 100 * scale),
  };
}

/** Fields that the page marks as wrong and shows. */
export function errorsNow(
  document: Document,
  idOf: (node: Node) => number | undefined,
): Pick<ScreenFacts, 'errors' | 'firstError'> {
  const wrong = [...document.querySelectorAll('[aria-invalid="true"]')].filter(
    (field) => field.checkVisibility?.() ?? field.getClientRects().length > 0,
  );
  // The buttons of one choice are one field.
  const errors = new Set(wrong.map((field) => (isRadio(field) && field.name) || field)).size;
  const firstError = wrong[0] && idOf(wrong[0]);
  if (errors === 0) return {};
  return { errors: Math.min(errors, MOST_ERRORS), ...(firstError !== undefined && { firstError }) };
}

function isRadio(field: Element): field is HTMLInputElement {
  return field instanceof HTMLInputElement && field.type === 'radio';
}

function enlarged<Name extends string>(name: Name, percent: number): { [key in Name]?: number } {
  return percent > ENLARGED
    ? ({ [name]: Math.round(Math.min(percent, 2000)) } as { [key in Name]: number })
    : {};
}

/** The status that the page was answered with; 0 where the browser does not say. */
function answered(window: Window): number {
  const [navigation] = window.performance.getEntriesByType('navigation');
  return navigation && 'responseStatus' in navigation ? Number(navigation.responseStatus) : 0;
}
