import { z } from 'zod';
import type { ForecastScope } from '../../db/forecasts/forecast-invoices.ts';

/** How much of what is asked about a forecast could tell. */
export const SCOPE_FIELDS = {
  subscriptions: z.int().meta({ description: 'How many subscriptions go on' }),
  unreckoned: z
    .strictObject({
      needsAttention: z.int().meta({ description: 'Cannot be billed until somebody has mended something' }),
      pausedWithoutEnd: z.int().meta({ description: 'Nobody has said when the pause ends' }),
      subscriptionGroups: z.int().meta({
        description:
          'Subscriptions on groups with members who wait in a run that has begun: it is under way, or somebody has stopped it. What they are billed in it is not in the figures',
      }),
    })
    .meta({
      id: 'Unreckoned',
      description: 'How many of them are not in the figures, or not for all of the time, and why',
    }),
};

export function showScope({ subscriptions, unreckoned }: ForecastScope) {
  return {
    subscriptions,
    unreckoned: {
      needsAttention: unreckoned.needs_attention,
      pausedWithoutEnd: unreckoned.paused_without_end,
      subscriptionGroups: unreckoned.subscription_group,
    },
  };
}
