/** Time on one piece of work: what was spent, the watch, and a line to log what was not watched. */
import { Button, TextInput } from '@mantine/core';
import IconPlayerPlay from '@tabler/icons-react/dist/esm/icons/IconPlayerPlay.mjs';
import IconPlayerStop from '@tabler/icons-react/dist/esm/icons/IconPlayerStop.mjs';
import { useState, type FormEvent } from 'react';
import {
  changeTime,
  createTimeEntry,
  incidentTime,
  minutesPerDay,
  requestTime,
  startTimer,
  stopTimer,
  taskTime,
  workedOnFields,
} from '#planning/rules';
import { Section, sentenceOf, useDeed, useMe, useView, useWords } from '#platform/web';
import { spentMinutes, spentText } from './spent-text.ts';
import styles from './time.module.css';
import { useTimer } from './use-timer.ts';

type Kind = 'task' | 'incident' | 'change' | 'serviceRequest';
/** Today on the clock of whoever looks. */
const localDay = (): string => new Date().toLocaleDateString('sv');

const views = { task: taskTime, incident: incidentTime, change: changeTime, serviceRequest: requestTime };

export function TimeSection({ thing, id }: { readonly thing: Kind; readonly id: string }) {
  const t = useWords();
  const me = useMe();
  const { running, minutes, isPossible } = useTimer();
  const logged = useView(views[thing], { id }, { dependsOn: ['time-entry'] });
  const start = useDeed(startTimer);
  const stop = useDeed(stopTimer);
  const log = useDeed(createTimeEntry);
  const [spent, setSpent] = useState('');
  const [note, setNote] = useState('');
  const [wrong, setWrong] = useState('');
  const [on, setOn] = useState(localDay);
  const subject = { [`${thing}Id`]: id };
  const isHere = running !== undefined && workedOnFields.some((field) => running[field] === id);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const amount = spentMinutes(spent);
    if (amount === undefined || amount < 1) {
      setWrong(t('planning.time.notUnderstood'));
      return;
    }
    if (amount > minutesPerDay) {
      setWrong(t('planning.time.tooMuch'));
      return;
    }
    const { problem } = await log.run({ personId: me.personId!, on, minutes: amount, note, ...subject } as never, {
      said: t('planning.time.loggedNow', { time: spentText(amount) }),
      isQuiet: true,
    });
    setWrong(problem ? sentenceOf(problem) : '');
    if (problem) return;
    setSpent('');
    setNote('');
    setOn(localDay());
  }

  return (
    <Section title={t('planning.time.title')}>
      <div className={styles['section']}>
        <p className={styles['sum']}>
          {logged.data && logged.data.minutes > 0
            ? t('planning.time.sum', { time: spentText(logged.data.minutes), people: logged.data.people })
            : t('planning.time.nothing')}
        </p>
        {isPossible ? (
          <>
            {isHere ? (
              <Button
                size="xs"
                color="red"
                leftSection={<IconPlayerStop size={14} />}
                loading={stop.isRunning}
                onClick={() => void stop.run({ id: running.id })}
              >
                {t('planning.time.stop', { time: spentText(minutes) })}
              </Button>
            ) : (
              <Button
                size="xs"
                variant="default"
                leftSection={<IconPlayerPlay size={14} />}
                loading={start.isRunning}
                onClick={() => void start.run({ personId: me.personId!, ...subject })}
              >
                {t('planning.time.start')}
              </Button>
            )}
            <form className={styles['log']} onSubmit={(event) => void submit(event)}>
              <TextInput
                size="xs"
                aria-label={t('planning.time.spent')}
                placeholder={t('planning.time.spentExample')}
                value={spent}
                error={wrong || undefined}
                onChange={(event) => {
                  setSpent(event.currentTarget.value);
                  setWrong('');
                }}
              />
              <TextInput
                size="xs"
                type="date"
                required
                aria-label={t('planning.time.day')}
                max={localDay()}
                value={on}
                onChange={(event) => setOn(event.currentTarget.value || localDay())}
              />
              <TextInput
                size="xs"
                aria-label={t('planning.time.note')}
                placeholder={t('planning.time.note')}
                value={note}
                maxLength={500}
                onChange={(event) => setNote(event.currentTarget.value)}
              />
              <Button size="xs" variant="default" type="submit" loading={log.isRunning}>
                {t('planning.time.log')}
              </Button>
            </form>
          </>
        ) : null}
      </div>
    </Section>
  );
}

export const TaskTime = ({ id }: { readonly id: string }) => <TimeSection thing="task" id={id} />;
export const IncidentTime = ({ id }: { readonly id: string }) => <TimeSection thing="incident" id={id} />;
export const ChangeTime = ({ id }: { readonly id: string }) => <TimeSection thing="change" id={id} />;
export const RequestTime = ({ id }: { readonly id: string }) => <TimeSection thing="serviceRequest" id={id} />;
