import { pictureWord } from '@medkig/pairing/picture-word';
import { useConsole } from '../app/console-context.tsx';
import { Icon } from '../app/icons.tsx';
import { PageHeading } from '../app/page-heading.tsx';
import { spellTimer } from '../app/spell-time.ts';
import type { Say } from '../strings.ts';
import type { CitizenPage, LiveState, Picture } from './agent-state.ts';
import { isStale } from './picture-age.ts';

/** Whom the agent helps, and what decides the next sentence on the phone. */
export function LiveHeader({ live, now }: { live: LiveState; now: number }) {
  const { say, language } = useConsole();
  const word = pictureWord(live.word, language);
  const grants = live.grants.map((grant) => say(`grant.${grant}`)).join(', ');
  return (
    <header className="live-header">
      <div>
        <PageHeading title={say('live.title', { municipality: live.place.municipality })} />
        <p className="muted">{live.page ? whereText(live.page) : say('live.opening')}</p>
      </div>
      <SeenTag picture={live.picture} now={now} say={say} />
      <p className="tag">{say('live.may', { grants })}</p>
      <p className="tag">{say('live.word', { word })}</p>
      <p className="timer" role="timer" aria-label={say('live.timer')}>
        {spellTimer(now - live.since)}
      </p>
    </header>
  );
}

function SeenTag({ picture, now, say }: { picture: Picture; now: number; say: Say }) {
  if (isStale(picture, now) && picture.is === 'away' && picture.was !== 'paused')
    return (
      <p className="tag stop">
        <Icon name="warning" />
        {say('live.old')}
      </p>
    );
  const isSeen = picture.is === 'shown' || (picture.is === 'away' && picture.was === 'shown');
  return (
    <p className={isSeen ? 'tag ok' : 'tag wait'}>
      <Icon name={isSeen ? 'eye' : 'eye-off'} />
      {say(isSeen ? 'live.seen' : 'live.notseen')}
    </p>
  );
}

function whereText({ address, title }: CitizenPage): string {
  const place = address.replace(/^https?:\/\//, '');
  return title ? `${place} · ${title}` : place;
}
