/** On the start page: who is called first now, rota by rota; that of my own team, and those in which I am, come first. */
import { person } from '#people/rules';
import { GoLink, Section, useLanguage, useMe, useOne, useWords } from '#platform/web';
import styles from '../duty.module.css';
import { useOnDuty } from '../use-on-duty.ts';
import { zonedIn } from '../zoned.ts';

export function OnCallNow() {
  const t = useWords();
  const me = useMe();
  const language = useLanguage();
  const themselves = useOne(person, me.personId);
  const { data } = useOnDuty();
  if (!data || data.items.length === 0) return null;
  const isMine = (row: (typeof data.items)[number]): boolean =>
    row.teamId === themselves.data?.teamId ||
    (row.ask?.steps.some((step) => step.people.some((each) => each.personId === me.personId)) ?? false);
  const rows = [...data.items.filter(isMine), ...data.items.filter((row) => !isMine(row))];
  return (
    <Section title={t('duty.onCallNow')}>
      <ul className="lines">
        {rows.map(({ rotaId, name, zone, ask }) => {
          const first = ask?.steps[0]?.people.map((each) => each.name).join(', ');
          const zoned = zonedIn(language, zone);
          return (
            <li key={rotaId}>
              <div>
                <GoLink to={`/rotas/${rotaId}`}>{name}</GoLink>
                <span className={styles['soft']}>
                  {!ask
                    ? t('duty.nobodyEver')
                    : ask.isWaiting
                      ? t('duty.waitsFor', { name: first ?? '', time: zoned.moment(ask.from) })
                      : first}
                </span>
              </div>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
