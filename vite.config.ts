import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import vue from '@vitejs/plugin-vue'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { firstView, scriptBudget } from './src/tools/build/first-view-plugin.ts'
import { LIVE_ORIGINS } from './src/sources/live/hosts.ts'
import { offline } from './src/tools/build/offline-plugin.ts'
import { policyHosts } from './src/tools/build/policy-hosts.ts'

/** The dev server puts styles into the page itself, which the content policy forbids; every build carries the policy. */
const policyOnlyInBuilds: Plugin = {
  name: 'policy-only-in-builds',
  apply: 'serve',
  transformIndexHtml: (html) => html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, ''),
}

export default defineConfig({
  root: 'src',
  base: './',
  cacheDir: '../.cache/vite',
  publicDir: '../public',
  plugins: [
    vue(),
    policyOnlyInBuilds,
    policyHosts(LIVE_ORIGINS),
    firstView(resolve(import.meta.dirname, '.cache/first-view.html')),
    scriptBudget(250_000),
    offline(resolve(import.meta.dirname, 'src/offline/service-worker.js')),
  ],
  define: { __VUE_OPTIONS_API__: 'false', __VUE_PROD_DEVTOOLS__: 'false' },
  worker: { format: 'es' },
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    target: 'es2023',
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'vue', test: /node_modules[\\/](@vue|vue|pinia|vue-router)[\\/]/ },
            // The switch against code from text must be set before any schema is made, so it comes with the library.
            { name: 'zod', test: /node_modules[\\/]zod[\\/]|src[\\/]no-eval/ },
            { name: 'echarts', test: /node_modules[\\/](echarts|zrender)[\\/]/ },
            { name: 'leaflet', test: /node_modules[\\/]leaflet[\\/]/ },
            // What most screens need comes as one file: each further request costs more than the bytes it would spare.
            // Only script: styles keep their order, the one with the order of layers first.
            { name: 'common', minShareCount: 8, test: /\.ts$|node_modules.*\.[cm]?js$/ },
          ],
        },
      },
    },
  },
  test: {
    // Left to itself, the runner keeps one of two cores idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        extends: true,
        root: import.meta.dirname,
        test: {
          name: 'node',
          environment: 'node',
          include: ['tests/**/*.node.test.ts'],
          setupFiles: ['tests/helpers/node-setup.ts'],
          testTimeout: 240_000,
          // The engine and the tools keep nothing between runs, so that files of tests share loaded modules: a fifth less work.
          isolate: false,
        },
      },
      {
        extends: true,
        root: import.meta.dirname,
        test: {
          name: 'dom',
          environment: 'happy-dom',
          include: ['tests/**/*.dom.test.ts'],
          setupFiles: ['tests/helpers/dom-setup.ts'],
        },
      },
    ],
  },
})
