import type { RequestHandler } from 'express';

/** Origins without a trailing slash, such as `https://medkig.example`. */
interface Guests {
  embedOrigin: string;
  /** Where forms may lead beside the site itself. */
  formOrigins: readonly string[];
}

/** The content security policy of every page: as strict as a careful municipality's, with one guest let in. */
function contentSecurityPolicy({ embedOrigin, formOrigins }: Guests): string {
  const embedSocket = embedOrigin.replace(/^http/, 'ws');
  return [
    "default-src 'none'",
    `script-src 'self' ${embedOrigin}`,
    "style-src 'self'",
    `connect-src 'self' ${embedOrigin} ${embedSocket}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "base-uri 'self'",
    // A form that asks everybody to log in is answered with a redirect there, which browsers hold against this too.
    `form-action 'self' ${formOrigins.join(' ')}`,
    "frame-ancestors 'self'",
    "require-trusted-types-for 'script'",
  ].join('; ');
}

/** Sets the security headers on every answer. */
export function securityHeaders(guests: Guests): RequestHandler {
  const policy = contentSecurityPolicy(guests);
  return (_request, response, next) => {
    response.set({
      'Content-Security-Policy': policy,
      'X-Content-Type-Options': 'nosniff',
      // With `no-referrer` browsers send `Origin: null` on form posts, and the same-origin check would refuse them.
      'Referrer-Policy': 'same-origin',
    });
    next();
  };
}
