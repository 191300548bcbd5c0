/** Nothing is mailed or queued for a group's run while it is stopped. SQL, of an invoice `i`. */
export const IN_NO_STOPPED_RUN = `
not exists (
  select from billing_run r
  where r.subscription_id = i.subscription_id and r.period_index = i.period_index and r.stopped_at is not null)`;
