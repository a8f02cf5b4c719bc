/** For which incidents somebody on duty is asked to come, and who. */
import { Badge, Button } from '@mantine/core';
import IconBellRinging from '@tabler/icons-react/dist/esm/icons/IconBellRinging.mjs';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import { useState } from 'react';
import { rota } from '#duty/rules';
import { createPagingRule, pagingRule, removePagingRule, type PagingRule } from '#incidents/rules';
import { service } from '#operations/rules';
import { team } from '#people/rules';
import { EmptyState, FormDialogue, nameOfValue, PageFrame, RemoveButton, ThingTable, useAll, useMay, useWords } from '#platform/web';
import { PagingRuleForm } from './paging-rule-form.tsx';

type Named = readonly { readonly id: string; readonly name: string }[] | undefined;
const nameIn = (rows: Named, id: string | null): string => rows?.find((each) => each.id === id)?.name ?? '';

export default function PagingRulesPage() {
  const t = useWords();
  const may = useMay();
  const [chosen, setChosen] = useState<PagingRule | 'new' | null>(null);
  const services = useAll(service);
  const teams = useAll(team);
  const rotas = useAll(rota);
  const keeps = may(createPagingRule.may);
  const open = chosen && chosen !== 'new' ? chosen : undefined;
  const newRule = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setChosen('new')}>
      {t('incidents.paging.newRule')}
    </Button>
  );
  return (
    <PageFrame title={t('incidents.paging.rules')} about={t('incidents.paging.rulesAbout')} actions={keeps ? newRule : null}>
      <ThingTable
        thing={pagingRule}
        label={t('incidents.paging.rules')}
        sort="name"
        onOpen={keeps ? setChosen : undefined}
        empty={
          <EmptyState icon={IconBellRinging} title={t('incidents.paging.noRules')} action={keeps ? newRule : null}>
            {t('incidents.paging.noRulesAbout')}
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
          {
            field: 'fromPriority',
            width: '110px',
            isNumber: false,
            render: (row) => (row.fromPriority === null ? '–' : t('incidents.paging.everyPriority', { priority: row.fromPriority })),
          },
          {
            field: 'serviceId',
            title: t('incidents.forWhat'),
            isSortable: false,
            isWideOnly: true,
            render: (row) => nameIn(services.data, row.serviceId) || nameIn(teams.data, row.teamId) || t('incidents.paging.everyIncident'),
          },
          {
            field: 'rotaId',
            isSortable: false,
            render: (row) => {
              const named = rotas.data?.find((each) => each.id === row.rotaId);
              return named?.isActive ? named.name : t('incidents.paging.teamRota');
            },
          },
          {
            field: 'hours',
            isSortable: false,
            isWideOnly: true,
            render: (row) =>
              row.levelPerMille === null
                ? nameOfValue(pagingRule, 'hours', row.hours)
                : t('incidents.paging.share', { share: row.levelPerMille / 10 }),
          },
        ]}
      />
      {chosen ? (
        <FormDialogue isWide title={t(open ? 'incidents.paging.changeRule' : 'incidents.paging.newRule')} onClose={() => setChosen(null)}>
          <PagingRuleForm record={open} onDone={() => setChosen(null)} />
          {open ? (
            <RemoveButton
              deed={removePagingRule}
              record={open}
              question={t('incidents.paging.removeRule', { name: open.name })}
              said={t('incidents.paging.ruleRemoved', { name: open.name })}
              onDone={() => setChosen(null)}
            />
          ) : null}
        </FormDialogue>
      ) : null}
    </PageFrame>
  );
}
