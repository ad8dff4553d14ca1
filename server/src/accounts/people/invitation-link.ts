/** In the fragment, which browsers send to nobody, so that no log holds it. */
export function invitationLink(publicOrigin: string, token: string): string {
  return `${publicOrigin}/invitation#${token}`;
}
