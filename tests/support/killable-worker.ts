import { closeSync, existsSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Payload, PayloadCodec } from '@temporalio/common';
import { DefaultLogger, makeTelemetryFilterString, NativeConnection, Runtime } from '@temporalio/worker';
import { createActivities, type Activities } from '../../activities/index.ts';
import type { ActivityDependencies } from '../../activities/dependencies.ts';
import { createFolderChannel } from '../../activities/channel/folder-channel.ts';
import { createMailer } from '../../activities/mails/mailer.ts';
import { type EntityManager, openOrm, type Orm } from '../../db/orm.ts';
import { createPdfPool } from '../../documents/render-pool.ts';
import { errorCode } from '../../dev/error-code.ts';
import { createWorkers } from '../../worker/create-workers.ts';
import { stayAlive } from '../../worker/stay-alive.ts';
import { createWorkflowDirectory } from '../../worker/workflow-directory.ts';
import { isKillPoint, type KillPoint, SET_KILL_POINTS } from './kill-points.ts';
import { withPostOffice } from './with-post-office.ts';

const MAILS_PER_SECOND = 1000;
const CONNECTIONS = 4;
/** A set that is to be killed has so many periods. */
const ASKS_OF_A_SET = 3;

type Reach = (point: KillPoint) => Promise<void>;

/** Mails that the mail server was handed and whose answers are not noted yet: whoever is killed then sends them twice. */
let underWay = 0;
/** There nothing else is asked for: everywhere else the mails of other periods are let to come to their end. */
const WITH_A_MAIL_UNDER_WAY: KillPoint = 'after the mail server took the mail, before its outcome is stored';

/**
 * A worker on real parts that kills itself the first time it reaches one given point, and runs on to the end when it is started
 * again. What is production code runs as it is: the points lie between its functions, where they are handed to each other.
 */
async function main(): Promise<void> {
  Runtime.install({
    logger: new DefaultLogger('WARN'),
    telemetryOptions: { logging: { forward: {}, filter: makeTelemetryFilterString({ core: 'WARN', other: 'ERROR' }) } },
  });
  const killAt = demand('KILL_AT');
  if (!isKillPoint(killAt)) throw new Error(`no such kill point: ${killAt}`);
  const markerFile = demand('KILL_MARKER');
  const reach = killOnceAt(killAt, { markerFile });
  const isSetToBeKilled = SET_KILL_POINTS.some((point) => point === killAt) && !existsSync(markerFile);
  const [connection, orm, code] = await Promise.all([
    NativeConnection.connect({ address: demand('TEMPORAL_ADDRESS') }),
    openOrm({ databaseUrl: demand('DATABASE_URL'), poolMax: CONNECTIONS }),
    readFile(demand('WORKFLOW_BUNDLE'), 'utf8'),
  ]);
  const together = gate(isSetToBeKilled ? ASKS_OF_A_SET : 1);
  const activities = killableActivities(reach, together, {
    orm,
    pdf: createPdfPool({ size: 1 }),
    mailer: createMailer({ smtpUrl: demand('SMTP_URL'), sender: null }),
    ...killablePostOffice(reach, withPostOffice({ connection, namespace: demand('TEMPORAL_NAMESPACE') })),
    deliveryChannel: createFolderChannel(demand('DROP_FOLDER')),
    returnChannel: null,
    receipts: null,
    workflows: createWorkflowDirectory({ connection, namespace: demand('TEMPORAL_NAMESPACE') }),
    heartbeat: stayAlive,
    bsSubsystem: 'BS1',
    eventsKeptDays: 90,
    publicUrl: null,
  });
  const workers = await createWorkers({
    connection,
    namespace: demand('TEMPORAL_NAMESPACE'),
    activities,
    workflowBundle: { code, sourceMap: '' },
    mailsPerSecond: MAILS_PER_SECOND,
    options: { dataConverter: { payloadCodecs: [killableCodec(reach)] } },
  });
  await Promise.all(workers.map((worker) => worker.run()));
}

