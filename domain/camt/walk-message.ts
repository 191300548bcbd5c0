import type { ReturnEntry } from '../records/return-entry.ts';
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

/** What may stand at a path of a message, as a tree of names. */
interface Step {
  readonly below: Map<string, Step>;
  /** The part that begins here. */
  begins: PartName | null;
  /** The path below its part, where the text is asked for. */
  wanted: string | null;
}

/** An element that is open. */
interface Frame {
  /** Null where nothing is read, neither here nor below. */
  readonly step: Step | null;
  readonly part: MessagePart | null;
  readonly currency: string | null;
  text: string;
  place: XmlPlace | null;
}

const NOTHING: readonly ReturnEntry[] = [];
const PASSED_OVER: Frame = { step: null, part: null, currency: null, text: '', place: null };

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
  const frames: Frame[] = [{ ...PASSED_OVER, step: stepsOf(layout, paths) }];

  function open({ name, namespace, attributes, place }: XmlOpen): void {
    const around = frames.at(-1) ?? PASSED_OVER;
    const step = namespace === layout.namespace ? (around.step?.below.get(name) ?? null) : null;
    if (step === null) {
      frames.push(PASSED_OVER);
      return;
    }
    const part =
      step.begins === null
        ? around.part
        : { name: step.begins, leaves: collectLeaves(place), parent: around.part?.leaves ?? null };
    frames.push({ step, part, currency: attributes.get('Ccy') ?? null, text: '', place: null });
  }

  function close(): readonly ReturnEntry[] {
    const { step, part, currency, text, place } = frames.pop() ?? PASSED_OVER;
    if (step === null || part === null) return NOTHING;
    if (step.begins !== null) return onClosed(part);
    const trimmed = text.trim();
    if (step.wanted !== null && place !== null && trimmed !== '') {
      part.leaves.add(step.wanted, { text: trimmed, currency, place });
    }
    return NOTHING;
  }

  return (event) => {
    if (event.event === 'close') return close();
    if (event.event === 'open') open(event);
    else addText(frames.at(-1) ?? PASSED_OVER, event);
    return NOTHING;
  };
}

function addText(frame: Frame, { text, place }: { text: string; place: XmlPlace }): void {
  if (frame.step === null || frame.step.wanted === null) return;
  frame.text += text;
  frame.place ??= place;
}

function stepsOf({ header, statement }: CamtLayout, paths: Readonly<Record<PartName, ReadonlySet<string>>>): Step {
  const root = emptyStep();
  const begin = (from: Step, path: string, name: PartName): Step => {
    const step = stepAt(from, path);
    step.begins = name;
    for (const wanted of paths[name]) stepAt(step, wanted).wanted = wanted;
    return step;
  };
  begin(root, header, 'header');
  const inStatement = begin(root, statement, 'statement');
  begin(inStatement, 'Bal', 'balance');
  begin(begin(inStatement, 'Ntry', 'entry'), 'NtryDtls/TxDtls', 'detail');
  return root;
}

function stepAt(from: Step, path: string): Step {
  return path.split('/').reduce((step, name) => {
    const below = step.below.get(name) ?? emptyStep();
    step.below.set(name, below);
    return below;
  }, from);
}

function emptyStep(): Step {
  return { below: new Map(), begins: null, wanted: null };
}
