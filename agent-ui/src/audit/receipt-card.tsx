import type { ApiFailure } from '@medkig/api/client';
import { type Receipt, readReceipt, receiptNumberSchema } from '@medkig/api/receipt';
import { useId, useRef, useState } from 'react';
import * as v from 'valibot';
import type { ApiClient } from '../app/api-client.ts';
import { useConsole } from '../app/console-context.tsx';
import { failureText } from '../app/failure-text.ts';
import { TextField } from '../guide-cards/text-field.tsx';
import { ReceiptFacts } from './receipt-facts.tsx';

type Search =
  | { is: 'nothing' }
  | { is: 'wrong' }
  | { is: 'none'; number: string }
  | { is: 'failed'; reason: ApiFailure }
  | { is: 'found'; receipt: Receipt };

interface ReceiptCardProps {
  api: ApiClient;
  /** Shows everything of the receipt's session in its municipality's log. */
  onSession(receipt: Receipt): void;
}

/** Finds a receipt by the number that the citizen has. */
export function ReceiptCard({ api, onSession }: ReceiptCardProps) {
  const { say } = useConsole();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const [written, setWritten] = useState('');
  const [search, setSearch] = useState<Search>({ is: 'nothing' });

  const find = async () => {
    const number = v.safeParse(receiptNumberSchema, written);
    if (!number.success) {
      setSearch({ is: 'wrong' });
      form.current?.querySelector('input')?.focus();
      return;
    }
    const answer = await api.ask(readReceipt, { params: { number: number.output } });
    if (answer.ok) setSearch({ is: 'found', receipt: answer.value });
    else if (answer.reason === 'not-found') setSearch({ is: 'none', number: number.output });
    else setSearch({ is: 'failed', reason: answer.reason });
  };

  return (
    <section className="card">
      <h2>{say('audit.receipt')}</h2>
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void find();
        }}
      >
        <TextField
          id={id}
          label={say('audit.receipt.number')}
          hint={say('audit.receipt.hint')}
          problem={search.is === 'wrong' ? say('audit.receipt.wrong') : undefined}
          value={written}
          longest={20}
          isTechnical
          onChange={setWritten}
        />
        <button type="submit" className="button">
          {say('audit.receipt.find')}
        </button>
      </form>
      <div role="status">
        {search.is === 'none' && (
          <p className="message">{say('audit.receipt.none', { number: search.number })}</p>
        )}
        {search.is === 'failed' && <p className="message stop">{say(failureText(search.reason))}</p>}
        {search.is === 'found' && (
          <ReceiptFacts
            key={search.receipt.number}
            api={api}
            receipt={search.receipt}
            onSession={() => onSession(search.receipt)}
          />
        )}
      </div>
    </section>
  );
}
