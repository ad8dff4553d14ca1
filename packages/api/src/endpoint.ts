/**
 * What one address of the REST interface takes and gives. The server answers by it, the client asks by it, and
 * `/api/openapi.json` is written from it.
 */
import type * as v from 'valibot';
import type { ProblemCode } from './problem.ts';
import type { Permission } from './role.ts';

/** `anyone`: no sign-in. `signed-in`: whoever has signed in, at the console. Else the permission, by sign-in or API token. */
export type Needs = 'anyone' | 'signed-in' | Permission;

export interface Endpoint {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api`; «/municipalities/:municipality». */
  path: `/${string}`;
  /** One line. */
  summary: string;
  needs: Needs;
  /** Of the names in `path`. What does not follow it is `not-found`. */
  params?: Schema;
  query?: Schema;
  body?: Schema;
  /** Absent: 204 with nothing in it. */
  answer?: Schema;
  /** In place of `answer`: a file of JSON, a line each (`application/x-ndjson`). */
  lines?: Schema;
  /**
   * `If-Match: "3"` changes version 3 and no other. With `or-new`, `If-None-Match: *` adds what is not there. Without
   * the header the answer is 428.
   */
  version?: 'change' | 'or-new';
  /** The console asks by itself, so asking keeps no sign-in alive. */
  unasked?: true;
  /** Also for whoever has to set up a second factor first. */
  beforeSecondFactor?: true;
  /** What it may be refused with beside `malformed`, `not-signed-in`, `not-allowed`, `foreign-origin` and `unavailable`. */
  problems?: readonly ProblemCode[];
}

type Schema = v.GenericSchema;

/** Keeps the exact type, which clients and handlers are typed by. */
export function endpoint<const E extends Endpoint>(description: E): E {
  return description;
}

type Output<S> = S extends Schema ? v.InferOutput<S> : undefined;
type Input<S> = S extends Schema ? v.InferInput<S> : undefined;
type Of<E, Part extends string> = E extends Record<Part, infer S> ? S : undefined;

/** As a handler gets them. */
export interface Asked<E extends Endpoint> {
  params: Output<Of<E, 'params'>>;
  query: Output<Of<E, 'query'>>;
  body: Output<Of<E, 'body'>>;
}

/** As a client gives them. */
export type Asking<E extends Endpoint> = Given<'params', Input<Of<E, 'params'>>> &
  Given<'query', Input<Of<E, 'query'>>> &
  Given<'body', Input<Of<E, 'body'>>> &
  (E extends { version: 'change' }
    ? { version: number }
    : E extends { version: 'or-new' }
      ? { version: number | 'new' }
      : unknown);

type Given<Name extends string, T> = T extends undefined ? unknown : Record<Name, T>;

export type AnswerOf<E extends Endpoint> = Output<Of<E, 'answer'>>;
export type LineOf<E extends Endpoint> = Output<Of<E, 'lines'>>;
