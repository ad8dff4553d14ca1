import { type Request, Router } from 'express';
import { createGate, type Gate } from '../accounts/gate.ts';
import { sendProblem } from '../http/problem.ts';
import { createLimiter } from '../realtime/rate-limit.ts';
import type { AssetPasses } from './asset-pass.ts';
import { type AssetShelf, createAssetShelf } from './asset-shelf.ts';
import { type Asset, fetchAsset } from './fetch-asset.ts';

/** A page of many pictures at once, and some more while the citizen goes on. */
const ASKED = { perSecond: 20, burst: 400 };
/** At one site at a time; the citizens' own browsers ask it for far more. */
const FETCHES = { running: 6, waiting: 200 };
const LONGEST_ADDRESS = 2_000;
/** Even opened by itself, a drawing runs and loads nothing. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

export interface AssetRouteDeps {
  passes: AssetPasses;
  /** The origins whose files the store carries for a site; empty for an unknown one. */
  originsOf(site: string): Promise<readonly string[]>;
  /** What requests are counted by. */
  addressOf(request: Request): string;
  /** Milliseconds since 1970. */
  now(): number;
}

interface Desk {
  shelf: AssetShelf;
  gate: Gate;
  /** One question to the site for one address at a time. */
  asked: Map<string, Promise<Asset | undefined>>;
}

/**
 * `GET /:pass/:site/:url`: a public picture or font of the site, for the stage. `url` is the file's address in
 * base64url. Nothing of it is logged.
 */
export function assetRoute({ passes, originsOf, addressOf, now }: AssetRouteDeps): Router {
  const desks = new Map<string, Desk>();
  const asked = createLimiter(ASKED);

  function deskOf(site: string): Desk {
    const desk = desks.get(site) ?? {
      shelf: createAssetShelf(now),
      gate: createGate(FETCHES),
      asked: new Map(),
    };
    desks.set(site, desk);
    return desk;
  }

  async function find(site: string, url: URL): Promise<Asset | 'busy' | undefined> {
    const { shelf, gate, asked: open } = deskOf(site);
    const kept = shelf.find(url.href);
    if (kept) return kept === 'missing' ? undefined : kept;
    const running = open.get(url.href);
    if (running) return running;
    const passed = gate.pass(() => fetchAsset(url));
    const answer = passed.then((outcome) => (outcome.ok ? outcome.value : undefined));
    open.set(url.href, answer);
    const outcome = await passed.finally(() => open.delete(url.href));
    if (!outcome.ok) return 'busy';
    shelf.keep(url.href, outcome.value);
    return outcome.value;
  }

  const router = Router();
  router.get('/:pass/:site/:url', async (request, response) => {
    const { pass, site } = request.params;
    if (!passes.isGood(pass, site)) return sendProblem(response, 'not-found');
    asked.prune(now());
    if (!asked.take(`${site} ${addressOf(request)}`, now())) return sendProblem(response, 'too-many-tries');
    const url = addressIn(request.params.url);
    if (!url || !(await originsOf(site)).includes(url.origin)) return sendProblem(response, 'not-found');
    const asset = await find(site, url);
    if (asset === 'busy') return sendProblem(response, 'unavailable');
    if (!asset) return sendProblem(response, 'not-found');
    response.set({
      'Cache-Control': 'private, max-age=86400, immutable',
      'Content-Security-Policy': POLICY,
      ETag: `"${asset.hash}"`,
    });
    if (request.headers['if-none-match'] === `"${asset.hash}"`) return void response.status(304).end();
    response.set('Content-Disposition', 'attachment').type(asset.type).send(asset.body);
  });
  return router;
}

/** Without query and fragment: those may belong to one citizen. */
function addressIn(encoded: string): URL | undefined {
  if (encoded.length > LONGEST_ADDRESS || !/^[\w-]+$/.test(encoded)) return undefined;
  const url = URL.parse(Buffer.from(encoded, 'base64url').toString('utf8'));
  const isPlain = url && /^https?:$/.test(url.protocol) && url.origin + url.pathname === url.href;
  return isPlain ? url : undefined;
}
