export { delivery } from './delivery.ts';
export { indexation } from './indexation.ts';
export { mail } from './mail.ts';
export { subscription } from './subscription.ts';
