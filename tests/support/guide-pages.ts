/** The fixture pages of the guide cards: small forms in the manner of municipal self-service, one folder for each card. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, 'guide-pages');

interface GuidePage {
  /** Of the card that leads through it. */
  slug: string;
  /** Its address: `/form/sfo` for `sfo/start.html`, `/form/sfo/modul` for `sfo/modul.html`. */
  path: string;
  html: string;
}

export const guidePages: readonly GuidePage[] = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name: slug }) =>
    readdirSync(join(folder, slug)).map((file) => ({
      slug,
      path: file === 'start.html' ? `/form/${slug}` : `/form/${slug}/${file.replace(/\.html$/, '')}`,
      html: readFileSync(join(folder, slug, file), 'utf8'),
    })),
  );

/** What all of them look like; served at `/form.css`. */
export const guidePagesStyle = readFileSync(join(folder, 'form.css'), 'utf8');
