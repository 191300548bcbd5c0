import { isDatabaseAway, sqlStateOf } from '../../db/database-away.ts';
import { Creditor } from '../../db/entities/creditor.ts';
import { findChargedDebtors, findOverdueDebtors } from '../../db/reminders/find-overdue-debtors.ts';
import { closeDebtCases, openDebtCases } from '../../db/reminders/follow-debt-cases.ts';
import { issueReminder } from '../../db/reminders/issue-reminder.ts';
import { isBankFileRead } from '../../db/reminders/load-holdbacks.ts';
import { loadReminderSettings, type LoadedReminderSettings } from '../../db/reminders/load-reminder-settings.ts';
import { decideReminders } from '../../db/reminders/preview-reminders.ts';
import { findProposedDebtors, lapseProposals, proposeReminder } from '../../db/reminders/proposals.ts';
import { findWaivedCharges, waiveByRule } from '../../db/reminders/waive-charges.ts';
import { addDays, type CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId } from '../../domain/identifiers/ids.ts';
import type { ActivityDependencies } from '../dependencies.ts';

export interface SendRemindersInput {
  readonly creditorId: CreditorId;
  /** The day of the letters in the creditor's zone. */
  readonly day: CivilDate;
}

/** What a round has done; counts of debtors, but for charges and cases. */
export interface ReminderRound {
  readonly isOn: boolean;
  /** No letter goes before the bank's file of the day has been read. */
  readonly waitsForFile: boolean;
  readonly looked: number;
  readonly sent: number;
  readonly proposed: number;
  readonly waivedCharges: number;
  readonly casesOpened: number;
  readonly casesClosed: number;
  /** Half-years of which interest was to be reckoned and that have no rate. */
  readonly missingRates: readonly CivilDate[];
}

/** What is paid later than that and counts from before a letter is taken back by a person. */
const LOOK_BACK_DAYS = 400;

type Dependencies = Pick<ActivityDependencies, 'orm' | 'bell' | 'heartbeat'>;
type Round = { -readonly [Count in keyof ReminderRound]: ReminderRound[Count] } & { missingRates: CivilDate[] };

/**
 * Goes through all of a creditor's debtors who are in arrears, some at a time: sends each the letter of the day, or lays it ready for a person; takes
 * back what earlier letters must not keep; opens and closes cases for collection. Each letter is a transaction of its own that decides by the
 * facts of its moment. Asked again for the day, it goes on where it stopped.
 *
 * @throws Error that names the debtors whom the database refuses a letter, after all others were seen to.
 */
export function createSendReminders(dependencies: Dependencies) {
  return async function sendReminders({ creditorId, day }: SendRemindersInput): Promise<ReminderRound> {
    const { orm } = dependencies;
    const em = orm.em.fork();
    const { timeZone: zone } = await em.findOneOrFail(Creditor, { id: creditorId });
    const settings = await loadReminderSettings(em, creditorId);
    const isOn = settings !== null && settings.rules.levels.length > 0;
    const round: Round = {
      isOn,
      waitsForFile: isOn && settings.afterBankFile && !(await isBankFileRead(em, { creditorId, day, zone })),
      looked: 0,
      sent: 0,
      proposed: 0,
      waivedCharges: 0,
      casesOpened: 0,
      casesClosed: 0,
      missingRates: [],
    };
    await takeBack(dependencies, round, { creditorId, day });
    if (settings !== null && !settings.isPaused && !round.waitsForFile) {
      if (isOn) await remind(dependencies, round, { creditorId, day, settings });
      await lapse(dependencies, { creditorId, day, settings });
    }
    round.casesClosed = await closeDebtCases(orm.em.fork(), { creditorId, day });
    return round;
  };
}

