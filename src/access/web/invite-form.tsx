/** Invites somebody: the answer is a link, shown once, to be sent in whatever way is usual. */
import { Alert, Button, Select, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { createInvitation, membership } from '#access/rules';
import { organisationRoles, type OrganisationRole } from '#platform/kit';
import { PersonInput } from './person-input.tsx';
import { CopyField, nameOfValue, sentenceOf, useDeed, useFormat, useMe, useWords, type CreateFormProps } from '#platform/web';

export default function InviteForm({ onDone }: CreateFormProps) {
  const t = useWords();
  const format = useFormat();
  const me = useMe();
  const { run, isRunning, problem } = useDeed(createInvitation);
  const [email, setEmail] = useState('');
  const [isLeft, setLeft] = useState(false);
  const isEmail = createInvitation.input.shape.email.safeParse(email.trim()).success;
  const [role, setRole] = useState<OrganisationRole>('member');
  const [personId, setPerson] = useState<string | null>(null);
  const [made, setMade] = useState<{ token: string | null; email: string; expiresAt: string } | null>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setLeft(true);
    if (!isEmail) return;
    const { answer } = await run({ email: email.trim(), role, personId }, { isQuiet: true });
    if (answer) setMade(answer as never);
  }
  if (made) {
    return (
      <div className="form-stack">
        <Alert color="green" role="status">
          {t('access.invited', { email: made.email })}
        </Alert>
        <CopyField
          label={t('access.invitationLink')}
          description={t('access.invitationLinkHelp', { day: format.instant(made.expiresAt) })}
          value={`${location.origin}/join#${made.token ?? ''}`}
        />
        <div className="button-row">
          <Button onClick={() => onDone()}>{t('shell.close')}</Button>
        </div>
      </div>
    );
  }
  return (
    <form className="form-stack" noValidate onSubmit={(event) => void submit(event)}>
      {problem ? (
        <Alert color="red" role="alert">
          {sentenceOf(problem)}
        </Alert>
      ) : null}
      <TextInput
        label={t('field.email')}
        type="email"
        required
        withAsterisk={false}
        data-autofocus
        value={email}
        error={isLeft && email !== '' && !isEmail ? t('problem.not-an-email') : undefined}
        onBlur={() => setLeft(true)}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <Select
        label={t('access.membership.role')}
        description={t(`access.roleAbout.${role}`)}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        allowDeselect={false}
        value={role}
        onChange={(value) => setRole((value ?? 'member') as OrganisationRole)}
        data={organisationRoles
          .filter((each) => each !== 'owner' || me.role === 'owner')
          .map((value) => ({ value, label: nameOfValue(membership, 'role', value) }))}
      />
      <PersonInput email={email} personId={personId} onPerson={setPerson} />
      <div className="button-row">
        <Button variant="default" onClick={() => onDone()}>
          {t('shell.cancel')}
        </Button>
        <Button type="submit" loading={isRunning} disabled={email.trim() === ''}>
          {t('access.makeLink')}
        </Button>
      </div>
    </form>
  );
}
