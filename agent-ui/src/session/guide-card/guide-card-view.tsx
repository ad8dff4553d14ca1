import type { GuideCard } from '@medkig/api/guide-card';
import { useEffect, useRef, useState } from 'react';
import { useAnnouncement, useConsole, useShortcut } from '../../app/console-context.tsx';
import { Icon } from '../../app/icons.tsx';
import type { UiEvent } from '../agent-event.ts';
import type { LiveState } from '../agent-state.ts';
import type { ToolsOff } from '../tools-off.ts';
import { isBroken, type OpenCard } from './card-state.ts';
import { CurrentStep } from './current-step.tsx';
import './guide-card-view.css';
import { markable } from './markable.ts';
import { bestCard, stepsOn } from './matching.ts';

interface GuideCardViewProps {
  card: GuideCard;
  open: OpenCard;
  live: LiveState;
  off: ToolsOff;
  mayWrite: boolean;
  act(event: UiEvent): void;
}

/** The card that leads: one step at a time, with what is behind folded and what comes in view. */
export function GuideCardView({ card, open, live, off, mayWrite, act }: GuideCardViewProps) {
  const { say } = useConsole();
  const list = useRef<HTMLOListElement>(null);
  const [isUnfolded, unfold] = useState(false);
  const { step, done } = open;
  const { steps } = card;
  const number = step + 1;
  const isMissing = isBroken(live.card);
  // The one just done stays in sight: it is what the citizen speaks of.
  const folded = done.filter((at) => at < step - 1);
  const isFolded = !isUnfolded && folded.length > 1;

  useAnnouncement(say('guide.now', { number, count: steps.length, text: steps[step]?.say ?? '' }));
  useAnnouncement(isMissing ? say('guide.broken') : '');
  useShortcut('ArrowDown', () => act({ t: 'next-step' }));
  useShortcut('ArrowUp', () => act({ t: 'previous-step' }));
  useShortcut('Enter', mark);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another step is another place in the list
  useEffect(() => {
    const { current: around } = list;
    if (!around) return;
    const keep = () => {
      const line = around.querySelector('[aria-current]');
      if (line) showWithOneBefore(around, line);
    };
    keep();
    const sizes = new ResizeObserver(keep);
    sizes.observe(around);
    const line = around.querySelector('[aria-current]');
    if (line) sizes.observe(line);
    return () => sizes.disconnect();
  }, [step]);

  function mark(): void {
    const target = markable(live, off);
    if (target.is === 'ready') act({ t: 'mark', node: target.node, label: target.label });
  }

  return (
    <section className="guide-card" aria-labelledby="guide-title">
      <div className="head">
        <h2 id="guide-title">{card.title}</h2>
        <p className="muted">{say('guide.count', { number, count: steps.length })}</p>
        <button
          type="button"
          className="close"
          aria-label={say('guide.close')}
          title={say('guide.close')}
          onClick={() => act({ t: 'close-card' })}
        >
          <Icon name="cross" />
        </button>
        {card.ready && (
          <p className="muted ready">
            {say('guide.ready')} {card.ready}
          </p>
        )}
      </div>
      <BetterCard live={live} card={card} act={act} />
      {folded.length > 1 && (
        <button type="button" className="fold" aria-expanded={!isFolded} onClick={() => unfold(isFolded)}>
          <Icon name={isFolded ? 'unfold' : 'fold'} />
          {say(isFolded ? 'guide.unfold' : 'guide.fold', { count: folded.length })}
        </button>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reached by keyboard */}
      <ol ref={list} tabIndex={0} aria-label={say('guide.steps')}>
        {steps.map((one, at) =>
          isFolded && folded.includes(at) ? null : at === step ? (
            <CurrentStep
              // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place in the card
              key={at}
              number={number}
              step={one}
              slug={card.slug}
              isLast={number === steps.length}
              isDone={done.includes(at)}
              isBroken={isMissing}
              mayWrite={mayWrite}
              target={markable(live, off)}
              mark={mark}
              act={act}
            />
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place in the card
            <li key={at} data-step={done.includes(at) ? 'done' : 'open'}>
              <button type="button" onClick={() => act({ t: 'go-to-step', step: at })}>
                <span className="number" aria-hidden="true">
                  {done.includes(at) ? <Icon name="check" /> : at + 1}
                </span>
                <span className="said">
                  {done.includes(at) && <span className="unseen">{say('guide.done')}</span>}
                  {one.say}
                </span>
              </button>
            </li>
          ),
        )}
      </ol>
      {(card.mistakes || card.refer) && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        <section className="always" aria-label={say('guide.mistakes')} tabIndex={0}>
          {card.mistakes && (
            <>
              <h3>{say('guide.mistakes')}</h3>
              <p>{card.mistakes}</p>
            </>
          )}
          {card.refer && (
            <p>
              <strong>{say('guide.refer')}</strong> {card.refer}
            </p>
          )}
        </section>
      )}
    </section>
  );
}

/** Scrolls the list alone: what was just done stays above what is said now, as long as there is room for both. */
function showWithOneBefore(list: HTMLElement, line: Element): void {
  const before = line.previousElementSibling ?? line;
  const from = before.getBoundingClientRect().top;
  const hasRoom = line.getBoundingClientRect().bottom - from <= list.clientHeight;
  const top = hasRoom ? from : line.getBoundingClientRect().top;
  list.scrollTop += top - list.getBoundingClientRect().top;
}

/** The citizen has gone where another card leads: offered, not forced on a talk that is under way. */
function BetterCard({ live, card, act }: Pick<GuideCardViewProps, 'live' | 'card' | 'act'>) {
  const { say } = useConsole();
  const { path, cards } = live.card;
  if (path === undefined || stepsOn(card, path).length > 0) return null;
  const better = bestCard(cards, path);
  if (!better) return null;
  return (
    <p className="better">
      <span className="better-words">{say('guide.better', { title: better.title })}</span>
      <button type="button" className="button" onClick={() => act({ t: 'open-card', slug: better.slug })}>
        {say('guide.better.open')}
      </button>
    </p>
  );
}
