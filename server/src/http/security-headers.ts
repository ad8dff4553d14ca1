/** Content security policies and their company, one set for each origin we serve. */
import type { RequestHandler } from 'express';

export interface Origins {
  /** Console, API and embed. */
  console: string;
  viewer: string;
}

/** What no page of ours needs. */
const permissions = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
]
  .map((feature) => `${feature}=()`)
  .join(', ');

export function consolePolicy(origins: Origins): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    // Older browsers do not count the socket of the same host as 'self'.
    `connect-src 'self' ${origins.console.replace(/^http/, 'ws')}`,
    `frame-src ${origins.viewer}`,
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
}

/** The viewer shows hostile pages: it may draw them and reach nothing but the asset store. */
export function viewerPolicy(origins: Origins): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'unsafe-inline'",
    `img-src data: ${origins.viewer}/store/`,
    `font-src data: ${origins.viewer}/store/`,
    "connect-src 'none'",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${origins.console}`,
  ].join('; ');
}

/** Sets the policy and what goes with it on every answer; files for other origins lift `same-origin` themselves. */
export function securityHeaders(policy: string, ownOrigin: string): RequestHandler {
  const headers: Record<string, string> = {
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': permissions,
  };
  if (ownOrigin.startsWith('https:')) headers['Strict-Transport-Security'] = 'max-age=31536000';
  return (_request, response, next) => {
    response.set(headers);
    next();
  };
}
