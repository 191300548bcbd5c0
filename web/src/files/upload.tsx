import { useNavigate } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { useAction } from '../api/use-answer.ts';
import { ProblemNote } from '../ui/problem-note.tsx';
import { useDroppedFiles } from './use-dropped-files.ts';
import { useFileWords } from './words.ts';

type ReceivedFile = components['schemas']['ReceivedFile'];

/** Takes files that are dragged here or chosen, one after the other; where it was one alone, it is shown. */
export function Upload() {
  const words = useFileWords();
  const id = useId();
  const navigate = useNavigate();
  const [said, setSaid] = useState<readonly string[]>([]);
  const upload = useAction<readonly File[], readonly ReceivedFile[]>(
    async (files) => {
      const received = [];
      for (const file of files) {
        setSaid([...received.map(({ fileName }) => words.wasUploaded(fileName)), words.uploading(file.name)]);
        received.push(await send(file));
      }
      setSaid(received.map(({ fileName }) => words.wasUploaded(fileName)));
      return received;
    },
    {
      onDone: ([first, second]) => {
        if (first !== undefined && second === undefined)
          void navigate({ to: '/files/$receivedFileId', params: { receivedFileId: first.id } });
      },
    },
  );
  const take = (files: FileList | null): void => {
    if (files !== null && files.length > 0 && !upload.isPending) upload.mutate([...files]);
  };
  const isOver = useDroppedFiles(take);
  return (
    <section className={isOver ? 'upload over' : 'upload'} aria-label={words.upload}>
      <p>{words.uploadText}</p>
      <input
        id={id}
        type="file"
        multiple
        className="unseen"
        disabled={upload.isPending}
        onChange={(event) => {
          take(event.target.files);
          // The same file may be chosen again.
          event.target.value = '';
        }}
      />
      <label htmlFor={id} className="button">
        {words.choose}
      </label>
      <div role="status">
        {said.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      <ProblemNote error={upload.error} />
    </section>
  );
}

/** The same bytes are the same file to the API: a key for each sending is enough. */
function send(file: File): Promise<ReceivedFile> {
  return answerOf(
    api.POST('/v1/received-files', {
      params: { query: { fileName: file.name }, header: { 'Idempotency-Key': crypto.randomUUID() } },
      headers: { 'Content-Type': 'application/octet-stream' },
      // The API takes the bytes as they are; its types know them as a text.
      body: file as unknown as string,
      bodySerializer: (bytes) => bytes,
    }),
  );
}
