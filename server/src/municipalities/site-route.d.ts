import type { Opening } from '@medkig/api/opening';
import { Router } from 'express';
import type { Site } from './sites.ts';
export interface SiteRouteDeps {
    find(key: string): Promise<Site | undefined>;
    opening(hotlineId: string): Promise<Opening>;
    /** Milliseconds since 1970. */
    now(): number;
}
/** `GET /:key`: what the citizen's panel says about its municipality, readable by the site's own pages. */
export declare function siteRoute({ find, opening, now }: SiteRouteDeps): Router;
//# sourceMappingURL=site-route.d.ts.map