import { isUtf8 } from 'node:buffer';
import { ApiProblem } from './problem.ts';

/** Deeper than any body of the API, and far from what the stack can bear. */
const MAX_DEPTH = 32;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENING: ReadonlySet<number> = new Set([0x5b, 0x7b]);
const CLOSING: ReadonlySet<number> = new Set([0x5d, 0x7d]);

/** An object or array in JSON. RFC 8259, 8.1: in UTF-8. @throws ApiProblem 400 */
export function parseJson(bytes: Uint8Array): unknown {
  if (!isUtf8(bytes)) throw new ApiProblem('malformed_json', { detail: 'The body is not UTF-8' });
  if (isTooDeep(bytes)) {
    throw new ApiProblem('malformed_json', { detail: `The body is nested more than ${MAX_DEPTH} deep` });
  }
  const value = parsed(new TextDecoder().decode(bytes));
  if (typeof value !== 'object' || value === null) throw new ApiProblem('malformed_json');
  return value;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiProblem('malformed_json');
  }
}

/** Looked at before anything is built of it: in UTF-8 no byte of a longer character is one of these. */
function isTooDeep(bytes: Uint8Array): boolean {
  let depth = 0;
  let isText = false;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0;
    if (isText) {
      if (byte === BACKSLASH) index += 1;
      else if (byte === QUOTE) isText = false;
    } else if (byte === QUOTE) {
      isText = true;
    } else if (OPENING.has(byte)) {
      depth += 1;
      if (depth > MAX_DEPTH) return true;
    } else if (CLOSING.has(byte)) {
      depth -= 1;
    }
  }
  return false;
}
