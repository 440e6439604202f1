// @ts-check
import { t, words } from '../shared/page.js';
import { tooltip } from './chart-parts.js';

/** Which conversations stand behind a station, as filters of the list; other stations are more than one filter can say. */
const BEHIND = /** @type {Record<string, Record<string, string>>} */ ({
  contacts: {}, bot_first: { entry: 'bot_first' }, human_first: { entry: 'human_first' }, gave_up: { state: 'queue_abandoned' },
  ...Object.fromEntries(['confirmed', 'verified', 'assumed', 'recontacted', 'unresolved', 'unanswered', 'queue_abandoned', 'pending',
    'blocked', 'unengaged', 'ambiguous'].map((state) => [state, { state }])),
});

/** @param {any} event of the chart @returns {Record<string, string> | null} */
export function behind(event) {
  return event.dataType === 'node' ? BEHIND[event.data?.name] ?? null : null;
}

/** From left to right and from the best to the worst: the same order every time, so that a refresh moves nothing. */
const ORDER = ['contacts', 'bot_first', 'human_first', 'answered_by_bot', 'people_first', 'handed_off', 'queued', 'waited', 'accepted', 'bot_only',
  'gave_up', 'abandoned', 'not_taken', 'left', 'confirmed', 'verified', 'assumed', 'recontacted', 'unresolved', 'unanswered', 'queue_abandoned',
  'ambiguous', 'blocked', 'unengaged', 'pending', 'open'];
const WIDE_PX = 150;
const SLIM_PX = 68;
const LITTLE = 0.2;

/** The way of all conversations, station to station; from top to bottom where there is little width. @param {any[]} rows
 * @returns {import('./chart-parts.js').Drawing} */
export function flow(rows) {
  const linked = rows.filter((row) => row.contacts > 0);
  const stations = [...new Set(linked.flatMap((row) => [row.from, row.to]))].sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b));
  return {
    option: (c, narrow) => ({
      tooltip: { ...tooltip(c), formatter: (/** @type {any} */ point) => step(point.data, point.value) },
      series: [{ type: 'sankey', nodeWidth: 8, draggable: false, emphasis: { focus: 'adjacency' },
        ...(narrow ? DOWN : ACROSS),
        data: stations.map((name) => ({ name, // by code: two stations may share a word
          label: narrow ? slim(name, linked) : {},
          itemStyle: { color: /bot|answer|confirm|assum|verif/.test(name) ? c.accent : c.ink2, borderWidth: 0 } })),
        links: linked.map((row) => ({ source: row.from, target: row.to, value: row.contacts })),
        lineStyle: { color: 'source', opacity: 0.16 },
        label: { color: c.ink2, formatter: (/** @type {any} */ node) =>
          `${stationName(node.name)}${narrow ? '\n' : '  '}${words.number(node.value)}` } }],
    }),
    table: { head: [t('from'), t('to'), t('conversations')],
      rows: rows.map((row) => [stationName(row.from), stationName(row.to), words.number(row.contacts)]) },
  };
}

const ACROSS = { left: 4, right: 130, top: 12, bottom: 12, nodeGap: 18 };
const DOWN = { orient: 'vertical', left: 28, right: 28, top: 4, bottom: 88, nodeGap: 30 };

/** Below its station; small ends stand close to each other, so that every other one hangs lower. @param {string} name @param {any[]} linked */
function slim(name, linked) {
  const last = !linked.some((row) => row.from === name);
  const alone = name === 'contacts' || name === 'accepted';
  return { position: 'bottom', fontSize: 11, lineHeight: 14, align: 'center', overflow: 'break', width: alone ? WIDE_PX : last ? SLIM_PX : 96,
    offset: [0, last && small(linked).indexOf(name) % 2 === 1 ? 42 : 0] };
}

/** Ends with little room, in their order. @param {any[]} linked */
function small(linked) {
  const into = (/** @type {string} */ name) => linked.filter((row) => row.to === name).reduce((sum, row) => sum + row.contacts, 0);
  const all = linked.filter((row) => row.from === 'contacts').reduce((sum, row) => sum + row.contacts, 0);
  return ORDER.filter((name) => into(name) > 0 && into(name) < all * LITTLE);
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
