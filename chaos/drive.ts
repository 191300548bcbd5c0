import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { read0601 } from '../domain/betalingsservice/read-0601.ts';
import { write0602, type SlipReturn } from '../domain/betalingsservice/write-returns.ts';
import { answerOf } from '../dev/demo/answer-of.ts';
import { addDays, type CivilDate } from '../domain/calendar/calendar.ts';
import { parseOre } from '../domain/money/money.ts';
import { type Asker, Refused } from './ask.ts';
import type { Facts, SubscriptionFact } from './facts.ts';
import type { PlannedPayment, PlannedSubscription } from './plan.ts';
import { randomOf, type Random } from './random.ts';

const PERIOD_DAYS = 7;
/** Since the last day of what is over, and since the first day of what is the latest period of what goes on. */
const DAYS_SINCE = 2;
const FIRST_NUMBER = 1001;
const BETALINGSSERVICE = {
  dataSupplierNumber: '12345674',
  subsystem: 'BS1',
  pbsNumber: '00000018',
  bsDebtorGroup: '00001',
} as const;
const LOOK_AGAIN_MS = 500;
const LOOKS = 120;
const LOOKS_FOR_TURN = 1200;
const REFUSED_OF_TEN = 2;

interface Created {
  readonly id: string;
}

interface ListedInvoice {
  readonly id: string;
  readonly total: string;
  readonly dueOn: CivilDate;
  readonly paymentId: string | null;
  readonly paymentMethod: string;
}

type Growing<Of> = { -readonly [Key in keyof Of]: Of[Key] extends readonly (infer One)[] ? One[] : Of[Key] };

/** Does by the public API alone what a plan says, and notes what it was granted. */
export interface Driver {
  readonly facts: Growing<Facts>;
  subscribe(planned: PlannedSubscription): Promise<void>;
  pay(planned: PlannedPayment): Promise<void>;
  deliver(): Promise<void>;
  answer(how: { seed: number }): Promise<void>;
  /** Has what the mail server has refused for good sent again. */
  resendRefused(): Promise<void>;
  /** Reads the events that came since it last did. */
  readEvents(): Promise<void>;
}

