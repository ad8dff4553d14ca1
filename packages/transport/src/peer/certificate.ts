/** SHA-256 of a certificate, as SDP writes it. */
async function fingerprintOf(certificate: ArrayBuffer): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', certificate));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join(':');
}

/**
 * Whether the other browser showed the certificate whose fingerprint came sealed. Every browser compares them before it
 * lets a byte through; this looks once more where the certificate can be read, and is true where it cannot.
 */
export async function isCertified(connection: RTCPeerConnection, fingerprint: string): Promise<boolean> {
  const transport: Partial<RTCDtlsTransport> | undefined = connection.sctp?.transport;
  const [certificate] = transport?.getRemoteCertificates?.() ?? [];
  return certificate === undefined || (await fingerprintOf(certificate)) === fingerprint;
}
