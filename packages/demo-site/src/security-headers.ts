import type { RequestHandler } from 'express';

/**
 * The content security policy of every page: as strict as a careful municipality's, with one guest let in.
 * `embedOrigin` is an origin without a trailing slash, such as `https://medkig.example`.
 */
function contentSecurityPolicy(embedOrigin: string): string {
  const embedSocket = embedOrigin.replace(/^http/, 'ws');
  return [
    "default-src 'none'",
    `script-src 'self' ${embedOrigin}`,
    "style-src 'self'",
    `connect-src 'self' ${embedOrigin} ${embedSocket}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'self'",
    "require-trusted-types-for 'script'",
  ].join('; ');
}

/** Sets the security headers on every answer. */
export function securityHeaders(embedOrigin: string): RequestHandler {
  const policy = contentSecurityPolicy(embedOrigin);
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
