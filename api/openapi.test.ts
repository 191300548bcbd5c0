import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from '@jest/globals';
import type { z } from 'zod';
import { PROBLEM_MEMBERS } from './http/problem-members.ts';
import { createOpenApi } from './openapi.ts';
import { isStored } from './http/problems-of.ts';
import { ROUTES } from './routes.ts';

const document = createOpenApi(ROUTES);
const text = JSON.stringify(document);

interface Node {
  readonly [key: string]: unknown;
}

const component = (name: string): z.core.JSONSchema.BaseSchema =>
  (document.components?.schemas ?? {})[name] as z.core.JSONSchema.BaseSchema;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

function* nodesOf(value: unknown): Generator<Node> {
  if (!isNode(value)) return;
  yield value;
  for (const child of Object.values(value)) yield* nodesOf(child);
}

describe('the OpenAPI document', () => {
  test('is of version 3.1 and holds every route, once', () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    const documented = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method} ${path}`),
    );
    expect(documented.toSorted()).toEqual(ROUTES.map(({ method, path }) => `${method} ${path}`).toSorted());
    expect(new Set(ROUTES.map(({ operationId }) => operationId)).size).toBe(ROUTES.length);
  });

  test('every reference leads somewhere', () => {
    const references = [...nodesOf(JSON.parse(text))].flatMap(({ $ref }) => (typeof $ref === 'string' ? [$ref] : []));
    expect(references.length).toBeGreaterThan(ROUTES.length);
    const schemas = document.components?.schemas ?? {};
    for (const reference of references) {
      expect(Object.keys(schemas)).toContain(reference.replace('#/components/schemas/', ''));
    }
  });

  test('every schema is a JSON Schema of 2020-12, and accepts its own example', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema({ $id: 'openapi', components: document.components ?? {} });
    const nodes = [...nodesOf(JSON.parse(text.replaceAll('"#/components', '"openapi#/components')))];
    for (const { schema } of nodes) if (isNode(schema)) ajv.compile(schema);
    const withExample = nodes.filter((node) => node['type'] === 'string' && 'example' in node);
    expect(withExample.length).toBeGreaterThan(50);
    expect(withExample.filter((node) => !ajv.validate(node, node['example']))).toEqual([]);
  });

  test('no bound of an integer is that of JavaScript, and no field of a body has a default that generators trip over', () => {
    expect(text).not.toContain(`${Number.MAX_SAFE_INTEGER}`);
    const properties = [...nodesOf(document)].flatMap((node) =>
      isNode(node['properties']) ? [node['properties']] : [],
    );
    const fields = properties.flatMap((ofObject) => Object.values(ofObject)).filter(isNode);
    expect(fields.length).toBeGreaterThan(ROUTES.length);
    expect(fields.filter((field) => 'default' in field)).toEqual([]);
    const { alignment } = component('SubscriptionInput').properties ?? {};
    expect(alignment).toMatchObject({
      description: expect.stringContaining('`{"kind":"anniversary"}` where it is left out'),
    });
  });

  test('a problem names every member that it may have beside those of the standard', () => {
    const { properties = {}, additionalProperties } = component('Problem');
    expect(Object.keys(properties)).toEqual(expect.arrayContaining(Object.keys(PROBLEM_MEMBERS)));
    expect(additionalProperties).toBe(false);
  });

  test('a route that takes a file says its type, its columns and an example, and no route that does not takes one', () => {
    for (const { path, method, file } of ROUTES) {
      const body = document.paths?.[path]?.[method]?.requestBody;
      const content = body !== undefined && 'content' in body ? body.content : {};
      expect(Object.keys(content).filter((type) => type !== 'application/json')).toEqual(
        file === undefined ? [] : [file.contentType],
      );
      if (file !== undefined) expect(content[file.contentType]).toMatchObject({ example: file.example });
    }
    expect(JSON.stringify(document.paths?.['/v1/imports/items']?.post?.requestBody)).toContain('`unitPrice` (needed)');
  });

  test('every path parameter is described, every POST but those with secrets takes an Idempotency-Key, and every operation tells its problems', () => {
    for (const route of ROUTES) {
      const operation = document.paths?.[route.path]?.[route.method];
      const parameters = (operation?.parameters ?? []).map((parameter) =>
        'in' in parameter ? `${parameter.in} ${parameter.name}` : '',
      );
      const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => `path ${name}`);
      expect(parameters).toEqual(expect.arrayContaining(inPath));
      expect(parameters.includes('header Idempotency-Key')).toBe(isStored(route));
      const responses = Object.keys(operation?.responses ?? {});
      expect(responses).toEqual(expect.arrayContaining([`${route.status}`, '429', '503']));
      if (route.access !== 'anyone') expect(responses).toContain('401');
      // What anybody may read refuses nobody.
      expect(responses.includes('403')).toBe(route.access !== 'anyone' || route.method !== 'get');
    }
    expect(document.components?.securitySchemes).toHaveProperty('apiKey');
  });
});
