// @ts-check
import { t, words } from '../shared/page.js';
import { GRID, banded, legend, names, shortDay, tooltip, values } from './chart-parts.js';

const PAST_DAYS = 42;
const round = (/** @type {number} */ value) => words.number(value, { maximumFractionDigits: 0 });

/** The day a point of the chart stands for, and whether it is yet to come. @param {any} answer @param {number} index */
export function dayAt({ history, rows }, index) {
  const past = history.slice(-PAST_DAYS);
  return index < past.length ? { day: past[index].day, past: true } : { day: rows[index - past.length]?.day, past: false };
}

/** Contacts a day: what came, and what to expect with its interval. @param {any} answer @returns {import('./chart-parts.js').Drawing} */
export function volume({ history, rows }) {
  const past = history.slice(-PAST_DAYS);
  const days = [...past, ...rows].map((/** @type {any} */ row) => row.day);
  const gap = past.map(() => null);
  const expected = [...gap, ...rows.map((/** @type {any} */ row) => ({ ...row, value: row.contacts }))];
  return {
    option: (c) => ({
      grid: GRID,
      legend: legend(c, [t('forecast.was'), t('forecast.expected')]),
      tooltip: { ...tooltip(c), trigger: 'axis', formatter: (/** @type {any[]} */ points) => tip(days, past, expected, points[0].dataIndex) },
      xAxis: names(c, days, { boundaryGap: false, axisLabel: { formatter: shortDay } }),
      yAxis: values(c, round, { min: 0 }),
      series: [{ name: t('forecast.was'), type: 'line', symbol: 'none', data: past.map((/** @type {any} */ row) => row.contacts),
        lineStyle: { color: c.ink2, width: 2 }, itemStyle: { color: c.ink2 } },
      ...banded(expected, { name: t('forecast.expected'), colour: c.accent, dashed: true })],
    }),
    table: { head: [t('day'), t('conversations'), t('interval.head')],
      rows: rows.map((/** @type {any} */ row) => [row.day, round(row.contacts), `${round(row.low)} – ${round(row.high)}`]) },
  };
}

/** @param {string[]} days @param {any[]} past @param {any[]} expected @param {number} index */
function tip(days, past, expected, index) {
  const one = expected[index];
  return one ? `${days[index]}\n${t('forecast.expected')}  ${round(one.value)}  (${round(one.low)} – ${round(one.high)})`
    : `${days[index]}\n${t('n.conversations', { count: past[index].contacts })}`;
}

/** People for each hour of a day to come. @param {any} staffing @returns {import('./chart-parts.js').Drawing} */
export function staff({ hours }) {
  const hour = (/** @type {any} */ one) => `${String(one.hour).padStart(2, '0')}:00`;
  const facts = (/** @type {any} */ one) => [words.number(one.chats, { maximumFractionDigits: 1 }), words.number(one.agents),
    words.clock(one.waitSeconds), words.percent(one.within, 0), words.percent(one.abandon, 0)];
  const head = ['staff.chats', 'staff.people', 'staff.wait', 'staff.within', 'staff.abandon'].map((key) => t(key));
  return {
    option: (c) => ({
      grid: { ...GRID, top: 12, right: 8 },
      tooltip: { ...tooltip(c), trigger: 'axis', formatter: (/** @type {any[]} */ points) => {
        const one = hours[points[0].dataIndex];
        return [hour(one), ...facts(one).map((fact, index) => `${head[index]}  ${fact}`)].join('\n');
      } },
      xAxis: names(c, hours.map(hour)),
      yAxis: values(c, round, { min: 0, minInterval: 1 }),
      series: [{ type: 'bar', data: hours.map((/** @type {any} */ one) => one.agents), barCategoryGap: '30%',
        itemStyle: { color: c.accent, borderRadius: [3, 3, 0, 0] } }],
    }),
    table: { head: [t('hour'), ...head], rows: hours.map((/** @type {any} */ one) => [hour(one), ...facts(one)]) },
  };
}
