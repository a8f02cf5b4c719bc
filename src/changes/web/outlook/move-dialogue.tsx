/** When a change is done: typed, or taken from the free times; what it would collide with is told while one looks. */
import { Alert, Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import {
  changeOutlook,
  grantFreezeException,
  isRequester,
  policyKeepers,
  scheduleChange,
  type ChangeRow,
  type SaidCollision,
} from '#changes/rules';
import type { Problem } from '#platform/kit';
import { FieldInput, FormDialogue, Section, sentenceOf, useDeed, useMay, useMe, useView, useWords } from '#platform/web';
import { change } from '#changes/rules';
import { collisionSources } from '../depends-on.ts';
import { CollisionList } from './collision-list.tsx';
import { SlotOffers } from './slot-offers.tsx';

export function MoveDialogue({ row, onClose }: { readonly row: ChangeRow; readonly onClose: () => void }) {
  const t = useWords();
  const { run, isRunning } = useDeed(scheduleChange);
  const [times, setTimes] = useState({ plannedStart: row.plannedStart, plannedEnd: row.plannedEnd });
  const [problem, setProblem] = useState<Problem | null>(null);
  const [asked] = useDebouncedValue(times, 150);
  const isWhole = asked.plannedStart !== null && asked.plannedEnd !== null && asked.plannedEnd > asked.plannedStart;
  const outlook = useView(
    changeOutlook,
    { id: row.id, ...(isWhole ? { plannedStart: asked.plannedStart!, plannedEnd: asked.plannedEnd! } : {}) },
    { dependsOn: collisionSources },
  );
  const frozen = isWhole ? outlook.data?.collisions.filter((each) => each.isRefusing) : [];
  const move = async (to: { readonly plannedStart: string | null; readonly plannedEnd: string | null }) => {
    setTimes(to);
    const done = await run({ id: row.id, ...to }, { isQuiet: true, said: t('changes.changeMoved') });
    setProblem(done.problem);
    if (!done.problem) onClose();
  };
  const input = (name: 'plannedStart' | 'plannedEnd') => (
    <FieldInput
      thing={change}
      field={change.fieldOf.get(name)!}
      value={times[name]}
      autoFocus={name === 'plannedStart'}
      onChange={(value) => {
        setProblem(null);
        setTimes((before) => withLength(before, name, value as string | null));
      }}
    />
  );
  return (
    <FormDialogue isWide title={t('changes.when')} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void move(times);
        }}
      >
        <div className="form-grid">
          {input('plannedStart')}
          {input('plannedEnd')}
        </div>
        {isWhole ? (
          <div role="status">
            <Section title={t('changes.collisions')}>
              <CollisionList collisions={outlook.data?.collisions ?? []} />
            </Section>
          </div>
        ) : null}
        {frozen?.map((each) => (
          <ExceptionRequest key={each.with?.id} row={row} freeze={each} />
        ))}
        <Section title={t('changes.freeTimes')} about={t('changes.freeTimesAbout')}>
          <SlotOffers
            row={{ id: row.id, plannedStart: times.plannedStart }}
            most={10}
            isBusy={isRunning}
            onTake={(slot) => void move(slot)}
          />
        </Section>
        {problem ? (
          <Alert color="red" role="alert" mt={16}>
            {sentenceOf(problem)}
          </Alert>
        ) : null}
        <div className="button-row form-end">
          <Button variant="default" onClick={onClose}>
            {t('shell.cancel')}
          </Button>
          <Button
            type="submit"
            loading={isRunning}
            disabled={times.plannedStart === row.plannedStart && times.plannedEnd === row.plannedEnd}
          >
            {t('changes.move')}
          </Button>
        </div>
      </form>
    </FormDialogue>
  );
}

type Times = Readonly<Record<'plannedStart' | 'plannedEnd', string | null>>;

/** Another start keeps the length. */
function withLength(before: Times, name: keyof Times, value: string | null): Times {
  const { plannedStart, plannedEnd } = before;
  if (name === 'plannedEnd' || value === null) return { ...before, [name]: value };
  const length = plannedStart !== null && plannedEnd !== null ? Date.parse(plannedEnd) - Date.parse(plannedStart) : 3_600_000;
  return { plannedStart: value, plannedEnd: new Date(Date.parse(value) + length).toISOString() };
}

/** Whoever answers for it, and has not asked for it, may let one change into a hard freeze, with the reason; everybody else is told who may. */
function ExceptionRequest({ row, freeze }: { readonly row: ChangeRow; readonly freeze: SaidCollision }) {
  const t = useWords();
  const may = useMay();
  const me = useMe();
  const { run, isRunning, problem } = useDeed(grantFreezeException);
  const [reason, setReason] = useState('');
  const windowId = freeze.with?.id;
  if (!windowId) return null;
  return (
    <Alert color="red" mt={16} title={t('changes.frozen', { name: freeze.with?.name ?? '' })}>
      {may(policyKeepers) && !isRequester(row, { personId: me.personId, approverId: me.membershipId }) ? (
        <div className="form-stack">
          <TextInput
            label={t('changes.exceptionReason')}
            value={reason}
            error={problem ? sentenceOf(problem) : undefined}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <div className="button-row">
            <Button
              size="xs"
              color="red"
              loading={isRunning}
              disabled={reason.trim() === ''}
              onClick={() => void run({ changeId: row.id, windowId, reason }, { isQuiet: true, said: t('changes.exceptionGranted') })}
            >
              {t('changes.grantException')}
            </Button>
          </div>
        </div>
      ) : (
        t('changes.askManager')
      )}
    </Alert>
  );
}
