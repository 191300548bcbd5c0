import { useSession } from '../shell/session.tsx';
import { OidcButton } from '../sign-in/oidc-button.tsx';
import { Section } from '../ui/section.tsx';
import { useAccountWords } from './words.ts';

/** By whom else one may sign in, and how the provider comes to know one. */
export function OidcAccount() {
  const words = useAccountWords();
  const { oidc } = useSession();
  if (oidc === null) return null;
  return (
    <Section title={oidc.name}>
      <p>{oidc.isKnown ? words.oidcKnown(oidc.name) : words.oidcText(oidc.name)}</p>
      {!oidc.isKnown && <OidcButton label={words.oidcLink(oidc.name)} />}
    </Section>
  );
}
