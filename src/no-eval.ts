import { config } from 'zod'

/** The content policy forbids code made from text. Zod would try it once and fall back; told so first, it does not try.
 *  Must be imported before any module that builds a schema. */
config({ jitless: true })
