import { fileURLToPath } from 'node:url';
import nunjucks from 'nunjucks';
import { designSystemFolder } from './design-system.ts';
import { readIconSprite } from './icon-sprite.ts';
import type { SiteContext } from './site-context.ts';

const pagesFolder = fileURLToPath(new URL('./pages', import.meta.url));

/** Makes the function that renders the site's pages, with the design system's own templates within reach. */
export function createRenderer(embedOrigin: string): SiteContext['render'] {
  const loader = new nunjucks.FileSystemLoader([pagesFolder, designSystemFolder]);
  const environment = new nunjucks.Environment(loader, { autoescape: true });
  environment.addGlobal('embedOrigin', embedOrigin);
  environment.addGlobal('iconSprite', readIconSprite());
  environment.addGlobal('phone', '12 34 56 78');
  return (response, template, data = {}) => {
    response.type('html').send(environment.render(template, data));
  };
}
