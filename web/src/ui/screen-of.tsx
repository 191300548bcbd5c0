import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { ApiError } from '../api/api-error.ts';
import { useCommonWords } from '../words/common.ts';
import { Screen } from './screen.tsx';
import { Shown } from './shown.tsx';

/** A screen that is wholly of what was asked for. Where that did not come it is a screen too, with a heading. */
export function ScreenOf<Data>({
  answer,
  children,
}: {
  answer: UseQueryResult<Data, ApiError>;
  children: (data: Data) => ReactNode;
}) {
  const words = useCommonWords();
  const shown = <Shown answer={answer}>{children}</Shown>;
  return answer.data === undefined && answer.error !== null ? <Screen title={words.notShown}>{shown}</Screen> : shown;
}
