/** Nothing is mailed of a group's run while it is stopped. SQL, of a row `q` of the queue. */
export const NOT_HELD = `
(q.run_id is null or not exists (select from billing_run r where r.id = q.run_id and r.stopped_at is not null))`;
