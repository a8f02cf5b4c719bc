/** All projects: when will each be ready, and how does that compare with what was promised? Grouped, sorted and filtered in the address. */
import { Button, Checkbox, Modal, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import IconFileImport from '@tabler/icons-react/dist/esm/icons/IconFileImport.mjs';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import IconSearch from '@tabler/icons-react/dist/esm/icons/IconSearch.mjs';
import IconTimeline from '@tabler/icons-react/dist/esm/icons/IconTimeline.mjs';
import { useState } from 'react';
import { person } from '#people/rules';
import { managers } from '#platform/kit';
import { EmptyState, Loaded, nameOfValue, PageFrame, useAddress, useAll, useGo, useMay, useWords } from '#platform/web';
import { healths, programme, project, projectStatuses } from '#projects/rules';
import { SampleButton } from '../home/sample-button.tsx';
import { LinkButton } from '../link-button.tsx';
import { chosenRows, groupsOf, type ListChoice } from './choose-projects.ts';
import ProjectForm from './project-form.tsx';
import { ProjectTable } from './project-table.tsx';
import { useOverview } from './use-overview.ts';

export default function ProjectsPage() {
  const t = useWords();
  const go = useGo();
  const may = useMay();
  const [choice, setChoice] = useAddress({ q: '', status: '', lead: '', health: '', sort: '', grouped: true });
  const [typed, setTyped] = useState(choice.q);
  const search = useDebouncedCallback((q: string) => setChoice({ q }, { replace: true }), 150);
  const [isCreating, setCreating] = useState(false);
  const overview = useOverview();
  const people = useAll(person, {}, { enabled: Boolean(overview.data) });
  const programmes = useAll(programme);
  const nameOf = (id: string | null) => people.data?.find((each) => each.id === id)?.name ?? '';
  const mayCreate = may(managers);

  return (
    <PageFrame
      title={t('projects.projects')}
      about={t('projects.projectsAbout')}
      actions={
        mayCreate ? (
          <>
            <LinkButton to="/projects/import" variant="default" leftSection={<IconFileImport size={16} />}>
              {t('projects.import')}
            </LinkButton>
            <Button leftSection={<IconPlus size={16} />} onClick={() => setCreating(true)}>
              {t('projects.newProject')}
            </Button>
          </>
        ) : null
      }
    >
      <Loaded query={overview}>
        {({ items }) => {
          if (items.length === 0)
            return (
              <EmptyState icon={IconTimeline} title={t('projects.noProjects')} action={<SampleButton />}>
                {t(mayCreate ? 'projects.noProjectsAbout' : 'projects.noProjectsMember')}
              </EmptyState>
            );
          const rows = chosenRows(items, choice as ListChoice, nameOf);
          const leads = [...new Set(items.map((row) => row.leadId).filter((id) => id !== null))];
          return (
            <>
              <div className="filter-bar">
                <TextInput
                  data-filter
                  size="xs"
                  aria-label={t('projects.filterProjects')}
                  placeholder={t('projects.filterProjects')}
                  leftSection={<IconSearch size={16} />}
                  value={typed}
                  onChange={(event) => {
                    setTyped(event.currentTarget.value);
                    search(event.currentTarget.value.trim());
                  }}
                />
                <Select
                  size="xs"
                  clearable
                  aria-label={t('projects.project.status')}
                  placeholder={t('projects.project.status')}
                  data={projectStatuses.map((value) => ({ value, label: nameOfValue(project, 'status', value) }))}
                  value={choice.status || null}
                  onChange={(status) => setChoice({ status: status ?? '' })}
                />
                <Select
                  size="xs"
                  clearable
                  aria-label={t('projects.health')}
                  placeholder={t('projects.health')}
                  data={healths.map((value) => ({ value, label: t(`projects.health.${value}`) }))}
                  value={choice.health || null}
                  onChange={(health) => setChoice({ health: health ?? '' })}
                />
                <Select
                  size="xs"
                  clearable
                  searchable
                  aria-label={t('projects.project.leadId')}
                  placeholder={t('projects.project.leadId')}
                  data={leads.map((value) => ({ value, label: nameOf(value) || '…' }))}
                  value={choice.lead || null}
                  onChange={(lead) => setChoice({ lead: lead ?? '' })}
                />
                <div className="filter-end">
                  <Checkbox
                    size="sm"
                    label={t('projects.byProgramme')}
                    checked={choice.grouped}
                    onChange={(event) => setChoice({ grouped: event.currentTarget.checked })}
                  />
                </div>
              </div>
              {rows.length === 0 ? (
                <EmptyState
                  title={t('shell.nothingFound')}
                  action={
                    <Button
                      variant="default"
                      onClick={() => {
                        setTyped('');
                        setChoice({ q: '', status: '', lead: '', health: '' });
                      }}
                    >
                      {t('shell.clearFilters')}
                    </Button>
                  }
                />
              ) : (
                <ProjectTable
                  groups={choice.grouped ? groupsOf(rows, programmes.data ?? []) : [{ id: null, name: null, rows }]}
                  sort={choice.sort}
                  onSort={(sort) => setChoice({ sort })}
                  nameOf={nameOf}
                />
              )}
            </>
          );
        }}
      </Loaded>
      <Modal
        opened={isCreating}
        onClose={() => setCreating(false)}
        title={t('projects.newProject')}
        closeButtonProps={{ 'aria-label': t('shell.close') }}
      >
        <ProjectForm
          onDone={(path) => {
            setCreating(false);
            if (path) go(path);
          }}
        />
      </Modal>
    </PageFrame>
  );
}
