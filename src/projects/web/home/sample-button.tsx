/** Brings in the sample company, where it is not there and whoever looks may do so. The deed belongs to a room above, so it is called by its address. */
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { administrators } from '#platform/kit';
import { sayDone, sayProblem, useClient, useMay, useSession, useWords } from '#platform/web';
import { Problem } from '#platform/kit';
import { useState } from 'react';

export function SampleButton() {
  const t = useWords();
  const may = useMay();
  const client = useClient();
  const cache = useQueryClient();
  const { data } = useSession();
  const [isRunning, setRunning] = useState(false);
  const organisation = data?.organisation;
  if (!organisation || organisation.hasSample || !may(administrators)) return null;
  const load = async () => {
    setRunning(true);
    try {
      const { sequence } = await client.call(
        'POST',
        `/organisations/${organisation.id}/load-sample`,
        { today: new Date().toISOString().slice(0, 10) },
        { 'idempotency-key': `00000000-0000-4000-8000-${Date.now().toString(16).padStart(12, '0')}` },
      );
      await cache.invalidateQueries();
      sayDone(t('projects.sampleLoaded'), sequence);
    } catch (error) {
      if (error instanceof Problem) sayProblem(error);
      else throw error;
    } finally {
      setRunning(false);
    }
  };
  return (
    <Button variant="default" loading={isRunning} onClick={() => void load()}>
      {t('projects.loadSample')}
    </Button>
  );
}
