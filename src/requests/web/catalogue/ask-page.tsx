/** The form of an offering, built from its questions: what is wrong stands beside the question, before anything is sent. */
import { Alert, Button, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { textOfMinutes } from '#operations/rules';
import { person } from '#people/rules';
import type { Deed } from '#platform/kit';
import {
  EmptyState,
  Loaded,
  nameOfField,
  PageFrame,
  RecordSelect,
  sentenceOf,
  showToast,
  useDeed,
  useGo,
  useLanguage,
  useMay,
  usePathParams,
  useView,
  useWords,
} from '#platform/web';
import {
  faultsOfAnswers,
  isAnswered,
  requestCatalogue,
  requestKey,
  requestService,
  requestStaff,
  serviceRequest,
  type Answer,
  type Answers,
  type Offered,
  type ServiceRequest,
} from '#requests/rules';
import { AnswerInput } from './answer-input.tsx';
import { approvalText } from './catalogue-page.tsx';

export default function AskPage() {
  const t = useWords();
  const go = useGo();
  const { offeringId } = usePathParams();
  const found = useView(requestCatalogue, {}, { dependsOn: ['offering', 'service'] });
  return (
    <Loaded query={found}>
      {({ items, services }) => {
        const of = items.find((each) => each.id === offeringId);
        return of ? (
          <AskFor key={of.id} of={of} services={services} />
        ) : (
          <PageFrame title={t('requests.ask')}>
            <EmptyState title={t('requests.gone')} action={<Button onClick={() => go('/requests/ask')}>{t('requests.showAll')}</Button>} />
          </PageFrame>
        );
      }}
    </Loaded>
  );
}

function AskFor({ of, services }: { readonly of: Offered; readonly services: readonly { readonly id: string; readonly name: string }[] }) {
  const t = useWords();
  const go = useGo();
  const language = useLanguage();
  const sees = useMay()(requestStaff);
  const { run, isRunning } = useDeed(requestService as unknown as Deed);
  const [given, setGiven] = useState<Answers>({});
  const [forId, setForId] = useState<string | null>(null);
  const [forName, setForName] = useState('');
  const [wrong, setWrong] = useState<ReadonlyMap<string, string>>(new Map());
  const [refused, setRefused] = useState<string | null>(null);

  function answer(key: string, value: Answer) {
    setGiven((before) => ({ ...before, [key]: value }));
    setWrong((before) => new Map([...before].filter(([each]) => each !== key)));
  }

  async function send(event: FormEvent) {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    setRefused(null);
    const faults = new Map(
      [...faultsOfAnswers(of.questions, given, new Date().toLocaleDateString('sv'))].map(([key, fault]) => [key, t(`requests.${fault}`)]),
    );
    setWrong(faults);
    if (faults.size > 0) return focusFirst(form, of, faults);
    const answers = Object.fromEntries(Object.entries(given).filter(([, each]) => isAnswered(each)));
    const { answer: made, problem } = await run({ offeringId: of.id, answers, forId, forName: forName.trim() || null } as never, {
      isQuiet: true,
    });
    if (problem) {
      const beside = new Map(
        (problem.details.errors ?? []).flatMap(({ pointer }) => {
          const [, field, key] = pointer.split('/');
          return field === 'answers' && key ? [[key, sentenceOf(problem)]] : field === 'forName' ? [['forName', sentenceOf(problem)]] : [];
        }),
      );
      setWrong(beside);
      if (beside.size === 0) setRefused(sentenceOf(problem));
      return;
    }
    const { id, number, status } = made as unknown as Pick<ServiceRequest, 'id' | 'number' | 'status'>;
    showToast({
      kind: 'done',
      text: t(status === 'awaiting-approval' ? 'requests.askedWaits' : 'requests.asked', { key: requestKey({ number }) }),
    });
    go(`/requests/${id}`);
  }

  return (
    <PageFrame
      title={of.name}
      about={
        <>
          {of.about ? <div>{of.about}</div> : null}
          {t('requests.usually', { time: textOfMinutes(of.targetMinutes, language) })}
          {of.approval === 'nobody' ? '' : ` · ${approvalText(of, t)}`}
        </>
      }
      width="narrow"
    >
      <form noValidate onSubmit={(event) => void send(event)}>
        <div className="form-stack">
          {refused ? (
            <Alert color="red" role="alert">
              {refused}
            </Alert>
          ) : null}
          {of.questions.map((each) => (
            <AnswerInput
              key={each.key}
              question={each}
              value={given[each.key]}
              onChange={(value) => answer(each.key, value)}
              error={wrong.get(each.key)}
              services={services}
            />
          ))}
          {sees ? (
            <RecordSelect
              thing={person}
              label={nameOfField(serviceRequest, 'forId')}
              description={t('requests.forAbout')}
              value={forId}
              onChange={setForId}
            />
          ) : null}
          <TextInput
            name="forName"
            label={t(sees ? 'requests.forNameOfStaff' : 'requests.forSomebody')}
            description={sees ? undefined : t('requests.forAbout')}
            error={wrong.get('forName')}
            maxLength={200}
            value={forName}
            onChange={(event) => setForName(event.currentTarget.value)}
          />
        </div>
        <div className="button-row form-end">
          <Button variant="default" onClick={() => go('/requests/ask')}>
            {t('shell.cancel')}
          </Button>
          <Button type="submit" loading={isRunning}>
            {t('requests.send')}
          </Button>
        </div>
      </form>
    </PageFrame>
  );
}

function focusFirst(form: HTMLFormElement, of: Offered, wrong: ReadonlyMap<string, string>): void {
  const first = of.questions.find((each) => wrong.has(each.key));
  if (first) form.querySelector<HTMLElement>(`[name="${first.key}"]`)?.focus();
}
