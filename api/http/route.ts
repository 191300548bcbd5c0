import { z } from 'zod';
import type { EntityManager } from '../../db/orm.ts';
import type { Language } from '../../domain/calendar/language.ts';
import type { SignedIn } from '../../db/people/sessions.ts';
import type { PersonRole } from '../../db/words/people.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import type { Delivered } from '../outbox/message-kind.ts';
import type { NewMessage } from '../outbox/write-messages.ts';
import type { OutboxKind } from '../../db/words/outbox.ts';
import type { OidcAttempt } from '../oidc/oidc-provider.ts';
import type { Services } from '../services.ts';
import type { Temporal } from '../temporal.ts';
import type { Access, Caller } from './authenticate.ts';
import type { Actor } from './name-actor.ts';
import { parseOrRefuse } from './field-errors.ts';
import type { PageQuery } from './pages.ts';
import { notFound, type ProblemCode } from './problem.ts';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** Bytes instead of JSON. */
export interface FileAnswer {
  readonly contentType: string;
  readonly fileName: string;
  readonly content: Uint8Array;
  readonly disposition: 'inline' | 'attachment';
}

/** A body that is taken as bytes instead of JSON. */
interface FileBody {
  readonly contentType: string;
  readonly maxBytes: number;
  readonly description: string;
  readonly example: string;
}

/** What a handler is given. `em` is inside the request's transaction, except for `get`. */
export interface Call<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** The body of a route that takes a file; empty for every other one. */
  readonly file: Uint8Array;
  readonly caller: Caller;
  /** That the request accepts, where the route speaks Danish too. */
  readonly language: Language;
  /** The creditor of the caller's key. @throws Error for an operator: routes say who may call them. */
  readonly creditorId: CreditorId;
  readonly em: EntityManager;
  readonly services: Services;
  /** Who is signed in. @throws Error where nobody is: routes for people say so. */
  readonly signedIn: SignedIn;
  /** The program that asks, as it names itself. */
  readonly agent: string | null;
  /** The sign-in by an OpenID provider that the browser has begun, and what has it keep or forget one. */
  readonly attempt: OidcAttempt | null;
  readonly setAttempt: (attempt: OidcAttempt | null) => void;
  /** Sets the session's cookie with the answer, or takes it away. */
  readonly setSession: (token: string | null) => void;
  /** A transaction of a guarded route, in which somebody acts; what is sent in it is delivered after the answer. */
  readonly act: <Result>(actor: Actor, work: (acting: Acting) => Promise<Result>) => Promise<Result>;
  /** Writes a message to a workflow with the facts that it is about; it is delivered after the commit. Answers its id. */
  readonly send: <Kind extends OutboxKind>(message: NewMessage<Kind>) => Promise<string>;
}

/** The transaction of one who acts. */
export interface Acting {
  readonly em: EntityManager;
  readonly send: Call<unknown, unknown, unknown>['send'];
}

/** What a part of a handler needs that writes facts and messages about them. */
export type Writing = Pick<Call<unknown, unknown, unknown>, 'em' | 'creditorId' | 'send'>;

type Input = 'params' | 'query' | 'body' | 'file';

interface CompletionContext {
  /** The messages that the request could deliver in time, by their ids. */
  readonly delivered: ReadonlyMap<string, Delivered>;
  readonly em: EntityManager;
  readonly temporal: Temporal;
}

interface RouteFacts {
  readonly method: Method;
  /** As in OpenAPI: `/v1/debtors/{debtorId}`. */
  readonly path: string;
  readonly operationId: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly access: Access;
  /** The least that a person must be at the creditor; if not said, to read it is `read_only` and to change `bookkeeper`. */
  readonly role?: PersonRole;
  /**
   * Takes a secret: its body is kept under no Idempotency-Key, and it opens transactions of its own, since what was tried counts even
   * where it is refused.
   */
  readonly guarded?: boolean;
  /**
   * A POST that only looks, since what it asks about is too much for an address: it needs no Idempotency-Key, no answer of it is kept, and
   * who may read may call it. What it writes to find its answer is taken back.
   */
  readonly readsOnly?: boolean;
  /** The parameter of the query by which it is `readsOnly` where it is `true`: it says what would be done, and does nothing. */
  readonly readsOnlyBy?: string;
  /** Each call counts as a failure of its address, since it costs something and nobody need have shown who they are. */
  readonly counted?: boolean;
  /** For a route whose body is no JSON. */
  readonly file?: FileBody;
  /** Whether a workflow must be reachable before anything is written. */
  readonly needsTemporal?: boolean;
  /** Whether `Accept-Language` chooses the language of what it says. */
  readonly speaksDanish?: boolean;
  readonly status: 200 | 201 | 202 | 204;
  /** Problems beside those that any request can have. */
  readonly problems?: readonly ProblemCode[];
}

