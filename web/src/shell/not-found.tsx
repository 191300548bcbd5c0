import { Link } from '@tanstack/react-router';
import { Screen } from '../ui/screen.tsx';
import { useShellWords } from './words.ts';

export function NotFound() {
  const words = useShellWords();
  return (
    <Screen title={words.notFound}>
      <p>{words.notFoundText}</p>
      <p>
        <Link to="/">{words.toToday}</Link>
      </p>
    </Screen>
  );
}
