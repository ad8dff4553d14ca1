import { pictureWord } from '@medkig/pairing/picture-word';
import { useRef } from 'react';
import { useAnnouncement, useConsole } from '../app/console-context.tsx';
import { Icon } from '../app/icons.tsx';
import { PageHeading } from '../app/page-heading.tsx';
import { spellTimer } from '../app/spell-time.ts';
import type { Say } from '../strings.ts';
import type { CitizenPage, LiveState } from './agent-state.ts';
import { beneath } from './here-picture.ts';
import { isElsewhere, isGone, isStale } from './picture-age.ts';
import { PracticeTag } from './practice-tag.tsx';

/** Whom the agent helps, and what decides the next sentence on the phone. */
export function LiveHeader({ live, now }: { live: LiveState; now: number }) {
  const { say, language } = useConsole();
  const word = pictureWord(live.word, language);
  const grants = live.grants.map((grant) => say(`grant.${grant}`)).join(', ');
  const may = say('live.may', { grants });
  useAnnouncement(useChange(may));
  return (
    <header className="live-header">
      <div>
        <PageHeading title={say('live.title', { municipality: live.place.municipality })} />
        <p className="muted">{live.page ? pageText(live.page) : say('live.opening')}</p>
      </div>
      <PracticeTag of={live} />
      <SeenTag live={live} now={now} say={say} />
      <p className="tag">{may}</p>
      <p className="tag">{say('live.word', { word })}</p>
      <p className="timer" role="timer" aria-label={say('live.timer')}>
        {spellTimer(now - live.since)}
      </p>
    </header>
  );
}

/** What the agent may is read with the page; said is only what the citizen changes of it. */
function useChange(text: string): string {
  const first = useRef(text);
  const hasChanged = useRef(false);
  hasChanged.current ||= text !== first.current;
  return hasChanged.current ? text : '';
}

function SeenTag({ live, now, say }: { live: LiveState; now: number; say: Say }) {
  const { picture } = live;
  const isThere = beneath(picture).is === 'shown' && !isGone(picture, now);
  if (isThere && (isStale(picture, now) || isElsewhere(live)))
    return (
      <p className="tag stop">
        <Icon name="warning" />
        {say('live.old')}
      </p>
    );
  return (
    <p className={isThere ? 'tag ok' : 'tag wait'}>
      <Icon name={isThere ? 'eye' : 'eye-off'} />
      {say(isThere ? 'live.seen' : 'live.notseen')}
    </p>
  );
}

function pageText({ address, title }: CitizenPage): string {
  const place = address.replace(/^https?:\/\//, '');
  return title ? `${place} · ${title}` : place;
}
