/** By which rules changes are approved, and which plans are agreed once and for all. */
import { Alert, Badge, Button, Modal, MultiSelect } from '@mantine/core';
import { useState } from 'react';
import {
  changeChangeModel,
  changeChangePolicy,
  changeKinds,
  changeModel,
  changePolicy,
  createChangeModel,
  createChangePolicy,
  defaultPolicies,
  policyKeepers,
  removeChangeModel,
  removeChangePolicy,
  type ChangeModel,
  type ChangePolicy,
  type PolicyLine,
} from '#changes/rules';
import { service } from '#operations/rules';
import { person, team } from '#people/rules';
import type { Deed } from '#platform/kit';
import {
  ConfirmButton,
  FieldInput,
  Loaded,
  nameOfField,
  nameOfValue,
  PageFrame,
  Section,
  ThingForm,
  useAll,
  useDeed,
  useMay,
  useWords,
  type FieldInputProps,
} from '#platform/web';
import styles from '../changes.module.css';

export default function PolicyPage() {
  const t = useWords();
  const may = useMay();
  const policies = useAll(changePolicy, { sort: 'name' });
  const models = useAll(changeModel, { sort: 'name' });
  const [line, setLine] = useState<{ readonly record?: ChangePolicy } | null>(null);
  const [model, setModel] = useState<{ readonly record?: ChangeModel } | null>(null);
  const isKeeper = may(policyKeepers);
  const close = t('shell.close');
  return (
    <PageFrame title={t('changes.policy')} about={t('changes.policyAbout')} width="narrow">
      <Section
        title={t('changes.lines')}
        actions={
          isKeeper ? (
            <Button size="xs" onClick={() => setLine({})}>
              {t('changes.newLine')}
            </Button>
          ) : null
        }
      >
        <Loaded query={policies}>
          {(rows) => (
            <>
              {rows.length === 0 ? (
                <Alert color="gray" mb={8}>
                  {t('changes.usualPolicy')}
                </Alert>
              ) : null}
              <ul className="lines">
                {(rows.length > 0 ? rows : defaultPolicies).map((each) => (
                  <PolicyRow
                    key={each.id}
                    row={each}
                    onOpen={isKeeper && rows.length > 0 ? () => setLine({ record: each as ChangePolicy }) : undefined}
                  />
                ))}
              </ul>
            </>
          )}
        </Loaded>
      </Section>
      <Section
        title={t('changes.models')}
        about={t('changes.modelsAbout')}
        actions={
          isKeeper ? (
            <Button size="xs" variant="default" onClick={() => setModel({})}>
              {t('changes.newModel')}
            </Button>
          ) : null
        }
      >
        <Loaded query={models}>
          {(rows) =>
            rows.length === 0 ? (
              <p className="no-lines">{t('changes.noModels')}</p>
            ) : (
              <ul className="lines">
                {rows.map((each) => (
                  <li key={each.id}>
                    <div>
                      <span className="titled">
                        {each.name}
                        {each.isActive ? null : <Badge color="gray">{t('changes.notInUse')}</Badge>}
                      </span>
                      <span className={styles['soft']}>{each.purpose}</span>
                    </div>
                    {isKeeper ? (
                      <Button
                        size="xs"
                        variant="default"
                        onClick={() => setModel({ record: each })}
                        aria-label={`${t('changes.edit')}: ${each.name}`}
                      >
                        {t('changes.edit')}
                      </Button>
                    ) : null}
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      </Section>
      <Modal
        opened={line !== null}
        onClose={() => setLine(null)}
        size="lg"
        title={line?.record?.name ?? t('changes.newLine')}
        closeButtonProps={{ 'aria-label': close }}
      >
        {line ? (
          <>
            <ThingForm
              thing={changePolicy}
              deed={(line.record ? changeChangePolicy : createChangePolicy) as typeof changeChangePolicy}
              record={line.record}
              initial={line.record ? undefined : { kinds: ['normal'] }}
              fields={['name', 'kinds', 'leastRisk', 'worstTier', 'holds', 'approvers', 'personIds', 'teamId', 'quorum', 'noticeHours']}
              references={{ teamId: team }}
              inputs={{ kinds: KindsInput, personIds: PeopleInput, teamId: TeamInput }}
              wide={['name', 'kinds', 'personIds']}
              columns={2}
              said={t('changes.lineSaved')}
              onDone={() => setLine(null)}
              onCancel={() => setLine(null)}
            />
            {line.record ? (
              <Removal deed={removeChangePolicy} record={line.record} question={t('changes.removeLine')} onDone={() => setLine(null)} />
            ) : null}
          </>
        ) : null}
      </Modal>
      <Modal
        opened={model !== null}
        onClose={() => setModel(null)}
        size="lg"
        title={model?.record?.name ?? t('changes.newModel')}
        closeButtonProps={{ 'aria-label': close }}
      >
        {model ? (
          <>
            <ThingForm
              thing={changeModel}
              deed={(model.record ? changeChangeModel : createChangeModel) as typeof changeChangeModel}
              record={model.record}
              references={{ serviceId: service }}
              wide={['name', 'purpose', 'plan', 'testPlan', 'backOutPlan']}
              columns={2}
              said={t('changes.modelSaved')}
              onDone={() => setModel(null)}
              onCancel={() => setModel(null)}
            />
            {model.record ? (
              <Removal deed={removeChangeModel} record={model.record} question={t('changes.removeModel')} onDone={() => setModel(null)} />
            ) : null}
          </>
        ) : null}
      </Modal>
    </PageFrame>
  );
}

function PolicyRow({ row, onOpen }: { readonly row: PolicyLine; readonly onOpen: (() => void) | undefined }) {
  const t = useWords();
  const people = useAll(person, { id: row.personIds.join(',') }, { enabled: row.personIds.length > 0 });
  const teams = useAll(team, {}, { enabled: row.teamId !== null });
  const who =
    row.approvers === 'people'
      ? (people.data ?? []).map((each) => each.name).join(', ')
      : row.approvers === 'team'
        ? teams.data?.find((each) => each.id === row.teamId)?.name
        : nameOfValue(changePolicy, 'approvers', row.approvers);
  const parts = [
    row.kinds.map((kind) => t(`changes.change.kind.${kind}`)).join(', '),
    row.leastRisk === 'low' ? null : t('changes.fromRisk', { risk: nameOfValue(changePolicy, 'leastRisk', row.leastRisk) }),
    row.worstTier === 4 ? null : t('changes.upToTier', { tier: row.worstTier }),
    row.holds === 'always' ? null : nameOfValue(changePolicy, 'holds', row.holds),
    row.noticeHours === 0 ? null : t('changes.notice', { hours: row.noticeHours }),
  ];
  return (
    <li>
      <div>
        {row.name}
        <span className={styles['soft']}>{parts.filter(Boolean).join(' · ')}</span>
        <span className={styles['soft']}>
          {row.quorum === 0 ? t('changes.nobodyHasTo') : t('changes.soManyOf', { count: row.quorum, who })}
        </span>
      </div>
      {onOpen ? (
        <Button size="xs" variant="default" onClick={onOpen} aria-label={`${t('changes.edit')}: ${row.name}`}>
          {t('changes.edit')}
        </Button>
      ) : null}
    </li>
  );
}

function Removal({
  deed,
  record,
  question,
  onDone,
}: {
  readonly deed: unknown;
  readonly record: { readonly id: string; readonly version: number };
  readonly question: string;
  readonly onDone: () => void;
}) {
  const t = useWords();
  const { run } = useDeed(deed as Deed);
  return (
    <div className="form-extra">
      <ConfirmButton
        size="xs"
        question={question}
        confirm={t('changes.remove')}
        onConfirm={async () => {
          const { problem } = await run({ id: record.id }, { version: record.version, said: t('changes.removed') });
          if (!problem) onDone();
        }}
      >
        {t('changes.remove')}
      </ConfirmButton>
    </div>
  );
}

const KindsInput = ({ thing, field, value, onChange, error }: FieldInputProps) => {
  const t = useWords();
  return (
    <MultiSelect
      label={nameOfField(thing, field.name)}
      name={field.name}
      error={error}
      required
      data={changeKinds.map((kind) => ({ value: kind, label: t(`changes.change.kind.${kind}`) }))}
      value={[...((value as readonly string[] | undefined) ?? [])]}
      onChange={onChange}
    />
  );
};

function PeopleInput(props: FieldInputProps) {
  return props.values?.['approvers'] === 'people' ? <PeopleSelect {...props} /> : null;
}

function PeopleSelect({ thing, field, value, onChange, error }: FieldInputProps) {
  const people = useAll(person, { isActive: 'true', sort: 'name' });
  return (
    <MultiSelect
      label={nameOfField(thing, field.name)}
      name={field.name}
      error={error}
      searchable
      required
      maxValues={50}
      data={(people.data ?? []).map((each) => ({ value: each.id, label: each.name }))}
      value={[...((value as readonly string[] | undefined) ?? [])]}
      onChange={onChange}
    />
  );
}

const TeamInput = (props: FieldInputProps) =>
  props.values?.['approvers'] === 'team' ? <FieldInput {...props} refersTo={team} isRequired /> : null;
