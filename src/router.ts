import {
  createRouter,
  createWebHashHistory,
  type RouteLocationNormalizedLoaded,
  type RouteLocationRaw,
  type Router,
  type RouteRecordRaw,
} from 'vue-router'
import { formatViewState, parseViewState } from './core/view-state'

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

/** Lets every link within the app keep the edition of the data in use, unless it names `edition` itself (also as undefined):
 *  a step to another screen must not change the figures. An address that is typed, opened or gone back to is taken as it
 *  stands. */
export function keepingEdition(router: Router): Router {
  const { resolve, push, replace } = router
  function along(to: RouteLocationRaw): RouteLocationRaw {
    const { edition } = formatViewState(parseViewState(router.currentRoute.value.query))
    if (edition === undefined) return to
    if (typeof to === 'object' && to.query && 'edition' in to.query) return to
    const { path, query, hash } = resolve(to)
    if (query.edition !== undefined) return to
    return typeof to === 'object'
      ? { ...to, query: { ...query, edition } }
      : { path, query: { ...query, edition }, hash }
  }
  router.resolve = ((to: RouteLocationRaw, from?: RouteLocationNormalizedLoaded) =>
    resolve(along(to), from)) as typeof resolve
  router.push = (to) => push(along(to))
  router.replace = (to) => replace(along(to))
  return router
}

export const router = keepingEdition(
  createRouter({
    history: createWebHashHistory(),
    routes,
    // A link that names a section or row (`open`) is scrolled to by its page, once that is drawn.
    scrollBehavior: (to, from, saved) =>
      to.path === from.path || to.query.open !== undefined ? false : (saved ?? { top: 0 }),
  }),
)

router.afterEach((to) => {
  document.title = typeof to.meta.title === 'string' ? `${to.meta.title} · Forewatch` : 'Forewatch'
})
