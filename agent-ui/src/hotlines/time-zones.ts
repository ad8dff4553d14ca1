/** Those of the kingdom, which nearly every hotline keeps. */
const near = ['Europe/Copenhagen', 'Atlantic/Faroe', 'America/Nuuk'];

/** IANA names to choose from, the likely ones first; `current` is always among them. */
export function timeZones(current: string): string[] {
  const all = [...near, current, ...Intl.supportedValuesOf('timeZone')];
  return [...new Set(all)];
}
