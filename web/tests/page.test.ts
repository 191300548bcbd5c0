import { afterAll, beforeAll, describe } from '@jest/globals';
import { draftStories } from './stories/drafts.ts';
import { everyTextStories } from './stories/every-text.ts';
import { focusStories } from './stories/focus.ts';
import { groupStories } from './stories/groups.ts';
import { hostileStories } from './stories/hostile.ts';
import { importStories } from './stories/imports.ts';
import { languageStories } from './stories/language.ts';
import { overdueStories } from './stories/overdue.ts';
import { roleStories } from './stories/roles.ts';
import { securityStories } from './stories/security.ts';
import { searchStories } from './stories/search.ts';
import { signInStories } from './stories/sign-in.ts';
import { closeStage, openStage } from './stories/stage.ts';
import { subscriptionStories } from './stories/subscriptions.ts';
import { twoAtOnceStories, twoBooksStories } from './stories/two-at-once.ts';
import { unsavedStories } from './stories/unsaved.ts';
import { workflowStories } from './stories/workflows.ts';

const START_MS = 300_000;

beforeAll(() => openStage(), START_MS);
afterAll(closeStage, START_MS);

// In this order: each leaves to the next what that needs.
describe('signing in', () => {
  signInStories();
});
describe('what is late, and money', () => {
  overdueStories();
});
describe('searching', () => {
  searchStories();
});
describe('subscriptions', () => {
  subscriptionStories();
});
describe('drafts and findings', () => {
  draftStories();
});
describe('groups', () => {
  groupStories();
});
describe('workflows', () => {
  workflowStories();
});
describe('files', () => {
  importStories();
});
describe('what others wrote', () => {
  hostileStories();
  everyTextStories();
});
describe('who means harm', () => {
  securityStories();
});
describe('roles', () => {
  roleStories();
});
describe('two at once', () => {
  twoAtOnceStories();
});
describe('words and focus', () => {
  languageStories();
});
describe('where the keyboard is', () => {
  focusStories();
});
describe('what is typed and not saved', () => {
  unsavedStories();
});
describe('two creditors', () => {
  twoBooksStories();
});
