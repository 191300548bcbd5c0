import { request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { InvoicePdf } from '../../db/entities/invoice-pdf.ts';
import type { CreditorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { openTestApi } from '../../tests/support/open-test-api.ts';
import { sampleDebtor } from '../../tests/support/sample-data.ts';
import { sampleInvoice } from '../../tests/support/sample-payments.ts';
import type { TestCreditor } from '../test-api.ts';

const { database, api } = await openTestApi();
const DEBTORS = 20;
const PDF = Buffer.from('%PDF-'.repeat(1000));

let creditor: TestCreditor;
let invoiceId: InvoiceId;

beforeAll(async () => {
  creditor = await api.creditor();
  const of = { creditorId: creditor.creditorId as CreditorId };
  for (let count = 0; count < DEBTORS; count += 1) await sampleDebtor(database.orm, of);
  invoiceId = await sampleInvoice(database.orm, { ...of, debtorId: await sampleDebtor(database.orm, of) });
  await database.orm.em.fork().insert(InvoicePdf, { invoiceId, ...of, content: PDF });
});

interface Sent {
  readonly encoding: string | undefined;
  readonly vary: string | undefined;
  readonly bytes: Buffer;
}

/** What is sent, as it is: `fetch` would unpack it. */
function ask(path: string, acceptEncoding?: string): Promise<Sent> {
  const headers = {
    authorization: `Bearer ${creditor.readOnly}`,
    ...(acceptEncoding === undefined ? {} : { 'accept-encoding': acceptEncoding }),
  };
  return new Promise((resolve, reject) => {
    request(api.url + path, { headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => void chunks.push(chunk));
      response.on('end', () => {
        const { 'content-encoding': encoding, vary } = response.headers;
        resolve({ encoding, vary, bytes: Buffer.concat(chunks) });
      });
    })
      .on('error', reject)
      .end();
  });
}

describe('an answer is compressed', () => {
  test.each(['/v1/debtors', '/v1/debtors?format=csv', '/openapi.json'])(
    '%s, as the asker can read it',
    async (path) => {
      const plain = await ask(path);
      const [brotli, gzip] = [await ask(path, 'gzip, deflate, br'), await ask(path, 'gzip')];
      expect([plain.encoding, brotli.encoding, gzip.encoding]).toEqual([undefined, 'br', 'gzip']);
      expect(brotliDecompressSync(brotli.bytes).equals(plain.bytes)).toBe(true);
      expect(gunzipSync(gzip.bytes).equals(plain.bytes)).toBe(true);
      expect(brotli.bytes.length).toBeLessThan(plain.bytes.length / 3);
      expect([plain, brotli, gzip].map(({ vary }) => vary)).toEqual(Array(3).fill('Accept-Encoding'));
    },
  );

  test('but not where it is small, or a PDF', async () => {
    expect((await ask('/healthz', 'br')).encoding).toBeUndefined();
    const pdf = await ask(`/v1/invoices/${invoiceId}/pdf`, 'br');
    expect([pdf.encoding, pdf.bytes.equals(PDF)]).toEqual([undefined, true]);
  });
});
