import { useRef } from 'react';
import { useConsole, useShortcut } from '../app/console-context.tsx';
import { KeyHint } from '../app/key-hint.tsx';
import type { LiveState } from './agent-state.ts';
import { isGone } from './picture-age.ts';
import { screenNotes, sizeText } from './screen-text.ts';
import './sight-card.css';
import { placeText, seenNow, seenText } from './sight-text.ts';

/** «Hvad kan borgeren se nu?» in words, for agents who do not see the stage; one key opens it and reads it aloud. */
export function SightCard({ live, now }: { live: LiveState; now: number }) {
  const { say, announce } = useConsole();
  const card = useRef<HTMLDetailsElement>(null);
  const { screen } = live.around;
  // What goes with the picture goes with it in words too.
  const sight = isGone(live.picture, now) ? undefined : live.around.sight;
  const seen = sight && seenNow(live.outline, sight);
  const isOld = live.picture.is !== 'shown';

  useShortcut('v', () => {
    if (!card.current) return;
    card.current.open = !card.current.open;
    if (!card.current.open) return;
    const parts = sight && seen ? [placeText(sight, say), seenText(seen, say)] : [say('sight.unknown')];
    announce(parts.join('. '));
  });

  return (
    <details ref={card} className="sight-card">
      <summary>
        {say('sight.title')} <KeyHint of="V" />
      </summary>
      {sight && seen ? (
        <>
          <p className="muted">{isOld ? say('stage.lastsaw') : placeText(sight, say)}</p>
          {seen.heading !== undefined && (
            <p className="heading">{say('sight.under', { heading: seen.heading })}</p>
          )}
          {seen.items.length === 0 && <p>{say('sight.nothing')}</p>}
          <ul>
            {seen.items.map(({ node, label, kind }) => (
              <li key={node}>
                {label || say('stage.unnamed')} <span className="muted">{say(`outline.${kind}`)}</span>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p className="muted">{say('sight.unknown')}</p>
      )}
      {screen && <p className="muted">{[sizeText(screen, say), ...screenNotes(screen, say)].join('. ')}</p>}
    </details>
  );
}
