import { generate } from 'selfsigned';

/** A certificate and its private key, both as PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

export interface CertificateAuthority {
  readonly cert: string;
  /** One for a server that goes by the name of `localhost`, and by no number. */
  server(): Promise<Certificate>;
  /** One by which a client says who it is. */
  client(): Promise<Certificate>;
}

/** Good on whatever day a test runs. */
const OF_ALL = {
  algorithm: 'sha256',
  keyType: 'ec',
  curve: 'P-256',
  notBeforeDate: new Date('2001-01-01T00:00:00Z'),
  notAfterDate: new Date('2182-01-01T00:00:00Z'),
} as const;

/** An authority that nobody else trusts, made anew for a test. */
export async function makeCertificateAuthority(name: string): Promise<CertificateAuthority> {
  const { cert, private: key } = await generate([{ name: 'commonName', value: name }], {
    ...OF_ALL,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  const issue = async (commonName: string, usage: { serverAuth: true } | { clientAuth: true }) => {
    const issued = await generate([{ name: 'commonName', value: commonName }], {
      ...OF_ALL,
      ca: { key, cert },
      extensions: [
        { name: 'basicConstraints', cA: false, critical: true },
        { name: 'keyUsage', digitalSignature: true, critical: true },
        { name: 'extKeyUsage', ...usage },
        { name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] },
      ],
    });
    return { cert: issued.cert, key: issued.private };
  };
  return {
    cert,
    server: () => issue('localhost', { serverAuth: true }),
    client: () => issue('Prøveklient', { clientAuth: true }),
  };
}
