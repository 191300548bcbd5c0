import { formatOre } from '../money/money.ts';
import type { EventObject, EventType } from './event-types.ts';

/** As triggers write it: ids, states and days; amounts in øre, as texts under names that end with `Ore`. */
export type StoredEventData = Readonly<Record<string, string | number | null>>;

/** An event as it is stored. */
export interface StoredEvent {
  readonly id: string;
  readonly type: EventType;
  readonly objectType: EventObject;
  readonly objectId: string;
  readonly data: StoredEventData;
  readonly occurredAt: Date;
  /** Null until it is published. */
  readonly position: bigint | null;
}

/** An event as everybody is shown it, whichever way it reaches them. */
export interface ShownEvent {
  readonly id: string;
  readonly position: string;
  readonly type: EventType;
  readonly occurredAt: string;
  readonly objectType: EventObject;
  readonly objectId: string;
  readonly data: Readonly<Record<string, string | number | null>>;
}

const ORE = /Ore$/;

/** Amounts are in kroner, as in all answers. @throws Error for what is not published: nobody is shown it. */
export function showEvent({ id, type, objectType, objectId, data, occurredAt, position }: StoredEvent): ShownEvent {
  if (position === null) throw new Error(`the event ${id} is not published`);
  return {
    id,
    position: position.toString(),
    type,
    occurredAt: occurredAt.toISOString(),
    objectType,
    objectId,
    data: Object.fromEntries(Object.entries(data).map(([name, value]) => shown(name, value))),
  };
}

function shown(name: string, value: string | number | null): [string, string | number | null] {
  if (!ORE.test(name) || typeof value !== 'string') return [name, value];
  return [name.replace(ORE, ''), formatOre(BigInt(value))];
}
