import { useOwnLink } from '../shell/use-own-link.ts';
import { useCommonWords } from '../words/common.ts';

/** The whole of a filtered list as Excel opens it in Danish: a plain link, which the cookie opens. */
export function CsvLink({ path, query }: { path: string; query: Readonly<Record<string, string | undefined>> }) {
  const words = useCommonWords();
  const ownLink = useOwnLink();
  const filled = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const search = new URLSearchParams([...filled, ['format', 'csv-excel']]);
  return (
    <a className="button" href={ownLink(`${path}?${search.toString()}`)} download>
      {words.csv}
    </a>
  );
}
