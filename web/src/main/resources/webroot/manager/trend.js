// @ts-check
import { t, words } from '../shared/page.js';
import { GRID, banded, legend, names, shortDay, tooltip, values } from './chart-parts.js';
import { METRICS, figure } from './figures.js';

const LEAST = 5;

/** A metric over time: a line and its interval as a band for each entry. @param {any[]} rows @param {string} metric
 * @param {import('./chart-parts.js').Ways} ways of a row @returns {import('./chart-parts.js').Drawing} */
export function trend(rows, metric, { behind, made }) {
  const share = METRICS[metric].unit === 'share';
  const shown = (/** @type {number} */ value) => (share ? words.percent(value, 0) : words.clock(value));
  return {
    option: (c) => ({
      grid: GRID,
      legend: legend(c, [t('bot_first'), t('human_first')]),
      tooltip: { ...tooltip(c), trigger: 'axis', formatter: (/** @type {any[]} */ points) => tip(rows[points[0].dataIndex], metric) },
      xAxis: names(c, rows.map((row) => row.start), { boundaryGap: false, axisLabel: { formatter: shortDay } }),
      yAxis: values(c, shown, share ? span(rows) : { min: 0 }),
      series: [...banded(arms(rows, 'humanFirst'), { name: t('human_first'), colour: c.ink2, dashed: true }),
        ...banded(arms(rows, 'botFirst'), { name: t('bot_first'), colour: c.accent })],
    }),
    table: {
      head: [t('day'), t('conversations'), t('bot_first'), t('interval.head'), t('human_first'), t('interval.head')],
      rows: rows.map((row) => [row.start, behind(row, words.number(row.contacts)), ...[row.botFirst, row.humanFirst].flatMap((arm) => {
        const [value, interval] = cells(arm, metric);
        return [arm?.n ? made(row, value) : value, interval];
      })]),
    },
  };
}

/** The tenths the intervals lie in: a band should be seen, and an axis of lines need not begin at nothing. @param {any[]} rows */
function span(rows) {
  const drawn = ['botFirst', 'humanFirst'].flatMap((side) => arms(rows, side)).filter((one) => one !== null);
  if (!drawn.length) return { min: 0, max: 1 };
  const tenth = (/** @type {number} */ value) => Math.min(1, Math.max(0, value / 10));
  return { min: tenth(Math.floor(Math.min(...drawn.map((one) => one.low)) * 10)),
    max: tenth(Math.ceil(Math.max(...drawn.map((one) => one.high)) * 10)) };
}

/** A day with a handful shows nothing but noise. @param {any[]} rows @param {string} side */
function arms(rows, side) {
  return rows.map((row) => (row[side]?.n >= LEAST && row[side].low !== null ? row[side] : null));
}

/** @param {any} arm @param {string} metric */
function cells(arm, metric) {
  return [arm?.n && arm.tooEarly ? `${figure(metric, arm.value)} · ${t('early')}` : figure(metric, arm?.value), arm?.n && arm.low !== null ? `${figure(metric, arm.low)} – ${figure(metric, arm.high)}` : '–'];
}

/** @param {any} row @param {string} metric */
function tip(row, metric) {
  const line = (/** @type {string} */ key, /** @type {any} */ arm) =>
    (arm?.n ? `${t(key)}  ${figure(metric, arm.value)}  (${cells(arm, metric)[1]}, n ${words.number(arm.n)})${arm.tooEarly ? ` · ${t('early')}` : ''}` : `${t(key)}  –`);
  const recent = row.pending ? [t('trend.pending', { count: row.pending })] : [];
  return [row.start, line('bot_first', row.botFirst), line('human_first', row.humanFirst), ...recent].join('\n');
}
