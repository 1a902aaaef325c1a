/** Index audit: what composite-index people look at before they trust an index. */
export { auditIndex, COVERAGE_RULE } from './audit'
export { eigenvalues } from './principal'
export type * from './types'
