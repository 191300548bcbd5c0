import { z } from 'zod';
import { createDocument } from 'zod-openapi';
import { IF_MATCH } from './http/entity-tags.ts';
import { IDEMPOTENCY_KEY } from './http/idempotency.ts';
import { listedItem } from './http/pages.ts';
import { CREDITOR_HEADER, CREDITOR_PARAMETER, isDownload, isOfCreditor } from './http/named-creditor.ts';
import { problemAnswer } from './http/problem-answer.ts';
import { isStored, problemsOf } from './http/problems-of.ts';
import { PROBLEMS, type ProblemCode } from './http/problem.ts';
import type { Route } from './http/route.ts';
import { dropEmptyBounds, sayDefaults } from './plain-schemas.ts';

type OpenApiDocument = ReturnType<typeof createDocument>;
type Operation = NonNullable<NonNullable<Parameters<typeof createDocument>[0]['paths']>[string]['get']>;
type Responses = NonNullable<Operation['responses']>;

const PROBLEM_TYPE = 'application/problem+json';

const idempotencyKey = z.string().min(1).max(255).regex(IDEMPOTENCY_KEY).meta({
  description:
    'Of your own making. The same key with the same request answers what was answered first; with another request, 409.',
  example: '5f6c0a3e-2b1d-4c8e-9f70-a1b2c3d4e5f6',
});

const languageHeader = {
  'Accept-Language': z.string().optional().meta({ description: '`da` for messages in Danish', example: 'da' }),
};

const creditorHeader = {
  [CREDITOR_HEADER]: z.uuid().optional().meta({
    description:
      'The creditor that the request is meant for. Where another is chosen in the session by now, or the key is for another, nothing is changed: 412 with `another_creditor_chosen`',
    example: '01a0e5c8-3c1f-7b52-9d4e-6f8a2b7c1d90',
  }),
};

const creditorParameter = {
  [CREDITOR_PARAMETER]: z
    .uuid()
    .optional()
    .meta({
      description: `For links that download: the same as \`${CREDITOR_HEADER}\``,
      example: '01a0e5c8-3c1f-7b52-9d4e-6f8a2b7c1d90',
    }),
};

const ifMatchOf = ({ method, path }: Route) =>
  z
    .string()
    .regex(IF_MATCH)
    .optional()
    .meta({
      description: `The \`ETag\` that \`${method.toUpperCase()} ${path}\` answered: the change is made only if that would answer the same now, else 412 with \`changed_meanwhile\``,
      example: '"xZ3ZKf0T9m1wq8cVbJ5u2A"',
    });

const DESCRIPTION = `Recurring billing in Denmark: say once what a customer gets, how often and from when, and every invoice,
mail and collection follows by itself.

Amounts are decimal strings in kroner, dates are \`YYYY-MM-DD\` in the creditor's time zone, instants are UTC. Lists are newest
first; \`nextCursor\` leads to the next page, and \`format=csv\` answers the whole list as CSV. Every POST takes an
\`Idempotency-Key\`, but for those that take a password, a code or a link, and previews, which change nothing: asking twice is safe. What is changed in its
place is read with an \`ETag\`: sent as \`If-Match\` it refuses a change of what somebody else has changed meanwhile. \`Termin-Creditor\` names the creditor
that a request is meant for, and \`creditor\` in the address of a download: it is refused where the session or the key is for another. Errors are \`application/problem+json\` with a stable \`code\`.`;

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
  const document = createDocument({
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
  dropEmptyBounds(document);
  sayDefaults(document);
  return document;
}

function operationOf(route: Route): Operation {
  const { params } = route.schemas;
  const query = queryOf(route);
  const requestParams = {
    ...(params === null ? {} : { path: params }),
    ...(query === null ? {} : { query }),
    ...headerOf(route),
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

function queryOf(route: Route) {
  const { query } = route.schemas;
  if (!isDownload(route)) return query;
  return (query ?? z.strictObject({})).extend(creditorParameter);
}

function headerOf(route: Route) {
  const once = {
    'Idempotency-Key': route.readsOnlyBy === undefined ? idempotencyKey : idempotencyKey.optional(),
    ...(route.speaksDanish === true ? languageHeader : {}),
  };
  const headers = {
    ...(isStored(route) ? once : {}),
    ...(route.guards === undefined ? {} : { 'If-Match': ifMatchOf(route.guards) }),
    ...(isOfCreditor(route) ? creditorHeader : {}),
  };
  return Object.keys(headers).length === 0 ? {} : { header: z.object(headers) };
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
  if (body === null) return {};
  // No body is read as an empty one.
  const required = !body.safeParse({}).success;
  return { requestBody: { required, content: { 'application/json': { schema: body } } } };
}

function responsesOf(route: Route): Responses {
  const { answer } = route.schemas;
  const content =
    answer instanceof z.ZodType
      ? { 'application/json': { schema: answer }, ...(listedItem(answer) === null ? {} : { 'text/csv': CSV_ANSWER }) }
      : { [answer.contentType]: { schema: { type: 'string' as const, format: 'binary' } } };
  const hasTag = route.prepareHeld !== undefined;
  const headers = {
    ...(isStored(route)
      ? { 'Idempotency-Replayed': header('`true` where the answer is that of an earlier request') }
      : {}),
    ...(route.location === undefined ? {} : { Location: header('Path of what was created') }),
    ...(hasTag
      ? { ETag: header('For `If-Match` of a change: another as soon as anything of the answer is another') }
      : {}),
  };
  const responses: Responses = {
    [`${route.status}`]: {
      description: route.summary,
      ...(route.status === 204 ? {} : { content }),
      ...(Object.keys(headers).length === 0 ? {} : { headers }),
    },
  };
  if (hasTag) responses['304'] = { description: 'It is as `If-None-Match` says' };
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
