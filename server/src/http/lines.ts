import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';

/** Sends each value as a line of JSON, as fast as they are taken. Whoever goes away has had enough. */
export async function sendLines(
  response: Response,
  { fileName, lines }: { fileName: string; lines: AsyncIterable<unknown> },
): Promise<void> {
  response.attachment(fileName).type('application/x-ndjson');
  try {
    await pipeline(Readable.from(asText(lines)), response);
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

async function* asText(lines: AsyncIterable<unknown>): AsyncGenerator<string> {
  for await (const line of lines) yield `${JSON.stringify(line)}\n`;
}

function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';
}
