import type { Embed } from '@medkig/api/embed';

export interface TagChoices {
  site: string;
  language: 'da' | 'en';
  position: 'right' | 'left';
  /** Of the button; null: the product's own. */
  colour: string | null;
}

/** What goes into the `<head>` of each page. What the tag takes for granted is not said. */
export function tagOf({ origin, version, integrity }: Embed, choices: TagChoices): string {
  const { site, language, position, colour } = choices;
  const attributes = [
    `data-municipality="${site}"`,
    ...(language === 'en' ? ['data-language="en"'] : []),
    ...(position === 'left' ? ['data-position="left"'] : []),
    ...(colour === null ? [] : [`data-colour="${colour}"`]),
  ];
  return [
    `<script src="${origin}/embed/${version}/medkig.js" async`,
    `  ${attributes.join(' ')}`,
    `  integrity="${integrity}" crossorigin="anonymous"></script>`,
  ].join('\n');
}

/** What a site's Content-Security-Policy must also allow. */
export function policyLinesOf({ origin }: Embed): string {
  return [`script-src ${origin}`, `connect-src ${origin} ${origin.replace(/^http/, 'ws')}`].join('\n');
}
