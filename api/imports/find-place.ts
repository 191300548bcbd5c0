import type { Entry, Place } from './assemble-entries.ts';
import type { FileForm } from './import-kind.ts';

/** Where in the file a field stands; for one that was left out, the row and the first column that it could have stood in. */
export function findPlace({ columns, grouping }: FileForm, { lines, places }: Entry, pointer: string): Place {
  const found = places.get(pointer);
  if (found !== undefined) return found;
  const [, list, index = '', ...rest] = pointer.split('/');
  const isElement = grouping !== undefined && list === grouping.list && index !== '';
  const line = (isElement ? lines[Number.parseInt(index, 10)] : undefined) ?? lines[0];
  const field = isElement ? `/${rest.join('/')}` : pointer;
  const column = columns.find(
    ({ header, reference, isOfElement = false }) =>
      isOfElement === isElement && isWithin(`/${(reference?.field ?? header).replaceAll('.', '/')}`, field),
  );
  return { line, column: column?.header ?? null };
}

function isWithin(pointer: string, outer: string): boolean {
  return pointer === outer || pointer.startsWith(`${outer}/`);
}
