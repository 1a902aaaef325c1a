/** The line under every map: projection, edition of the boundaries, and what they do not say. */
export function mapNote(world: {
  readonly projection: string
  readonly boundaries: string
  readonly notice: string
}): string {
  return `${world.projection} projection. Boundaries: ${world.boundaries}. ${world.notice}`
}
