/** Short notices to everybody who answers for a hotline: «Borger.dk er nede». */
import * as v from 'valibot';
import { endpoint } from './endpoint.ts';
import { id, line, moment } from './plain-text.ts';

/** How long a notice may stand, in hours. */
export const noticeHours = [1, 4, 12] as const;

export const noticeDetailsSchema = v.strictObject({ text: line(200), hours: v.picklist(noticeHours) });
export type NoticeDetails = v.InferOutput<typeof noticeDetailsSchema>;

export const keptNoticeSchema = v.object({ id, text: v.string(), endsAt: moment });
export type KeptNotice = v.InferOutput<typeof keptNoticeSchema>;

const items = v.object({ items: v.array(keptNoticeSchema) });
const oneHotline = v.object({ hotline: id });

export const readNotices = endpoint({
  method: 'GET',
  path: '/notices',
  summary: 'What stands for the person’s own hotline now, the newest first',
  needs: 'signed-in',
  answer: items,
  unasked: true,
});

export const listNotices = endpoint({
  method: 'GET',
  path: '/hotlines/:hotline/notices',
  summary: 'What stands for a hotline now, the newest first',
  needs: 'notices:write',
  params: oneHotline,
  answer: items,
  problems: ['not-found'],
});

export const writeNotice = endpoint({
  method: 'POST',
  path: '/hotlines/:hotline/notices',
  summary: 'Shows a notice to everybody of the hotline, for some hours; three may stand at a time',
  needs: 'notices:write',
  params: oneHotline,
  body: noticeDetailsSchema,
  answer: keptNoticeSchema,
  problems: ['full', 'not-found'],
});

export const endNotice = endpoint({
  method: 'DELETE',
  path: '/hotlines/:hotline/notices/:notice',
  summary: 'Takes a notice away before its time',
  needs: 'notices:write',
  params: v.object({ hotline: id, notice: id }),
  problems: ['not-found'],
});
