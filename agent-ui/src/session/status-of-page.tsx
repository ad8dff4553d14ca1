import { useAnnouncement, useConsole } from '../app/console-context.tsx';
import { Icon } from '../app/icons.tsx';
import type { UiEvent } from './agent-event.ts';
import type { LiveState } from './agent-state.ts';
import { beneath } from './here-picture.ts';
import { errorsText, firstError, pageState } from './page-notes.ts';
import { isGone } from './picture-age.ts';
import { screenNotes } from './screen-text.ts';
import { placeText } from './sight-text.ts';

interface StatusOfPageProps {
  live: LiveState;
  now: number;
  isOff: boolean;
  act(event: UiEvent): void;
}

/** Which part of the page the citizen sees, and what is out of the ordinary about it. */
export function StatusOfPage({ live, now, isOff, act }: StatusOfPageProps) {
  const { say } = useConsole();
  const { picture, around } = live;
  const isThere = beneath(picture).is === 'shown' && !isGone(picture, now);
  const { screen, sight } = around;
  const state = screen && pageState(screen, say);
  const errors = screen && errorsText(screen, say);
  const isFailed = screen?.failed !== undefined;
  const wrong = firstError(live);
  useAnnouncement((isThere && ((isFailed && state) || errors)) || '');
  return (
    <div>
      {isThere && sight && (
        <p>
          <Icon name="eye" />
          {placeText(sight, say)}
        </p>
      )}
      {isThere && state && (
        <p className={isFailed ? 'bad' : 'waits'}>
          <Icon name={isFailed ? 'warning' : 'clock'} />
          {state}
        </p>
      )}
      {isThere && errors && (
        <p className="bad">
          <Icon name="warning" />
          {errors}
        </p>
      )}
      {isThere && errors && wrong && (
        <button
          type="button"
          className="button small"
          aria-disabled={isOff}
          onClick={() => {
            if (!isOff) act({ t: 'mark', node: wrong.node, label: wrong.label || say('stage.unnamed') });
          }}
        >
          {say('page.errors.mark')}
        </button>
      )}
      {isThere &&
        screen &&
        screenNotes(screen, say).map((note) => (
          <p key={note} className="note">
            {note}
          </p>
        ))}
    </div>
  );
}
