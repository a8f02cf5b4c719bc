/** One change: when, what, how risky, with what it collides, who agrees, and how it is done and taken back. */
import { Alert, Badge, Button, Popover } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import {
  change,
  changeModel,
  changeOutlook,
  changePlanners,
  isOpen,
  nameOfChange,
  scheduleChange,
  type ChangeOutlook,
  type ChangeRow,
} from '#changes/rules';
import { asset, service } from '#operations/rules';
import { person } from '#people/rules';
import {
  GoLink,
  HistoryPanel,
  Loaded,
  loadAllWords,
  nameOfField,
  nameOfValue,
  PageFrame,
  RecordSections,
  Section,
  useAll,
  useDeed,
  useFormat,
  useMay,
  useOne,
  usePathParams,
  useView,
  useWords,
} from '#platform/web';
import { useClock } from '../clock.ts';
import styles from '../changes.module.css';
import { collisionSources } from '../depends-on.ts';
import { CollisionList } from '../outlook/collision-list.tsx';
import { MoveDialogue } from '../outlook/move-dialogue.tsx';
import { SlotOffers } from '../outlook/slot-offers.tsx';
import { StatusMark } from '../status-mark.tsx';
import { ApprovalSection } from './approval-section.tsx';
import { ChangeActions } from './change-actions.tsx';
import { ProjectFact } from './project-fact.tsx';
import { RiskFact } from './risk-fact.tsx';

export default function ChangePage() {
  const { changeId } = usePathParams();
  const found = useOne(change, changeId);
  return <Loaded query={found}>{(row) => <OneChange key={row.id} row={row} />}</Loaded>;
}

function OneChange({ row }: { readonly row: ChangeRow }) {
  const t = useWords();
  const outlook = useView(changeOutlook, { id: row.id }, { dependsOn: collisionSources });
  return (
    <PageFrame
      title={
        <span className="titled">
          {nameOfChange(row.number)} {row.title}
          <StatusMark status={row.status} />
          {row.kind === 'normal' ? null : (
            <Badge color={row.kind === 'emergency' ? 'red' : 'gray'} variant="light">
              {nameOfValue(change, 'kind', row.kind)}
            </Badge>
          )}
        </span>
      }
      about={row.reason}
      actions={<ChangeActions row={row} outlook={outlook.data} />}
    >
      {row.kind === 'emergency' && row.approvedAt === null && row.actualStart !== null ? (
        <Alert color="yellow" mb={16}>
          {t('changes.stillToApprove')}
        </Alert>
      ) : null}
      {row.outcome ? (
        <Alert
          color={row.outcome === 'successful' ? 'gray' : row.outcome === 'with-issues' ? 'yellow' : 'red'}
          mb={16}
          title={nameOfValue(change, 'outcome', row.outcome)}
        >
          {row.outcomeNotes}
        </Alert>
      ) : null}
      <div className="record-columns">
        <Facts row={row} outlook={outlook.data} />
        <div>
          {isOpen(row) || row.status === 'in-progress' ? <Collisions row={row} outlook={outlook.data} /> : null}
          <ApprovalSection row={row} outlook={outlook.data} />
        </div>
      </div>
      <div className={styles['plans']}>
        {(['plan', 'testPlan', 'backOutPlan'] as const).map((field) => (
          <Section
            key={field}
            title={nameOfField(change, field)}
            about={field === 'backOutPlan' ? t(row.isBackOutTested ? 'changes.wayBackTested' : 'changes.wayBackUntested') : null}
          >
            {row[field].trim() === '' ? (
              <p className="no-lines">{t('changes.notWritten')}</p>
            ) : (
              <p className={styles['prose']}>{row[field]}</p>
            )}
          </Section>
        ))}
      </div>
      <RecordSections of="change" id={row.id} />
      <History row={row} />
    </PageFrame>
  );
}

