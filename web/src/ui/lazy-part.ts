import { type ComponentType, lazy, type LazyExoticComponent } from 'react';

/** What is shown first is there by then. */
const WHEN_SHOWN_MS = 1000;

/**
 * A part of the page that may be asked for long after it was opened. It is not loaded with what is shown first, but right after: an update takes the
 * files of an open page away, and a part that is lacking then would end the whole page with what was typed in it.
 * @param otherwise stands in its place where it cannot be fetched even then
 */
export function lazyPart<Props>(
  fetchPart: () => Promise<ComponentType<Props>>,
  otherwise?: ComponentType<Props>,
): LazyExoticComponent<ComponentType<Props>> {
  setTimeout(() => {
    // What could not be fetched is fetched when it is asked for.
    fetchPart().catch(() => undefined);
  }, WHEN_SHOWN_MS);
  const part = async (): Promise<ComponentType<Props>> => {
    try {
      return await fetchPart();
    } catch (error) {
      if (otherwise === undefined) throw error;
      return otherwise;
    }
  };
  return lazy(async () => ({ default: await part() }));
}
