/** What I was asked to come for: what waits for an answer first, then the past. */
import { Badge, Button, Switch } from '@mantine/core';
import IconBellRinging from '@tabler/icons-react/dist/esm/icons/IconBellRinging.mjs';
import { useState } from 'react';
import { myPages, page, type MyPage } from '#incidents/rules';
import { EmptyState, GoLink, Loaded, nameOfValue, PageFrame, useFormat, useView, useWords } from '#platform/web';
import { PriorityMark } from '../incident/marks.tsx';
import { isSoundOn, setSound } from './sound.ts';
import { useAnswer } from './use-answer.ts';

export default function MyPagesPage() {
  const t = useWords();
  const found = useView(myPages, {}, { dependsOn: ['page', 'incident'] });
  const [isLoud, setLoud] = useState(isSoundOn);
  return (
    <PageFrame
      title={t('incidents.paging.mine')}
      about={t('incidents.paging.mineAbout')}
      actions={
        <Switch
          label={t('incidents.paging.sound')}
          checked={isLoud}
          onChange={(event) => {
            setSound(event.currentTarget.checked);
            setLoud(event.currentTarget.checked);
          }}
        />
      }
    >
      <Loaded query={found}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={IconBellRinging} title={t('incidents.paging.noneOfMine')}>
              {t('incidents.paging.noneOfMineAbout')}
            </EmptyState>
          ) : (
            <ul className="lines">
              {items.map((each) => (
                <OnePage key={each.id} of={each} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </PageFrame>
  );
}

function OnePage({ of }: { readonly of: MyPage }) {
  const t = useWords();
  const format = useFormat();
  const { answer, isRunning } = useAnswer();
  return (
    <li>
      <div className="titled">
        <PriorityMark priority={of.priority} />
        <GoLink to={`/incidents/${of.incidentId}`}>
          {`INC-${of.number}`} {of.title}
        </GoLink>
        <small>
          {[of.serviceName, t('incidents.paging.level', { level: of.level }), format.instant(of.askedAt)].filter(Boolean).join(' · ')}
        </small>
      </div>
      {of.answer === null ? (
        <span className="line-end">
          <Button size="compact-sm" loading={isRunning} onClick={() => answer(of, 'taken')}>
            {t('incidents.paging.come')}
          </Button>
          <Button size="compact-sm" variant="default" loading={isRunning} onClick={() => answer(of, 'declined')}>
            {t('incidents.paging.cannot')}
          </Button>
        </span>
      ) : (
        <Badge color={of.answer === 'taken' ? 'green' : 'gray'}>{nameOfValue(page, 'answer', of.answer)}</Badge>
      )}
    </li>
  );
}
