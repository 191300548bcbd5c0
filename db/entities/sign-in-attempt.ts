import { defineEntity, p } from '@mikro-orm/core';
import { instant } from './column-types.ts';

const SignInAttemptSchema = defineEntity({
  name: 'SignInAttempt',
  tableName: 'sign_in_attempt',
  properties: {
    account: p.uint8array().columnType('bytea').primary(),
    failures: p.integer(),
    lastAt: instant(),
    waitUntil: instant().strictNullable(),
  },
});

/** How often in a row it was failed to sign in as an address, whether anybody has it or not. */
export class SignInAttempt extends SignInAttemptSchema.class {}
SignInAttemptSchema.setClass(SignInAttempt);
