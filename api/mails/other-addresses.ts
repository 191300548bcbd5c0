import { z } from 'zod';

/** What is shown of a mail's addresses beside the first recipient. */
export const OTHER_ADDRESSES = {
  alsoTo: z.array(z.string()).meta({ description: 'Whom it is addressed to beside the recipient', example: [] }),
  copyTo: z.array(z.string()).meta({ description: 'Who gets a copy of it', example: ['bogholder@prove.example'] }),
  refused: z
    .array(
      z
        .strictObject({
          address: z.string().meta({ example: 'bogholder@prove.example' }),
          reason: z.string().meta({ example: '550 5.1.1 User unknown', description: 'What the mail server said' }),
        })
        .meta({ id: 'RefusedAddress' }),
    )
    .meta({
      description: 'Those of its addresses for which the mail server would not take it, though it took it for others',
      example: [],
    }),
};
