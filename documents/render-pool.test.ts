import { expect, test } from '@jest/globals';
import { pdfText } from './read-pdf.ts';
import { renderInvoicePdf } from './render-invoice-pdf.ts';
import { createPdfPool } from './render-pool.ts';
import { betalingsserviceInvoice, fiInvoice } from './sample-documents.ts';

test('a thread draws the very bytes that this thread would', async () => {
  const pool = createPdfPool({ size: 1 });
  try {
    const drawn = await pool.render(fiInvoice);
    expect(Buffer.from(drawn).equals(await renderInvoicePdf(fiInvoice))).toBe(true);
  } finally {
    await pool.close();
  }
});

test('more documents than threads all come out, each to the one who asked', async () => {
  const pool = createPdfPool({ size: 2 });
  try {
    const numbers = ['1', '2', '3', '4', '5', '6'].map((digit) => `77${digit}`);
    const drawn = await Promise.all(numbers.map((number) => pool.render({ ...betalingsserviceInvoice, number })));
    const texts = await Promise.all(drawn.map(pdfText));
    texts.forEach((text, index) => expect(text).toContain(`Faktura ${numbers[index]} `));
  } finally {
    await pool.close();
  }
});

test('a document that cannot be drawn is an error of its own, and the next one is drawn', async () => {
  const pool = createPdfPool({ size: 1 });
  try {
    const payment = { method: 'fi71', paymentId: '1', fiCreditorNumber: '80000001', signUp: null } as const;
    await expect(pool.render({ ...fiInvoice, payment })).rejects.toThrow('not a payment id');
    expect(await pdfText(await pool.render(fiInvoice))).toContain('Faktura 1042');
  } finally {
    await pool.close();
  }
});
