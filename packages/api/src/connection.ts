import * as v from 'valibot';

/** `GET /api/connection`: what «Tjek forbindelsen» tries beside the service itself, as RTCPeerConnection takes it. */
export const waysSchema = v.object({
  turn: v.array(
    v.object({
      urls: v.array(v.string()),
      username: v.exactOptional(v.string()),
      credential: v.exactOptional(v.string()),
    }),
  ),
});
export type Ways = v.InferOutput<typeof waysSchema>;
