export { delivery } from './delivery.ts';
export { groupRun } from './group-run.ts';
export { indexation } from './indexation.ts';
export { mail } from './mail.ts';
export { paymentMail } from './payment-mail.ts';
export { selfCheck } from './self-check.ts';
export { sendChunk } from './send-chunk.ts';
export { subscription } from './subscription.ts';
