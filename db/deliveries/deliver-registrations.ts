import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DeliveryId, MandateRegistrationId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';
import type { RegistrationKind } from '../words/mandates.ts';

/** A queued registration with the customer number by which Betalingsservice knows the debtor. */
export interface QueuedRegistration {
  readonly id: MandateRegistrationId;
  readonly kind: RegistrationKind;
  readonly customerNumber: string;
  readonly registrationNumber: string | null;
  readonly accountNumber: string | null;
  readonly payerNumber: string | null;
  readonly mandateNumber: string | null;
  readonly newCustomerNumber: string | null;
  readonly wantedOn: CivilDate | null;
}

const SELECT = `
select r.id, r.kind, d.customer_number "customerNumber", r.registration_number "registrationNumber",
  r.account_number "accountNumber", r.payer_number "payerNumber", r.mandate_number "mandateNumber",
  r.new_customer_number "newCustomerNumber", r.wanted_on "wantedOn"
from mandate_registration r join debtor d on d.id = r.debtor_id
where r.creditor_id = ? and r.status = 'queued' order by r.id for update of r`;

/** Reads and locks a creditor's queued registrations, in the order in which they were asked for. */
export async function loadQueuedRegistrations(
  em: EntityManager,
  { creditorId }: { creditorId: CreditorId },
): Promise<QueuedRegistration[]> {
  return em.execute<QueuedRegistration[]>(SELECT, [creditorId]);
}

const DELIVER = `
with delivery as (
  insert into delivery (id, creditor_id, type, data_supplier_number, delivery_number, file_name, content, collection_count, net_ore,
    entry_count)
  values (?, ?, '0605', ?, ?, ?, ?, 0, 0, ?) returning id
)
update mandate_registration r set status = 'delivered', delivery_id = delivery.id
from delivery where r.id in (select (jsonb_array_elements_text(?::jsonb))::uuid) and r.creditor_id = ? and r.status = 'queued'`;

/** Writes a delivery of registrations with its bytes, and moves what it holds out of the queue into it. */
export async function deliverRegistrations(
  em: EntityManager,
  {
    deliveryId,
    creditorId,
    bsDataSupplierNumber,
    deliveryNumber,
    fileName,
    content,
    registrations,
  }: {
    deliveryId: DeliveryId;
    creditorId: CreditorId;
    bsDataSupplierNumber: string;
    deliveryNumber: bigint;
    fileName: string;
    content: Uint8Array;
    registrations: readonly QueuedRegistration[];
  },
): Promise<void> {
  await em.execute(DELIVER, [
    deliveryId,
    creditorId,
    bsDataSupplierNumber,
    deliveryNumber.toString(),
    fileName,
    Buffer.from(content),
    registrations.length,
    JSON.stringify(registrations.map(({ id }) => id)),
    creditorId,
  ]);
}
