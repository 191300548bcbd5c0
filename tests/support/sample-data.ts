import { v7 as uuid } from 'uuid';
import { Creditor } from '../../db/entities/creditor.ts';
import { Debtor } from '../../db/entities/debtor.ts';
import { Delivery } from '../../db/entities/delivery.ts';
import { takeDeliveryNumber } from '../../db/deliveries/insert-delivery.ts';
import { Mandate } from '../../db/entities/mandate.ts';
import { NumberSeries } from '../../db/entities/number-series.ts';
import { OneOffLine } from '../../db/entities/one-off-line.ts';
import { StandingLine } from '../../db/entities/standing-line.ts';
import { SubscriptionPause } from '../../db/entities/subscription-pause.ts';
import { Subscription } from '../../db/entities/subscription.ts';
import { SubscriptionGroupMember } from '../../db/entities/subscription-group-member.ts';
import type { Orm } from '../../db/orm.ts';
import { civilDate, type CivilDate } from '../../domain/calendar/calendar.ts';
import type {
  CreditorId,
  DebtorGroupId,
  DebtorId,
  DeliveryId,
  LineId,
  MandateId,
  OneOffLineId,
  PauseId,
  SubscriptionGroupMemberId,
  SubscriptionId,
} from '../../domain/identifiers/ids.ts';
import type { Language } from '../../domain/calendar/language.ts';
import type { DocumentDelivery } from '../../domain/mails/document-delivery.ts';
import type { Interval } from '../../domain/subscriptions/periods.ts';
import type { PartialPeriods } from '../../domain/subscriptions/plan-period.ts';

let made = 0;

/** Writes a creditor on Betalingsservice, plainly a sample, with numbers of its own. */
export async function sampleCreditor(orm: Orm, changes: Partial<Creditor> = {}): Promise<CreditorId> {
  made += 1;
  const em = orm.em.fork();
  const id = uuid() as CreditorId;
  em.create(Creditor, {
    id,
    name: 'Eksempelforeningen Ærø',
    addressLines: ['Prøvevej 1'],
    postcode: '5970',
    city: 'Ærøskøbing',
    country: 'DK',
    cvr: '12345674',
    email: 'faktura@eksempel.example',
    phone: null,
    timeZone: 'Europe/Copenhagen',
    paymentTermsDays: 14,
    fiCreditorNumber: `8${String(made).padStart(7, '0')}`,
    pbsNumber: String(made).padStart(8, '0'),
    bsDebtorGroup: '00001',
    bsDataSupplierNumber: String(10_000_000 + made),
    bsMainText: 'Eksempelforeningen',
    nextPaymentNumber: 1n,
    ...changes,
  });
  em.create(NumberSeries, { creditorId: id, code: 'invoice', prefix: '', nextNumber: 1n });
  em.create(NumberSeries, { creditorId: id, code: 'credit_note', prefix: 'K', nextNumber: 1n });
  em.create(NumberSeries, { creditorId: id, code: 'reminder', prefix: 'R', nextNumber: 1n });
  await em.flush();
  return id;
}

/** Writes a debtor, plainly a sample; with `mandateNumber`, one that Betalingsservice draws from. */
export async function sampleDebtor(
  orm: Orm,
  {
    creditorId,
    mandateNumber,
    ...changes
  }: {
    creditorId: CreditorId;
    mandateNumber?: string;
    language?: Language;
    email?: string | null;
    alsoTo?: string[];
    copyTo?: string[];
    delivery?: DocumentDelivery;
    name?: string;
    customerNumber?: string;
  },
): Promise<DebtorId> {
  made += 1;
  const em = orm.em.fork();
  const id = uuid() as DebtorId;
  em.create(Debtor, {
    id,
    creditorId,
    customerNumber: String(1000 + made),
    name: 'Prøvekunde Åse Øst',
    addressLines: ['Æblevej 2, st. tv.'],
    postcode: '9000',
    city: 'Aalborg',
    country: 'DK',
    cvr: null,
    ean: null,
    reference: null,
    email: 'kunde@prove.example',
    language: 'da',
    ...changes,
  });
  if (mandateNumber !== undefined) {
    const activeFrom = civilDate('2000-01-01');
    em.create(Mandate, { id: uuid() as MandateId, creditorId, debtorId: id, mandateNumber, activeFrom, endedOn: null });
  }
  await em.flush();
  return id;
}

/** Sets another mandate of a debtor that has one: from its first day on it takes the place of the one before. */
export async function replaceMandate(
  orm: Orm,
  { creditorId, debtorId, from }: { creditorId: CreditorId; debtorId: DebtorId; from: CivilDate },
): Promise<void> {
  await orm.em.fork().transactional(async (em) => {
    await em.nativeUpdate(Mandate, { debtorId, endedOn: null }, { endedOn: from, endReason: 'replaced' });
    const mandate = { id: uuid() as MandateId, creditorId, debtorId, mandateNumber: '987654321' };
    await em.insert(Mandate, { ...mandate, activeFrom: from, endedOn: null });
  });
}

