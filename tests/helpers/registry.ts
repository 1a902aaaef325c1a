import { join } from 'node:path'
import { loadRegistry } from '../../src/tools/registry/load'

/** The real registry of `indicators/countries/`. */
export const registry = loadRegistry(join(import.meta.dirname, '../..'))
