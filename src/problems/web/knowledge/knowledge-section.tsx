/** On the page of an incident: known errors and articles that fit it, each used in one step; and a step to write down what helped. */
import { Badge, Button } from '@mantine/core';
import { useState } from 'react';
import { incident, incidentKey, isOpen } from '#incidents/rules';
import { article, knowledgeForIncident, learnersMayWrite, useArticle, useKnownError, type OfferedKnowledge } from '#problems/rules';
import { FormDialogue, GoLink, nameOfValue, Section, useGo, useMay, useOne, useView, useWords } from '#platform/web';
import styles from '../problems.module.css';
import { useTimelineDeed } from '../use-timeline-deed.ts';
import ArticleForm from './article-form.tsx';
import { knowledgeSources } from './depends-on.ts';

export function KnowledgeSection({ id }: { readonly id: string }) {
  const t = useWords();
  const go = useGo();
  const may = useMay();
  const of = useOne(incident, id);
  const found = useView(knowledgeForIncident, { id }, { dependsOn: knowledgeSources });
  const [isWriting, setWriting] = useState(false);
  if (!of.data || !found.data) return null;
  const { title, resolution, serviceId } = of.data;
  const mayWrite = may(learnersMayWrite);
  const mayWriteDown = mayWrite && !isOpen(of.data) && resolution.trim() !== '';
  if (found.data.items.length === 0 && !mayWriteDown) return null;
  const initial = { title, body: resolution, kind: 'workaround', serviceIds: serviceId ? [serviceId] : [] };
  return (
    <Section
      title={t('problems.knowledge')}
      actions={
        mayWriteDown ? (
          <Button size="xs" variant="default" onClick={() => setWriting(true)}>
            {t('problems.writeDown')}
          </Button>
        ) : null
      }
    >
      <ul className="lines">
        {found.data.items.map((each) => (
          <OneOffer key={each.id} offer={each} incidentId={id} mayWrite={mayWrite} />
        ))}
      </ul>
      {isWriting ? (
        <FormDialogue
          isWide
          mayClickAway={false}
          title={`${t('problems.writeDown')}: ${incidentKey(of.data)}`}
          onClose={() => setWriting(false)}
        >
          <ArticleForm
            initial={initial}
            onDone={(path) => {
              setWriting(false);
              if (path) go(path);
            }}
          />
        </FormDialogue>
      ) : null}
    </Section>
  );
}

interface OfferProps {
  readonly offer: OfferedKnowledge;
  readonly incidentId: string;
  readonly mayWrite: boolean;
}

function OneOffer({ offer, incidentId, mayWrite }: OfferProps) {
  const t = useWords();
  const isError = offer.kind === 'known-error';
  const { run, isRunning } = useTimelineDeed(isError ? useKnownError : useArticle);
  const name = `${offer.key} ${offer.title}`.trim();
  return (
    <li>
      <div>
        <div className="titled">
          <GoLink to={isError ? `/problems/${offer.id}` : `/knowledge/${offer.id}`}>{name}</GoLink>
          {isError ? (
            <Badge color="blue" variant="light">
              {nameOfValue(article, 'kind', 'known-error')}
            </Badge>
          ) : null}
          {offer.isUsed ? (
            <Badge color="green" variant="light">
              {t('problems.used')}
            </Badge>
          ) : null}
        </div>
        <div className={styles['action']}>
          <span>{offer.beginning}</span>
        </div>
        <div className={styles['action']}>
          {offer.isSameService ? <span>{t('problems.sameService')}</span> : null}
          <span>{t('problems.uses', { count: offer.uses })}</span>
          {offer.helpful + offer.unhelpful > 0 ? (
            <span>{t('problems.helped', { helpful: offer.helpful, count: offer.helpful + offer.unhelpful })}</span>
          ) : null}
        </div>
      </div>
      {mayWrite && !offer.isUsed ? (
        <div className="line-end">
          <Button
            size="compact-sm"
            variant="default"
            loading={isRunning}
            aria-label={t('problems.useItOf', { title: name })}
            onClick={() => void run({ incidentId, [isError ? 'problemId' : 'articleId']: offer.id }, t('problems.didUse'))}
          >
            {t('problems.useIt')}
          </Button>
        </div>
      ) : null}
    </li>
  );
}
