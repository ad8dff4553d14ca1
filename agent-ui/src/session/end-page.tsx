import { useConsole, useShortcut } from '../app/console-context.tsx';
import { Icon } from '../app/icons.tsx';
import { KeyHint } from '../app/key-hint.tsx';
import { PageHeading } from '../app/page-heading.tsx';
import { spellDuration } from '../app/spell-time.ts';
import type { Key } from '../strings.ts';
import type { AgentEvent } from './agent-event.ts';
import type { AgentState, EndCause } from './agent-state.ts';
import './end-page.css';
import { PracticeTag } from './practice-tag.tsx';
import { TopicField } from './topic/topic-field.tsx';

/** What the citizen said yes to: how often, never to what. */
const deeds = [
  ['end.shown', 'ask'],
  ['end.pressed', 'press'],
  ['end.filled', 'fill'],
  ['end.proposed', 'propose'],
] as const;

interface EndPageProps {
  ended: Extract<AgentState, { is: 'ended' }>;
  act(event: AgentEvent): void;
}

export function EndPage({ ended, act }: EndPageProps) {
  const { say } = useConsole();
  const { measured, endedAt } = ended;
  const { openedAt, firstPictureAt, shownMs, pauses, done } = measured;
  useShortcut('n', () => act({ t: 'new-code' }));
  const spell = (ms: number) => spellDuration(ms, say('time.hour'));
  const facts: readonly (readonly [Key, string])[] = [
    ['end.call', spell(endedAt - openedAt)],
    ['end.seen', spell(shownMs)],
    ['end.first', firstPictureAt === undefined ? say('end.first.never') : spell(firstPictureAt - openedAt)],
    ['end.pauses', String(pauses)],
    ...deeds.flatMap(([name, tool]) => (done[tool] === 0 ? [] : [[name, String(done[tool])] as const])),
  ];
  return (
    <main className="end">
      <div className="title">
        <div>
          <PageHeading title={say('end.title')} />
          <p className="muted">{say(endText(ended.cause))}</p>
        </div>
        <PracticeTag of={ended} />
        <p className="tag ok">
          <Icon name="check" />
          {say('end.closed')}
        </p>
      </div>
      <div className="columns">
        <div className="work">
          <section className="card">
            <h2>{say('end.next')}</h2>
            <p>{say('end.next.text')}</p>
            <div className="buttons">
              <button
                type="button"
                className="button primary large"
                aria-keyshortcuts="N"
                onClick={() => act({ t: 'new-code' })}
              >
                <Icon name="plus" />
                {say('home.newcode')}
                <KeyHint of="N" />
              </button>
              <button type="button" className="button large" onClick={() => act({ t: 'home' })}>
                {say('end.home')}
              </button>
            </div>
          </section>
          {!ended.practice && (
            <section className="card">
              <h2>{say('topic.ask')}</h2>
              <p>{say('topic.ask.text')}</p>
              <TopicField topic={ended.topic} act={act} />
            </section>
          )}
        </div>
        <section className="card measured">
          <h2>{say('end.measured')}</h2>
          <dl>
            {facts.map(([name, value]) => (
              <div key={name}>
                <dt>{say(name)}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          <p className="muted">{say(ended.practice ? 'practice.kept' : 'end.kept')}</p>
        </section>
      </div>
    </main>
  );
}

/** Who or what ended the session, in one sentence. */
function endText(cause: EndCause): Key {
  switch (cause) {
    case 'citizen':
      return 'end.by.citizen';
    case 'agent':
    case 'cancelled':
      return 'end.by.agent';
    case 'idle':
      return 'end.by.idle';
    case 'longest':
      return 'end.by.longest';
    case 'lost':
      return 'end.by.lost';
    case 'revoked':
    case 'elsewhere':
      return 'end.by.revoked';
    case 'expired':
    case 'tries':
    case 'malformed':
    case 'oversized':
    case 'rate':
      return 'end.by.fault';
    default: {
      const never: never = cause;
      return never;
    }
  }
}
