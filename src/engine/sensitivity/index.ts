/** Which choice the doubt comes from, what each part of the model does, and what would change a tier. Pure and seeded. */
export { SensitivityRun, type DoubtSensitivity } from './doubt-sensitivity'
export { leaveOneOut, type LeftOut, type LeftOutKind, type RankMove } from './leave-one-out'
export { SobolRun, type SobolIndices, type SobolOptions } from './sobol-indices'
export { scrambledSobol } from './sobol-points'
export { whatItTakes, type CrossingWeights, type WeightMove } from './what-it-takes'
