import type { WebhookDetails } from '@medkig/api/webhook';
import { ConflictMessage } from '../app/conflict-message.tsx';
import { useConsole } from '../app/console-context.tsx';

interface WebhookConflictProps {
  theirs: WebhookDetails;
  onTheirs(): void;
  onMine(): void;
}

/** Somebody else has changed the webhook meanwhile. */
export function WebhookConflict({ theirs, ...choices }: WebhookConflictProps) {
  const { say } = useConsole();
  return (
    <ConflictMessage title={say('webhooks.conflict')} text={say('webhooks.conflict.text')} {...choices}>
      <p>
        {theirs.url}
        <br />
        {theirs.events.map((event) => say(`webhook.${event}`)).join(' · ')}
      </p>
    </ConflictMessage>
  );
}
