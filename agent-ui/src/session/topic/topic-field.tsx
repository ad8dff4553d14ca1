import { useId, useRef } from 'react';
import { useConsole } from '../../app/console-context.tsx';
import { Icon } from '../../app/icons.tsx';
import { useGuideCards } from '../../guide-cards/use-guide-cards.ts';
import type { UiEvent } from '../agent-event.ts';
import { type Topic, topicOptions } from './topic.ts';
import './topic-field.css';

interface TopicFieldProps {
  topic: Topic;
  act(event: UiEvent): void;
}

/** What the call is about, from the hotline's guide cards. Kept as soon as it is chosen. */
export function TopicField({ topic: { slug, isChosen, kept }, act }: TopicFieldProps) {
  const { say } = useConsole();
  const cards = useGuideCards();
  const id = useId();
  const list = useRef<HTMLSelectElement>(null);
  return (
    <div className="topic-field">
      <label htmlFor={id}>{say('topic.label')}</label>
      <select
        ref={list}
        id={id}
        value={slug ?? ''}
        onChange={({ target }) => act({ t: 'topic', slug: target.value || null })}
      >
        <option value="">{say('topic.none')}</option>
        {topicOptions(cards, slug).map((option) => (
          <option key={option.slug} value={option.slug}>
            {option.title ?? say('topic.other')}
          </option>
        ))}
      </select>
      {slug !== null && !isChosen && kept !== 'no' && <p className="muted">{say('topic.guide')}</p>}
      <p role="status" className={kept === 'no' ? 'failed' : 'muted'}>
        {kept === 'no' && say('topic.failed')}
        {kept === 'yes' && isChosen && (
          <>
            <Icon name="check" />
            {say('topic.kept')}
          </>
        )}
      </p>
      {kept === 'no' && (
        <button
          type="button"
          className="button"
          onClick={() => {
            // The button goes with its press.
            list.current?.focus();
            act({ t: 'topic', slug });
          }}
        >
          {say('topic.again')}
        </button>
      )}
    </div>
  );
}
