/** The sample company that everyone tests and demonstrates with; it lives in src because the first start loads it. */
export { sampleCompany, type SampleOptions, type SampleRecord } from '#sample/rules';
