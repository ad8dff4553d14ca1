import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { programs } from './programs.ts';

export interface OwnCertificate {
  /** Certificate and key, one after the other. */
  file: string;
  /** The certificate alone, as PEM: what a client must trust. */
  certificate: string;
}

/** For `localhost` and 127.0.0.1, signed by itself and gone after the test. */
export function makeCertificate(folder: string): OwnCertificate {
  if (!programs.openssl) throw new Error('there is no OpenSSL on this machine');
  const [key, certificate, file] = ['key.pem', 'certificate.pem', 'both.pem'].map((name) =>
    join(folder, name),
  );
  if (!key || !certificate || !file) throw new Error('three names are needed');
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
  const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
  execFileSync(programs.openssl, ['req', ...kind, ...subject, '-keyout', key, '-out', certificate], {
    stdio: 'ignore',
  });
  const pem = readFileSync(certificate, 'utf8');
  writeFileSync(file, pem + readFileSync(key, 'utf8'), { mode: 0o600 });
  return { file, certificate: pem };
}