/** Writes a subscription with one standing line of 100 kr. and VAT, or with the lines given; without a debtor it is a group. */
export async function sampleSubscription(
  orm: Orm,
  {
    creditorId,
    debtorId,
    startOn,
    interval = { unit: 'month', count: 1 },
    endOn = null,
    unitPricesMicro = [100_000_000n],
    terms = {},
    ...changes
  }: {
    creditorId: CreditorId;
    debtorId: DebtorId | null;
    firstPartial?: PartialPeriods;
    lastPartial?: PartialPeriods;
    startOn: CivilDate;
    interval?: Interval;
    endOn?: CivilDate | null;
    unitPricesMicro?: readonly bigint[];
    terms?: Partial<Subscription>;
  },
): Promise<SubscriptionId> {
  const em = orm.em.fork();
  const id = uuid() as SubscriptionId;
  em.create(Subscription, {
    id,
    creditorId,
    kind: debtorId === null ? 'group' : 'single',
    debtorId,
    reference: null,
    startOn,
    intervalUnit: interval.unit,
    intervalCount: interval.count,
    endOn,
    paymentTermsDays: 14,
    status: 'active',
    attentionCode: null,
    attentionDetail: null,
    nextPeriodIndex: 0,
    nextPeriodFrom: startOn,
    billThroughIndex: null,
    ...terms,
    ...changes,
  });
  for (const [index, unitPriceMicro] of unitPricesMicro.entries()) {
    em.create(StandingLine, {
      id: uuid() as LineId,
      creditorId,
      subscriptionId: id,
      position: index + 1,
      itemId: null,
      text: `Kontingent ${index + 1}`,
      quantityMicro: 1_000_000n,
      unitPriceMicro,
      vatCode: 'standard',
      replacedAt: null,
    });
  }
  await em.flush();
  return id;
}

/** Makes a debtor, or all of a debtor group, a member of a subscription group. */
export async function sampleMember(
  orm: Orm,
  {
    creditorId,
    subscriptionId,
    debtorId = null,
    debtorGroupId = null,
    joinedOn,
    leftOn = null,
  }: {
    creditorId: CreditorId;
    subscriptionId: SubscriptionId;
    debtorId?: DebtorId | null;
    debtorGroupId?: DebtorGroupId | null;
    joinedOn: CivilDate;
    leftOn?: CivilDate | null;
  },
): Promise<void> {
  const id = uuid() as SubscriptionGroupMemberId;
  const member = { id, creditorId, subscriptionId, debtorId, debtorGroupId, joinedOn, leftOn };
  await orm.em.fork().insert(SubscriptionGroupMember, member);
}

/** Writes a one-off line of 50 kr. with VAT that waits for the next invoice. */
export async function sampleOneOffLine(
  orm: Orm,
  {
    creditorId,
    subscriptionId,
    ...changes
  }: { creditorId: CreditorId; subscriptionId: SubscriptionId } & Partial<OneOffLine>,
): Promise<OneOffLineId> {
  const em = orm.em.fork();
  const id = uuid() as OneOffLineId;
  em.create(OneOffLine, {
    id,
    creditorId,
    subscriptionId,
    itemId: null,
    text: 'Engangsgebyr',
    quantityMicro: 1_000_000n,
    unitPriceMicro: 50_000_000n,
    vatCode: 'standard',
    invoiceId: null,
    ...changes,
  });
  await em.flush();
  return id;
}

/** Writes one more version of a standing line: the first one, of 100 kr. and VAT, where nothing else is said. */
export async function sampleStandingLine(
  orm: Orm,
  {
    creditorId,
    subscriptionId,
    ...changes
  }: { creditorId: CreditorId; subscriptionId: SubscriptionId } & Partial<StandingLine>,
): Promise<LineId> {
  const em = orm.em.fork();
  const id = uuid() as LineId;
  await em.insert(StandingLine, {
    id,
    creditorId,
    subscriptionId,
    position: 1,
    text: 'Kontingent',
    quantityMicro: 1_000_000n,
    unitPriceMicro: 100_000_000n,
    vatCode: 'standard',
    ...changes,
  });
  return id;
}

/** Pauses a subscription. */
export async function samplePause(
  orm: Orm,
  pause: Pick<SubscriptionPause, 'creditorId' | 'subscriptionId' | 'pauseFrom' | 'pauseTo' | 'missed'>,
): Promise<PauseId> {
  const id = uuid() as PauseId;
  await orm.em.fork().insert(SubscriptionPause, { id, ...pause });
  return id;
}

/** Closes a delivery with a few bytes, plainly a sample, and without any collection in it. */
export async function sampleDelivery(
  orm: Orm,
  { creditorId, ...changes }: { creditorId: CreditorId } & Partial<Delivery>,
): Promise<DeliveryId> {
  const id = uuid() as DeliveryId;
  await orm.em.fork().transactional(async (em) => {
    const { bsDataSupplierNumber } = await em.findOneOrFail(Creditor, { id: creditorId });
    if (bsDataSupplierNumber === null) throw new Error('the creditor has no data supplier number');
    const deliveryNumber = await takeDeliveryNumber(em, bsDataSupplierNumber);
    await em.insert(Delivery, {
      id,
      creditorId,
      dataSupplierNumber: bsDataSupplierNumber,
      deliveryNumber,
      fileName: `${bsDataSupplierNumber}-D${deliveryNumber.toString()}.BS1`,
      content: Buffer.from('en prøve', 'latin1'),
      collectionCount: 1,
      entryCount: 1,
      netOre: 100n,
      ...changes,
    });
  });
  return id;
}