interface RouteSpec<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodObject,
  Answer extends z.ZodType,
> extends RouteFacts {
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly answer: Answer | { readonly contentType: string };
  readonly handle: (
    call: Call<z.output<Params>, z.output<Query>, z.output<Body>>,
  ) => Promise<NoInfer<z.input<Answer>> | FileAnswer>;
  /** Waits for what the workflow answers, after the commit, and says more; the stored answer becomes this one. */
  readonly complete?: (answer: z.input<Answer>, context: CompletionContext) => Promise<z.input<Answer>>;
  readonly location?: (answer: z.input<Answer>) => string;
  /**
   * Of a GET of what people change: it then answers an `ETag`, which guards every change below its path (`guardRoutes`). Lets nobody else
   * change what it reads until the transaction ends, by the locks that those take who change it, in their order.
   */
  readonly hold?: (call: Call<z.output<Params>, unknown, unknown>) => Promise<unknown>;
}

export interface RawInput {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  /** Instead of the page that the query asks for. */
  readonly page?: PageQuery;
}

/** A route as the router and the OpenAPI document see it: one description for both, so that they cannot disagree. */
export interface Route extends RouteFacts {
  readonly schemas: {
    readonly params: z.ZodObject | null;
    readonly query: z.ZodObject | null;
    readonly body: z.ZodObject | null;
    readonly answer: z.ZodType | { readonly contentType: string };
  };
  /** Checks the input before anything is opened, and answers the work that is left. */
  prepare(input: RawInput): (context: Omit<Call<never, never, never>, Input>) => Promise<unknown>;
  complete?(answer: unknown, context: CompletionContext): Promise<unknown>;
  location?(answer: unknown): string;
  /** As `prepare`, of what answers an `ETag`: what is read stays as it is until the transaction ends. */
  prepareHeld?: Route['prepare'];
  /**
   * The GET of what it changes: a request that says by `If-Match` what the caller has seen of that is refused where it has been changed
   * since. A caller who says nothing changes whatever is there. Its own path says which it is.
   */
  readonly guards?: Route;
}

const NOTHING = z.strictObject({});
const NO_FILE = new Uint8Array();

/** Makes a route of its description; from here on its types are checked where it is written, and nowhere else. */
export function defineRoute<
  Answer extends z.ZodType,
  Params extends z.ZodObject = typeof NOTHING,
  Query extends z.ZodObject = typeof NOTHING,
  Body extends z.ZodObject = typeof NOTHING,
>(spec: RouteSpec<Params, Query, Body, Answer>): Route {
  const { params, query, body, answer, handle, complete, location, hold, ...facts } = spec;
  const parse = (input: RawInput) => {
    // What cannot be an id is nobody's id.
    const parsedParams = (params ?? NOTHING).safeParse(input.params);
    if (!parsedParams.success) throw notFound();
    const isFile = input.body instanceof Uint8Array;
    return {
      params: parsedParams.data as z.output<Params>,
      query: { ...(parseOrRefuse(query ?? NOTHING, input.query, '/query') as z.output<Query>), ...input.page },
      body: parseOrRefuse(body ?? NOTHING, isFile ? {} : (input.body ?? {})) as z.output<Body>,
      file: isFile ? input.body : NO_FILE,
    };
  };
  return {
    ...facts,
    schemas: { params: params ?? null, query: query ?? null, body: body ?? null, answer },
    prepare(input) {
      const parsed = parse(input);
      return (context) => handle(withInput(context, parsed));
    },
    ...(complete === undefined ? {} : { complete: (value, context) => complete(value as z.input<Answer>, context) }),
    ...(location === undefined ? {} : { location: (value) => location(value as z.input<Answer>) }),
    ...(hold === undefined
      ? {}
      : {
          prepareHeld: (input) => {
            const parsed = parse(input);
            return async (context) => {
              const call = withInput(context, parsed);
              await hold(call);
              return handle(call);
            };
          },
        }),
  };
}

// Not a spread: `creditorId` is a getter that must stay one.
function withInput<Params, Query, Body>(
  context: Omit<Call<never, never, never>, Input>,
  input: { params: Params; query: Query; body: Body; file: Uint8Array },
): Call<Params, Query, Body> {
  return Object.assign(Object.create(context) as typeof context, input);
}

export function isFileAnswer(answer: unknown): answer is FileAnswer {
  return typeof answer === 'object' && answer !== null && 'content' in answer && answer.content instanceof Uint8Array;
}
