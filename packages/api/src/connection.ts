import * as v from 'valibot';
import { endpoint } from './endpoint.ts';

/** What «Tjek forbindelsen» tries beside the service itself, as RTCPeerConnection takes it. */
export const waysSchema = v.object({
  turn: v.array(
    v.object({
      urls: v.array(v.string()),
      username: v.exactOptional(v.string()),
      credential: v.exactOptional(v.string()),
    }),
  ),
});
export const readWays = endpoint({
  method: 'GET',
  path: '/connection',
  summary: 'The operator’s TURN servers, with credentials that end soon',
  needs: 'signed-in',
  answer: waysSchema,
});

export type Ways = v.InferOutput<typeof waysSchema>;
