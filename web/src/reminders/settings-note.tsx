import { Link } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useReminderWords } from './words.ts';

/** That nobody is reminded, and where that is changed; nothing where reminders go. */
export function SettingsNote() {
  const words = useReminderWords();
  const { data } = useAnswer(['reminder-settings'], (signal) => answerOf(api.GET('/v1/reminder-settings', { signal })));
  if (data === undefined || (data.levels.length > 0 && !data.isPaused)) return null;
  const isOff = data.levels.length === 0;
  return (
    <p className="reminders-note">
      {isOff ? words.off : words.paused} <Link to="/settings">{isOff ? words.toSettings : words.changeSettings}</Link>
    </p>
  );
}
