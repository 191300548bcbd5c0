import { availableParallelism } from 'node:os';
import { createWorkerPool } from './worker-pool.ts';
import type { PrintedDocument } from './render-pdf.ts';

export interface PdfPool {
  /** The document as a PDF, drawn on another thread: see renderPdf. */
  render(document: PrintedDocument): Promise<Uint8Array>;
  /** Ends the threads. Documents that are not done are rejected. */
  close(): Promise<void>;
}

/** @param options.size how many threads draw at once: one less than the machine's cores unless told, at least one */
export function createPdfPool({ size = availableParallelism() - 1 }: { size?: number } = {}): PdfPool {
  const pool = createWorkerPool<PrintedDocument, Uint8Array>({
    workerUrl: new URL('./render-worker.ts', import.meta.url),
    size: Math.max(1, size),
  });
  return { render: (document) => pool.run(document), close: () => pool.close() };
}