function Facts({ row, outlook }: { readonly row: ChangeRow; readonly outlook: ChangeOutlook | undefined }) {
  const t = useWords();
  const clock = useClock();
  const format = useFormat();
  const of = useOne(service, row.serviceId);
  const implementer = useOne(person, row.implementerId);
  const requester = useOne(person, row.requesterId);
  const model = useOne(changeModel, row.modelId);
  const assets = useAll(asset, { id: row.assetIds.join(',') }, { enabled: row.assetIds.length > 0 });
  const link = (path: string, name: string | undefined): ReactNode => (name ? <GoLink to={path}>{name}</GoLink> : null);
  const facts: readonly (readonly [field: string, shown: ReactNode])[] = [
    [t('changes.when'), clock.span(row.plannedStart, row.plannedEnd) || t('changes.noTime')],
    [t('changes.heldUntil'), outlook?.heldUntil && isOpen(row) ? clock.moment(outlook.heldUntil) : null],
    [nameOfField(change, 'actualStart'), row.actualStart ? clock.span(row.actualStart, row.actualEnd ?? row.actualStart) : null],
    [nameOfField(change, 'serviceId'), link(`/services/${row.serviceId}`, of.data?.name)],
    [
      nameOfField(change, 'assetIds'),
      row.assetIds.length > 0 ? (
        <span key="assets" className={styles['names']}>
          {(assets.data ?? []).map((each) => (
            <GoLink key={each.id} to={`/assets/${each.id}`}>
              {each.name}
            </GoLink>
          ))}
        </span>
      ) : null,
    ],
    [t('changes.concerns'), outlook && outlook.services.length > 1 ? outlook.services.map((each) => each.name).join(', ') : null],
    [
      nameOfField(change, 'implementerId'),
      link(`/people/${row.implementerId}`, implementer.data?.name) ?? (isOpen(row) ? t('changes.nobodyYet') : null),
    ],
    [nameOfField(change, 'requesterId'), link(`/people/${row.requesterId}`, requester.data?.name)],
    [nameOfField(change, 'modelId'), model.data?.name],
    [nameOfField(change, 'risk'), <RiskFact key="risk" row={row} outlook={outlook} />],
    [nameOfField(change, 'environment'), row.environment],
    [t('changes.forProject'), <ProjectFact key="project" row={row} />],
    [nameOfField(change, 'submittedAt'), format.instant(row.submittedAt)],
    [nameOfField(change, 'approvedAt'), format.instant(row.approvedAt)],
  ];
  return (
    <div>
      <dl className="facts">
        {facts.map(([name, shown]) =>
          shown ? (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{shown}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </div>
  );
}

function Collisions({ row, outlook }: { readonly row: ChangeRow; readonly outlook: ChangeOutlook | undefined }) {
  const t = useWords();
  const may = useMay();
  const [isMoving, setMoving] = useState(false);
  const [isOffering, setOffering] = useState(false);
  const { run, isRunning } = useDeed(scheduleChange);
  const mayMove = isOpen(row) && may(changePlanners);
  const met = outlook?.collisions.filter((each) => !each.isExcepted).length ?? 0;
  return (
    <Section
      title={t('changes.collisions')}
      actions={
        mayMove ? (
          <>
            {met > 0 ? (
              <Popover
                opened={isOffering}
                onChange={setOffering}
                width={340}
                withArrow
                trapFocus
                returnFocus
                shadow="md"
                position="bottom-end"
              >
                <Popover.Target>
                  <Button size="xs" color="red" variant="light" onClick={() => setOffering(true)}>
                    {t('changes.elsewhere')}
                  </Button>
                </Popover.Target>
                <Popover.Dropdown>
                  {isOffering ? (
                    <SlotOffers
                      row={row}
                      most={3}
                      isBusy={isRunning}
                      onTake={async (slot) => {
                        const { problem } = await run({ id: row.id, ...slot }, { said: t('changes.changeMoved') });
                        if (!problem) setOffering(false);
                      }}
                    />
                  ) : null}
                </Popover.Dropdown>
              </Popover>
            ) : null}
            <Button size="xs" variant="default" onClick={() => setMoving(true)}>
              {t('changes.move')}
            </Button>
          </>
        ) : null
      }
    >
      {row.plannedStart === null ? (
        <p className="no-lines">{t('changes.noTimeYet')}</p>
      ) : (
        <CollisionList collisions={outlook?.collisions ?? []} />
      )}
      {isMoving ? <MoveDialogue row={row} onClose={() => setMoving(false)} /> : null}
    </Section>
  );
}

/** Shown when it is asked for: it may tell of deeds of any room, whose words are fetched then. */
function History({ row }: { readonly row: ChangeRow }) {
  const t = useWords();
  const may = useMay();
  const [isShown, setShown] = useState(false);
  return (
    <Section
      title={t('changes.history')}
      actions={
        isShown ? null : (
          <Button size="xs" variant="default" onClick={() => void loadAllWords().then(() => setShown(true))}>
            {t('changes.showHistory')}
          </Button>
        )
      }
    >
      {isShown ? <HistoryPanel thing={change} id={row.id} mayUndo={may(changePlanners)} /> : null}
    </Section>
  );
}
