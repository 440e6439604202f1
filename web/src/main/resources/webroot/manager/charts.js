// @ts-check
import { t, words } from '../shared/page.js';
import { METRICS, figure } from './figures.js';

/** @typedef {{option: (colours: Record<string, string>) => any, table: {head: string[], rows: any[][]}}} Drawing */

/** A metric over time: a line and its interval as a band for each entry. @param {any[]} rows @param {string} metric @returns {Drawing} */
export function trend(rows, metric) {
  const scale = METRICS[metric].unit === 'share' ? { max: 1, min: 0 } : { min: 0 };
  const axisLabel = { formatter: (/** @type {number} */ value) =>
    (METRICS[metric].unit === 'share' ? words.percent(value, 0) : words.clock(value)) };
  return {
    option: (c) => ({
      grid: { left: 8, right: 28, top: 36, bottom: 4, containLabel: true },
      legend: { top: 0, left: 0, itemWidth: 16, itemHeight: 8, textStyle: { color: c.ink2 }, data: [t('bot_first'), t('human_first')] },
      tooltip: { trigger: 'axis', renderMode: 'richText', backgroundColor: c.surface, borderColor: c.line,
        textStyle: { color: c.ink, fontSize: 12 }, formatter: (/** @type {any[]} */ points) => tip(rows[points[0].dataIndex], metric) },
      xAxis: { type: 'category', data: rows.map((row) => row.start), boundaryGap: false, axisLine: { lineStyle: { color: c.line } },
        axisTick: { show: false }, axisLabel: { color: c.ink3, hideOverlap: true, formatter: shortDay } },
      yAxis: { type: 'value', ...scale, splitLine: { lineStyle: { color: c.line } }, axisLabel: { color: c.ink3, ...axisLabel } },
      series: [...arm(rows, 'humanFirst', { name: t('human_first'), colour: c.ink2, dashed: true }),
        ...arm(rows, 'botFirst', { name: t('bot_first'), colour: c.accent, dashed: false })],
    }),
    table: {
      head: [t('day'), t('conversations'), t('bot_first'), t('interval.head'), t('human_first'), t('interval.head')],
      rows: rows.map((row) => [row.start, words.number(row.contacts), ...cells(row.botFirst, metric), ...cells(row.humanFirst, metric)]),
    },
  };
}

/** @param {any} arm @param {string} metric */
function cells(arm, metric) {
  return [figure(metric, arm?.value), arm?.n && arm.low !== null ? `${figure(metric, arm.low)} – ${figure(metric, arm.high)}` : '–'];
}

/** @param {any} row @param {string} metric */
function tip(row, metric) {
  const line = (/** @type {string} */ key, /** @type {any} */ arm) =>
    (arm?.n ? `${t(key)}  ${figure(metric, arm.value)}  (${cells(arm, metric)[1]}, n ${words.number(arm.n)})` : `${t(key)}  –`);
  return [row.start, line('bot_first', row.botFirst), line('human_first', row.humanFirst)].join('\n');
}

/** @param {any[]} rows @param {string} side @param {{name: string, colour: string, dashed: boolean}} how */
function arm(rows, side, { name, colour, dashed }) {
  const shown = (/** @type {any} */ one) => (one?.n >= 5 && one.low !== null ? one : null); // a day with a handful shows nothing but noise
  const pick = (/** @type {(one: any) => number} */ of) => rows.map((row) => (shown(row[side]) ? of(row[side]) : null));
  const quiet = { type: 'line', symbol: 'none', silent: true, lineStyle: { opacity: 0 }, stack: `${side}-band`, stackStrategy: 'all' };
  return [
    { ...quiet, name: `${side}-low`, data: pick((one) => one.low) },
    { ...quiet, name: `${side}-band`, data: pick((one) => one.high - one.low), areaStyle: { color: colour, opacity: 0.12 } },
    { name, type: 'line', symbol: 'circle', symbolSize: 4, showSymbol: rows.length < 40, data: pick((one) => one.value),
      lineStyle: { color: colour, width: 2, type: dashed ? [6, 4] : 'solid' }, itemStyle: { color: colour } },
  ];
}

