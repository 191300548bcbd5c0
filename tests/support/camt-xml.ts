/** A version of an account statement or a notification, as its namespace names it. */
export type CamtKind = 'camt.053.001.02' | 'camt.053.001.08' | 'camt.054.001.02' | 'camt.054.001.08';

export const CAMT_KINDS: readonly CamtKind[] = [
  'camt.053.001.02',
  'camt.053.001.08',
  'camt.054.001.02',
  'camt.054.001.08',
];

export interface SampleDetail {
  readonly amount?: string;
  readonly instructed?: string;
  readonly charges?: string;
  readonly currency?: string;
  /** Version 08 only. */
  readonly direction?: 'CRDT' | 'DBIT';
  readonly bankReference?: string;
  readonly endToEndId?: string;
  /** Of the batch that it is a part of. */
  readonly batchReference?: string;
  readonly creditorReference?: string;
  readonly remittances?: readonly string[];
  readonly payerName?: string;
  readonly additional?: string;
}

export interface SampleEntry {
  readonly amount: string;
  readonly currency?: string;
  readonly direction?: 'CRDT' | 'DBIT';
  readonly reversal?: boolean;
  readonly status?: string;
  readonly bookedOn?: string;
  readonly valueOn?: string;
  readonly bankReference?: string;
  readonly additional?: string;
  /** Of the batch that it is the sum of. */
  readonly batchReference?: string;
  readonly details?: readonly SampleDetail[];
}

export interface SampleStatement {
  readonly entries: readonly SampleEntry[];
  /** As an element, `<IBAN>…</IBAN>` or `<Othr><Id>…</Id></Othr>`. */
  readonly account?: string;
  /** Elements between the account and the entries: balances and totals. */
  readonly totals?: string;
}

/** The XML of a message from a plainly made-up bank, each element on a line of its own. */
export function camtXml(kind: CamtKind, { entries, account, totals }: SampleStatement): string {
  const [message, statement] = kind.startsWith('camt.053')
    ? ['BkToCstmrStmt', 'Stmt']
    : ['BkToCstmrDbtCdtNtfctn', 'Ntfctn'];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:${kind}">`,
    `<${message}>`,
    '<GrpHdr><MsgId>SAMPLE-MSG-1</MsgId><CreDtTm>2027-03-02T06:30:00+01:00</CreDtTm></GrpHdr>',
    `<${statement}>`,
    '<Id>SAMPLE-STMT-7</Id>',
    `<Acct><Id>${account ?? '<IBAN>DK50 0040 0440 1162 43</IBAN>'}</Id><Ccy>DKK</Ccy></Acct>`,
    ...(totals === undefined ? [] : [totals]),
    ...entries.map((entry) => entryXml(kind, entry)),
    `</${statement}>`,
    `</${message}>`,
    '</Document>',
    '',
  ].join('\n');
}

/** A balance as it stands before the entries. */
export function balanceXml(type: 'OPBD' | 'CLBD', amount: string, direction: 'CRDT' | 'DBIT' = 'CRDT'): string {
  return `<Bal><Tp><CdOrPrtry><Cd>${type}</Cd></CdOrPrtry></Tp>\n<Amt Ccy="DKK">${amount}</Amt><CdtDbtInd>${direction}</CdtDbtInd><Dt><Dt>2027-03-01</Dt></Dt></Bal>`;
}

/** A text as it can stand in XML. */
export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function entryXml(kind: CamtKind, entry: SampleEntry): string {
  const status = entry.status ?? 'BOOK';
  const currency = entry.currency ?? 'DKK';
  return [
    '<Ntry>',
    `<Amt Ccy="${currency}">${entry.amount}</Amt>`,
    `<CdtDbtInd>${entry.direction ?? 'CRDT'}</CdtDbtInd>`,
    entry.reversal === undefined ? '' : `<RvslInd>${entry.reversal}</RvslInd>`,
    isNew(kind) ? `<Sts><Cd>${status}</Cd></Sts>` : `<Sts>${status}</Sts>`,
    `<BookgDt><Dt>${entry.bookedOn ?? '2027-03-01'}</Dt></BookgDt>`,
    `<ValDt><DtTm>${entry.valueOn ?? '2027-03-02'}T00:00:00</DtTm></ValDt>`,
    element('AcctSvcrRef', entry.bankReference),
    '<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>DMCT</SubFmlyCd></Fmly></Domn></BkTxCd>',
    ...(entry.details === undefined && entry.batchReference === undefined
      ? []
      : [
          '<NtryDtls>',
          entry.batchReference === undefined ? '' : `<Btch>${element('PmtInfId', entry.batchReference)}</Btch>`,
          ...(entry.details ?? []).map((detail) => detailXml(kind, detail, currency)),
          '</NtryDtls>',
        ]),
    element('AddtlNtryInf', entry.additional),
    '</Ntry>',
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function detailXml(kind: CamtKind, detail: SampleDetail, currency: string): string {
  const {
    amount,
    bankReference,
    batchReference,
    endToEndId,
    payerName,
    remittances = [],
    creditorReference,
    additional,
  } = detail;
  const amountXml = amount === undefined ? '' : `<Amt Ccy="${detail.currency ?? currency}">${amount}</Amt>`;
  const instructed = detail.instructed === undefined ? '' : `<Amt Ccy="DKK">${detail.instructed}</Amt>`;
  const details = [
    instructed === '' ? '' : `<InstdAmt>${instructed}</InstdAmt>`,
    isNew(kind) || amount === undefined ? '' : `<TxAmt>${amountXml}</TxAmt>`,
  ].join('');
  const charge = detail.charges === undefined ? '' : `<Amt Ccy="DKK">${detail.charges}</Amt>`;
  const name = payerName === undefined ? '' : element('Nm', payerName);
  return [
    '<TxDtls>',
    `<Refs>${element('AcctSvcrRef', bankReference)}${element('PmtInfId', batchReference)}<EndToEndId>${escapeXml(endToEndId ?? 'NOTPROVIDED')}</EndToEndId></Refs>`,
    isNew(kind) ? amountXml + element('CdtDbtInd', detail.direction) : '',
    details === '' ? '' : `<AmtDtls>${details}</AmtDtls>`,
    charge === '' ? '' : `<Chrgs>${isNew(kind) ? `<Rcrd>${charge}</Rcrd>` : charge}</Chrgs>`,
    name === '' ? '' : `<RltdPties><Dbtr>${isNew(kind) ? `<Pty>${name}</Pty>` : name}</Dbtr></RltdPties>`,
    '<RltdAgts><DbtrAgt><FinInstnId><Nm>Prøvebanken</Nm></FinInstnId></DbtrAgt></RltdAgts>',
    `<RmtInf>${remittances.map((text) => element('Ustrd', text)).join('')}${
      creditorReference === undefined
        ? ''
        : `<Strd><CdtrRefInf><Tp><CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry></Tp>${element('Ref', creditorReference)}</CdtrRefInf></Strd>`
    }</RmtInf>`,
    element('AddtlTxInf', additional),
    '</TxDtls>',
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function element(name: string, text: string | undefined): string {
  return text === undefined ? '' : `<${name}>${escapeXml(text)}</${name}>`;
}

function isNew(kind: CamtKind): boolean {
  return kind.endsWith('.08');
}
