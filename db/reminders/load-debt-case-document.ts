import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtCaseId, InvoiceId } from '../../domain/identifiers/ids.ts';
import type { Series } from '../../domain/invoices/invoice.ts';
import { DOCUMENT_DELIVERIES } from '../../domain/mails/document-delivery.ts';
import type { DebtCaseDocument, InvoiceOfCase, LetterOfCase } from '../../domain/reminders/debt-case-document.ts';
import { Creditor } from '../entities/creditor.ts';
import { CreditorBankAccount } from '../entities/creditor-bank-account.ts';
import { DebtCase } from '../entities/debt-case.ts';
import { Debtor } from '../entities/debtor.ts';
import { creditorPartyOf, debtorPartyOf } from '../invoices/party-of.ts';
import { loadInvoiceDocuments } from '../invoices/load-invoice-document.ts';
import type { EntityManager } from '../orm.ts';
import { readAtOneMoment } from '../read-at-one-moment.ts';
import { loadReminderDocuments } from './load-reminder-document.ts';
import { wentAt } from './went-at.ts';

interface Asked {
  readonly creditorId: CreditorId;
  readonly debtCaseId: DebtCaseId;
  readonly madeOn: CivilDate;
}

/** A case for collection as a collector gets it, read at one moment, in the debtor's language; null where the creditor has none such. */
export async function loadDebtCaseDocument(
  em: EntityManager,
  { creditorId, debtCaseId, madeOn }: Asked,
): Promise<DebtCaseDocument | null> {
  return readAtOneMoment(em, async (inside) => {
    const found = await inside.findOne(DebtCase, { id: debtCaseId, creditorId });
    if (found === null) return null;
    const { debtorId } = found;
    const creditor = await inside.findOneOrFail(Creditor, { id: creditorId });
    const debtor = await inside.findOneOrFail(Debtor, { id: debtorId, creditorId });
    const accounts = await inside.find(
      CreditorBankAccount,
      { creditorId },
      { orderBy: { createdAt: 'asc', account: 'asc' } },
    );
    const claims = await loadClaims(inside, found.reminderId);
    return {
      kind: 'debt_case',
      language: debtor.language,
      madeOn,
      creditor: creditorPartyOf(creditor),
      fiCreditorNumber: creditor.fiCreditorNumber,
      accounts: accounts.map(({ account }) => account),
      debtor: { ...debtorPartyOf(debtor), email: debtor.email },
      debtorKind: debtor.kind,
      letters: await loadLettersOfCase(inside, found, claims),
      invoices: await loadInvoicesOfCase(inside, { debtCaseId, claims }),
    };
  });
}

interface Claim {
  id: InvoiceId;
  series: Series;
  openOre: string;
}

const CLAIMS = `
select l.id, i.series, b.open_ore "openOre"
from (select ?::uuid id, 0 as position union all select invoice_id, position + 1 from reminder_invoice where reminder_id = ?) l
join invoice i on i.id = l.id join invoice_balance b on b.invoice_id = l.id order by l.position`;

/** The notice and all that it lists, with what is open of each. */
const loadClaims = (em: EntityManager, noticeId: InvoiceId) => em.execute<Claim[]>(CLAIMS, [noticeId, noticeId]);

const WENT = wentAt('r.id');

// By the debtor's few letters: what a letter lists is found by the letter alone.
const LETTERS = `
select r.id, m.recipient, ${DOCUMENT_DELIVERIES.map((by) => `(${WENT[by]} at time zone k.time_zone)::date "${by}"`).join()}
from reminder r join creditor k on k.id = r.creditor_id left join invoice_mail m on m.invoice_id = r.id
where r.debtor_id = ? and not exists (select from reminder_withdrawal w where w.reminder_id = r.id) and (r.id = any(?::uuid[])
  or exists (select from reminder_invoice l where l.reminder_id = r.id and l.invoice_id = any(?::uuid[])))
order by r.id <> ?, r.issued_on`;

interface LetterRow extends Record<(typeof DOCUMENT_DELIVERIES)[number], CivilDate | null> {
  id: InvoiceId;
  recipient: string | null;
}

async function loadLettersOfCase(
  em: EntityManager,
  { debtorId, reminderId }: DebtCase,
  claims: readonly Claim[],
): Promise<DebtCaseDocument['letters']> {
  const ids = `{${claims.map(({ id }) => id).join()}}`;
  const rows = await em.execute<LetterRow[]>(LETTERS, [debtorId, ids, ids, reminderId]);
  const documents = await loadReminderDocuments(
    em,
    rows.map(({ id }) => id),
  );
  const open = new Map(claims.map(({ id, openOre }) => [id, BigInt(openOre)]));
  const letters = rows.flatMap((row): LetterOfCase[] => {
    const loaded = documents.get(row.id);
    if (loaded === undefined) return [];
    return [{ document: loaded.document, openOre: open.get(row.id) ?? null, went: wayOf(row) }];
  });
  const [notice, ...others] = letters;
  if (notice === undefined) throw new Error(`notice ${reminderId} is not there`);
  return [notice, ...others];
}

function wayOf({ recipient, ...days }: LetterRow): LetterOfCase['went'] {
  for (const by of DOCUMENT_DELIVERIES) {
    const on = days[by];
    if (on !== null) return { by, on, address: by === 'mail' ? recipient : null };
  }
  return null;
}

const HELD_BACK = `
select h.invoice_id id, h.is_disputed "isDisputed" from debt_case k cross join lateral held_back_of_case(k) h where k.id = ?`;

async function loadInvoicesOfCase(
  em: EntityManager,
  { debtCaseId, claims }: { debtCaseId: DebtCaseId; claims: readonly Claim[] },
): Promise<InvoiceOfCase[]> {
  const open = claims.filter(({ series, openOre }) => series === 'invoice' && BigInt(openOre) > 0n);
  const ids = open.map(({ id }) => id);
  const notes = await em.execute<{ id: InvoiceId; invoiceId: InvoiceId }[]>(
    'select id, credits_invoice_id "invoiceId" from invoice where credits_invoice_id = any(?::uuid[]) order by id',
    [`{${ids.join()}}`],
  );
  const held = await em.execute<{ id: InvoiceId; isDisputed: boolean }[]>(HELD_BACK, [debtCaseId]);
  const holdbacks = new Map(
    held.map(({ id, isDisputed }) => [id, isDisputed ? ('disputed' as const) : ('held' as const)]),
  );
  const documents = await loadInvoiceDocuments(em, [...ids, ...notes.map(({ id }) => id)]);
  const documentOf = (id: InvoiceId) => {
    const loaded = documents.get(id);
    if (loaded === undefined) throw new Error(`document ${id} is not there`);
    return loaded.document;
  };
  return open.map(({ id, openOre }) => ({
    document: documentOf(id),
    openOre: BigInt(openOre),
    holdback: holdbacks.get(id) ?? null,
    creditNotes: notes.filter(({ invoiceId }) => invoiceId === id).map((note) => documentOf(note.id)),
  }));
}
