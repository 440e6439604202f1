// @ts-check
import { t, words } from '../shared/page.js';
import { GRID, banded, legend, names, tooltip, values } from './chart-parts.js';

const SIDES = [['humanFirst', 'human_first'], ['botFirst', 'bot_first']];

/**
 * How long contacts stay resolved: the share left after so many hours, for both entries.
 * A curve ends where its contacts were followed to: at the window's end, or else at its last return.
 * @param {{botFirst: any, humanFirst: any}} pair curves of steps {hours, value, low, high} @param {number} window in hours
 * @returns {import('./chart-parts.js').Drawing}
 */
export function survival(pair, window) {
  const ends = Object.fromEntries(SIDES.map(([side]) => [side, Math.max(pair[side].estimate ? window : 0, pair[side].steps.at(-1)?.hours ?? 0)]));
  const hours = [...new Set([0, ...Object.values(ends), ...SIDES.flatMap(([side]) => pair[side].steps.map((/** @type {any} */ step) => step.hours))])]
    .sort((a, b) => a - b);
  const each = Array.from({ length: Math.ceil(hours.at(-1) ?? 0) + 1 }, (_, hour) => hour);
  const tick = ticks(each.length);
  const lines = Object.fromEntries(SIDES.map(([side]) => [side, carried(pair[side], each, ends[side])]));
  const rows = Object.fromEntries(SIDES.map(([side]) => [side, carried(pair[side], hours, ends[side])]));
  const least = Math.min(1, ...Object.values(lines).flat().map((one) => one?.low ?? 1));
  return {
    option: (c) => ({
      grid: GRID,
      legend: legend(c, [t('bot_first'), t('human_first')]),
      tooltip: { ...tooltip(c), trigger: 'axis', formatter: (/** @type {any[]} */ points) => {
        const index = points[0].dataIndex;
        return [lasting(each[index]), ...SIDES.map(([side, name]) => `${t(name)}  ${told(lines[side][index])}`)].join('\n');
      } },
      xAxis: names(c, each, { boundaryGap: false, axisLabel: { interval: (/** @type {number} */ hour) => hour % tick === 0,
        formatter: (/** @type {string} */ hour) => lasting(Number(hour)) } }),
      yAxis: values(c, (value) => words.percent(value, 0), { min: Math.max(0, Math.floor(least * 10) / 10), max: 1 }),
      series: SIDES.flatMap(([side, name]) => banded(lines[side], { name: t(name), colour: side === 'botFirst' ? c.accent : c.ink2,
        dashed: true, step: true })),
    }),
    table: { head: [t('survival.after'), t('bot_first'), t('human_first')],
      rows: hours.map((hour, index) => [lasting(hour), told(rows.botFirst[index]), told(rows.humanFirst[index])]) },
  };
}

/** A curve only falls at its own steps: between them it stays. @param {any} curve @param {number[]} hours @param {number} end */
function carried(curve, hours, end) {
  if (!curve.n) return hours.map(() => null);
  let last = { value: 1, low: 1, high: 1 };
  let next = 0;
  return hours.map((hour) => {
    while (next < curve.steps.length && curve.steps[next].hours <= hour) last = curve.steps[next++];
    return hour <= Math.ceil(end) ? last : null;
  });
}

/** @param {any} point */
function told(point) {
  return point ? `${words.percent(point.value)} (${t('interval', { low: words.percent(point.low), high: words.percent(point.high) })})` : '–';
}

/** Hours between two names of the axis: whole days as soon as there are several. @param {number} longest */
function ticks(longest) {
  return longest > 48 ? 24 * Math.ceil(longest / 24 / 7) : 6;
}

/** @param {string} duration such as PT24H or P7D */
export function hoursOf(duration) {
  const [, days = 0, hours = 0] = /^P(?:(\d+)D)?(?:T(\d+)H)?$/.exec(duration) ?? [];
  return Number(days) * 24 + Number(hours);
}

/** @param {number} hours */
function lasting(hours) {
  const days = hours >= 24;
  return words.number(days ? hours / 24 : hours, { style: 'unit', unit: days ? 'day' : 'hour', unitDisplay: 'short',
    maximumFractionDigits: days ? 1 : 0 });
}
