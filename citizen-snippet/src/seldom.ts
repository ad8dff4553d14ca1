/** What few citizens need, as one chunk: each chunk's name and hash are bytes that every citizen fetches. */
import { startCheck } from './check/check.ts';
import { checkConnection } from './connection-check.ts';
import { createCrossing } from './crossing/crossing.ts';
import { createJoinView } from './panel/join-view.ts';
import { dress } from './panel/look.ts';

export const seldom = { startCheck, checkConnection, createCrossing, createJoinView, dress };
