import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useCallback, useRef } from 'react';
import { isSessionOver, type ApiError } from './api-error.ts';
import { shareParts } from './seen.ts';

type Key = readonly unknown[];

/** Something that the API answers, asked again when what it depends on may have changed. `key` begins with the noun. */
export function useAnswer<Data>(
  key: Key,
  ask: (signal: AbortSignal) => Promise<Data>,
  {
    refetchMs,
    enabled,
  }: {
    /** How soon it is asked again by itself; where that depends on what was answered, of that. */
    refetchMs?: number | ((data: Data | undefined) => number | false);
    enabled?: boolean;
  } = {},
): UseQueryResult<Data, ApiError> {
  return useQuery<Data, ApiError>({
    queryKey: key,
    queryFn: ({ signal }) => ask(signal),
    placeholderData: keepPreviousData,
    structuralSharing: shareParts,
    ...(refetchMs === undefined
      ? {}
      : {
          refetchInterval:
            typeof refetchMs === 'number'
              ? refetchMs
              : ({ state }: { state: { data: Data | undefined } }) => refetchMs(state.data),
        }),
    ...(enabled === undefined ? {} : { enabled }),
  });
}

interface Page<Row> {
  readonly data: readonly Row[];
  readonly nextCursor: string | null;
}

export interface PagedList<Row, ListPage extends Page<Row> = Page<Row>> {
  readonly rows: readonly Row[];
  /** The first page, with what it says beside its rows. */
  readonly first: ListPage | undefined;
  readonly isLoading: boolean;
  readonly error: ApiError | null;
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  readonly loadMore: () => void;
}

/** A list of the API, page after page. `key` begins with the noun and holds every filter. `refetchMs` is how soon what is shown is asked for again. */
export function useList<Row, ListPage extends Page<Row> = Page<Row>>(
  key: Key,
  ask: (cursor: string | undefined, signal: AbortSignal) => Promise<ListPage & Page<Row>>,
  { refetchMs = () => false }: { refetchMs?: (rows: readonly Row[]) => number | false } = {},
): PagedList<Row, ListPage> {
  const list = useInfiniteQuery<
    ListPage & Page<Row>,
    ApiError,
    { pages: (ListPage & Page<Row>)[] },
    Key,
    string | null
  >({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => ask(pageParam ?? undefined, signal),
    initialPageParam: null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => refetchMs(state.data?.pages.flatMap(({ data }) => data) ?? []),
  });
  return {
    rows: list.data?.pages.flatMap(({ data }) => data) ?? [],
    first: list.data?.pages[0],
    isLoading: list.isPending,
    error: list.error,
    hasMore: list.hasNextPage,
    isLoadingMore: list.isFetchingNextPage,
    loadMore: () => void list.fetchNextPage(),
  };
}

/**
 * A change by the API. Each opening of a form is one request, however often it is sent: `send` gets its Idempotency-Key, which is
 * made anew when it has succeeded. Whatever is shown is asked for again then.
 */
export function useAction<Input = void, Data = unknown>(
  send: (input: Input, idempotencyKey: string) => Promise<Data>,
  { onDone }: { onDone?: (data: Data) => void } = {},
) {
  const client = useQueryClient();
  const key = useRef<string | null>(null);
  const isUnderWay = useRef(false);
  const { mutate, ...action } = useMutation<Data, ApiError, Input>({
    mutationFn: (input) => send(input, (key.current ??= crypto.randomUUID())),
    onSettled: () => {
      isUnderWay.current = false;
    },
    onSuccess: async (data) => {
      key.current = null;
      onDone?.(data);
      await client.invalidateQueries();
    },
  });
  /** Once at a time: the second click of two comes before the button is seen to be disabled. */
  const once = useCallback(
    (input: Input): void => {
      if (isUnderWay.current) return;
      isUnderWay.current = true;
      mutate(input);
    },
    [mutate],
  );
  // Signing in says it, and afterwards it is no longer so: what is typed can be sent again.
  return { ...action, error: isSessionOver(action.error) ? null : action.error, mutate: once };
}
