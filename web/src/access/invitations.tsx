import { answerOf, api } from '../api/client.ts';
import { queryOf } from '../api/query.ts';
import type { components } from '../api/schema.ts';
import { ifStillAs } from '../api/seen.ts';
import { useList } from '../api/use-answer.ts';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { Moment } from '../ui/day.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { Section } from '../ui/section.tsx';
import { Status, type Tone } from '../ui/status.tsx';
import { useCommonWords } from '../words/common.ts';
import { InvitePerson } from './invite-person.tsx';
import { useAccessWords, useInvitationWords, useRoleWords } from './words.ts';

type Invitation = components['schemas']['Invitation'];

const TONES: Readonly<Record<Invitation['status'], Tone>> = {
  open: 'waiting',
  accepted: 'good',
  revoked: 'quiet',
  expired: 'quiet',
};

export function Invitations() {
  const words = useAccessWords();
  const common = useCommonWords();
  const roleWords = useRoleWords();
  const list = useList(['invitations'], (cursor, signal) =>
    answerOf(api.GET('/v1/invitations', { params: { query: queryOf<'/v1/invitations'>({}, cursor) }, signal })),
  );
  return (
    <Section title={words.invitations} aside={<InvitePerson />}>
      {list.first?.data.length === 0 ? (
        <p className="nothing">{words.noInvitations}</p>
      ) : (
        <PagedTable
          caption={words.invitations}
          list={list}
          keyOf={({ id }) => id}
          columns={[
            { head: words.email, cell: ({ email }) => email },
            { head: words.role, cell: ({ role }) => role !== null && roleWords(role) },
            { head: words.invitedBy, onlyWide: true, cell: ({ invitedBy }) => invitedBy ?? words.byKey },
            { head: words.expires, onlyWide: true, cell: ({ expiresAt }) => <Moment instant={expiresAt} /> },
            { head: words.state, isState: true, cell: (invitation) => <InvitationStatus invitation={invitation} /> },
            {
              head: common.actions,
              cell: (invitation) => invitation.status === 'open' && <Withdraw invitation={invitation} />,
            },
          ]}
        />
      )}
    </Section>
  );
}

function InvitationStatus({ invitation: { status, mail } }: { invitation: Invitation }) {
  const words = useAccessWords();
  const statusWords = useInvitationWords();
  if (status === 'open' && mail.status === 'failed') {
    return (
      <Status tone="bad">
        {words.mailFailed} {mail.lastError !== null && <span lang="en">({mail.lastError})</span>}
      </Status>
    );
  }
  if (status === 'open' && mail.status === 'waiting') return <Status tone="waiting">{words.mailWaits}</Status>;
  return <Status tone={TONES[status]}>{statusWords(status)}</Status>;
}

const INVITATION = '/v1/invitations/{invitationId}';

async function withdraw(shown: Invitation): Promise<Invitation> {
  const path = { invitationId: shown.id };
  const read = answerOf(api.GET(INVITATION, { params: { path } }));
  const header = await ifStillAs(shown, read, { movesByItself: 'mail' });
  return answerOf(api.DELETE(INVITATION, { params: { path, header } }));
}

function Withdraw({ invitation }: { invitation: Invitation }) {
  const words = useAccessWords();
  return (
    <ActionDialog name={words.withdraw} isPlain isGrave send={() => withdraw(invitation)}>
      <p>{words.withdrawText(invitation.email)}</p>
    </ActionDialog>
  );
}
