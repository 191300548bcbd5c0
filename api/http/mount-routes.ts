import { Router, type Request, type RequestHandler, type Response } from 'express';
import type { EntityManager, Orm } from '../../db/orm.ts';
import type { Language } from '../../domain/calendar/language.ts';
import type { Delivered } from '../outbox/message-kind.ts';
import { writeMessage } from '../outbox/write-messages.ts';
import type { Services } from '../services.ts';
import { authenticate, authorize, type Caller } from './authenticate.ts';
import { csvRequest } from './csv-request.ts';
import { onceRequest, storeAnswer, takeKey, type OnceRequest, type StoredAnswer } from './idempotency.ts';
import { entityTagOf, preconditionOf, refuseChanged, type Precondition } from './entity-tags.ts';
import { attemptCookie, readAttempt } from '../oidc/attempt-cookie.ts';
import type { OidcAttempt } from '../oidc/oidc-provider.ts';
import { HEAVY_OPERATIONS } from './heavy-routes.ts';
import { createHeavyWork, FILES, WHOLE_BOOKS, type HeavyWork } from './heavy-work.ts';
import { actorOf, nameActor, type Actor } from './name-actor.ts';
import { demandNamedCreditor, ownQuery } from './named-creditor.ts';
import { parseJson } from './parse-json.ts';
import { readBytes } from './read-bytes.ts';
import type { ListPage, PageQuery } from './pages.ts';
import { ApiProblem } from './problem.ts';
import { isStored } from './problems-of.ts';
import type { RateLimits } from './rate-limits.ts';
import { isFileAnswer, type Acting, type Method, type Route } from './route.ts';
import { demandSameOrigin } from './same-origin.ts';
import { readSessionCookie, sessionCookie } from './session-cookie.ts';
import { sendCsv } from './send-csv.ts';

/** As much as a hundred lines of text need, and some more. */
const MAX_BODY_BYTES = 100_000;
// How long an answer waits for its messages to be delivered; what is left goes on without it.
const DELIVERY_WAIT_MS = 2000;

const PDF = 'application/pdf';
const HTML = 'text/html';

/** A mail is shown as it is: it runs nothing, loads nothing and sends nothing. */
const MAIL_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox";

/**
 * A router with every route, and 405 with `Allow` for the methods that a path does not have. A path without a parameter comes before one
 * that has a parameter in that place, with all its methods: `/v1/findings/repair` is no finding.
 */
export function mountRoutes(routes: readonly Route[], services: Services, limits: RateLimits): Router {
  const router = Router({ caseSensitive: true });
  const files = createHeavyWork(FILES);
  const wholeBooks = createHeavyWork(WHOLE_BOOKS);
  const byPath = [...Map.groupBy(routes, ({ path }) => path)];
  // A letter stands before a brace.
  for (const [path, ofPath] of byPath.toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    const mounted = expressPath(path);
    for (const route of ofPath)
      router[route.method](mounted, handlerOf(route, { services, limits, files, wholeBooks }));
    router.all(mounted, onlyMethods(ofPath.map(({ method }) => method)));
  }
  return router;
}

/** @throws ApiProblem 405 with `Allow`, whatever is asked. Who takes GET takes HEAD (RFC 9110, 9.1). */
export function onlyMethods(methods: readonly Method[]): RequestHandler {
  const allow = methods.flatMap((method) => (method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()])).join(', ');
  return () => {
    throw new ApiProblem('method_not_allowed', { headers: { Allow: allow } });
  };
}

function expressPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}

