// @ts-check
import { t, words } from '../shared/page.js';
import { names, tooltip } from './chart-parts.js';
import { assumed, figure, interval } from './figures.js';

const HOURS = [...Array(24).keys()].map((hour) => String(hour).padStart(2, '0'));

/**
 * Hours by weekdays: darker is more, of contacts or of the metric; an hour with too few contacts to say stays blank.
 * @param {any[]} rows @param {string} measure a metric, or contacts @param {import('./chart-parts.js').Ways} ways of an hour @returns {import('./chart-parts.js').Drawing}
 */
export function heat(rows, measure, { behind, made }) {
  const days = [...Array(7).keys()].map((day) => words.weekday(day + 1));
  const value = (/** @type {any} */ row) => (measure === 'contacts' ? row.contacts : row.figure?.tooEarly ? null : row.figure?.value ?? null);
  const shown = (/** @type {any} */ row) => (measure === 'contacts' ? t('n.conversations', { count: row.contacts })
    : [figure(measure, value(row)), ...(value(row) === null ? [] : [interval(measure, row.figure), assumed(row.figure)]), t('n', { count: row.figure?.n ?? 0 })]
      .filter(Boolean).join(' · '));
  const known = rows.map(value).filter((one) => one !== null);
  const [least, most] = measure === 'contacts' ? [0, Math.max(1, ...known)] : [Math.min(...known), Math.max(...known)];
  const end = (/** @type {number} */ one) => (measure === 'contacts' ? words.number(one) : figure(measure, one));
  return {
    option: (c) => ({
      grid: { left: 8, right: 8, top: 8, bottom: 44, containLabel: true },
      tooltip: { ...tooltip(c), formatter: (/** @type {any} */ point) => {
        const row = rows[point.dataIndex];
        return `${days[row.weekday - 1]} ${HOURS[row.hour]}:00  ${shown(row)}`;
      } },
      xAxis: names(c, HOURS, { axisLine: { show: false } }),
      yAxis: names(c, days, { inverse: true, axisLine: { show: false } }),
      visualMap: { min: least, max: most, orient: 'horizontal', left: 'center', bottom: 0, itemWidth: 10, itemHeight: 120,
        text: known.length ? [end(most), end(least)] : [], textStyle: { color: c.ink3 }, inRange: { color: [c.sunken, c.accent] } },
      series: [{ type: 'heatmap', data: rows.map((row) => [row.hour, row.weekday - 1, value(row) ?? '-']),
        itemStyle: { borderColor: c.surface, borderWidth: 2, borderRadius: 4 }, emphasis: { itemStyle: { borderColor: c.ink } } }],
    }),
    table: { head: [t('weekday'), t('hour'), t('conversations'), ...(measure === 'contacts' ? [] : [t(`metric.${measure}`)])],
      rows: rows.map((row) => [days[row.weekday - 1], `${HOURS[row.hour]}:00`, behind(row, words.number(row.contacts)),
        ...(measure === 'contacts' ? [] : [row.figure?.n ? made(row, shown(row)) : shown(row)])]) },
  };
}
