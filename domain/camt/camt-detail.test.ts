import { expect, test } from '@jest/globals';
import { DETAIL_PATHS, readDetail } from './camt-detail.ts';
import { findPaymentId } from './find-payment-id.ts';
import { collectLeaves } from './leaves.ts';

const PLACE = { line: 1, column: 1 };

function detailOf(texts: readonly (readonly [path: string, text: string])[]) {
  const leaves = collectLeaves(PLACE);
  for (const [path, text] of texts) {
    expect(DETAIL_PATHS).toContain(path);
    leaves.add(path, { text, currency: null, place: PLACE });
  }
  return readDetail(leaves);
}

test('a second structured reference, or what stands beside it, is read as the second number of the slip', () => {
  for (const path of ['RmtInf/Strd/CdtrRefInf/Ref', 'RmtInf/Strd/AddtlRmtInf']) {
    const { creditorReferences, remittances } = detailOf([
      ['RmtInf/Strd/CdtrRefInf/Ref', '71/000000000074203'],
      [path, '80000002'],
    ]);
    expect(findPaymentId([...creditorReferences, ...remittances])).toMatchObject({ fiCreditorNumber: '80000002' });
  }
});

test("the number of a document is the payer's word and no slip", () => {
  const detail = detailOf([['RmtInf/Strd/RfrdDocInf/Nb', '12345678']]);
  expect(detail).toMatchObject({ documentNumbers: ['12345678'], remittances: [], creditorReferences: [] });
});

test('who paid is also said by the name of the account that paid, where no party is named', () => {
  const account = ['RltdPties/DbtrAcct/Nm', 'Prøve Konto'] as const;
  expect(detailOf([account])).toMatchObject({ payerName: 'Prøve Konto' });
  expect(detailOf([account, ['RltdPties/Dbtr/Nm', 'Prøve Betaler']])).toMatchObject({ payerName: 'Prøve Betaler' });
  expect(detailOf([account, ['RltdPties/Dbtr/Nm', 'NOTPROVIDED']])).toMatchObject({ payerName: 'Prøve Konto' });
});

test.each([
  'RltdPties/Cdtr/Id/OrgId/Othr/Id',
  'RltdPties/Cdtr/Pty/Id/OrgId/Othr/Id',
  'RltdPties/UltmtCdtr/Id/OrgId/Othr/Id',
  'RltdPties/UltmtCdtr/Pty/Id/PrvtId/Othr/Id',
  'RmtInf/Strd/CdtrRefInf/Tp/CdOrPrtry/Prtry',
])('the receiver is known by the number in %s', (path) => {
  expect(detailOf([[path, '80000002']])).toMatchObject({ creditorIds: ['80000002'] });
});
