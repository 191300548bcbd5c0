export { delivery } from './delivery.ts';
export { mail } from './mail.ts';
export { subscription } from './subscription.ts';
