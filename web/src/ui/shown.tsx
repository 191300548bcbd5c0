import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { ApiError } from '../api/api-error.ts';
import { useCommonWords } from '../words/common.ts';
import { ProblemNote } from './problem-note.tsx';

/** What was asked for, or that it is on its way, or why it did not come. */
export function Shown<Data>({
  answer,
  children,
}: {
  answer: UseQueryResult<Data, ApiError>;
  children: (data: Data) => ReactNode;
}) {
  const words = useCommonWords();
  if (answer.data !== undefined) return children(answer.data);
  if (answer.error !== null) return <ProblemNote error={answer.error} onTryAgain={() => void answer.refetch()} />;
  return <p className="loading">{words.loading}</p>;
}