function handlerOf(
  route: Route,
  {
    services,
    limits,
    files,
    wholeBooks,
  }: { services: Services; limits: RateLimits; files: HeavyWork; wholeBooks: HeavyWork },
): RequestHandler {
  const answer = async (asked: Route, req: Request, res: Response, caller: Caller): Promise<void> => {
    // What a GET carries means nothing (RFC 9110, 9.3.1).
    const body = route.method === 'get' ? undefined : await readBody(req, route);
    const request = isStored(asked)
      ? await onceRequest({
          scope: caller.scope,
          key: req.get('Idempotency-Key'),
          method: 'POST',
          path: req.url,
          body,
        })
      : null;
    const input = { params: req.params, query: ownQuery(req, route), body };
    const run = route.prepare(input);
    const precondition = preconditionOf(route, { ifMatch: req.get('If-Match'), params: req.params });
    if (route.needsTemporal === true && (await services.temporal.isAway())) {
      throw new ApiProblem('temporal_unavailable', { detail: 'Nothing was changed: try again shortly' });
    }
    const work = {
      run,
      caller,
      services,
      requestId: req.id,
      agent: req.get('User-Agent') ?? null,
      setSession: (token: string | null) => void res.append('Set-Cookie', sessionCookie(token, services.settings)),
      attempt: readAttempt(req, services.settings),
      setAttempt: (attempt: OidcAttempt | null) =>
        void res.append('Set-Cookie', attemptCookie(attempt, services.settings)),
      language: languageOf(req, res, route),
    };
    const csv = csvRequest(req, route);
    if (csv !== null) {
      const readPage = (page: PageQuery) =>
        wholeBooks.run(caller.scope, () => readListPage({ ...work, run: route.prepare({ ...input, page }) }));
      await sendCsv(res, { ...csv, readPage, log: services.log.child({ requestId: req.id }) });
      return;
    }
    const answering = () => answerOf(asked, { ...work, request, precondition });
    const inTurn = HEAVY_OPERATIONS.has(route.operationId) ? () => wholeBooks.run(caller.scope, answering) : answering;
    const answered = await counting(inTurn, { req, res, limits });
    if (answered.replayed) {
      res.set('Idempotency-Replayed', 'true');
      // It is in the language in which it was first answered, whatever is asked for now.
      res.removeHeader('Content-Language');
    }
    sendAnswer(res, { route, answer: answered });
  };
  return async (req, res) => {
    const caller = await callerOf(req, res, { route, services, limits });
    const asked = asAsked(route, req.query);
    demandNamedCreditor(req, { caller, route });
    authorize(caller, asked);
    refuseMangledQuery(req);
    if (route.file === undefined) await answer(asked, req, res, caller);
    else await files.run(caller.scope, () => answer(asked, req, res, caller));
  };
}

/** The route as it is for this request: one that is only asked what it would do changes nothing. */
function asAsked(route: Route, query: Request['query']): Route {
  const { readsOnlyBy } = route;
  return readsOnlyBy !== undefined && query[readsOnlyBy] === 'true' ? { ...route, readsOnly: true } : route;
}

/** What is no UTF-8 would be read as other characters. @throws ApiProblem 400 */
function refuseMangledQuery({ url }: Request): void {
  try {
    decodeURIComponent(url.slice(url.indexOf('?') + 1));
  } catch {
    throw new ApiProblem('malformed_request', { detail: 'The query is not percent-encoded UTF-8' });
  }
}

function languageOf(req: Request, res: Response, { speaksDanish }: Route): Language {
  if (speaksDanish !== true) return 'en';
  const asked = req.query['language'];
  const language = (asked ?? req.acceptsLanguages('en', 'da')) === 'da' ? 'da' : 'en';
  res.set({ 'Content-Language': language, Vary: 'Accept-Language' });
  return language;
}

async function callerOf(
  req: Request,
  res: Response,
  { route, services, limits }: { route: Route; services: Services; limits: RateLimits },
): Promise<Caller> {
  const { access, method } = route;
  const { publicUrl } = services.settings;
  const sessionToken = readSessionCookie(req, { publicUrl });
  const authorization = req.get('Authorization');
  const isForPages = sessionToken !== null || access === 'anyone';
  if (method !== 'get' && isForPages) demandSameOrigin(req, { hasCookie: sessionToken !== null, publicUrl });
  const credentials = { authorization, sessionToken, address: req.ip ?? '' };
  const caller = await counting(
    () => authenticate(credentials, { access, services, guard: limits.guardOf(req, res) }),
    { req, res, limits },
  );
  const { personId } = actorOf(caller);
  req.madeBy = { creditorId: caller.creditorId, apiKeyId: caller.key?.id ?? null, personId };
  if (route.counted === true) await limits.countFailedAuth(req, res);
  await limits.countRequest(req, res, caller.scope);
  return caller;
}

