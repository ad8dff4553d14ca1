import { type WebhookDetails, webhookEvents } from '@medkig/api/webhook';
import { useConsole } from '../app/console-context.tsx';
import { TextField } from '../guide-cards/text-field.tsx';

export type WebhookField = keyof WebhookDetails;

/** The id of a field's control in the form of this name. */
export const webhookFieldId = (form: string, field: WebhookField) => `${form}-${field}`;

interface WebhookFieldsProps {
  /** Of the form, unlike every other one's. */
  form: string;
  draft: WebhookDetails;
  /** What must be mended. */
  wrong: readonly WebhookField[];
  onChange(part: Partial<WebhookDetails>): void;
}

/** Where it leads, and what it tells. */
export function WebhookFields({ form, draft: { url, events }, wrong, onChange }: WebhookFieldsProps) {
  const { say } = useConsole();
  return (
    <>
      <TextField
        id={webhookFieldId(form, 'url')}
        label={say('webhooks.url')}
        hint={say('webhooks.url.hint')}
        problem={wrong.includes('url') ? say('webhooks.url.error') : undefined}
        value={url}
        longest={500}
        onChange={(next) => onChange({ url: next })}
        isTechnical
      />
      <fieldset id={webhookFieldId(form, 'events')} tabIndex={-1}>
        <legend>{say('webhooks.events')}</legend>
        {wrong.includes('events') && (
          <p className="error">
            <span className="unseen">{say('error.prefix')}</span>
            {say('webhooks.events.error')}
          </p>
        )}
        {webhookEvents.map((one) => (
          <label key={one} className="tick">
            <input
              type="checkbox"
              checked={events.includes(one)}
              onChange={({ target }) => {
                const chosen = (event: typeof one) =>
                  event === one ? target.checked : events.includes(event);
                onChange({ events: webhookEvents.filter(chosen) });
              }}
            />
            <span>{say(`webhook.${one}`)}</span>
          </label>
        ))}
      </fieldset>
    </>
  );
}
