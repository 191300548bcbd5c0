export { delivery } from './delivery.ts';
export { mail } from './mail.ts';
export { selfCheck } from './self-check.ts';
export { subscription } from './subscription.ts';
