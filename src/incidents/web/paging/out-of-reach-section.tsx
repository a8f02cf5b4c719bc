/** On the page of a rota: who has turns in it and cannot be asked to come. */
import { outOfReach } from '#incidents/rules';
import { managers } from '#platform/kit';
import { GoLink, Section, useMay, useView, useWords } from '#platform/web';

export function OutOfReachSection({ id }: { readonly id: string }) {
  const t = useWords();
  const may = useMay();
  const { data } = useView(outOfReach, { id });
  if (!data || data.items.length === 0) return null;
  return (
    <Section
      title={t('incidents.paging.outOfReach')}
      about={t('incidents.paging.outOfReachAbout', { count: data.items.length, all: data.count })}
      actions={may(managers) ? <GoLink to="/admin/members">{t('incidents.paging.invite')}</GoLink> : null}
    >
      <ul className="lines">
        {data.items.map((each) => (
          <li key={each.personId}>
            <GoLink to={`/people/${each.personId}`}>{each.name}</GoLink>
          </li>
        ))}
      </ul>
    </Section>
  );
}