/** What is refused since nobody knows who asks counts against the address that it came from. */
async function counting<Result>(
  work: () => Promise<Result>,
  { req, res, limits }: { req: Request; res: Response; limits: RateLimits },
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 401) await limits.countFailedAuth(req, res);
    throw error;
  }
}

/** Only after the caller is known: nobody else's body is read. */
async function readBody(req: Request, { file }: Route): Promise<unknown> {
  const contentType = file?.contentType ?? 'application/json';
  const hasBody = req.get('Transfer-Encoding') !== undefined || (req.get('Content-Length') ?? '0') !== '0';
  if (!hasBody) return undefined;
  if (req.is(contentType) === false) {
    throw new ApiProblem('unsupported_media_type', { detail: `Send a body of the type ${contentType}` });
  }
  if (file !== undefined) return readBytes(req, file);
  const charset = CHARSET.exec(req.get('Content-Type') ?? '')?.[1]?.toLowerCase() ?? UTF_8;
  if (charset !== UTF_8) throw new ApiProblem('unsupported_media_type', { detail: 'JSON is sent in UTF-8' });
  return parseJson(await readBytes(req, { maxBytes: MAX_BODY_BYTES }));
}

const UTF_8 = 'utf-8';
const CHARSET = /;\s*charset\s*=\s*"?([^";\s]+)/i;

type Answer = StoredAnswer & { readonly replayed: boolean };
type Work = {
  readonly run: ReturnType<Route['prepare']>;
  readonly caller: Caller;
  readonly services: Services;
  readonly requestId: string;
  readonly language: Language;
  readonly agent: string | null;
  readonly setSession: (token: string | null) => void;
  readonly attempt: OidcAttempt | null;
  readonly setAttempt: (attempt: OidcAttempt | null) => void;
};

async function answerOf(
  route: Route,
  { request, precondition, ...work }: Work & { request: OnceRequest | null; precondition: Precondition | null },
): Promise<Answer> {
  const { orm, temporal } = work.services;
  const workflowIds = new Set<string>();
  if (route.method === 'get' || route.guarded === true) {
    const body = await runRoute(orm.em.fork(), work, workflowIds);
    await deliver(work.services, workflowIds);
    return { status: route.status, body, replayed: false };
  }
  if (route.readsOnly === true) {
    const body = await lookIn(orm, (em) => runRoute(em, work, workflowIds));
    return { status: route.status, body, replayed: false };
  }
  const answer = await orm.em.fork().transactional(
    async (em): Promise<Answer> => {
      const stored = request === null ? null : await takeKey(em, request);
      if (stored !== null) return { ...stored, replayed: true };
      await nameActor(em, { actor: actorOf(work.caller), requestId: work.requestId });
      if (precondition !== null) {
        // By entities of its own: the change reads afresh what it changes.
        const reading = em.fork({ keepTransactionContext: true });
        refuseChanged(precondition, await runRoute(reading, { ...work, run: precondition.readHeld }, workflowIds));
      }
      const body = await runRoute(em, work, workflowIds);
      if (request !== null) await storeAnswer(em, request, { status: route.status, body: withoutSecret(body) });
      return { status: route.status, body, replayed: false };
    },
    { clear: true },
  );
  if (answer.replayed) return answer;
  const delivered = await deliver(work.services, workflowIds);
  if (route.complete === undefined) return answer;
  const body = await route.complete(answer.body, { delivered, em: orm.em.fork(), temporal });
  if (request !== null) await storeAnswer(orm.em.fork(), request, { status: route.status, body });
  return { ...answer, body };
}

