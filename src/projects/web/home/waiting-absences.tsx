/** Whoever may approve absences is told how many wait for an answer, with the way there. */
import { absence } from '#people/rules';
import { managers } from '#platform/kit';
import { GoLink, useAll, useMay, useMe, useWords } from '#platform/web';
import styles from './home.module.css';

export function WaitingAbsences() {
  const t = useWords();
  const may = useMay();
  const me = useMe();
  const isAsked = may(managers);
  const waiting = useAll(absence, { status: 'requested' }, { enabled: isAsked });
  // Nobody approves their own, but the owner.
  const count = waiting.data?.filter((each) => each.personId !== me.personId || me.role === 'owner').length ?? 0;
  if (!isAsked || count === 0) return null;
  return (
    <p className={styles['waiting']}>
      <GoLink to="/absences">{t('projects.absencesWait', { count })}</GoLink>
    </p>
  );
}
