import { availableParallelism } from 'node:os';
import type { InvoiceDocument } from '../domain/invoices/invoice.ts';
import { createWorkerPool } from './worker-pool.ts';

export interface PdfPool {
  /** The invoice as a PDF, drawn on another thread: see renderInvoicePdf. */
  render(document: InvoiceDocument): Promise<Uint8Array>;
  /** Ends the threads. Documents that are not done are rejected. */
  close(): Promise<void>;
}

/** @param options.size how many threads draw at once: one less than the machine's cores unless told, at least one */
export function createPdfPool({ size = availableParallelism() - 1 }: { size?: number } = {}): PdfPool {
  const pool = createWorkerPool<InvoiceDocument, Uint8Array>({
    workerUrl: new URL('./render-worker.ts', import.meta.url),
    size: Math.max(1, size),
  });
  return { render: (document) => pool.run(document), close: () => pool.close() };
}
