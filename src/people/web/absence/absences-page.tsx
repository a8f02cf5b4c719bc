/** Who is away when: people by team against the days, weekends and public holidays of each site on the ground. */
import { ActionIcon, Button, SegmentedControl, Select, Switch } from '@mantine/core';
import IconChevronLeft from '@tabler/icons-react/dist/esm/icons/IconChevronLeft.mjs';
import IconChevronRight from '@tabler/icons-react/dist/esm/icons/IconChevronRight.mjs';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import { useMemo, useState } from 'react';
import { calendar, calendarException } from '#calendar/rules';
import { absence, person, site, team } from '#people/rules';
import { managers } from '#platform/kit';
import { Loaded, PageFrame, Section, useAddress, useAll, useLanguage, useMay, useMe, useWords, FormDialogue } from '#platform/web';
import { today } from '../today.ts';
import { AbsenceCalendar, type CalendarLine } from './absence-calendar.tsx';
import AbsenceForm from './absence-form.tsx';
import { AbsenceList } from './absence-list.tsx';
import { AbsenceNote } from './absence-note.tsx';
import type { AbsenceRow } from './absence-words.ts';
import { freeDaysOf, monthsLater, rangeOf } from './free-days.ts';

export default function AbsencesPage() {
  const t = useWords();
  const may = useMay();
  const me = useMe();
  const language = useLanguage();
  const now = useMemo(() => today(), []);
  const [{ from: asked, months, team: teamId, mine }, setAddress] = useAddress({ from: '', months: '1', team: '', mine: false });
  const { from, to } = rangeOf(/^\d{4}-\d\d-\d\d$/.test(asked) ? asked : now, months === '3' ? 3 : 1);
  const [opened, setOpened] = useState<{ readonly record?: AbsenceRow } | null>(null);
  // Whatever touches the range: it begins before its end and ends after its beginning.
  const absences = useAll(absence, { 'startsOn.before': monthsLater(from, months === '3' ? 3 : 1), 'endsOn.from': from });
  const waiting = useAll(absence, { status: 'requested', sort: 'startsOn' });
  const own = useAll(absence, { personId: me.personId ?? '', sort: '-startsOn' }, { enabled: me.personId !== null });
  const people = useAll(person, { isActive: 'true', sort: 'name' });
  const teams = useAll(team, { sort: 'name' });
  const sites = useAll(site);
  const calendars = useAll(calendar);
  const exceptions = useAll(calendarException);
  const nameOf = (id: string) => people.data?.find((each) => each.id === id)?.name ?? '';
  const span = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'de-DE', { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const title = months === '3' ? span.formatRange(new Date(from), new Date(to)) : span.format(new Date(from));

  const freeBySite = useMemo(() => {
    const standard = calendars.data?.find((each) => each.isDefault)?.id ?? null;
    const of = (calendarId: string | null) => freeDaysOf(calendarId ?? standard, calendars.data ?? [], exceptions.data ?? [], from, to);
    return new Map([[null, of(null)] as const, ...(sites.data ?? []).map((each) => [each.id, of(each.calendarId)] as const)]);
  }, [calendars.data, exceptions.data, sites.data, from, to]);

  const byPerson = useMemo(() => Map.groupBy(absences.data ?? [], (each) => each.personId), [absences.data]);
  const teamNames = useMemo(() => new Map((teams.data ?? []).map((each) => [each.id, each.name])), [teams.data]);
  const lines: readonly CalendarLine[] = (people.data ?? [])
    .filter((each) => (!teamId || each.teamId === teamId) && (!mine || each.id === me.personId))
    .map((each) => ({
      id: each.id,
      name: each.name,
      group: teamNames.get(each.teamId ?? '') ?? t('people.noTeam'),
      free: freeBySite.get(each.siteId) ?? freeBySite.get(null) ?? [],
      absences: byPerson.get(each.id) ?? [],
    }))
    .toSorted((a, b) => a.group.localeCompare(b.group, language));

  const mayNote = ({ personId }: AbsenceRow) => may({ organisation: ['owner', 'admin', 'manager'], own: true }, { ownerId: personId });
  const mayChange = ({ personId, status, kind }: AbsenceRow) =>
    may(managers) || (personId === me.personId && (status === 'requested' || kind === 'sick'));

  return (
    <PageFrame
      title={t('people.absences')}
      about={t('people.absencesAbout')}
      actions={
        <Button leftSection={<IconPlus size={16} />} onClick={() => setOpened({})}>
          {t(may(managers) ? 'people.enterAbsence' : 'people.requestAbsence')}
        </Button>
      }
    >
      {may(managers) && waiting.data?.length ? (
        <Section title={t('people.waiting', { count: waiting.data.length })}>
          <AbsenceList rows={waiting.data} nameOf={nameOf} first={3} />
        </Section>
      ) : null}
      <div className="filter-bar">
        <ActionIcon
          variant="default"
          size={30}
          aria-label={t('people.earlier')}
          onClick={() => setAddress({ from: monthsLater(from, -1) })}
        >
          <IconChevronLeft size={18} />
        </ActionIcon>
        <Button size="xs" variant="default" onClick={() => setAddress({ from: '' })}>
          {t('people.today')}
        </Button>
        <ActionIcon variant="default" size={30} aria-label={t('people.later')} onClick={() => setAddress({ from: monthsLater(from, 1) })}>
          <IconChevronRight size={18} />
        </ActionIcon>
        <strong aria-live="polite">{title}</strong>
        <div className="filter-end">
          <SegmentedControl
            size="xs"
            aria-label={t('people.span')}
            value={months === '3' ? '3' : '1'}
            data={[
              { value: '1', label: t('people.month') },
              { value: '3', label: t('people.quarter') },
            ]}
            onChange={(value) => setAddress({ months: value })}
          />
          <Select
            size="xs"
            clearable
            searchable
            aria-label={t('people.team')}
            placeholder={t('people.allTeams')}
            data={(teams.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            value={teamId || null}
            onChange={(value) => setAddress({ team: value ?? '' })}
          />
          {me.personId ? (
            <Switch label={t('people.onlyMine')} checked={mine} onChange={(event) => setAddress({ mine: event.currentTarget.checked })} />
          ) : null}
        </div>
      </div>
      <Loaded query={people.data ? absences : { ...people, data: undefined }}>
        {() => (
          <AbsenceCalendar
            lines={lines}
            from={from}
            to={to}
            now={now}
            onOpen={(record) => (mayChange(record) ? setOpened({ record }) : undefined)}
          />
        )}
      </Loaded>
      {me.personId && own.data ? (
        <Section title={t('people.myAbsences')}>
          <AbsenceList rows={own.data} />
        </Section>
      ) : null}
      {opened ? (
        <FormDialogue
          title={opened.record ? nameOf(opened.record.personId) : t(may(managers) ? 'people.enterAbsence' : 'people.requestAbsence')}
          onClose={() => setOpened(null)}
        >
          {opened.record ? <AbsenceList rows={[opened.record]} /> : null}
          <AbsenceForm
            record={opened.record}
            onDone={(path) => {
              setOpened(null);
              const entered = path?.slice(-10);
              if (entered && (entered < from || entered > to)) setAddress({ from: entered });
            }}
          />
          {opened.record && mayNote(opened.record) ? <AbsenceNote record={opened.record} /> : null}
        </FormDialogue>
      ) : null}
    </PageFrame>
  );
}
