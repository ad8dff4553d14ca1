import type { WebhookDetails } from '@medkig/api/webhook';
import { useEffect, useRef } from 'react';
import { useConsole } from '../app/console-context.tsx';

interface WebhookConflictProps {
  theirs: WebhookDetails;
  onTheirs(): void;
  onMine(): void;
}

/** Somebody else has changed the webhook meanwhile: how it stands now, and whose is to hold. */
export function WebhookConflict({ theirs, onTheirs, onMine }: WebhookConflictProps) {
  const { say } = useConsole();
  const message = useRef<HTMLDivElement>(null);
  useEffect(() => message.current?.focus(), []);
  return (
    <div ref={message} className="message wait conflict" role="alert" tabIndex={-1}>
      <p>
        <strong>{say('webhooks.conflict')}</strong>
      </p>
      <p>{say('webhooks.conflict.text')}</p>
      <p>
        {theirs.url}
        <br />
        {theirs.events.map((event) => say(`webhook.${event}`)).join(' · ')}
      </p>
      <div className="buttons">
        <button type="button" className="button" onClick={onTheirs}>
          {say('municipality.conflict.theirs')}
        </button>
        <button type="button" className="button" onClick={onMine}>
          {say('municipality.conflict.mine')}
        </button>
      </div>
    </div>
  );
}
