import { parentPort } from 'node:worker_threads';
import { subsetFonts } from './fonts.ts';
import { type PrintedDocument, renderPdf } from './render-pdf.ts';
import type { WorkerReply } from './worker-pool.ts';

const port = parentPort;
if (port === null) throw new Error('render-worker.ts runs as a worker thread of render-pool.ts only');

subsetFonts();

port.on('message', (document: PrintedDocument) => {
  renderPdf(document).then(
    (result) => {
      const reply: WorkerReply<Uint8Array> = { ok: true, result };
      // Moved, not copied.
      port.postMessage(reply, [result.buffer]);
    },
    (error: unknown) => {
      const reply: WorkerReply<Uint8Array> = {
        ok: false,
        message: error instanceof Error ? error.message : String(error),
      };
      port.postMessage(reply, []);
    },
  );
});
