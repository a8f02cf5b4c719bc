/** When nothing is on my plate: why, and what can be done about it. */
import { Button } from '@mantine/core';
import IconCoffee from '@tabler/icons-react/dist/esm/icons/IconCoffee.mjs';
import IconUserQuestion from '@tabler/icons-react/dist/esm/icons/IconUserQuestion.mjs';
import { administrators, managers } from '#platform/kit';
import { EmptyState, openCreate, useMay, useMe, useWords } from '#platform/web';
import { LinkButton } from '../link-button.tsx';
import { SampleButton } from './sample-button.tsx';

export function NothingHere({ hasProjects }: { readonly hasProjects: boolean }) {
  const t = useWords();
  const me = useMe();
  const may = useMay();
  const isLinked = me.personId !== null;
  if (!hasProjects) {
    return (
      <EmptyState
        icon={IconCoffee}
        title={t('projects.nothingYet')}
        action={
          may(managers) ? (
            <>
              <Button onClick={() => openCreate('projects-project')}>{t('projects.newProject')}</Button>
              <LinkButton to="/projects/import" variant="default">
                {t('projects.import')}
              </LinkButton>
              <SampleButton />
            </>
          ) : undefined
        }
      >
        {t(may(managers) ? 'projects.nothingYetAbout' : 'projects.noProjectsMember')}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={isLinked ? IconCoffee : IconUserQuestion}
      title={t(isLinked ? 'projects.nothingAssigned' : 'projects.notLinked')}
      action={
        <>
          <LinkButton to="/projects">{t('projects.allProjects')}</LinkButton>
          {!isLinked && may(administrators) ? (
            <LinkButton to="/admin/members" variant="default">
              {t('projects.toMembers')}
            </LinkButton>
          ) : null}
        </>
      }
    >
      {t(isLinked ? 'projects.nothingAssignedAbout' : 'projects.notLinkedAbout')}
    </EmptyState>
  );
}
