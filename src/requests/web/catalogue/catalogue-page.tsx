/** What can be asked for, by heading: found by a word of it. */
import { Button } from '@mantine/core';
import IconInbox from '@tabler/icons-react/dist/esm/icons/IconInbox.mjs';
import {
  EmptyState,
  FilterInput,
  GoLink,
  Loaded,
  PageFrame,
  useAddress,
  useGo,
  useLanguage,
  useMay,
  useView,
  useWords,
} from '#platform/web';
import { textOfMinutes } from '#operations/rules';
import { offeringKeepers, requestCatalogue, type Offered } from '#requests/rules';
import styles from '../requests.module.css';

export default function CataloguePage() {
  const t = useWords();
  const go = useGo();
  const may = useMay();
  const [{ q }, setAddress] = useAddress({ q: '' });
  const found = useView(requestCatalogue, {}, { dependsOn: ['offering', 'service'] });
  return (
    <PageFrame
      title={t('requests.ask')}
      about={t('requests.askAbout')}
      actions={
        <Button variant="default" onClick={() => go('/requests')}>
          {t('requests.mine')}
        </Button>
      }
      bar={<FilterInput value={q} onChange={(text) => setAddress({ q: text }, { replace: true })} />}
    >
      <Loaded query={found}>
        {({ items }) => {
          const fitting = items.filter((each) => fits(each, q));
          if (items.length === 0)
            return (
              <EmptyState
                icon={IconInbox}
                title={t('requests.nothingOffered')}
                action={may(offeringKeepers) ? <Button onClick={() => go('/offerings/new')}>{t('requests.newOffering')}</Button> : null}
              >
                {t('requests.nothingOfferedAbout')}
              </EmptyState>
            );
          if (fitting.length === 0)
            return (
              <EmptyState
                icon={IconInbox}
                title={t('requests.noSuchOffering')}
                action={
                  <Button variant="default" onClick={() => setAddress({ q: '' })}>
                    {t('requests.showAll')}
                  </Button>
                }
              >
                {t('requests.noSuchOfferingAbout')}
              </EmptyState>
            );
          return [...Map.groupBy(fitting, (each) => each.category)].map(([category, of]) => (
            <section key={category} className={styles['category']}>
              <h2>{category}</h2>
              <ul className={styles['cards']}>
                {of.map((each) => (
                  <Card key={each.id} of={each} />
                ))}
              </ul>
            </section>
          ));
        }}
      </Loaded>
    </PageFrame>
  );
}

const fits = ({ name, about, category, serviceName }: Offered, q: string): boolean => {
  const text = [name, about, category, serviceName].join(' ').toLowerCase();
  return q
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
};

function Card({ of }: { readonly of: Offered }) {
  const t = useWords();
  const language = useLanguage();
  return (
    <li className={styles['card']}>
      <GoLink to={`/requests/ask/${of.id}`}>{of.name}</GoLink>
      {of.about ? <p>{of.about}</p> : null}
      <small>
        {t('requests.usually', { time: textOfMinutes(of.targetMinutes, language) })}
        {of.approval === 'nobody' ? '' : ` · ${approvalText(of, t)}`}
      </small>
    </li>
  );
}

/** Who has to agree, for whoever asks. */
export const approvalText = (
  { approval, approvalTeamName }: Pick<Offered, 'approval' | 'approvalTeamName'>,
  t: ReturnType<typeof useWords>,
): string => t(`requests.approvedBy.${approval}`, { name: approvalTeamName ?? '' });
