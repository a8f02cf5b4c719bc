/** The sample company, for the first start, the demonstration, tests and pictures. */
export { sampleCompany, type SampleOptions, type SampleRecord } from './sample-company.ts';
