import { Busboy } from '@fastify/busboy';
import type { RequestHandler } from 'express';
import { Refusal } from '../refusal.ts';
import type { AttachedFile } from './attached-file.ts';

/** No honest form of ours comes near these. Sizes in bytes. */
const limits = { files: 1, fields: 40, fieldSize: 2000, fieldNameSize: 100, headerPairs: 20 };

const longestName = 120;

/**
 * Reads a form with a file field into `request.body`, shaped like a form without one. A file is counted as it passes
 * by and forgotten; a field with no file chosen is absent.
 */
export const readMultipart: RequestHandler = (request, _response, next) => {
  const contentType = request.headers['content-type'];
  if (!contentType?.startsWith('multipart/form-data')) return next(new Refusal('malformed-body'));
  const body = new Map<string, string | string[] | AttachedFile>();
  let isDone = false;
  const finish = (refusal?: Refusal) => {
    if (isDone) return;
    isDone = true;
    request.unpipe();
    request.resume();
    request.body = Object.fromEntries(body);
    next(refusal);
  };
  const refuse = () => finish(new Refusal('malformed-body'));
  let parser: Busboy;
  try {
    parser = new Busboy({ headers: { ...request.headers, 'content-type': contentType }, limits });
  } catch {
    return refuse();
  }
  parser.on('field', (name, value, _isNameCut, isValueCut) => {
    if (isValueCut) return refuse();
    const before = body.get(name);
    if (before === undefined) body.set(name, value);
    else if (typeof before === 'string') body.set(name, [before, value]);
    else if (Array.isArray(before)) before.push(value);
    else refuse();
  });
  parser.on('file', (field, stream, name) => {
    let size = 0;
    stream.on('data', (chunk: Buffer) => {
      size += chunk.length;
    });
    stream.on('end', () => {
      if (name) body.set(field, { name: name.slice(-longestName), size });
    });
    stream.on('error', refuse);
  });
  for (const limit of ['fieldsLimit', 'filesLimit', 'error'] as const) parser.on(limit, refuse);
  parser.on('finish', () => finish());
  request.once('error', refuse);
  request.pipe(parser);
};
