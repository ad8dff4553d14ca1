/** Spans as OTLP/HTTP takes them in JSON: https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding */
import type { Span } from './span.ts';

const [INTERNAL, SERVER, ERROR] = [1, 2, 2];
const SERVER_ERRORS = 500;

/** The body of `POST /v1/traces`. */
export function otlpBody(spans: readonly Span[]): string {
  const resource = { attributes: [text('service.name', 'medkig')] };
  const scopeSpans = [{ scope: { name: 'medkig' }, spans: spans.map(told) }];
  return JSON.stringify({ resourceSpans: [{ resource, scopeSpans }] });
}

function told({ traceId, spanId, parentSpanId, startedAt, endedAt, what }: Span): object {
  const ids = { traceId, spanId, ...(parentSpanId !== undefined && { parentSpanId }) };
  const times = { startTimeUnixNano: nanoseconds(startedAt), endTimeUnixNano: nanoseconds(endedAt) };
  if (what.is !== 'request') {
    const attributes = what.end === undefined ? [] : [text('medkig.end', what.end)];
    return { ...ids, ...times, name: what.is, kind: INTERNAL, attributes };
  }
  const { method, route, status } = what;
  return {
    ...ids,
    ...times,
    name: `${method} ${route}`,
    kind: SERVER,
    attributes: [
      text('http.request.method', method),
      text('http.route', route),
      { key: 'http.response.status_code', value: { intValue: String(status) } },
    ],
    ...(status >= SERVER_ERRORS && { status: { code: ERROR } }),
  };
}

function text(key: string, value: string): object {
  return { key, value: { stringValue: value } };
}

/** JSON's numbers are too short for it. */
function nanoseconds(milliseconds: number): string {
  return String(BigInt(Math.round(milliseconds)) * 1_000_000n);
}
