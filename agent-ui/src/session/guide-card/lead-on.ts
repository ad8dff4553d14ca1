import { stepCall } from '@medkig/guidance/tools/step/agent';
import type { LiveState } from '../agent-state.ts';
import { guide, type LiveStep, to } from '../live-step.ts';
import { mayPoint } from '../using-tools.ts';
import { type CardEvent, changeCard, partOf } from './card-state.ts';

/** A guide card changes, and the citizen reads how far it has led whenever that does. */
export function leadOn(live: LiveState, event: CardEvent): LiveStep {
  const card = changeCard(live.card, event);
  if (card === live.card) return to(live);
  const [was, is] = [partOf(live.card), partOf(card)];
  const led = { ...live, card };
  return was?.part === is?.part && was?.of === is?.of ? to(led) : tellPart(led);
}

/** Tells it whatever the citizen knows already, but only while they share. */
export function tellPart(live: LiveState): LiveStep {
  return mayPoint(live) ? guide(live, stepCall(partOf(live.card))) : to(live);
}
