/** The custom properties that a chart needs, read from the page so that no chart holds a colour of its own. */
export const CHART_TOKEN_NAMES = [
  'surface',
  'sunk',
  'line',
  'line-2',
  'ctl',
  'ink',
  'ink-2',
  'ink-3',
  'accent',
  'raise',
  'lower',
  'band',
  's1',
  's2',
  's5',
  'sans',
] as const
export type ChartTokens = Readonly<Record<(typeof CHART_TOKEN_NAMES)[number], string>>

/** Reads the tokens through a getter, for example `(name) => style.getPropertyValue('--' + name)`. */
export function readChartTokens(get: (name: string) => string): ChartTokens {
  return Object.fromEntries(CHART_TOKEN_NAMES.map((name) => [name, get(name).trim()])) as ChartTokens
}

/** The one ECharts theme, made from the page's own custom properties: no animation, hairline split lines, no axis line,
 *  11 px labels, no tooltip of ECharts' own (it needs inline styles, which the content policy forbids). */
export function echartsTheme(tokens: ChartTokens) {
  const label = { color: tokens['ink-3'], fontSize: 11, fontFamily: tokens.sans }
  const axis = {
    axisLine: { show: false, lineStyle: { color: tokens['line-2'] } },
    axisTick: { show: false },
    axisLabel: label,
    splitLine: { show: true, lineStyle: { color: tokens.line, width: 1 } },
  }
  return {
    animation: false,
    backgroundColor: 'transparent',
    textStyle: { color: tokens['ink-2'], fontFamily: tokens.sans, fontSize: 11 },
    color: [tokens.ink, tokens.s5, tokens.s1],
    valueAxis: axis,
    categoryAxis: { ...axis, splitLine: { show: false } },
    tooltip: { show: false },
    line: { symbol: 'none', connectNulls: false },
  } as const
}
