import type { Say } from '../strings.ts';
import type { CitizenPage } from './agent-state.ts';
import type { Screen } from './surroundings.ts';

type Device = CitizenPage['device'];

/** From this width (CSS pixels) a page has the room it has on a desk; below it sites show what they show on telephones. */
const WIDE = 900;

/** What the citizen sits with: «Safari på iPad, smal skærm». Only the kind of device until more is told. */
export function machineText(device: Device, screen: Screen | undefined, say: Say): string {
  if (!screen) return say(`device.${device}`);
  const browser = say(`browser.${screen.browser}`);
  return `${say('machine', { browser, system: systemText(device, screen, say) })}, ${shapeText(device, screen, say)}`;
}

function systemText(device: Device, { system }: Screen, say: Say): string {
  if (system === 'other') return say(`device.in.${device}`);
  if (system === 'android') return say(device === 'tablet' ? 'system.android.tablet' : 'system.android');
  return say(`system.${system}`);
}

/** A telephone is narrow whichever it is: how it is held says more. */
function shapeText(device: Device, { width, isLandscape }: Screen, say: Say): string {
  if (device === 'phone') return say(isLandscape ? 'shape.landscape' : 'shape.portrait');
  return say(width < WIDE ? 'shape.narrow' : 'shape.wide');
}

/** The same in figures, for who wants them. */
export function sizeText({ width, height }: Screen, say: Say): string {
  return say('screen.size', { width, height });
}

/** What else there is to know about the citizen's screen, the most pressing first. */
export function screenNotes(screen: Screen, say: Say): string[] {
  const { hasKeyboard, letters, pinch } = screen;
  return [
    hasKeyboard ? say('screen.keyboard') : '',
    pinch ? say('screen.pinch', { percent: pinch }) : '',
    letters ? say('screen.letters', { percent: letters }) : '',
  ].filter(Boolean);
}
