import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createReadFile } from '../../activities/received-files/read-file.ts';
import { storeReceivedFile } from '../../db/received-files/store-received-file.ts';
import type { CreditorId, DebtorId } from '../../domain/identifiers/ids.ts';
import { balanceXml, camtXml } from '../../tests/support/camt-xml.ts';
import { startApiStack, type ApiStack } from '../../tests/support/api-stack.ts';
import { issueSample, returnFile, slipReturn } from '../../tests/support/collect-sample.ts';
import { sampleDebtor } from '../../tests/support/sample-data.ts';
import type { Answer, TestCreditor } from '../test-api.ts';

const UNTIL_MS = 30_000;
const POLL_MS = 100;
const CONTENT_TYPE = 'application/octet-stream';
const NOWHERE = '019f0000-0000-7000-8000-000000000000';
/** A record and the two characters that end its line. */
const LINE_BYTES = 130;

let stack: ApiStack;
let creditor: TestCreditor;
let other: TestCreditor;
let debtorId: DebtorId;
let deliveryNumber = 0n;

const idOf = ({ creditorId }: TestCreditor) => creditorId as CreditorId;

beforeAll(async () => {
  stack = await startApiStack();
  const agreement = { debtorGroup: '00001', dataSupplierNumber: '10000009', dataSupplierShared: true };
  creditor = await stack.api.creditor({ betalingsservice: { ...agreement, pbsNumber: '00000018' } });
  other = await stack.api.creditor({ betalingsservice: { ...agreement, pbsNumber: '00000026' } });
  debtorId = await sampleDebtor(stack.orm, { creditorId: idOf(creditor) });
}, 120_000);
afterAll(() => stack.close());

const get = (path: string, key = creditor.admin) => stack.api.call('get', path, { key });

const upload = (
  content: Uint8Array,
  { key = creditor.admin, fileName = '0602.txt', contentType = CONTENT_TYPE } = {},
) =>
  stack.api.call('post', `/v1/received-files?fileName=${encodeURIComponent(fileName)}`, {
    key,
    raw: new Uint8Array(content),
    headers: { 'content-type': contentType },
  });

