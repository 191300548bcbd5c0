import type { z } from 'zod';
import type { EntityManager } from '../../db/orm.ts';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId } from '../../domain/identifiers/ids.ts';
import type { Language } from '../../domain/calendar/language.ts';
import type { DebtorKind } from '../../domain/reminders/reminder-words.ts';
import type { DocumentDelivery } from '../../domain/mails/document-delivery.ts';
import { isoInstant } from '../http/fields.ts';
import { notFound } from '../http/problem.ts';
import type { debtorAnswer } from './debtor-fields.ts';

export interface DebtorRow {
  id: DebtorId;
  customerNumber: string;
  name: string;
  addressLines: string[];
  postcode: string;
  city: string;
  country: string;
  cvr: string | null;
  kind: DebtorKind;
  ean: string | null;
  reference: string | null;
  email: string | null;
  alsoTo: string[];
  copyTo: string[];
  delivery: DocumentDelivery;
  language: Language;
  mandateNumber: string | null;
  activeFrom: CivilDate | null;
  endedOn: CivilDate | null;
  createdAt: string;
  updatedAt: string;
}

/** What is shown of a debtor `d` with the latest mandate `m`. */
export const DEBTOR_COLUMNS = `d.id, d.customer_number "customerNumber", d.name, d.address_lines "addressLines", d.postcode, d.city, d.country, d.cvr, d.kind, d.ean,
  d.reference, d.email, d.also_to "alsoTo", d.copy_to "copyTo", d.delivery, d.language, m.mandate_number "mandateNumber", m.active_from "activeFrom", m.ended_on "endedOn",
  d.created_at "createdAt", d.updated_at "updatedAt"`;

export const FROM_DEBTORS = `
from debtor d
left join lateral (
  select mandate_number, active_from, ended_on from mandate
  where debtor_id = d.id order by ended_on desc nulls first limit 1) m on true`;

/** Debtors with their latest mandate; a `where` follows. */
export const SELECT_DEBTORS = `select ${DEBTOR_COLUMNS} ${FROM_DEBTORS}`;

/** A debtor as the API shows it. */
export function showDebtor({
  mandateNumber,
  activeFrom,
  endedOn,
  createdAt,
  updatedAt,
  ...debtor
}: DebtorRow): z.input<typeof debtorAnswer> {
  return {
    ...debtor,
    mandate: mandateNumber === null || activeFrom === null ? null : { mandateNumber, activeFrom, endedOn },
    createdAt: isoInstant(createdAt),
    updatedAt: isoInstant(updatedAt),
  };
}

/** @throws ApiProblem 404 where the creditor has no such debtor. */
export async function readDebtor(
  em: EntityManager,
  { creditorId, debtorId }: { creditorId: CreditorId; debtorId: DebtorId },
): Promise<z.input<typeof debtorAnswer>> {
  const [row] = await em.execute<DebtorRow[]>(`${SELECT_DEBTORS} where d.creditor_id = ? and d.id = ?`, [
    creditorId,
    debtorId,
  ]);
  if (row === undefined) throw notFound();
  return showDebtor(row);
}
