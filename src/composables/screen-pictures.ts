import { pictureSvg, type Picture } from '../briefing/export/picture'
import { lightTokens } from '../briefing/export/tokens'
import { dateText } from '../format/dates'
import { sourcesBehind } from '../format/provenance'
import tokensCss from '../styles/tokens.css?raw'
import type { Loaded } from '../stores/session'
import { rasterise } from './briefing-files'
import { saveBytes, saveText } from './saveFile'

/** Saves one chart or map of a screen with what it rests on inside: date, model, data, every source with its licence, and
 *  the notice. Always light, as it is made for paper. @throws ForewatchError `internal` where it cannot be drawn */
export async function savePicture(
  picture: Picture,
  loaded: Loaded,
  asOf: string,
  format: 'png' | 'svg',
  stem: string,
): Promise<void> {
  const about = aboutOf(loaded, asOf, picture)
  const { svg, width, height } = pictureSvg(picture, about, lightTokens(tokensCss))
  if (format === 'svg') saveText(`${stem}.svg`, svg, 'image/svg+xml')
  else saveBytes(`${stem}.png`, await rasterise(svg, width, height), 'image/png')
}

/** Where the figures of a picture come from: the series that its scores rest on, and those it shows beside them. Series of
 *  a user's own are named like all others. */
export function aboutOf(
  { model, catalogue, manifest }: Loaded,
  asOf: string,
  of: Pick<Picture, 'nodeId' | 'besides'> = {},
) {
  return {
    asOfText: `As of ${dateText(asOf)}`,
    modelText: `Model ${model.title} ${model.version}`,
    snapshotText: `Data ${manifest.fingerprint.slice(0, 12)}, software ${manifest.software}`,
    label: '',
    sources: sourcesBehind(model, catalogue, of).map((source, i) => ({
      number: i + 1,
      text: `${source.title}, ${source.publisher}, edition ${source.edition}`,
      publisher: source.publisher,
      licence: source.licence,
    })),
  }
}
