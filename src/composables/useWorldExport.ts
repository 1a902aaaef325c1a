import type { Picture } from '../briefing/export/picture'
import { mapFigure, mapNote } from '../briefing/figures/map-figure'
import { isUnsure, likelierTier, tierShare } from '../core/frame-doubt'
import type { CsvTable } from '../format/csv-writer'
import { dateText } from '../format/dates'
import { doubtBasis } from '../format/doubt-text'
import { numbers } from '../format/numbers'
import { PROBABILITY_RULE, sourceLines } from '../format/provenance'
import { displayClass } from '../map/display-class'
import { useGeography } from '../stores/geography'
import { aboutLines, useScreenExport, type ScreenExport } from './useScreenExport'
import { legendId, type useWorldView } from './useWorldView'

/** What the World screen has to take along: the map and the list as they stand, filter and reading included. */
export function useWorldExport(
  world: ReturnType<typeof useWorldView>,
  title: () => string,
  subtitle: () => string,
  filter: () => readonly string[],
): ScreenExport {
  const geography = useGeography()
  const only = () => new Set(world.only.value)
  function isShown(u: number): boolean {
    const [frame, wanted] = [world.frame.value, only()]
    if (!frame || wanted.size === 0) return true
    const tier = frame.tierIndex[u]!
    return (
      wanted.has(
        legendId(
          frame,
          world.tiers.value.map(({ id }) => id),
          u,
        ),
      ) ||
      (wanted.has('unsure') && isUnsure(world.doubt.value, u, tier)) ||
      (wanted.has('filled') && world.isFilled(u))
    )
  }
  const filterText = () => (filter().length > 0 ? `Shown: ${filter().join(', ')}` : '')

  /** Why a unit has no tier, so that no blank cell stands for several things. */
  function reasonOf(u: number, floor: number): string {
    const frame = world.frame.value!
    if (displayClass(frame, u) === 'no-data') return 'no data: no series speaks for this country yet'
    return frame.coverage[u]! < floor
      ? `tier withheld: coverage under the floor of ${numbers.percent(floor)}`
      : 'tier withheld: too few of its parts have a score'
  }

  function picture(): Picture {
    const frame = world.frame.value!
    const figure = mapFigure({
      frame,
      tiers: world.tiers.value,
      geometry: geography.world!,
      isUnsure: (u) => isUnsure(world.doubt.value, u, frame.tierIndex[u]!),
      isShown,
    })
    // A map holds no bands.
    const about = subtitle().replace(/, (bands are 90.% intervals|ranges not worked out yet)/, '')
    const note = [about, filterText(), mapNote(geography.world!)].filter((part) => part !== '').join('. ')
    const of = world.isPart.value ? 'scores' : 'risk tiers'
    return {
      ...{ id: 'map', title: title(), figure, alt: `World map of ${of}: ${title()}`, note },
      nodeId: frame.nodeId,
    }
  }

  function table(): CsvTable {
    const frame = world.frame.value!
    const { model, session } = { model: world.model.value, session: world.session }
    const { loaded } = session
    const doubt = world.doubt.value
    const floor = model?.tierCoverageFloor ?? 0
    const isPart = world.isPart.value
    const order = frame.units
      .map((_, u) => u)
      // The rows of the screen: no unit that did not exist at this date.
      .filter((u) => isShown(u) && displayClass(frame, u) !== 'not-covered')
      .sort(
        (a, b) =>
          (frame.rank[a]! || 999) - (frame.rank[b]! || 999) ||
          (frame.units[a]!.name < frame.units[b]!.name ? -1 : 1),
      )
    const about = aboutLines(
      `${title()} (${frame.readingId}, ${frame.nodeId})`,
      dateText(frame.asOf),
      model ? `${model.title} ${model.version}` : '',
      session.manifest?.fingerprint ?? '',
      loaded
        ? sourceLines(loaded.model, loaded.catalogue, { nodeId: frame.nodeId, besides: ['ewp_mk_ongoing'] })
        : [],
    )
    return {
      about: [
        ...about,
        ...(doubt
          ? [doubtBasis(doubt), PROBABILITY_RULE]
          : ['Ranges and tier probabilities were not worked out yet, so no tier is named']),
        ...(filterText() === '' ? [] : [filterText()]),
      ],
      head: [
        ...[
          'unit',
          'name',
          'region',
          'subregion',
          'rank',
          'rank_low_90',
          'rank_high_90',
          isPart ? 'class' : 'tier',
        ],
        ...[
          isPart ? 'class_probability' : 'tier_probability',
          isPart ? 'likelier_class' : 'likelier_tier',
          isPart ? 'likelier_class_probability' : 'likelier_tier_probability',
          'score',
          'score_low_90',
          'score_high_90',
          'change_12_months',
        ],
        ...['model_coverage', 'framework_coverage', 'filled_share', 'age_newest_months', 'ongoing'],
        'no_tier_reason',
      ],
      rows: order.map((u) => {
        const unit = frame.units[u]!
        const tier = frame.tierIndex[u]!
        const given = tier >= 0
        const known = given ? doubt : undefined
        const share = tierShare(known, u, tier)
        const other = likelierTier(known, u, tier)
        return [
          ...[unit.id, unit.name, unit.region, unit.subregion, given ? frame.rank[u] : undefined],
          ...[
            known?.rankLow[u],
            known?.rankHigh[u],
            Number.isNaN(share) ? undefined : world.tiers.value[tier]?.title,
          ],
          ...[share, world.tiers.value[other]?.title, tierShare(known, u, other)],
          ...[given ? frame.score100[u] : undefined],
          ...[known?.low100[u], known?.high100[u], given ? frame.change12Months[u] : undefined],
          ...[frame.coverage[u], frame.frameworkCoverage[u], frame.filledShare[u], frame.ageNewestMonths[u]],
          frame.ongoing[u] === 255 ? undefined : frame.ongoing[u] === 1,
          given ? undefined : reasonOf(u, floor),
        ]
      }),
    }
  }

  return useScreenExport(() => {
    const frame = world.frame.value
    if (!frame || !geography.world || world.session.phase !== 'ready') return undefined
    return {
      name: 'world',
      asOf: frame.asOf,
      pictures: [{ id: 'map', text: 'Map', make: picture }],
      tables: [{ id: 'list', text: 'List', make: table }],
      briefing: { kind: 'map', units: [], text: 'Briefing with this map' },
    }
  })
}