/** Looks in a transaction that is taken back: what would be is found by the very code that would do it, and nothing of it stays. */
async function lookIn<Result>(orm: Orm, look: (em: EntityManager) => Promise<Result>): Promise<Result> {
  const em = orm.em.fork();
  await em.begin();
  try {
    return await look(em);
  } finally {
    await em.rollback();
  }
}

/** Each page in a transaction of its own: a list of any length holds up nobody. */
async function readListPage(work: Work): Promise<ListPage> {
  return (await runRoute(work.services.orm.em.fork(), work, new Set())) as ListPage;
}

function runRoute(em: EntityManager, work: Work, workflowIds: Set<string>): Promise<unknown> {
  const { run, caller, services, requestId, agent, setSession, attempt, setAttempt, language } = work;
  const sendIn =
    (own: EntityManager): Acting['send'] =>
    (message) => {
      workflowIds.add(message.workflowId);
      return writeMessage(own, message);
    };
  return run({
    em,
    caller,
    services,
    language,
    agent,
    setSession,
    attempt,
    setAttempt,
    get creditorId() {
      if (caller.creditorId === null) throw new Error('an operator has no creditor');
      return caller.creditorId;
    },
    get signedIn() {
      if (caller.signedIn === null) throw new Error('nobody is signed in');
      return caller.signedIn;
    },
    act: <Result>(actor: Actor, acting: (own: Acting) => Promise<Result>) =>
      services.orm.em.fork().transactional(
        async (own) => {
          await nameActor(own, { actor, requestId });
          return acting({ em: own, send: sendIn(own) });
        },
        { clear: true },
      ),
    send: sendIn(em),
  });
}

/** What is not delivered in time is delivered by the relay's loop: the facts are committed already. */
async function deliver(
  { relay, temporal }: Pick<Services, 'relay' | 'temporal'>,
  workflowIds: ReadonlySet<string>,
): Promise<ReadonlyMap<string, Delivered>> {
  const delivered = new Map<string, Delivered>();
  if (workflowIds.size === 0 || (await temporal.isAway())) return delivered;
  const all = Promise.allSettled(
    Array.from(workflowIds, async (workflowId) => {
      for (const [id, outcome] of await relay.deliverTo(workflowId)) delivered.set(id, outcome);
    }),
  );
  const { promise: enough, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, DELIVERY_WAIT_MS);
  await Promise.race([all, enough]);
  clearTimeout(timer);
  return delivered;
}

/** A secret is shown once: what is stored, and answered to a repeated request, has none. */
function withoutSecret(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'secret' in body ? { ...body, secret: null } : body;
}

/** The page shows a paper beside its facts; nobody else's page does. A key cannot be sent by a frame, a cookie is sent by our own alone. */
function letOwnPageFrame(res: Response): void {
  const policy = String(res.getHeader('Content-Security-Policy') ?? '');
  res.setHeader('Content-Security-Policy', policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'"));
  res.setHeader('X-Frame-Options', 'SAMEORIGIN');
}

function sandbox(res: Response): void {
  res.setHeader('Content-Security-Policy', MAIL_POLICY);
  res.setHeader('X-Frame-Options', 'SAMEORIGIN');
}

function sendAnswer(res: Response, { route, answer }: { route: Route; answer: Answer }): void {
  const { body } = answer;
  res.status(answer.status);
  if (isFileAnswer(body)) {
    res.setHeader('Content-Disposition', `${body.disposition}; filename="${body.fileName}"`);
    // As bytes: `send` would add a charset of its own to a text.
    res.setHeader('Content-Type', body.contentType);
    if (body.contentType === PDF) letOwnPageFrame(res);
    if (body.contentType.startsWith(HTML)) sandbox(res);
    res.end(body.content);
    return;
  }
  if (route.location !== undefined) res.location(route.location(body));
  if (route.prepareHeld !== undefined) res.set('ETag', entityTagOf(body));
  if (answer.status === 204) res.end();
  else res.json(body);
}
