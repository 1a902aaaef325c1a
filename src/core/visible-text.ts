/** Marks that steer or take no room; tabs, line ends, soft hyphens and the joiners that some scripts need stay. */
const HIDDEN = /(?![\t\n\r\u00ad\u200c\u200d])[\p{Cc}\p{Cf}]/gu

/** Text from outside with what nobody sees made visible: marks that turn the direction of writing, take no room or steer a
 *  terminal are shown by their number and obeyed by nothing. */
export function visibleText(text: string): string {
  return text.replace(
    HIDDEN,
    (mark) => `⟨U+${mark.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}⟩`,
  )
}