async function takeBack(
  { orm, heartbeat }: Dependencies,
  round: Round,
  { creditorId, day }: SendRemindersInput,
): Promise<void> {
  const since = addDays(day, -LOOK_BACK_DAYS);
  const pages = inPages(heartbeat, (after) => findChargedDebtors(orm.em.fork(), { creditorId, since, after }));
  for await (const debtorIds of pages) {
    for (const debtorId of (await findWaivedCharges(orm.em.fork(), { creditorId, debtorIds })).keys()) {
      round.waivedCharges += await orm.em
        .fork()
        .transactional((em) => waiveByRule(em, { creditorId, debtorId, bookedOn: day }));
    }
  }
}

interface Sending extends SendRemindersInput {
  readonly settings: LoadedReminderSettings;
}

async function remind({ orm, bell, heartbeat }: Dependencies, round: Round, sending: Sending): Promise<void> {
  const { creditorId, day, settings } = sending;
  const refused = new Map<DebtorId, unknown>();
  const missing = new Set<CivilDate>();
  const pages = inPages(heartbeat, (after) => findOverdueDebtors(orm.em.fork(), { creditorId, day, after }));
  for await (const debtorIds of pages) {
    const decided = await decideReminders(orm.em.fork(), { creditorId, on: day, settings, debtorIds });
    const sentBefore = round.sent;
    for (const { debtorId, decision } of decided) {
      for (const halfYear of decision.missingRates) missing.add(halfYear);
      if (decision.kind !== 'letter') continue;
      heartbeat();
      try {
        const outcome = await remindOne(orm, { creditorId, day, debtorId });
        if (outcome !== null) round[outcome] += 1;
      } catch (error) {
        if (isDatabaseAway(error) || sqlStateOf(error) === '') throw error;
        refused.set(debtorId, error);
      }
    }
    round.looked += debtorIds.length;
    if (round.sent > sentBefore) await bell.ring();
    const debtors = decided.map(({ loaded }) => loaded);
    round.casesOpened += await openDebtCases(orm.em.fork(), { creditorId, day, debtors, rules: settings.rules });
  }
  round.missingRates = [...missing].toSorted();
  const [first] = refused.values();
  if (refused.size > 0) {
    throw new Error(`the database refuses letters to debtors ${[...refused.keys()].join(', ')}`, { cause: first });
  }
}

/** By the settings of this moment: whoever pauses stops a round that is under way. @returns what was done by this call; null where nothing was. */
async function remindOne(
  orm: Dependencies['orm'],
  { creditorId, day, debtorId }: SendRemindersInput & { debtorId: DebtorId },
): Promise<'sent' | 'proposed' | null> {
  return orm.em.fork().transactional(async (em) => {
    const settings = await loadReminderSettings(em, creditorId);
    if (settings === null) return null;
    const asked = { creditorId, day, debtorId, settings, isBankFileMissing: false };
    if (settings.waitsForApproval) return (await proposeReminder(em, asked)) ? 'proposed' : null;
    const outcome = await issueReminder(em, asked);
    return outcome.kind === 'sent' && outcome.isNew ? 'sent' : null;
  });
}

/** Letters that wait for a person and are not due any more are not asked about any more. */
async function lapse({ orm, heartbeat }: Dependencies, { creditorId, day, settings }: Sending): Promise<void> {
  const pages = inPages(heartbeat, (after) => findProposedDebtors(orm.em.fork(), { creditorId, after }));
  for await (const debtorIds of pages) {
    const decided = await decideReminders(orm.em.fork(), { creditorId, on: day, settings, debtorIds });
    const over = decided.filter(({ decision }) => decision.kind === 'none').map(({ debtorId }) => debtorId);
    await lapseProposals(orm.em.fork(), { creditorId, debtorIds: over });
  }
}

/** Pages of debtors until there are no more, with a sign of life for each. */
async function* inPages(
  heartbeat: () => void,
  find: (after: DebtorId | null) => Promise<DebtorId[]>,
): AsyncGenerator<DebtorId[]> {
  for (let after: DebtorId | null = null; ;) {
    heartbeat();
    const debtorIds: DebtorId[] = await find(after);
    if (debtorIds.length === 0) return;
    yield debtorIds;
    after = debtorIds.at(-1) ?? null;
  }
}
