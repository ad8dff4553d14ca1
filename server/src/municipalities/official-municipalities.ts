/** The official list, from `kommuner.csv`: a municipality more is a line more. https://danmarksadresser.dk */
import { readFileSync } from 'node:fs';
import type { AnswerOf } from '@medkig/api/endpoint';
import type { listOfficialMunicipalities } from '@medkig/api/municipality';

type OfficialMunicipality = AnswerOf<typeof listOfficialMunicipalities>['items'][number];

let read: OfficialMunicipality[] | undefined;

/** By number. Throws if the file is not what it should be. */
export function officialMunicipalities(): OfficialMunicipality[] {
  read ??= parse(readFileSync(new URL('kommuner.csv', import.meta.url), 'utf8'));
  return read;
}

function parse(text: string): OfficialMunicipality[] {
  const [, ...lines] = text.trim().split(/\r?\n/);
  return lines.map((line) => {
    const [code, name, , region] = line.split(';');
    if (!code || !name || !region) throw new Error(`kommuner.csv has a line without code, name or region`);
    return { code, name, region };
  });
}
