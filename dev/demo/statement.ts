import type { CivilDate } from '../../domain/calendar/calendar.ts';
import { formatOre, parseOre } from '../../domain/money/money.ts';

/** Money in, as a bank tells of it. */
interface StatementEntry {
  readonly amount: string;
  readonly payer: string;
  readonly text: string;
}

/** An account statement of a day, camt.053.001.08, from a bank that is plainly made up; it had nothing before. */
export function statementOf({
  account,
  on,
  entries,
}: {
  account: string;
  on: CivilDate;
  entries: readonly StatementEntry[];
}): string {
  const total = formatOre(entries.reduce((sum, { amount }) => sum + (parseOre(amount) ?? 0n), 0n));
  const balance = (code: string, amount: string): string =>
    `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="DKK">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>${on}</Dt></Dt></Bal>`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>',
    `<GrpHdr><MsgId>DEMO-${on}</MsgId><CreDtTm>${on}T06:30:00+01:00</CreDtTm></GrpHdr>`,
    `<Stmt><Id>DEMO-${on}</Id><Acct><Id><IBAN>${account}</IBAN></Id><Ccy>DKK</Ccy></Acct>`,
    balance('OPBD', '0.00'),
    balance('CLBD', total),
    ...entries.map((entry, index) => entryOf(entry, { on, reference: `DEMO${index}` })),
    '</Stmt></BkToCstmrStmt></Document>',
    '',
  ].join('\n');
}

function entryOf(
  { amount, payer, text }: StatementEntry,
  { on, reference }: { on: CivilDate; reference: string },
): string {
  return [
    `<Ntry><Amt Ccy="DKK">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>`,
    `<BookgDt><Dt>${on}</Dt></BookgDt><AcctSvcrRef>${reference}</AcctSvcrRef>`,
    `<NtryDtls><TxDtls><Refs><AcctSvcrRef>${reference}</AcctSvcrRef></Refs><Amt Ccy="DKK">${amount}</Amt>`,
    `<CdtDbtInd>CRDT</CdtDbtInd><RltdPties><Dbtr><Pty><Nm>${payer}</Nm></Pty></Dbtr></RltdPties>`,
    `<RmtInf><Ustrd>${text}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`,
  ].join('');
}
