import { createMitidStandIn } from '@medkig/demo-site/mitid-stand-in';
import { createDemoSite } from '@medkig/demo-site/router';
import type { RequestHandler } from 'express';
import type { DemoOrigins } from './demo.ts';

/** What the demo shows beside the console and the viewer, by origin. */
export function demoHosts(
  { vestby, nordby, mitid, selfService }: DemoOrigins,
  options: { embedOrigin: string; clock: () => number },
): [string, RequestHandler][] {
  const site = { ...options, mitidOrigin: mitid };
  return [
    [vestby, createDemoSite({ ...site, municipality: 'vestby', selfService })],
    [selfService, createDemoSite({ ...site, municipality: 'vestby', frontPage: vestby })],
    [nordby, createDemoSite({ ...site, municipality: 'nordby' })],
    [mitid, createMitidStandIn({ returnOrigins: [vestby, nordby, selfService] })],
  ];
}
