// The part of ECharts that the statistics draw with; loaded when they are opened.
import { BarChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { init, use, type ComposeOption, type EChartsType } from 'echarts/core'
import type { BarSeriesOption } from 'echarts/charts'
import type { GridComponentOption, LegendComponentOption, TooltipComponentOption } from 'echarts/components'
import { SVGRenderer } from 'echarts/renderers'

use([BarChart, GridComponent, LegendComponent, TooltipComponent, AriaComponent, SVGRenderer])
export type Option = ComposeOption<BarSeriesOption | GridComponentOption | LegendComponentOption | TooltipComponentOption>
export type Chart = EChartsType

const token = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim()

export function draw(box: HTMLElement): Chart {
  return init(box, null, { renderer: 'svg' })
}

/** Bars over hours, a colour for each kind. */
export function hoursOption(hours: number[], series: { name: string; counts: number[] }[]): Option {
  const colours = [token('sea200'), token('sea600'), token('amber500'), token('green500'), token('sea900')]
  const text = { color: token('ink2'), fontFamily: token('font'), fontSize: 13 }
  return {
    color: colours,
    animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    textStyle: text,
    grid: { left: 44, right: 12, top: 40, bottom: 28 },
    legend: { right: 0, top: 0, itemWidth: 14, itemHeight: 14, textStyle: text },
    // As text: nothing of a tooltip becomes HTML.
    tooltip: { trigger: 'axis', renderMode: 'richText', axisPointer: { type: 'shadow' } },
    xAxis: { type: 'category', data: hours.map((hour) => `${hour}:00`), axisTick: { show: false }, axisLine: { lineStyle: { color: token('outline') } }, axisLabel: text },
    yAxis: { type: 'value', minInterval: 1, axisLabel: text, splitLine: { lineStyle: { color: token('line') } } },
    series: series.map(({ name, counts }) => ({ type: 'bar', name, data: counts, stack: 'all', barMaxWidth: 34 })),
  }
}