/** What a file is when it is no longer only stored. */
async function readOf({ body: { id } }: Answer, key = creditor.admin): Promise<Answer['body']> {
  const giveUpAt = performance.now() + UNTIL_MS;
  for (;;) {
    const { body } = await get(`/v1/received-files/${id}`, key);
    if (body.status !== 'stored') return body;
    if (performance.now() > giveUpAt) throw new Error(`waited in vain: ${JSON.stringify(body)}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** A delivery with one paid slip, and the invoice that it pays. */
async function paidBySlip(): Promise<{ content: Uint8Array; invoiceId: string }> {
  const sample = await issueSample(stack.orm, { creditorId: idOf(creditor), debtorId });
  deliveryNumber += 1n;
  const slips = [slipReturn(sample)];
  const content = await returnFile(stack.orm, { creditorId: idOf(creditor), deliveryNumber, slips });
  return { content, invoiceId: sample.invoiceId };
}

async function openOf(invoiceId: string): Promise<string> {
  const giveUpAt = performance.now() + UNTIL_MS;
  for (;;) {
    const { open } = (await get(`/v1/invoices/${invoiceId}`)).body;
    if (open === '0.00' || performance.now() > giveUpAt) return open;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

const refused = ({ status, body }: Answer) => [status, body.code];

describe('a file that is uploaded', () => {
  test('is answered as stored, read a moment later, and pays its invoice', async () => {
    const { content, invoiceId } = await paidBySlip();
    const answer = await upload(content, { fileName: 'D0000017-602.BS1' });
    expect(answer).toMatchObject({ status: 202, body: { fileName: 'D0000017-602.BS1', sizeBytes: content.length } });
    expect(answer.headers.get('location')).toBe(`/v1/received-files/${answer.body.id}`);
    expect(await readOf(answer)).toMatchObject({
      status: 'read',
      type: '0602',
      supplier: '10000009',
      deliveryId: expect.stringMatching(/1$/),
      refusal: null,
      payments: 1,
      received: '125.00',
      mandates: 0,
      notices: 0,
    });
    expect(await openOf(invoiceId)).toBe('0.00');
  });

  test('twice is one file, also under another name and at the same time', async () => {
    const { content } = await paidBySlip();
    const answers = await Promise.all([upload(content), upload(content, { fileName: 'again.txt' })]);
    expect(answers.map(({ status }) => status)).toEqual([202, 202]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    const read = await readOf(await upload(content));
    expect(read).toMatchObject({ id: answers[0].body.id, status: 'read', payments: 1 });
  });

  test('is downloaded byte for byte, under a name that is harmless', async () => {
    const { content } = await paidBySlip();
    const { body } = await upload(content, { fileName: '../Øre "1".txt' });
    const file = await get(`/v1/received-files/${body.id}/content`);
    expect(file.status).toBe(200);
    expect(Buffer.from(file.body, 'latin1')).toEqual(Buffer.from(content));
    expect(file.headers.get('content-type')).toBe(CONTENT_TYPE);
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="..__re__1_.txt"');
  });

  test('and is broken shows why it is refused, and where in it', async () => {
    const { content, invoiceId } = await paidBySlip();
    const broken = Buffer.from(content);
    // A letter in the amount of the first payment: line 3, positions 116-128.
    broken[2 * LINE_BYTES + 120] = 0x41;
    expect(await readOf(await upload(broken))).toMatchObject({
      status: 'refused',
      refusal: { code: 'bad_field', line: 3, column: 116, detail: expect.any(String) },
      payments: 0,
      received: '0.00',
    });
    expect(await readOf(await upload(content))).toMatchObject({ status: 'read' });
    expect(await openOf(invoiceId)).toBe('0.00');
  });

  test('and tells a delivery of Betalingsservice again, with other line ends, stays refused whatever a person says', async () => {
    const { content } = await paidBySlip();
    expect(await readOf(await upload(content))).toMatchObject({ status: 'read', payments: 1 });
    const lines = Buffer.from(content).toString('latin1').replaceAll('\r\n', '\n');
    const again = await upload(Buffer.from(lines, 'latin1'));
    expect(await readOf(again)).toMatchObject({ status: 'refused', refusal: { code: 'read_before' } });
    const path = `/v1/received-files/${again.body.id}/read-anyway`;
    const answer = await stack.api.call('post', path, { key: creditor.admin, body: { reason: 'Læs den alligevel' } });
    expect(refused(answer)).toEqual([409, 'file_not_decidable']);
    expect((await get(`/v1/received-files/${again.body.id}`)).body).toMatchObject({ status: 'refused', payments: 0 });
  });

  test('and speaks of another creditor is refused', async () => {
    const { content } = await paidBySlip();
    const answer = await upload(content, { key: other.admin });
    expect(await readOf(answer, other.admin)).toMatchObject({
      status: 'refused',
      refusal: { code: 'other_creditor', line: 3 },
    });
  });

  test('as another content type, by a key that may only read or by an operator is not taken', async () => {
    const { content } = await paidBySlip();
    expect(refused(await upload(content, { contentType: 'text/plain' }))).toEqual([415, 'unsupported_media_type']);
    expect(refused(await upload(content, { key: creditor.readOnly }))).toEqual([403, 'read_only_key']);
    expect(refused(await upload(content, { key: stack.api.operatorKey }))).toEqual([403, 'not_for_operators']);
    const unnamed = await stack.api.call('post', '/v1/received-files', {
      key: creditor.admin,
      raw: new Uint8Array(content),
      headers: { 'content-type': CONTENT_TYPE },
    });
    expect([...refused(unnamed), unnamed.body.errors[0].path]).toEqual([422, 'invalid_request', '/query/fileName']);
  });
});

const listed = async (key: string, query = '') =>
  (await get(`/v1/received-files${query}`, key)).body.data.map(({ id }: { id: string }) => id);

const post = (path: string, key: string) => stack.api.call('post', path, { key });
const unclaimed = async (key = stack.api.operatorKey) =>
  (await get('/v1/notices?code=unknown_creditor&isSettled=false', key)).body.data;

describe('money of a creditor that is not set up', () => {
  const setPbsNumber = async (pbsNumber: string) => {
    const { creditorId } = newcomer;
    const agreement = { debtorGroup: '00001', dataSupplierNumber: '20000006' };
    const answer = await stack.api.call('patch', `/v1/creditors/${creditorId}`, {
      key: stack.api.operatorKey,
      body: { betalingsservice: { ...agreement, pbsNumber } },
    });
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  };
  let newcomer: TestCreditor;

  test('is seen by the operator, file, amount and number, and read again once the creditor is set up', async () => {
    newcomer = await stack.api.creditor();
    await setPbsNumber('40000004');
    const ofDebtor = await sampleDebtor(stack.orm, { creditorId: idOf(newcomer) });
    const sample = await issueSample(stack.orm, { creditorId: idOf(newcomer), debtorId: ofDebtor });
    const slips = [slipReturn(sample)];
    const content = await returnFile(stack.orm, { creditorId: idOf(newcomer), deliveryNumber: 1n, slips });
    await setPbsNumber('40000020');
    const { fileId } = await stack.orm.em
      .fork()
      .transactional((em) =>
        storeReceivedFile(em, { fileName: 'D1-602.BS1', origin: 'channel', uploadedBy: null, content: [content] }),
      );
    const readFile = createReadFile({ orm: stack.orm, bsSubsystem: 'BS1', heartbeat: () => undefined });
    expect(await readFile({ fileId })).toEqual({ outcome: 'read' });
    expect(await unclaimed()).toEqual([
      expect.objectContaining({
        receivedFileId: fileId,
        fileName: 'D1-602.BS1',
        amount: '125.00',
        namedBy: 'pbs_number',
        namedNumber: '40000004',
        settledAt: null,
      }),
    ]);
    for (const { admin } of [creditor, newcomer]) expect(await unclaimed(admin)).toEqual([]);
    const again = `/v1/received-files/${fileId}/read-again`;
    expect(refused(await post(again, stack.api.operatorKey))).toEqual([409, 'creditor_not_set_up']);
    await setPbsNumber('40000004');
    expect(refused(await post(again, newcomer.admin))).toEqual([403, 'not_for_creditors']);
    expect((await post(again, stack.api.operatorKey)).status).toBe(202);
    const giveUpAt = performance.now() + UNTIL_MS;
    while ((await unclaimed()).length > 0 && performance.now() < giveUpAt) {
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
    expect(await unclaimed()).toEqual([]);
    expect((await get(`/v1/received-files/${fileId}`, newcomer.admin)).body).toMatchObject({
      payments: 1,
      received: '125.00',
    });
    const paid = async () => (await get(`/v1/invoices/${sample.invoiceId}`, newcomer.admin)).body.open;
    while ((await paid()) !== '0.00' && performance.now() < giveUpAt) {
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
    expect(await paid()).toBe('0.00');
    expect(refused(await post(again, stack.api.operatorKey))).toEqual([409, 'creditor_not_set_up']);
  });

  test('is not asked for of a file that is not read', async () => {
    const broken = await readOf(await upload(Buffer.from('no return file of anybody')));
    const answer = await post(`/v1/received-files/${broken.id}/read-again`, stack.api.operatorKey);
    expect(refused(answer)).toEqual([409, 'file_not_read']);
    const nothing = await post(`/v1/received-files/${NOWHERE}/read-again`, stack.api.operatorKey);
    expect(refused(nothing)).toEqual([404, 'not_found']);
  });
});

describe('the files that came in', () => {
  test('are listed the newest first, by their status too, and an operator sees all of them', async () => {
    const broken = await upload(Buffer.from('no return file'));
    const good = await upload((await paidBySlip()).content);
    const foreign = await upload(Buffer.from('no return file of the other'), { key: other.admin });
    await Promise.all([readOf(broken), readOf(good), readOf(foreign, other.admin)]);
    const [brokenId, goodId, foreignId] = [broken.body.id, good.body.id, foreign.body.id];
    const own = await listed(creditor.admin);
    expect(own.slice(0, 2)).toEqual([goodId, brokenId]);
    expect(await listed(creditor.readOnly, '?status=refused')).toEqual(expect.arrayContaining([brokenId]));
    expect(await listed(creditor.readOnly, '?status=refused')).not.toContain(goodId);
    expect((await listed(stack.api.operatorKey)).slice(0, 3)).toEqual([foreignId, goodId, brokenId]);
    expect(own).not.toContain(foreignId);
  });

  test('are counted by their status', async () => {
    const all = (await get('/v1/received-files?status=refused&limit=100')).body.data;
    const { summary, data } = (await get('/v1/received-files?status=refused&summary=true&limit=1')).body;
    expect([summary, data.length]).toEqual([{ count: all.length, countIsCapped: false }, 1]);
    expect(all.length).toBeGreaterThan(1);
  });

  test('of another creditor, or of nobody, are not found', async () => {
    const { body } = await upload((await paidBySlip()).content);
    for (const path of [`/v1/received-files/${body.id}`, `/v1/received-files/${body.id}/content`]) {
      expect(refused(await get(path, other.admin))).toEqual([404, 'not_found']);
      expect((await get(path, stack.api.operatorKey)).status).toBe(200);
      expect(refused(await get(path.replace(body.id, NOWHERE), stack.api.operatorKey))).toEqual([404, 'not_found']);
    }
  });
});

const invoiced = async () => issueSample(stack.orm, { creditorId: idOf(creditor), debtorId });

describe('a statement of an account', () => {
  const IBAN = 'DK5000400440116243';
  let messages = 0;

  const statement = (
    paymentId: string,
    { message = `M${(messages += 1)}`, closing = '0.00', reference = 'R-1' } = {},
  ) =>
    Buffer.from(
      camtXml('camt.053.001.08', {
        account: `<IBAN>${IBAN}</IBAN>`,
        totals: `${balanceXml('OPBD', '0.00')}${balanceXml('CLBD', closing)}`,
        entries: [
          { amount: '125.00', bankReference: reference, details: [{ creditorReference: `71/${paymentId}` }] },
          { amount: '125.00', direction: 'DBIT', additional: 'Leverandør' },
        ],
      }).replace('SAMPLE-MSG-1', message),
    );

  beforeAll(async () => {
    const body = { accounts: [IBAN] };
    const path = `/v1/creditors/${creditor.creditorId}/bank-accounts`;
    await stack.api.call('put', path, { key: stack.api.operatorKey, body });
  });

  test('says all that it told: what is booked, what was known before, and what is neither, to the øre', async () => {
    const { paymentId } = await invoiced();
    const first = await upload(statement(paymentId, { reference: 'R-101' }));
    expect(await readOf(first)).toMatchObject({
      entries: 2,
      payments: 1,
      received: '125.00',
      knownBefore: 0,
      notices: 1,
    });
    const again = await upload(statement(paymentId, { reference: 'R-101' }));
    expect(await readOf(again)).toMatchObject({
      entries: 2,
      payments: 0,
      received: '0.00',
      waiting: 0,
      knownBefore: 1,
      knownBeforeAmount: '125.00',
      notices: 1,
      noticesAmount: '-125.00',
    });
    const { data } = (await get(`/v1/notices?receivedFileId=${again.body.id}`)).body;
    expect(data).toMatchObject([
      { code: 'outgoing', amount: '-125.00', paymentId: null },
      {
        code: 'known_before',
        amount: '125.00',
        paymentId: expect.any(String),
        text: expect.stringContaining('told before'),
      },
    ]);
    expect((await get(`/v1/payments/${data[1].paymentId}`)).body).toMatchObject({ receivedFileId: first.body.id });
  });

  test('that was refused is read all the same when a person says why, and the reason stands in the audit trail', async () => {
    const { paymentId, invoiceId } = await invoiced();
    const reason = 'Banken har talt forkert';
    const refusedFile = await upload(statement(paymentId, { closing: '1.00', reference: 'R-202' }));
    expect(await readOf(refusedFile)).toMatchObject({
      status: 'refused',
      refusal: { code: 'wrong_totals', detail: expect.stringContaining('should be 0.00') },
    });
    const path = `/v1/received-files/${refusedFile.body.id}/read-anyway`;
    const decide = (key: string) => stack.api.call('post', path, { key, body: { reason } });
    expect(refused(await decide(other.admin))).toEqual([404, 'not_found']);
    expect(refused(await decide(creditor.readOnly))).toEqual([403, 'read_only_key']);
    expect(await decide(creditor.admin)).toMatchObject({ status: 202, body: { status: 'stored', refusal: null } });
    expect(await readOf(refusedFile)).toMatchObject({ status: 'read', payments: 1 });
    expect(await openOf(invoiceId)).toBe('0.00');
    expect(refused(await decide(creditor.admin))).toEqual([409, 'file_not_decidable']);
    const trail = await stack.orm.em
      .fork()
      .execute<{ changes: unknown }[]>(
        `select changes from audit_entry where trail_type = 'received_file' and trail_id = ?`,
        [refusedFile.body.id],
      );
    expect(trail).toHaveLength(1);
    expect(JSON.stringify(trail)).toContain(reason);
  });

  test('with the ids of one that was read before is read when a person says that it is another', async () => {
    const [one, another] = [await invoiced(), await invoiced()];
    expect(await readOf(await upload(statement(one.paymentId, { message: 'SAME', reference: 'R-301' })))).toMatchObject(
      {
        status: 'read',
      },
    );
    const second = await upload(statement(another.paymentId, { message: 'SAME', reference: 'R-302' }));
    expect(await readOf(second)).toMatchObject({ status: 'refused', refusal: { code: 'read_before' } });
    const path = `/v1/received-files/${second.body.id}/read-anyway`;
    await stack.api.call('post', path, { key: creditor.admin, body: { reason: 'Et andet udtog' } });
    expect(await readOf(second)).toMatchObject({ status: 'read', payments: 1 });
    expect(await openOf(another.invoiceId)).toBe('0.00');
  });

  test('of two creditors is uploaded by each, and is a file of its own for each', async () => {
    const theirs = 'DK9189000000010241';
    const body = { accounts: [theirs] };
    const path = `/v1/creditors/${other.creditorId}/bank-accounts`;
    await stack.api.call('put', path, { key: stack.api.operatorKey, body });
    const own = statement((await invoiced()).paymentId, { reference: 'R-401' }).toString();
    const [part = ''] = /<Stmt>[^]*<\/Stmt>/.exec(own) ?? [];
    const content = Buffer.from(own.replace('</Stmt>', `</Stmt>${part.replace(IBAN, theirs)}`));
    const ids: string[] = [];
    for (const { admin: key } of [creditor, other]) {
      const answer = await upload(content, { key });
      expect(answer.status).toBe(202);
      expect(await readOf(answer, key)).toMatchObject({ status: 'read', entries: 4, payments: 1, received: '125.00' });
      expect((await upload(content, { key })).body.id).toBe(answer.body.id);
      ids.push(answer.body.id);
    }
    expect(new Set(ids).size).toBe(2);
    expect(refused(await get(`/v1/received-files/${ids[0]}`, other.admin))).toEqual([404, 'not_found']);
  });

  test('that is broken stays refused', async () => {
    const broken = await upload(Buffer.from('no statement at all'));
    await readOf(broken);
    const path = `/v1/received-files/${broken.body.id}/read-anyway`;
    const body = { reason: 'Læs den nu' };
    const answer = await stack.api.call('post', path, { key: creditor.admin, body });
    expect(refused(answer)).toEqual([409, 'file_not_decidable']);
  });
});
