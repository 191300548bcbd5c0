import { z } from 'zod';
import { createDocument } from 'zod-openapi';
import { leastRole } from './http/authenticate.ts';
import { listedItem } from './http/pages.ts';
import { PROBLEMS, type ProblemCode } from './http/problem.ts';
import type { Route } from './http/route.ts';

type OpenApiDocument = ReturnType<typeof createDocument>;
type Operation = NonNullable<NonNullable<Parameters<typeof createDocument>[0]['paths']>[string]['get']>;
type Responses = NonNullable<Operation['responses']>;

const PROBLEM_TYPE = 'application/problem+json';

const problemAnswer = z
  .object({
    type: z.string().meta({ example: 'urn:termin:problem:invalid_request' }),
    title: z.string(),
    status: z.int(),
    code: z.string().meta({ description: 'Stable: programs may rely on it' }),
    detail: z.string(),
    errors: z
      .array(
        z.strictObject({
          path: z.string().meta({ description: 'JSON pointer (RFC 6901)', example: '/lines/0/quantity' }),
          code: z.string(),
          message: z.string(),
        }),
      )
      .optional(),
    requestId: z.string(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457' });

const idempotencyHeader = z.object({
  'Idempotency-Key': z.string().min(1).max(255).meta({
    description:
      'Of your own making. The same key with the same request answers what was answered first; with another request, 409.',
    example: '5f6c0a3e-2b1d-4c8e-9f70-a1b2c3d4e5f6',
  }),
});

const DESCRIPTION = `Recurring billing in Denmark: say once what a customer gets, how often and from when, and every invoice,
mail and collection follows by itself.

Amounts are decimal strings in kroner, dates are \`YYYY-MM-DD\` in the creditor's time zone, instants are UTC. Lists are newest
first; \`nextCursor\` leads to the next page, and \`format=csv\` answers the whole list as CSV. Every POST takes an
\`Idempotency-Key\`, but for those that take a password, a code or a link: asking twice is safe. Errors are \`application/problem+json\` with a stable \`code\`.`;

const CSV_ANSWER = {
  schema: {
    type: 'string' as const,
    description:
      'The whole list in UTF-8. The first line names the columns: paths into the JSON of a row, dotted. A text that a spreadsheet would take for a formula has an apostrophe before it; an array is JSON.',
  },
};

/** The OpenAPI 3.1 document of the routes, made of the same schemas that check the requests. */
export function createOpenApi(routes: readonly Route[]): OpenApiDocument {
  const paths: Record<string, Record<string, Operation>> = {};
  for (const route of routes) paths[route.path] = { ...paths[route.path], [route.method]: operationOf(route) };
  return createDocument({
    openapi: '3.1.1',
    info: { title: 'Termin', version: '1', description: DESCRIPTION },
    servers: [{ url: '/' }],
    tags: [...new Set(routes.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    security: [{ apiKey: [] }, { session: [] }],
    components: {
      securitySchemes: {
        apiKey: {
          type: 'http',
          scheme: 'bearer',
          description: 'An API key, `tk_…`. Roles: operator, admin, read_only.',
        },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: '__Host-termin',
          description:
            'A person who is signed in (`POST /v1/session`). Over plain HTTP it is called `termin`. Roles: admin, bookkeeper, read_only.',
        },
      },
    },
  });
}

function operationOf(route: Route): Operation {
  const { params, query } = route.schemas;
  const requestParams = {
    ...(params === null ? {} : { path: params }),
    ...(query === null ? {} : { query }),
    ...(isStored(route) ? { header: idempotencyHeader } : {}),
  };
  return {
    ...securityOf(route),
    operationId: route.operationId,
    tags: [route.tag],
    summary: route.summary,
    ...(route.description === undefined ? {} : { description: route.description }),
    ...(Object.keys(requestParams).length === 0 ? {} : { requestParams }),
    ...requestBodyOf(route),
    responses: responsesOf(route),
  };
}

function securityOf({ access }: Route): Pick<Operation, 'security'> {
  if (access === 'anyone') return { security: [] };
  return access === 'person' ? { security: [{ session: [] }] } : {};
}

function requestBodyOf({ file, schemas: { body } }: Route): Pick<Operation, 'requestBody'> {
  if (file !== undefined) {
    const { contentType, description, example } = file;
    const schema = { type: 'string' as const, description };
    return { requestBody: { required: true, content: { [contentType]: { schema, example } } } };
  }
  return body === null ? {} : { requestBody: { required: true, content: { 'application/json': { schema: body } } } };
}

function responsesOf(route: Route): Responses {
  const { answer } = route.schemas;
  const content =
    answer instanceof z.ZodType
      ? { 'application/json': { schema: answer }, ...(listedItem(answer) === null ? {} : { 'text/csv': CSV_ANSWER }) }
      : { [answer.contentType]: { schema: { type: 'string' as const, format: 'binary' } } };
  const headers = {
    ...(isStored(route)
      ? { 'Idempotency-Replayed': header('`true` where the answer is that of an earlier request') }
      : {}),
    ...(route.location === undefined ? {} : { Location: header('Path of what was created') }),
  };
  const responses: Responses = {
    [`${route.status}`]: {
      description: route.summary,
      ...(route.status === 204 ? {} : { content }),
      ...(Object.keys(headers).length === 0 ? {} : { headers }),
    },
  };
  const byStatus = Map.groupBy(problemsOf(route), (code) => PROBLEMS[code].status);
  for (const [status, codes] of [...byStatus].toSorted(([a], [b]) => a - b)) {
    Object.assign(responses, { [status]: problemResponse(codes) });
  }
  return responses;
}

function header(description: string) {
  return { description, schema: { type: 'string' as const } };
}

function problemResponse(codes: readonly ProblemCode[]) {
  const examples = Object.fromEntries(
    codes.map((code) => {
      const { status, title } = PROBLEMS[code];
      const value = { type: `urn:termin:problem:${code}`, title, status, code, detail: title, requestId: '…' };
      return [code, { summary: title, value }];
    }),
  );
  return {
    description: codes.map((code) => `\`${code}\``).join(', '),
    content: { [PROBLEM_TYPE]: { schema: problemAnswer, examples } },
  };
}

/** Whether an answer is kept under an Idempotency-Key. */
function isStored({ method, guarded }: Route): boolean {
  return method === 'post' && guarded !== true;
}

function keyProblemsOf(route: Route): ProblemCode[] {
  const codes: ProblemCode[] = [];
  if (route.access === 'operator') codes.push('not_for_creditors');
  if (route.access === 'creditor') codes.push('not_for_operators');
  if (route.method !== 'get' && route.access !== 'operator') codes.push('read_only_key');
  if (route.access !== 'operator' && leastRole(route) !== 'read_only') codes.push('role_too_low');
  return codes;
}

function problemsOf(route: Route): ProblemCode[] {
  const codes = new Set<ProblemCode>(route.problems);
  const add = (...more: ProblemCode[]) => {
    for (const code of more) codes.add(code);
  };
  add('too_many_requests', 'internal_error', 'database_unavailable');
  if (route.access !== 'anyone') add('api_key_missing', 'api_key_unknown', 'session_over', 'two_credentials');
  if (route.method !== 'get') add('cross_site_request');
  if (route.access === 'person') add('not_for_keys');
  else if (route.access !== 'anyone') add('no_creditor_chosen', ...keyProblemsOf(route));
  if (route.schemas.params !== null) add('not_found');
  if (route.schemas.body !== null || route.schemas.query !== null) add('invalid_request');
  if (route.method !== 'get') add('body_too_large', 'malformed_request', 'unsupported_media_type');
  if (route.method !== 'get' && route.file === undefined) add('malformed_json');
  if (isStored(route)) add('idempotency_key_invalid', 'idempotency_key_missing', 'idempotency_key_reused');
  if (route.needsTemporal === true) add('temporal_unavailable');
  return [...codes];
}
