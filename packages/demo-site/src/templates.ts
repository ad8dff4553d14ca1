import { fileURLToPath } from 'node:url';
import nunjucks from 'nunjucks';
import { designSystemFolder } from './design-system.ts';

const pagesFolder = fileURLToPath(new URL('./pages', import.meta.url));

/**
 * Makes the function that writes a page from a template under `pages/`, with the design system's own templates within
 * reach. Every template sees `globals`.
 */
export function createTemplates(
  globals: Readonly<Record<string, unknown>>,
): (template: string, data: object) => string {
  const loader = new nunjucks.FileSystemLoader([pagesFolder, designSystemFolder]);
  const environment = new nunjucks.Environment(loader, { autoescape: true });
  for (const [name, value] of Object.entries(globals)) environment.addGlobal(name, value);
  return (template, data) => environment.render(template, data);
}
