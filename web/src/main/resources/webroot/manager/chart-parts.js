// @ts-check
import { words } from '../shared/page.js';

/** @typedef {Record<string, string>} Colours the tokens as plain rgb */
/** @typedef {{option: (colours: Colours, narrow: boolean) => any, table: {head: string[], rows: any[][]}, label?: string}} Drawing */

/**
 * Where a row of the table behind a chart leads: its count to the conversations, its figure to how it was made.
 * @typedef {{behind: (row: any, shown: string) => any, made: (row: any, shown: string) => any}} Ways
 */

/** A tooltip of plain text: nothing of what it shows is ever read as markup. @param {Colours} c */
export function tooltip(c) {
  return { renderMode: 'richText', confine: true, backgroundColor: c.surface, borderColor: c.line,
    textStyle: { color: c.ink, fontSize: 12 } };
}

/** An axis of names, such as days. @param {Colours} c @param {any[]} data @param {any} [more] */
export function names(c, data, more = {}) {
  return { type: 'category', data, axisLine: { lineStyle: { color: c.line } }, axisTick: { show: false },
    ...more, axisLabel: { color: c.ink3, hideOverlap: true, ...more.axisLabel } };
}

/** An axis of values. @param {Colours} c @param {(value: number) => string} shown @param {any} [more] */
export function values(c, shown, more = {}) {
  return { type: 'value', splitLine: { lineStyle: { color: c.line } }, axisLabel: { color: c.ink3, formatter: shown }, ...more };
}

/** @param {Colours} c @param {string[]} data */
export function legend(c, data) {
  return { top: 0, left: 0, itemWidth: 16, itemHeight: 8, textStyle: { color: c.ink2 }, data };
}

export const GRID = Object.freeze({ left: 8, right: 28, top: 36, bottom: 4, containLabel: true });

/**
 * A line and its interval as a band; null where there is nothing to draw.
 * @param {(({value: number, low: number, high: number, tooEarly?: boolean}) | null)[]} points those of which it is too early to tell are hollow
 * @param {{name: string, colour: string, dashed?: boolean, step?: boolean}} how
 */
export function banded(points, { name, colour, dashed = false, step = false }) {
  const pick = (/** @type {(one: any) => number} */ of) => points.map((one) => (one ? of(one) : null));
  const quiet = { type: 'line', symbol: 'none', silent: true, lineStyle: { opacity: 0 }, stack: `${name} band`, stackStrategy: 'all',
    step: step ? 'end' : false };
  return [
    { ...quiet, name: `${name} low`, data: pick((one) => one.low) },
    { ...quiet, name: `${name} band`, data: pick((one) => one.high - one.low), areaStyle: { color: colour, opacity: 0.12 } },
    { name, type: 'line', symbol: 'circle', symbolSize: 5, showSymbol: points.length < 40 && !step, step: step ? 'end' : false,
      data: points.map((one) => (one?.tooEarly ? { value: one.value, symbol: 'emptyCircle', symbolSize: 8 } : one && one.value)), lineStyle: { color: colour, width: 2, type: dashed ? [6, 4] : 'solid' }, itemStyle: { color: colour } },
  ];
}

/** @param {string} day such as 2026-10-01 */
export function shortDay(day) {
  return new Intl.DateTimeFormat(words.tag, { month: 'short', day: 'numeric', timeZone: 'UTC' }).format(new Date(day));
}
