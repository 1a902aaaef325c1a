import { relative, resolve } from 'node:path'
import type { Plugin } from 'vite'
import { mergeConfig } from 'vitest/config'
import base from '../../../vite.config'
import { MUTANTS } from './list'
import { mutated } from './mutated'

/** The node tests with the fault that FOREWATCH_MUTANT names put in while its file is read; no file is written. */
const root = resolve(import.meta.dirname, '../../..')
const mutant = MUTANTS.find(({ id }) => id === process.env.FOREWATCH_MUTANT)

const fault: Plugin = {
  name: 'seeded-fault',
  enforce: 'pre',
  transform(code, id) {
    if (!mutant || relative(root, id.split('?')[0]!) !== mutant.file) return null
    return { code: mutated(mutant, code), map: null }
  },
}

export default mergeConfig(base, { plugins: [fault] })
