/** One group holds another. */
export interface GroupEdge<Id extends string> {
  readonly groupId: Id;
  readonly childGroupId: Id;
}

/**
 * The shortest way down from a group to one that it holds, both included: the group alone where the two are one.
 * Null where there is none. Adding `parent` over `child` would close a circle where there is a way from `child` to `parent`.
 */
export function findGroupPath<Id extends string>(
  edges: Iterable<GroupEdge<Id>>,
  way: { from: Id; to: Id },
): Id[] | null {
  return findPathAmong(
    Map.groupBy(edges, ({ groupId }) => groupId),
    way,
  );
}

/** As `findGroupPath`, where it is asked more than once. @param children what each group holds */
export function findPathAmong<Id extends string>(
  children: ReadonlyMap<Id, readonly GroupEdge<Id>[]>,
  { from, to }: { from: Id; to: Id },
): Id[] | null {
  const cameFrom = new Map<Id, Id | null>([[from, null]]);
  // A map is walked in the order in which it grows: those nearest come first.
  for (const groupId of cameFrom.keys()) {
    if (groupId === to) return pathTo(to, cameFrom);
    for (const { childGroupId } of children.get(groupId) ?? []) {
      if (!cameFrom.has(childGroupId)) cameFrom.set(childGroupId, groupId);
    }
  }
  return null;
}

/** Whether no group holds itself: groups that hold none are taken away until none, or only circles and what is above them, are left. */
export function hasNoCircle<Id extends string>(edges: readonly GroupEdge<Id>[]): boolean {
  const holders = Map.groupBy(edges, ({ childGroupId }) => childGroupId);
  const held = new Map<Id, number>();
  for (const { groupId } of edges) held.set(groupId, (held.get(groupId) ?? 0) + 1);
  const empty = [...holders.keys()].filter((id) => !held.has(id));
  let taken = 0;
  for (let id = empty.pop(); id !== undefined; id = empty.pop()) {
    for (const { groupId } of holders.get(id) ?? []) {
      taken += 1;
      const left = (held.get(groupId) ?? 0) - 1;
      held.set(groupId, left);
      if (left === 0) empty.push(groupId);
    }
  }
  return taken === edges.length;
}

function pathTo<Id extends string>(last: Id, cameFrom: ReadonlyMap<Id, Id | null>): Id[] {
  const path: Id[] = [];
  for (let id: Id | null = last; id !== null; id = cameFrom.get(id) ?? null) path.unshift(id);
  return path;
}
