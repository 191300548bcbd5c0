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
  { from, to }: { from: Id; to: Id },
): Id[] | null {
  const children = Map.groupBy(edges, ({ groupId }) => groupId);
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

function pathTo<Id extends string>(last: Id, cameFrom: ReadonlyMap<Id, Id | null>): Id[] {
  const path: Id[] = [];
  for (let id: Id | null = last; id !== null; id = cameFrom.get(id) ?? null) path.unshift(id);
  return path;
}
