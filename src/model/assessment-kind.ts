/** Kind of document under which judgements of experts are kept. */
export const ASSESSMENT_KIND = 'assessments'
