import type { ReturnEntry } from '../returns/return-entry.ts';
import type { CamtLayout } from './camt-version.ts';
import { collectLeaves, type Leaves } from './leaves.ts';
import type { XmlEvent, XmlOpen, XmlPlace } from './xml-event.ts';

/** The parts that a message is made of: its head, and statements with balances and with entries of transactions. */
export type PartName = 'header' | 'statement' | 'balance' | 'entry' | 'detail';

export interface MessagePart {
  readonly name: PartName;
  readonly leaves: Leaves;
  /** The part that it stands in, as far as that is read; null for the document. */
  readonly parent: Leaves | null;
}

/** An element that is open: the part that it belongs to and its path below that. */
interface Frame {
  readonly part: MessagePart | null;
  readonly path: string;
  /** Whether its text is asked for. */
  readonly wanted: boolean;
  readonly currency: string | null;
  text: string;
  place: XmlPlace | null;
}

const NOTHING: readonly ReturnEntry[] = [];
/** No path of a message has it, so nothing below such an element is read. */
const FOREIGN = '*';

/**
 * Gathers the texts of each part of a message and hands the part over when it closes. Elements of another namespace and
 * those that nobody asks for are passed over.
 * @param paths the paths below each part whose texts are asked for
 * @returns what takes the events behind that of the document's root
 */
export function walkMessage({
  layout,
  paths,
  onClosed,
}: {
  layout: CamtLayout;
  paths: Readonly<Record<PartName, ReadonlySet<string>>>;
  onClosed: (part: MessagePart) => readonly ReturnEntry[];
}): (event: XmlEvent) => readonly ReturnEntry[] {
  const parts = partsOf(layout);
  const frames: Frame[] = [rootFrame()];

  function open({ name, namespace, attributes, place }: XmlOpen): void {
    const { part, path } = frames.at(-1) ?? rootFrame();
    const step = namespace === layout.namespace ? name : FOREIGN;
    const below = path === '' ? step : `${path}/${step}`;
    const begun = parts.get(`${part?.name ?? ''}:${below}`);
    if (begun !== undefined) {
      const begins = { name: begun, leaves: collectLeaves(place), parent: part?.leaves ?? null };
      frames.push({ ...rootFrame(), part: begins });
      return;
    }
    const wanted = part !== null && paths[part.name].has(below);
    frames.push({ part, path: below, wanted, currency: attributes.get('Ccy') ?? null, text: '', place: null });
  }

  function close(): readonly ReturnEntry[] {
    const { part, path, wanted, currency, text, place } = frames.pop() ?? rootFrame();
    if (part === null) return NOTHING;
    if (path === '') return onClosed(part);
    const trimmed = text.trim();
    if (wanted && place !== null && trimmed !== '') part.leaves.add(path, { text: trimmed, currency, place });
    return NOTHING;
  }

  return (event) => {
    if (event.event === 'close') return close();
    if (event.event === 'open') open(event);
    else addText(frames.at(-1), event);
    return NOTHING;
  };
}

function addText(frame: Frame | undefined, { text, place }: { text: string; place: XmlPlace }): void {
  if (frame?.wanted !== true) return;
  frame.text += text;
  frame.place ??= place;
}

function rootFrame(): Frame {
  return { part: null, path: '', wanted: false, currency: null, text: '', place: null };
}

/** Which path below which part begins a part. */
function partsOf({ header, statement }: CamtLayout): ReadonlyMap<string, PartName> {
  return new Map<string, PartName>([
    [`:${header}`, 'header'],
    [`:${statement}`, 'statement'],
    ['statement:Bal', 'balance'],
    ['statement:Ntry', 'entry'],
    ['entry:NtryDtls/TxDtls', 'detail'],
  ]);
}