/** Creates the creditor, while nothing is wrong yet. */
export async function createDriver({
  operator,
  today,
  inFolder,
  outFolder,
}: {
  operator: Asker;
  today: CivilDate;
  inFolder: string;
  outFolder: string;
}): Promise<Driver> {
  const creditor = await operator.post<Created>('/v1/creditors', {
    name: 'Prøveforeningen Uheld',
    addressLines: ['Prøvevej 1'],
    postcode: '5970',
    city: 'Ærøskøbing',
    cvr: '12345674',
    email: 'faktura@uheld.example',
    fiCreditorNumber: '80000001',
    invoiceSeries: { firstNumber: FIRST_NUMBER },
    betalingsservice: {
      pbsNumber: BETALINGSSERVICE.pbsNumber,
      debtorGroup: BETALINGSSERVICE.bsDebtorGroup,
      dataSupplierNumber: BETALINGSSERVICE.dataSupplierNumber,
    },
  });
  const { secret } = await operator.post<{ secret: string }>('/v1/api-keys', {
    creditorId: creditor.id,
    role: 'admin',
    name: 'Uheld',
  });
  const api = operator.withKey(secret);
  const facts: Growing<Facts> = {
    creditorId: creditor.id,
    firstNumber: FIRST_NUMBER,
    debtors: [],
    subscriptions: [],
    oneOffs: [],
    slips: [],
    byHand: [],
    answers: [],
    events: [],
    faults: [],
  };
  const taken = new Set<string>();
  const answered = new Set<string>();
  let lastPosition = '0';
  let mandates = 100_000_000;
  let returns = 0;

  const createDebtor = async (name: string, { isDrawn }: { isDrawn: boolean }): Promise<string> => {
    const { id } = await api.post<Created>('/v1/debtors', {
      name: `Prøvekunde ${name}`,
      addressLines: ['Eksempelgade 3'],
      postcode: '8000',
      city: 'Aarhus C',
      email: `kunde-${name}@prove.example`,
    });
    facts.debtors.push(id);
    if (isDrawn) {
      mandates += 1;
      const mandate = { mandateNumber: String(mandates), activeFrom: addDays(today, -400) };
      await api.put(`/v1/debtors/${id}/mandate`, mandate);
    }
    return id;
  };

  const subscribe = async (planned: PlannedSubscription): Promise<void> => {
    const { key, kind, periods, unitPrice, quantity, vatCode } = planned;
    const due = kind === 'open' ? periods - 1 : periods;
    const startOn =
      kind === 'ended'
        ? addDays(today, -(PERIOD_DAYS * due + DAYS_SINCE))
        : addDays(today, -(PERIOD_DAYS * (due - 1) + DAYS_SINCE));
    const nextFrom = addDays(startOn, PERIOD_DAYS * due);
    const debtorId =
      kind === 'group' ? null : await createDebtor(String(key), { isDrawn: kind === 'ended' && planned.isDrawn });
    const { id } = await api.post<Created>('/v1/subscriptions', {
      kind: kind === 'group' ? 'group' : 'single',
      debtorId,
      reference: `Uheld ${key}`,
      startOn,
      interval: { unit: 'day', count: PERIOD_DAYS },
      endOn: kind === 'ended' ? addDays(nextFrom, -1) : null,
      lines: [{ text: 'Prøveydelse', quantity, unitPrice, vatCode }],
    });
    const debtorIds = debtorId === null ? [] : [debtorId];
    const fact: SubscriptionFact & { debtorIds: string[] } = {
      id,
      kind,
      startOn,
      periodDays: PERIOD_DAYS,
      periods,
      debtorIds,
      unitPrice,
      quantity,
      vatCode,
    };
    facts.subscriptions.push(fact);
    if (kind === 'group') {
      for (let member = 1; member <= planned.members; member += 1) {
        const memberId = await createDebtor(`${key}-${member}`, { isDrawn: member <= planned.drawnMembers });
        await api.post(`/v1/subscriptions/${id}/members`, { debtorId: memberId, joinedOn: startOn });
        fact.debtorIds.push(memberId);
      }
    }
    if (kind === 'open') await askForNext(planned, { id, nextFrom });
  };

  /** A one-off line, and the next period before its day. */
  const askForNext = async (
    { oneOff, vatCode }: PlannedSubscription & { kind: 'open' },
    { id, nextFrom }: { id: string; nextFrom: CivilDate },
  ): Promise<void> => {
    const line = { text: 'Prøvegebyr', quantity: '1', unitPrice: oneOff, vatCode };
    const { id: oneOffId } = await api.post<Created>(`/v1/subscriptions/${id}/one-off-lines`, line);
    facts.oneOffs.push({ id: oneOffId, subscriptionId: id, netOre: String(oreOf(oneOff)) });
    for (let looks = 0; looks < LOOKS_FOR_TURN; looks += 1) {
      const { nextPeriod } = await api.get<{ nextPeriod: { from: string } | null }>(`/v1/subscriptions/${id}`);
      if (nextPeriod?.from === nextFrom) {
        await api.post(`/v1/subscriptions/${id}/bill-now`, { periodFrom: nextFrom });
        return;
      }
      await sleep(LOOK_AGAIN_MS);
    }
    // Its turn never came: the period is not billed, which the checks find.
  };

  /** Invoices that this driver has not paid, of those that are paid by slip. Waits for some while there is none. */
  const takeOpen = async (count: number, random: Random): Promise<ListedInvoice[]> => {
    for (let looks = 0; looks < LOOKS; looks += 1) {
      const chosen = await takeOpenNow(count, random);
      if (chosen.length > 0) return chosen;
      await sleep(LOOK_AGAIN_MS);
    }
    return [];
  };

  const takeOpenNow = async (count: number, random: Random): Promise<ListedInvoice[]> => {
    const { data } = await api.get<{ data: ListedInvoice[] }>('/v1/invoices?paymentStatus=open&limit=100');
    const open = data.filter(
      ({ id, paymentId, paymentMethod, total }) =>
        !taken.has(id) && paymentId !== null && paymentMethod === 'fi71' && oreOf(total) > 0n,
    );
    const chosen = random.shuffled(open).slice(0, count);
    for (const { id } of chosen) taken.add(id);
    return chosen;
  };

  const nextReturn = (sections: Parameters<typeof write0602>[0]['sections']) => {
    returns += 1;
    const content = write0602({ ...BETALINGSSERVICE, deliveryNumber: BigInt(returns), createdOn: today, sections });
    return { name: `0602-${returns}.bs1`, content };
  };

  const lay = async ({ name, content }: { name: string; content: Uint8Array }) => {
    await writeFile(join(inFolder, `.${name}.part`), content);
    await rename(join(inFolder, `.${name}.part`), join(inFolder, name));
  };

  const payByFile = async ({ count, ways, seed }: PlannedPayment & { kind: 'file' }): Promise<void> => {
    const invoices = await takeOpen(count, randomOf(seed));
    if (invoices.length === 0) return;
    const payments = invoices.map(({ paymentId, total, dueOn }): SlipReturn => ({
      code: '0297',
      customerNumber: paymentId ?? '',
      kortart: '71',
      feeOre: 0n,
      statedOn: dueOn,
      statedOre: oreOf(total),
      reference: '',
      bankReference: null,
      paidOn: today,
      bookedOn: today,
      actualOre: oreOf(total),
    }));
    const { pbsNumber, bsDebtorGroup } = BETALINGSSERVICE;
    const file = nextReturn([{ pbsNumber, bsDebtorGroup, section: '0215', payments }]);
    for (const { customerNumber: paymentId, actualOre } of payments) {
      facts.slips.push({ paymentId, amountOre: String(actualOre) });
    }
    if (ways !== 'upload') await lay(file);
    if (ways !== 'channel') await api.upload(`/v1/received-files?fileName=${file.name}`, new Uint8Array(file.content));
  };

  const payByHand = async ({ seed }: PlannedPayment): Promise<void> => {
    const [invoice] = await takeOpen(1, randomOf(seed));
    if (invoice === undefined) return;
    const { id: invoiceId, total: amount } = invoice;
    const payment = await api.post<Created>('/v1/payments', { date: today, amount, how: 'transfer', invoiceId });
    facts.byHand.push({ id: payment.id, amountOre: String(oreOf(amount)) });
  };

  /** Of each delivery that has not been answered yet. */
  const answerDeliveries = async ({ seed }: Pick<PlannedPayment, 'seed'>): Promise<void> => {
    const random = randomOf(seed);
    const names = (await readdir(outFolder)).filter((name) => !name.startsWith('.') && !answered.has(name)).toSorted();
    for (const name of names) {
      const sections = sentIn(await readFile(join(outFolder, name)));
      if (sections === null) continue;
      answered.add(name);
      for (const { pbsNumber, bsDebtorGroup, collections } of sections) {
        const payments = collections.map((sent) =>
          answerOf(sent, { isRefused: random.between(1, 10) <= REFUSED_OF_TEN }),
        );
        for (const { reference, actualOre, code } of payments) {
          facts.answers.push({ reference, amountOre: String(actualOre), isRefused: code === '0237' });
        }
        await lay(nextReturn([{ pbsNumber, bsDebtorGroup, section: '0211', payments }]));
      }
    }
  };

  return {
    facts,
    subscribe,
    async pay(planned) {
      if (planned.kind === 'file') await payByFile(planned);
      else if (planned.kind === 'hand') await payByHand(planned);
      else await answerDeliveries(planned);
    },
    answer: answerDeliveries,
    async deliver() {
      await api.post('/v1/deliveries');
    },
    async readEvents() {
      for (;;) {
        const { data } = await api.get<{ data: { id: string; position: string }[] }>(
          `/v1/events?limit=100&after=${lastPosition}`,
        );
        facts.events.push(...data.map(({ id }) => id));
        const last = data.at(-1);
        if (last === undefined) return;
        lastPosition = last.position;
      }
    },
    async resendRefused() {
      const { data } = await api.get<{ data: { kind: string; id: string; invoiceId: string | null }[] }>(
        '/v1/mails?status=failed&limit=100',
      );
      for (const { kind, id, invoiceId } of data) {
        const path = kind === 'payment' ? `/v1/payment-mails/${id}/resend` : `/v1/invoices/${invoiceId}/mail`;
        await api.post(path).catch((error: unknown) => {
          // It has gone out meanwhile.
          if (!(error instanceof Refused)) throw error;
        });
      }
    },
  };
}

function oreOf(kroner: string): bigint {
  const ore = parseOre(kroner);
  if (ore === null) throw new Error(`no amount: ${kroner}`);
  return ore;
}

/** Null for what is no whole file yet. */
function sentIn(content: Uint8Array): ReturnType<typeof read0601>['sections'] | null {
  try {
    return read0601(content).sections;
  } catch {
    return null;
  }
}
