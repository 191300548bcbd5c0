import { afterAll, beforeAll, describe } from '@jest/globals';
import { leaveReminders } from './leave-reminders.ts';
import { paperStories } from './stories/papers.ts';
import { reminderSettingsStories } from './stories/reminder-settings.ts';
import { reminderStories } from './stories/reminders.ts';
import { closeStage, openStage } from './stories/stage.ts';

const START_MS = 300_000;

beforeAll(() => openStage(leaveReminders), START_MS);
afterAll(closeStage, START_MS);

// In this order: with the settings begins what sends by itself.
describe('reminders', () => {
  reminderStories();
});
describe('how a creditor reminds', () => {
  reminderSettingsStories();
});
describe('papers', () => {
  paperStories();
});
