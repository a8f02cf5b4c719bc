/** What a project is and how it is planned. */
import { calendar } from '#calendar/rules';
import { person } from '#people/rules';
import { managers, planners } from '#platform/kit';
import { ConfirmButton, Loaded, Section, ThingForm, useDeed, useGo, useMay, useOne, useWords } from '#platform/web';
import { changeProject, programme, project, removeProject } from '#projects/rules';
import { TabFrame } from './tab-frame.tsx';
import type { TabProps } from './project-page.tsx';

const fields = [
  'name',
  'key',
  'status',
  'visibility',
  'leadId',
  'sponsorId',
  'programmeId',
  'kind',
  'startAt',
  'statusDate',
  'calendarId',
  'zone',
  'priority',
  'scheduleFrom',
  'finishAt',
  'goal',
];

export default function SettingsTab({ projectId }: TabProps) {
  const t = useWords();
  const go = useGo();
  const may = useMay();
  const found = useOne(project, projectId);
  const removing = useDeed(removeProject);
  return (
    <TabFrame title={t('projects.tab.settings')}>
      <Loaded query={found}>
        {(record) => (
          <>
            {may(planners, { scopeId: projectId }) ? (
              <ThingForm
                thing={project}
                deed={changeProject}
                record={record}
                fields={fields}
                columns={2}
                references={{ leadId: person, sponsorId: person, programmeId: programme, calendarId: calendar }}
                said={t('projects.projectChanged', { name: record.name })}
                onDone={() => {}}
              />
            ) : (
              <p>{t('projects.settingsNotYours')}</p>
            )}
            {may(managers) ? (
              <Section title={t('projects.removeProject')} about={t('projects.removeProjectAbout')}>
                <ConfirmButton
                  question={t('projects.removeProjectQuestion', { name: record.name })}
                  confirm={t('projects.remove')}
                  onConfirm={async () => {
                    const { problem } = await removing.run(
                      { id: projectId },
                      { version: record.version, said: t('projects.projectRemoved', { name: record.name }) },
                    );
                    if (!problem) go('/projects');
                  }}
                >
                  {t('projects.removeProject')}
                </ConfirmButton>
              </Section>
            ) : null}
          </>
        )}
      </Loaded>
    </TabFrame>
  );
}
