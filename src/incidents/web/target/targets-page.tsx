/** What is promised: how soon incidents are answered, over, solved; and how important which one is. */
import { Badge, Button } from '@mantine/core';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import IconTarget from '@tabler/icons-react/dist/esm/icons/IconTarget.mjs';
import { useState } from 'react';
import { createTarget, removeTarget, target, type Target } from '#incidents/rules';
import { service, textOfMinutes } from '#operations/rules';
import { team } from '#people/rules';
import type { Deed } from '#platform/kit';
import { EmptyState, FormDialogue, PageFrame, ThingTable, useAll, useDeed, useLanguage, useMay, useWords } from '#platform/web';
import { ClosingSection } from './closing-section.tsx';
import { PriorityTable } from './priority-table.tsx';
import { TargetForm } from './target-form.tsx';

export default function TargetsPage() {
  const t = useWords();
  const may = useMay();
  const language = useLanguage();
  const [chosen, setChosen] = useState<Target | 'new' | null>(null);
  const { run } = useDeed(removeTarget as Deed);
  const services = useAll(service);
  const teams = useAll(team);
  const keeps = may(createTarget.may);
  const nameIn = (rows: readonly { readonly id: string; readonly name: string }[] | undefined, id: string | null): string =>
    rows?.find((each) => each.id === id)?.name ?? '';
  const open = chosen && chosen !== 'new' ? chosen : undefined;
  return (
    <PageFrame
      title={t('incidents.targets')}
      about={t('incidents.targetsAbout')}
      actions={
        keeps ? (
          <Button leftSection={<IconPlus size={16} />} onClick={() => setChosen('new')}>
            {t('incidents.newTarget')}
          </Button>
        ) : null
      }
    >
      <ThingTable
        thing={target}
        label={t('incidents.targets')}
        sort="kind,priority"
        filters={['kind']}
        onOpen={keeps ? setChosen : undefined}
        empty={
          <EmptyState
            icon={IconTarget}
            title={t('incidents.noTargetsYet')}
            action={keeps ? <Button onClick={() => setChosen('new')}>{t('incidents.newTarget')}</Button> : null}
          >
            {t('incidents.noTargetsAbout')}
          </EmptyState>
        }
        columns={[
          {
            field: 'name',
            width: 'minmax(150px, 2fr)',
            render: (row) => (
              <span className="titled">
                {row.name}
                {row.isActive ? null : <Badge color="gray">{t('incidents.off')}</Badge>}
              </span>
            ),
          },
          { field: 'kind', title: t('incidents.promise'), width: '130px' },
          { field: 'minutes', width: '96px', isNumber: false, render: (row) => textOfMinutes(row.minutes, language) },
          {
            field: 'priority',
            width: '130px',
            isNumber: false,
            isWideOnly: true,
            render: (row) => (row.priority === null ? t('incidents.every') : `P${row.priority}`),
          },
          {
            field: 'serviceId',
            title: t('incidents.forWhat'),
            isSortable: false,
            isWideOnly: true,
            render: (row) =>
              nameIn(services.data, row.serviceId) ||
              (row.tier === null ? t('incidents.everyService') : t('incidents.tier', { tier: row.tier })),
          },
          {
            field: 'teamId',
            title: t('incidents.promisedBy'),
            isSortable: false,
            isWideOnly: true,
            render: (row) => nameIn(teams.data, row.teamId),
          },
          {
            field: 'isAroundTheClock',
            title: t('incidents.hours'),
            isWideOnly: true,
            isSortable: false,
            render: (row) => t(row.isAroundTheClock ? 'incidents.always' : 'incidents.serviceHours'),
          },
        ]}
      />
      <PriorityTable keeps={keeps} />
      <ClosingSection keeps={keeps} />
      {chosen ? (
        <FormDialogue isWide title={t(open ? 'incidents.changeTarget' : 'incidents.newTarget')} onClose={() => setChosen(null)}>
          <TargetForm record={open} onDone={() => setChosen(null)} />
          {open ? (
            <Button
              mt={12}
              variant="subtle"
              color="red"
              onClick={() =>
                void run({ id: open.id } as never, { version: open.version, said: t('incidents.targetRemoved', { name: open.name }) }).then(
                  () => setChosen(null),
                )
              }
            >
              {t('incidents.removeTarget')}
            </Button>
          ) : null}
        </FormDialogue>
      ) : null}
    </PageFrame>
  );
}
