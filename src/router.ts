import { createRouter, createWebHashHistory, type RouteRecordRaw } from 'vue-router'

/** Screens in the order of the navigation. Every view is a link: path and query hold all view state (see
 *  `core/view-state.ts`); the country page takes its unit from the path, the world page its selection from the query. */
export const routes: readonly RouteRecordRaw[] = [
  { path: '/', name: 'world', component: () => import('./pages/WorldPage.vue'), meta: { title: 'World' } },
  {
    path: '/country/:unit?',
    name: 'country',
    component: () => import('./pages/CountryPage.vue'),
    meta: { title: 'Country' },
  },
  {
    path: '/compare',
    name: 'compare',
    component: () => import('./pages/ComparePage.vue'),
    meta: { title: 'Compare' },
  },
  {
    path: '/model',
    name: 'model',
    component: () => import('./pages/ModelPage.vue'),
    meta: { title: 'Model' },
  },
  {
    path: '/evaluation',
    name: 'evaluation',
    component: () => import('./pages/EvaluationPage.vue'),
    meta: { title: 'Evaluation' },
  },
  {
    path: '/watchlists',
    name: 'watchlists',
    component: () => import('./pages/WatchlistsPage.vue'),
    meta: { title: 'Watchlists' },
  },
  {
    path: '/briefings',
    name: 'briefings',
    component: () => import('./pages/BriefingsPage.vue'),
    meta: { title: 'Briefings' },
  },
  {
    path: '/sources',
    name: 'sources',
    component: () => import('./pages/SourcesPage.vue'),
    meta: { title: 'Sources' },
  },
  {
    path: '/method',
    name: 'method',
    component: () => import('./pages/MethodPage.vue'),
    meta: { title: 'Method' },
  },
  { path: '/:rest(.*)*', name: 'lost', redirect: '/' },
]

export const router = createRouter({
  history: createWebHashHistory(),
  routes,
  // A link that names a section or row (`open`) is scrolled to by its page, once that is drawn.
  scrollBehavior: (to, from, saved) =>
    to.path === from.path || to.query.open !== undefined ? false : (saved ?? { top: 0 }),
})

router.afterEach((to) => {
  document.title = typeof to.meta.title === 'string' ? `${to.meta.title} · Forewatch` : 'Forewatch'
})
