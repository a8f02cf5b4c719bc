/** The sample department, for the first start, the demonstration, tests and pictures. */
import { room } from '#platform/kit';
import { loadSampleHistory } from './history/load-sample-history.ts';
import { loadSample, removeSample } from './load-sample.ts';

export { loadSampleHistory } from './history/load-sample-history.ts';
export { loadSample, removeSample } from './load-sample.ts';
export { sampleCompany, type SampleOptions, type SampleRecord } from './sample-company.ts';

export const sampleRoom = room('sample', { things: [], deeds: [loadSample, loadSampleHistory, removeSample] });
