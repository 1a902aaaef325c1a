/** Screens in the order of the navigation; `name` is the route's. */
export const SCREENS = [
  { name: 'world', text: 'World', path: '/' },
  { name: 'country', text: 'Country', path: '/country' },
  { name: 'compare', text: 'Compare', path: '/compare' },
  { name: 'model', text: 'Model', path: '/model' },
  { name: 'evaluation', text: 'Evaluation', path: '/evaluation' },
  { name: 'sources', text: 'Sources', path: '/sources' },
  { name: 'watchlists', text: 'Watchlists', path: '/watchlists' },
  { name: 'briefings', text: 'Briefings', path: '/briefings' },
  { name: 'method', text: 'Method', path: '/method' },
] as const