function demand(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set`);
  return value;
}

/** The marker outlives the process, so that the next one passes the point. */
function killOnceAt(killAt: KillPoint, { markerFile }: { markerFile: string }): Reach {
  return async (point) => {
    if (point !== killAt || !isFirstToMark(markerFile)) return;
    if (point !== WITH_A_MAIL_UNDER_WAY) await untilNoMailIsUnderWay();
    process.kill(process.pid, 'SIGKILL');
    // Nothing more is done should the signal take a moment.
    await new Promise(() => undefined);
  };
}

async function untilNoMailIsUnderWay(): Promise<void> {
  if (underWay === 0) return;
  await new Promise((resolve) => setTimeout(resolve, 1));
  await untilNoMailIsUnderWay();
}

function isFirstToMark(markerFile: string): boolean {
  try {
    closeSync(openSync(markerFile, 'wx'));
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** @param together lets the periods that are asked for in. */
function killableActivities(
  reach: Reach,
  together: () => Promise<void>,
  dependencies: ActivityDependencies,
): Activities {
  const { pdf, mailer } = dependencies;
  const parts: ActivityDependencies = {
    ...dependencies,
    pdf: {
      async render(document) {
        await reach('before the PDF is rendered');
        const content = await pdf.render(document);
        await reach('after PDF and mail are composed, before they are stored');
        return content;
      },
    },
    mailer: {
      ...mailer,
      async send(mail) {
        await reach('after PDF and mail are stored, before the mail is sent');
        underWay += 1;
        const answer = await mailer.send(mail).catch((error: unknown) => {
          // Nobody has it.
          underWay -= 1;
          throw error;
        });
        await reach('after the mail server took the mail, before its outcome is stored');
        return answer;
      },
    },
  };
  const activities = createActivities(parts);
  const uncommitted = (point: KillPoint) =>
    createActivities({ ...dependencies, orm: beforeCommit(dependencies.orm, () => reach(point)) });
  const inTheMiddle = (point: KillPoint) =>
    createActivities({
      ...dependencies,
      orm: beforeCommit(
        dependencies.orm,
        fromTheSecondOn(() => reach(point)),
      ),
    });
  const { database, transactions, groups, mail } = activities;
  return {
    ...activities,
    files: {
      readFile: inTheMiddle('before a batch of payments is booked').files.readFile,
      matchPayments: inTheMiddle('before a batch of payments is matched').files.matchPayments,
    },
    groups: {
      ...groups,
      startRun: between(uncommitted("before the run's transaction commits").groups.startRun, {
        after: () => reach("after the run's commit, before its answer"),
      }),
      draftChunk: between(uncommitted("before a chunk's transaction commits").groups.draftChunk, {
        after: () => reach("after a chunk's commit, before its answer"),
      }),
    },
    reminders: {
      sendReminders: between(killedBetweenLetters(reach, dependencies).reminders.sendReminders, {
        before: () => reach('before a round begins'),
        after: () => reach('after a round, before its answer'),
      }),
    },
    database: {
      ...database,
      endSubscription: between(database.endSubscription, {
        before: () => reach('before the end is stored'),
        after: () => reach('after the end is stored, before its answer'),
      }),
    },
    mail: {
      ...mail,
      deliverMails: createActivities({
        ...parts,
        orm: aroundStatements(dependencies.orm, {
          async before(sql) {
            if (!sql.includes('delete from mail_queue')) return;
            await reach('after a mail is noted as sent, before it leaves the queue');
          },
          after(sql) {
            if (sql.includes('set attempts = attempts + 1, taken')) underWay -= 1;
          },
        }),
      }).mail.deliverMails,
    },
    transactions: {
      ...transactions,
      billPeriod: between(killedInside(reach, dependencies).transactions.billPeriod, {
        async before() {
          await reach('before the draft begins');
          await together();
        },
        after: () => reach("after the draft's commit, before its answer"),
      }),
    },
  };
}

/** Killed before and after the commit of the second of a round's letters. */
function killedBetweenLetters(reach: Reach, dependencies: ActivityDependencies): Activities {
  const orm = beforeCommit(
    dependencies.orm,
    fromTheSecondOn(() => reach("before a letter's transaction commits")),
    fromTheSecondOn(() => reach("after a letter's commit, before the next letter")),
  );
  return createActivities({ ...dependencies, orm });
}

/** Killed before and after the commit of a draft and, where it has drafted several, of a set. */
function killedInside(reach: Reach, dependencies: ActivityDependencies): Activities {
  let isSet = false;
  const orm = beforeCommit(
    dependencies.orm,
    async (em) => {
      await reach("before the draft's transaction commits");
      isSet = (await countIssued(em)) > 1;
      if (isSet) await reach("before a set's transaction commits");
    },
    async () => {
      if (isSet) await reach("after a set's commit, before its answers");
    },
  );
  return createActivities({ ...dependencies, orm });
}

/** The invoices that this transaction has written. */
async function countIssued(em: EntityManager): Promise<number> {
  const [row] = await em.execute<{ count: number }[]>(
    'select count(*)::int count from invoice where xmin = pg_current_xact_id()::xid',
  );
  return row?.count ?? 0;
}

/** Lets nobody in until so many wait, and everybody from then on. */
function gate(count: number): () => Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let waiting = 0;
  return () => {
    waiting += 1;
    if (waiting >= count) resolve();
    return promise;
  };
}

function killablePostOffice(
  reach: Reach,
  { pace, bell, webhooks }: Pick<ActivityDependencies, 'pace' | 'bell' | 'webhooks'>,
): Pick<ActivityDependencies, 'pace' | 'bell' | 'webhooks'> {
  const betweenTwo = fromTheSecondOn(() => reach('between two mails of a batch'));
  const beforeTheNext = fromTheSecondOn(() => reach('after what an endpoint has answered is stored, before the next'));
  return {
    pace: {
      ...pace,
      async turn() {
        await betweenTwo();
        await pace.turn();
      },
    },
    bell: {
      async ring() {
        await reach('after the commit, before the post office is told');
        await reach('after a chunk is laid ready, before the post office is told');
        await bell.ring();
      },
    },
    async webhooks(message) {
      await beforeTheNext();
      const answer = await webhooks(message);
      await reach('after an endpoint has answered, before that is stored');
      return answer;
    },
  };
}

/** Of several batches the first is committed. */
function fromTheSecondOn(reached: () => Promise<void>): () => Promise<void> {
  let passed = 0;
  return async () => {
    passed += 1;
    if (passed > 1) await reached();
  };
}

function between<Input, Output>(
  activity: (input: Input) => Promise<Output>,
  { before, after }: { before?: () => Promise<void>; after?: () => Promise<void> },
): (input: Input) => Promise<Output> {
  return async (input) => {
    await before?.();
    const output = await activity(input);
    await after?.();
    return output;
  };
}

/** The same database, whose transactions come by a point when all is written and nothing is committed, and by one when it is. */
function beforeCommit(
  orm: Orm,
  reached: (em: EntityManager) => Promise<void>,
  committed: () => Promise<void> = () => Promise.resolve(),
): Orm {
  const fork: Orm['em']['fork'] = (options) => {
    const em = orm.em.fork(options);
    const transactional: typeof em.transactional = async (work, how) => {
      const answer = await em.transactional(async (inner) => {
        const result = await work(inner);
        await inner.flush();
        await reached(inner);
        return result;
      }, how);
      await committed();
      return answer;
    };
    return replacing(em, { transactional });
  };
  return replacing(orm, { em: replacing(orm.em, { fork }) });
}

/** The same database, whose statements are told of. */
function aroundStatements(
  orm: Orm,
  { before, after }: { before: (sql: string) => Promise<void>; after: (sql: string) => void },
): Orm {
  const fork: Orm['em']['fork'] = (options) => {
    const em = orm.em.fork(options);
    const execute = async (...statement: Parameters<typeof em.execute>): Promise<unknown> => {
      const sql = typeof statement[0] === 'string' ? statement[0] : '';
      await before(sql);
      const answer: unknown = await Reflect.apply(em.execute.bind(em), em, statement);
      after(sql);
      return answer;
    };
    return replacing(em, { execute: execute as typeof em.execute });
  };
  return replacing(orm, { em: replacing(orm.em, { fork }) });
}

function replacing<Target extends object>(target: Target, replaced: Partial<Target>): Target {
  return new Proxy(target, {
    get(of, key) {
      if (Object.hasOwn(replaced, key)) return Reflect.get(replaced, key);
      const value: unknown = Reflect.get(of, key);
      // Private fields are found on the object itself only, not on what stands for it.
      return typeof value === 'function' ? value.bind(of) : value;
    },
  });
}

/** Changes nothing. The workflow's decisions pass it on their way to the server, and a run's input on its way back. */
function killableCodec(reach: Reach): PayloadCodec {
  return {
    async encode(payloads) {
      const values = payloads.map(valueOf);
      if (values.some(isNextRun)) await reach('while it continues as new');
      if (values.some(isIssued)) await reach("after the draft's answer, before the server has it");
      return payloads;
    },
    async decode(payloads) {
      if (payloads.map(valueOf).some(isNextRun)) await reach('at the start of the run after');
      return payloads;
    },
  };
}

const valueOf = ({ data }: Payload): unknown =>
  data === null || data === undefined || data.length === 0 ? null : JSON.parse(Buffer.from(data).toString('utf8'));

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** The input of a run that goes on where another one left off. */
const isNextRun = (value: unknown) =>
  isObject(value) && 'schedule' in value && 'nextPeriodIndex' in value && value.nextPeriodIndex !== 0;

/** What the draft of a period answers. */
const isIssued = (value: unknown) => isObject(value) && 'kind' in value && value.kind === 'issued';

await main();
