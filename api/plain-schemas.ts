import { IDEMPOTENCY_KEY } from './http/idempotency.ts';
type Node = Record<string, unknown>;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

function* nodesOf(value: unknown): Generator<Node> {
  if (isNode(value)) yield value;
  if (typeof value !== 'object' || value === null) return;
  for (const child of Object.values(value)) yield* nodesOf(child);
}

/** Takes out of a document, in place, bounds of integers that are those of JavaScript's numbers and of nothing else. */
export function dropEmptyBounds(document: unknown): void {
  for (const node of nodesOf(document)) {
    if (node['minimum'] === Number.MIN_SAFE_INTEGER) delete node['minimum'];
    if (node['maximum'] === Number.MAX_SAFE_INTEGER) delete node['maximum'];
  }
}

/** Says in a document, in place, of which signs a key is made: 0.1.0 refused others, too, and did not say so. */
export function sayKeySigns(document: unknown): void {
  for (const node of nodesOf(document)) {
    if (node['in'] === 'header' && node['name'] === 'Idempotency-Key' && isNode(node['schema'])) {
      node['schema']['pattern'] = IDEMPOTENCY_KEY.source;
    }
  }
}

/**
 * Says in words, in place, what a field of a body is where it is left out. By `default` some generators of clients demand the field, and
 * others drop the operation.
 */
export function sayDefaults(document: unknown): void {
  for (const { properties } of nodesOf(document)) {
    if (!isNode(properties)) continue;
    for (const field of Object.values(properties)) if (isNode(field) && 'default' in field) sayDefault(field);
  }
}

function sayDefault(field: Node): void {
  const { default: value, description } = field;
  delete field['default'];
  const words = `\`${JSON.stringify(value)}\` where it is left out`;
  field['description'] = typeof description === 'string' ? `${description}. ${words}` : words;
}
