// @ts-check
import { t, words } from '../shared/page.js';
import { tooltip } from './chart-parts.js';

/** A station, or a step such as `handed_off-accepted`, as figures name it. @param {any} event of the chart @returns {string | null} */
export function clicked({ data }) {
  return data?.source ? stepOf({ from: data.source, to: data.target }) : data?.name ?? null;
}

/** @param {{from: string, to: string}} row */
function stepOf({ from, to }) {
  return `${from}-${to}`;
}

/** Filters of the conversations that passed it. @param {string} of a station or a step */
export function passing(of) {
  return { figure: 'flow', by: 'station', of };
}

/** @param {string} of a station or a step */
export function wayName(of) {
  return of.split('-').map(stationName).join(' → ');
}

/** From left to right and from the best to the worst: the same order every time, so that a refresh moves nothing. */
const ORDER = ['contacts', 'bot_first', 'human_first', 'answered_by_bot', 'people_first', 'handed_off', 'queued', 'waited', 'accepted', 'bot_only',
  'left_line', 'not_taken', 'left', 'confirmed', 'verified', 'assumed', 'recontacted', 'unresolved', 'unanswered', 'gave_up', 'abandoned', 'queue_abandoned',
  'ambiguous', 'blocked', 'unengaged', 'pending', 'open'];

/** The way of all conversations, station to station; where there is little width, the stations alone, stage by stage. @param {any[]} rows
 * @param {import('./chart-parts.js').Ways} ways of a station or a step @returns {import('./chart-parts.js').Drawing} */
export function flow(rows, { behind, made }) {
  const linked = rows.filter((row) => row.contacts > 0);
  const stations = [...new Set(linked.flatMap((row) => [row.from, row.to]))].sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b));
  return {
    option: (c, narrow) => (narrow ? bars(c, stages(stations, linked)) : streams(c, stations, linked)),
    table: { head: [t('from'), t('to'), t('conversations')], rows: [
      ...stations.map((name) => [behind(name, stationName(name)), '', made(name, words.number(through(name, linked)))]),
      ...rows.map((row) => [stationName(row.from), stationName(row.to), made(stepOf(row), words.number(row.contacts))])] },
  };
}

/** How many pass a station. @param {string} name @param {any[]} rows */
function through(name, rows) {
  const sum = (/** @type {'from' | 'to'} */ side) => rows.filter((row) => row[side] === name).reduce((all, row) => all + row.contacts, 0);
  return Math.max(sum('to'), sum('from'));
}

/** @param {import('./chart-parts.js').Colours} c @param {string[]} stations @param {any[]} linked */
function streams(c, stations, linked) {
  return {
    tooltip: { ...tooltip(c), formatter: (/** @type {any} */ point) => step(point.data, point.value) },
    series: [{ type: 'sankey', nodeWidth: 8, nodeGap: 18, draggable: false, emphasis: { focus: 'adjacency' }, left: 4, right: 130, top: 12, bottom: 12,
      data: stations.map((name) => ({ name, itemStyle: { color: tint(name, c), borderWidth: 0 } })), // by code: two stations may share a word
      links: linked.map((row) => ({ source: row.from, target: row.to, value: row.contacts })),
      lineStyle: { color: 'source', opacity: 0.16 },
      label: { color: c.ink2, formatter: (/** @type {any} */ node) => `${stationName(node.name)}  ${words.number(node.value)}` } }],
  };
}

/** Streams a finger wide cannot be followed nor labelled: a bar for each station tells as much. @param {import('./chart-parts.js').Colours} c
 * @param {({name: string, value: number} | null)[]} rows null between two stages */
function bars(c, rows) {
  return {
    grid: { left: 4, right: 56, top: 0, bottom: 0, containLabel: true },
    xAxis: { type: 'value', show: false },
    yAxis: { type: 'category', inverse: true, data: rows.map((row, index) => row?.name ?? String(index)), axisLine: { show: false }, axisTick: { show: false },
      axisLabel: { color: c.ink2, interval: 0, fontSize: 12, width: 132, overflow: 'break',
        formatter: (/** @type {string} */ name) => (/^\d+$/.test(name) ? '' : stationName(name)) } },
    series: [{ type: 'bar', barWidth: 14, data: rows.map((row) => (row ? { ...row, itemStyle: { color: tint(row.name, c), borderRadius: [0, 3, 3, 0] } }
      : { value: null })),
      label: { show: true, position: 'right', color: c.ink2, formatter: (/** @type {any} */ bar) =>
        (typeof bar.value === 'number' ? words.number(bar.value) : '') } }],
  };
}

/** The stations in their order, the ends last, a gap after each stage. @param {string[]} stations @param {any[]} linked */
function stages(stations, linked) {
  const into = (/** @type {string} */ name) => linked.filter((row) => row.to === name);
  const from = (/** @type {string} */ name) => linked.filter((row) => row.from === name);
  const stage = (/** @type {string} */ name) => /** @type {number} */ (Math.max(0, ...into(name).map((row) => 1 + stage(row.from))));
  const last = Math.max(...stations.map(stage));
  const staged = stations.map((name) => ({ name, value: through(name, linked), stage: from(name).length ? stage(name) : last }))
    .sort((a, b) => a.stage - b.stage);
  return staged.flatMap((one, index) => (index && staged[index - 1].stage !== one.stage ? [null, one] : [one]));
}

/** What goes well and what the bot does in the accent. @param {string} name @param {import('./chart-parts.js').Colours} c */
function tint(name, c) {
  return /bot|answer|confirm|assum|verif/.test(name) && name !== 'unanswered' ? c.accent : c.ink2;
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
