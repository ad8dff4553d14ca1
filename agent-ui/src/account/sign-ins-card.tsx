import { type Account, signOutEverywhere } from '@medkig/api/account';
import type { ApiFailure } from '@medkig/api/client';
import { useRef, useState } from 'react';
import type { ApiClient } from '../app/api-client.ts';
import { useConsole } from '../app/console-context.tsx';
import { QuestionDialog } from '../guide-cards/question-dialog.tsx';
import { useWhen } from '../guide-cards/use-when.ts';
import type { Key } from '../strings.ts';
import { FailedMessage } from './failed-message.tsx';
import { refusalText } from './refusal-text.ts';

type SignIn = Account['signIns'][number];

export function SignInsCard({ api, account }: { api: ApiClient; account: Account }) {
  const { say } = useConsole();
  const when = useWhen();
  const question = useRef<HTMLDialogElement>(null);
  const [failed, setFailed] = useState<{ reason: ApiFailure }>();

  async function leave(): Promise<void> {
    const answer = await api.ask(signOutEverywhere, {});
    // The sign-in page, and nothing of this one left.
    if (answer.ok) location.assign('/');
    else setFailed({ reason: answer.reason });
  }

  return (
    <section className="card" aria-labelledby="ways-signins">
      <h2 id="ways-signins">{say('ways.signins')}</h2>
      {failed && <FailedMessage text={refusalText(failed.reason)} of={failed} />}
      <ul className="rows">
        {account.signIns.map((signIn) => (
          <li key={signIn.id}>{say(textOf(signIn), { since: when(signIn.createdAt) })}</li>
        ))}
      </ul>
      <button type="button" className="button" onClick={() => question.current?.showModal()}>
        {say('ways.signins.all')}
      </button>
      <QuestionDialog
        ref={question}
        question={say('ways.signins.question')}
        text={say('ways.signins.lose')}
        no={say('ways.signins.stay')}
        yes={say('ways.signins.all')}
        onYes={leave}
      />
    </section>
  );
}

function textOf({ isThis, isLive }: SignIn): Key {
  if (isThis) return 'ways.signins.this';
  return isLive ? 'ways.signins.live' : 'ways.signins.ended';
}
