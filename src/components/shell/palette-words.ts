import { searchNames } from '../../core/unit-aliases'

/** What people look for on a screen and by which they do not know it yet. Loaded with the palette. */
const SCREEN_WORDS: Readonly<Record<string, readonly string[]>> = {
  world: ['Map', 'Ranking', 'Ranked list', 'What changed', 'Defenders under attack'],
  country: ['Profile', 'Indicators', 'Drivers'],
  compare: ['Compare countries', 'Compare models', 'Compare editions'],
  model: [
    'Weights',
    'Norms',
    'Workbench',
    'Tiers',
    'Scenarios',
    'Alert rules',
    'Index audit',
    'Sensitivity',
    'Doubt',
  ],
  evaluation: ['Back-test', 'Backtest', 'Hits and misses', 'False alarms', 'Calibration'],
  sources: ['Data', 'Editions', 'Licences', 'Import', 'Own data', 'Live sources', 'Catalogue', 'Coverage'],
  watchlists: [
    'Alerts',
    'Bell',
    'Decisions',
    'Decision log',
    'Calendar',
    'Events',
    'Elections',
    'Due',
    'Lists',
  ],
  briefings: ['Export', 'Report', 'PDF', 'Word', 'PowerPoint', 'Excel', 'Snapshots'],
  method: ['Methodology', 'How the score is made', 'Help', 'About'],
}

/** Other names of a screen. */
export const screenNames = (name: string): readonly string[] => SCREEN_WORDS[name] ?? []
/** Other names of a country: its code, and what sources and people call it. */
export const countryNames = (unitId: string): readonly string[] => [unitId, ...searchNames(unitId)]
