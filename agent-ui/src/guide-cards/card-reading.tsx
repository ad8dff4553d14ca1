import type { KeptGuideCard } from '@medkig/api/guide-card';
import { useConsole } from '../app/console-context.tsx';
import { PageHeading } from '../app/page-heading.tsx';
import './card-editor.css';
import { useShelf } from './guide-card-shelf.tsx';
import { useWhen } from './use-when.ts';

/** A card for whoever may read it and not change it. */
export function CardReading({ id, card }: { id: number; card: KeptGuideCard | undefined }) {
  const { say } = useConsole();
  const { tell } = useShelf();
  const when = useWhen();
  return (
    <main className="guides">
      <div className="title">
        <div>
          <button type="button" className="button back" onClick={() => tell({ t: 'close', id })}>
            <span aria-hidden="true">←</span>
            {say('guides.all')}
          </button>
          <PageHeading title={card?.title ?? say('guides.title')} />
          {card && card.changedBy !== null && (
            <p className="muted">
              {say('guides.changed', { when: when(card.changedAt), name: card.changedBy })}
            </p>
          )}
        </div>
      </div>
      <div className="editor">
        <p className="message">{say('guides.readonly')}</p>
        {card && (
          <section className="card reading" aria-label={card.title}>
            <Part title={say('guides.field.ready')} text={card.ready} />
            <h2>{say('guides.steps')}</h2>
            <ol>
              {card.steps.map((step, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a card that is read keeps its order
                <li key={at}>
                  {step.say}
                  {step.target?.label && <span className="muted"> ({step.target.label})</span>}
                </li>
              ))}
            </ol>
            <Part title={say('guides.field.mistakes')} text={card.mistakes} />
            <Part title={say('guides.field.refer')} text={card.refer} />
          </section>
        )}
      </div>
    </main>
  );
}

function Part({ title, text }: { title: string; text: string }) {
  if (text === '') return null;
  return (
    <div>
      <h2>{title}</h2>
      <p>{text}</p>
    </div>
  );
}