/** @param {string} day */
function shortDay(day) {
  return new Intl.DateTimeFormat(words.tag, { month: 'short', day: 'numeric', timeZone: 'UTC' }).format(new Date(day));
}

/** Hours by weekdays: darker is busier. @param {any[]} rows @returns {Drawing} */
export function heat(rows) {
  const days = [...Array(7).keys()].map((day) =>
    new Intl.DateTimeFormat(words.tag, { weekday: 'short', timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, 1 + day))));
  const most = Math.max(1, ...rows.map((row) => row.contacts));
  const hours = [...Array(24).keys()].map((hour) => String(hour).padStart(2, '0'));
  return {
    option: (c) => ({
      grid: { left: 8, right: 8, top: 8, bottom: 44, containLabel: true },
      tooltip: { renderMode: 'richText', backgroundColor: c.surface, borderColor: c.line, textStyle: { color: c.ink, fontSize: 12 },
        formatter: (/** @type {any} */ point) =>
        `${days[point.data[1]]} ${hours[point.data[0]]}:00  ${t('n.conversations', { count: point.data[2] })}` },
      xAxis: { type: 'category', data: hours, axisLine: { show: false }, axisTick: { show: false }, axisLabel: { color: c.ink3 } },
      yAxis: { type: 'category', data: days, inverse: true, axisLine: { show: false }, axisTick: { show: false },
        axisLabel: { color: c.ink3 } },
      visualMap: { min: 0, max: most, orient: 'horizontal', left: 'center', bottom: 0, itemWidth: 10, itemHeight: 120,
        text: [words.number(most), '0'], textStyle: { color: c.ink3 }, inRange: { color: [c.sunken, c.accent] } },
      series: [{ type: 'heatmap', data: rows.map((row) => [row.hour, row.weekday - 1, row.contacts]),
        itemStyle: { borderColor: c.surface, borderWidth: 2, borderRadius: 4 }, emphasis: { itemStyle: { borderColor: c.ink } } }],
    }),
    table: { head: [t('weekday'), t('hour'), t('conversations')],
      rows: rows.map((row) => [days[row.weekday - 1], `${hours[row.hour]}:00`, words.number(row.contacts)]) },
  };
}

/** The way of all conversations, station to station. @param {any[]} rows @returns {Drawing} */
export function flow(rows) {
  const stations = [...new Set(rows.flatMap((row) => [row.from, row.to]))];
  return {
    option: (c) => ({
      tooltip: { renderMode: 'richText', backgroundColor: c.surface, borderColor: c.line, textStyle: { color: c.ink, fontSize: 12 },
        formatter: (/** @type {any} */ point) => step(point.data, point.value) },
      series: [{ type: 'sankey', left: 4, right: 130, top: 12, bottom: 12, nodeWidth: 8, nodeGap: 18, draggable: false,
        emphasis: { focus: 'adjacency' },
        data: stations.map((name) => ({ name, // by code: two stations may share a word
        itemStyle: { color: /bot|answer|confirm|assum/.test(name) ? c.accent : c.ink2, borderWidth: 0 } })),
        links: rows.filter((row) => row.contacts > 0)
          .map((row) => ({ source: row.from, target: row.to, value: row.contacts })),
          lineStyle: { color: 'source', opacity: 0.16 },
          label: { color: c.ink2, formatter: (/** @type {any} */ node) => `${stationName(node.name)}  ${words.number(node.value)}` } }],
    }),
    table: { head: [t('from'), t('to'), t('conversations')],
      rows: rows.map((row) => [stationName(row.from), stationName(row.to), words.number(row.contacts)]) },
  };
}

/** @param {{name?: string, source?: string, target?: string}} part @param {number} contacts */
function step({ name, source, target }, contacts) {
  const way = [name, source, target].filter((code) => code !== undefined).map((code) => stationName(/** @type {string} */ (code)));
  return `${way.join(' → ')}  ${t('n.conversations', { count: contacts })}`;
}

/** @param {string} code */
function stationName(code) {
  return words.messages[`station.${code}`] ?? words.messages[`outcome.${code}`] ?? words.term('entry', code);
}
