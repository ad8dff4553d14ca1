import type { Site } from '@medkig/api/site';

/** What the panel knows of its municipality; the opening is left out while it is not certain. */
export type KnownSite = Pick<Site, 'municipality' | 'phone'> &
  Partial<Pick<Site, 'opening' | 'origins' | 'look'>>;
