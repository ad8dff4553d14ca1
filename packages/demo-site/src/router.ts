import { randomBytes, randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import express, { type Express } from 'express';
import { notFoundPage, refusalPage } from './error-pages.ts';
import { formRoutes } from './form/routes.ts';
import { readIconSprite } from './icon-sprite.ts';
import { informationRoutes } from './information-routes.ts';
import { type MunicipalityKey, municipalities } from './municipalities/municipalities.ts';
import { sameOriginPosts } from './same-origin.ts';
import { securityHeaders } from './security-headers.ts';
import type { SiteContext } from './site-context.ts';
import { createTemplates } from './templates.ts';

const builtFolder = fileURLToPath(new URL('../dist', import.meta.url));

export interface DemoSiteOptions {
  municipality: MunicipalityKey;
  /** Origin that serves `/embed/v1/medkig.js`, without a trailing slash. */
  embedOrigin: string;
  /** Origin of `createMitidStandIn`, without a trailing slash. */
  mitidOrigin: string;
  /** Origin of the municipality's «Mit …», when this is its front page. */
  selfService?: string;
  /** Origin of the front page, when this is the municipality's «Mit …». */
  frontPage?: string;
  /** Milliseconds since 1970; decides which dates are allowed and when a filing is dropped. */
  clock?: () => number;
}

/** The website of a municipality that does not exist. It answers every address, so it wants an origin of its own. */
export function createDemoSite({
  municipality: key,
  embedOrigin,
  mitidOrigin,
  selfService,
  frontPage,
  clock = Date.now,
}: DemoSiteOptions): Express {
  const neighbours = [selfService, frontPage].filter((origin) => origin !== undefined);
  for (const origin of [embedOrigin, mitidOrigin, ...neighbours]) {
    if (new URL(origin).origin !== origin) throw new Error(`${origin} must be an origin and nothing more`);
  }
  const municipality = municipalities[key];
  const template = createTemplates({
    municipality,
    logo: readLogo(key),
    iconSprite: readIconSprite(),
    embedOrigin,
    selfService,
    frontPage,
  });
  const context: SiteContext = {
    render: (response, name, data = {}) => {
      response.type('html').send(template(name, data));
    },
    mitidOrigin,
    clock,
    newId: () => randomBytes(16).toString('base64url'),
    randomBelow: (bound) => randomInt(bound),
  };
  // An app of its own: where it is mounted may have queries turned off.
  const site = express();
  site.disable('x-powered-by');
  site.use(securityHeaders({ embedOrigin, formOrigins: [mitidOrigin, ...neighbours] }));
  site.use('/assets', express.static(builtFolder, { index: false, fallthrough: true }));
  site.use(sameOriginPosts);
  site.use(informationRoutes(municipality, context, frontPage !== undefined));
  site.use(formRoutes(municipality.form, context));
  site.use(notFoundPage(context.render));
  site.use(refusalPage(context.render));
  return site;
}

/** The municipality's logo for the page itself, where its name stands beside it. */
function readLogo(key: MunicipalityKey): string {
  const svg = readFileSync(new URL(`../public/${key}.svg`, import.meta.url), 'utf8');
  return svg.replace(/<title>.*<\/title>/, '');
}
