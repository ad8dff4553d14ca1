/**
 * What a session is about: a guide card of the hotline, by its slug. A closed list, so that it can say nothing of a
 * citizen. Shapes of `/api/rooms/:room/topic`.
 */
import * as v from 'valibot';
import { endpoint } from './endpoint.ts';
import { slugSchema } from './guide-card.ts';
import { roomId } from './plain-text.ts';

/** Of what no card is about. A card that is called so means the same. */
export const OTHER_TOPIC = 'andet';

/** `title`: what the card is called; null for `OTHER_TOPIC` and once the card is deleted. */
export const toldTopicSchema = v.object({ slug: slugSchema, title: v.nullable(v.string()) });

export const writeTopic = endpoint({
  method: 'PUT',
  path: '/rooms/:room/topic',
  summary:
    'Says what a session of one’s own is about: the slug of a guide card, «andet», or null. For a day after its end too',
  needs: 'calls',
  params: v.object({ room: roomId }),
  body: v.strictObject({ topic: v.nullable(slugSchema) }),
});
