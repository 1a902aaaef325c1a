/** `npx tsx src/tools/package-geo.ts`: makes `public/geo` alone; `npm run data` makes it together with the series. */
import { writeGeo } from './geo/write-geo'

await writeGeo('public/geo')
