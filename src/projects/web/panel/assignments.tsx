/** Who works on a task and how much: people, or a skill at a level, or a team, as long as nobody is named. */
import { Button, NumberInput, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { person, skill, team } from '#people/rules';
import { RecordSelect, useAll, useDeed, useFormat, useOne, useWords } from '#platform/web';
import { assign, assignment, changeAssignment, unassign, type Assignment } from '#projects/rules';
import { usePlanInHand } from '../project/plan-in-hand.tsx';
import styles from './panel.module.css';
import { ShareField } from './share-field.tsx';

interface AssignmentsProps {
  readonly projectId: string;
  readonly taskId: string;
  readonly mayChange: boolean;
}

const kinds = { person, skill, team } as const;
type Kind = keyof typeof kinds;

export function Assignments({ taskId, mayChange }: AssignmentsProps) {
  const t = useWords();
  const held = useAll(assignment, { taskId });
  const { run, isRunning } = useDeed(assign);
  const [kind, setKind] = useState<Kind>('person');
  const [who, setWho] = useState<string | null>(null);
  const { hand } = usePlanInHand();
  const [perMille, setPerMille] = useState(1000);
  const [level, setLevel] = useState(3);
  return (
    <>
      {held.data?.length === 0 ? <p className="plain">{t('projects.nobodyYet')}</p> : null}
      <ul className={styles['assignments']}>
        {(held.data ?? []).map((each) => (
          <AssignmentLine key={each.id} held={each} mayChange={mayChange} />
        ))}
      </ul>
      {mayChange ? (
        <div className={styles['assign']}>
          <SegmentedControl
            size="xs"
            aria-label={t('projects.assignWhat')}
            value={kind}
            onChange={(value) => {
              setKind(value as Kind);
              setWho(null);
            }}
            data={(['person', 'skill', 'team'] as const).map((value) => ({ value, label: t(`projects.assign.${value}`) }))}
          />
          <div className={styles['assignLine']}>
            <RecordSelect
              key={kind}
              size="xs"
              aria-label={t(`projects.assign.${kind}`)}
              placeholder={t(`projects.assign.${kind}`)}
              thing={kinds[kind]}
              query={kind === 'person' ? { isActive: 'true' } : undefined}
              value={who}
              onChange={setWho}
            />
            {kind === 'skill' ? (
              <NumberInput
                size="xs"
                w={64}
                aria-label={t('projects.level')}
                prefix="L"
                min={1}
                max={5}
                value={level}
                onChange={(value) => setLevel(Number(value) || 1)}
              />
            ) : null}
            <ShareField label={t('projects.units')} perMille={perMille} onPerMille={setPerMille} isEager />
            <Button
              size="xs"
              loading={isRunning}
              disabled={who === null}
              onClick={() => {
                const input = { taskId, [`${kind}Id`]: who, unitsPerMille: perMille, ...(kind === 'skill' ? { level } : {}) } as never;
                const said = withFollows(t('projects.saidAssigned'), hand?.session.foresee(assign, input));
                void run(input, { said }).then(({ answer }) => answer && setWho(null));
              }}
            >
              {t('projects.assignNow')}
            </Button>
          </div>
        </div>
      ) : null}
    </>
  );
}

const withFollows = (said: string, follows: string | undefined): string => (follows ? `${said}. ${follows}` : said);

function AssignmentLine({ held, mayChange }: { readonly held: Assignment; readonly mayChange: boolean }) {
  const t = useWords();
  const format = useFormat();
  const changing = useDeed(changeAssignment);
  const taking = useDeed(unassign);
  const byName = useOne(person, held.personId);
  const bySkill = useOne(skill, held.skillId);
  const byTeam = useOne(team, held.teamId);
  const name = byName.data?.name ?? bySkill.data?.name ?? byTeam.data?.name ?? '…';
  const { hand } = usePlanInHand();
  return (
    <li>
      <span>
        {name}
        {held.level ? ` · ${t('projects.level')} ${held.level}` : ''}
      </span>
      {mayChange ? (
        <>
          <ShareField
            label={t('projects.unitsOf', { name })}
            perMille={held.unitsPerMille}
            onPerMille={(unitsPerMille) => {
              const input = { id: held.id, unitsPerMille };
              const said = withFollows(t('projects.saidAssigned'), hand?.session.foresee(changeAssignment, input));
              void changing.run(input, { version: held.version, said });
            }}
          />
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => {
              const said = withFollows(t('projects.saidUnassigned', { name }), hand?.session.foresee(unassign, { id: held.id }));
              void taking.run({ id: held.id }, { version: held.version, said });
            }}
          >
            {t('projects.takeOff')}
          </Button>
        </>
      ) : (
        <span>{format.share(held.unitsPerMille)}</span>
      )}
    </li>
  );
}
