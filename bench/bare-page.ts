import { parentPort } from 'node:worker_threads';
import Pdf from 'pdfkit';
import { subsetFonts } from '../documents/fonts.ts';
import type { WorkerReply } from '../documents/worker-pool.ts';

const LEFT_PT = 57;
const RIGHT_PT = 538;
const TOP_PT = 60;
const ROW_PT = 14;
/** As many pieces of text, of as many characters, and rules as an invoice of three lines has. */
const PIECES = 51;
const RULES = 5;
const WORDS = [
  'Høj bly gom vandt',
  'fræk sexquiz på wc',
  'HØJ BLY GOM',
  'VANDT FRÆK QUIZ',
  '1.234,56 kr.',
  '30.11.2026 - 789',
  '+71<012345678901234+8',
] as const;

/** One page of text in the fonts of an invoice, drawn with the library's own calls and nothing else. */
export async function drawBarePage(number: number): Promise<Uint8Array<ArrayBuffer>> {
  const { regular, bold } = subsetFonts();
  const pdf = new Pdf({ size: 'A4', margin: 0, font: '', info: { Title: `Prøveside ${number}` } });
  pdf.registerFont('regular', regular).registerFont('bold', bold).fontSize(8.5);
  for (let piece = 0; piece < PIECES; piece += 1) {
    pdf.font(piece % 2 === 0 ? 'regular' : 'bold');
    pdf.text(WORDS[piece % WORDS.length] ?? '', LEFT_PT, TOP_PT + piece * ROW_PT, { lineBreak: false });
  }
  for (let rule = 0; rule < RULES; rule += 1) {
    const topPt = TOP_PT + rule * 10 * ROW_PT;
    pdf.moveTo(LEFT_PT, topPt).lineTo(RIGHT_PT, topPt).stroke();
  }
  const chunks: Uint8Array[] = [];
  pdf.end();
  for await (const chunk of pdf) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
}

// On a thread of the pool that bare-mails.ts makes.
parentPort?.on('message', (number: number) => {
  void drawBarePage(number).then((result) => {
    const reply: WorkerReply<Uint8Array> = { ok: true, result };
    parentPort?.postMessage(reply, [result.buffer]);
  });
});
