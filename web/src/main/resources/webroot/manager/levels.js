// @ts-check
import { html } from 'lit';
import { icon, t, words } from '../shared/page.js';
import { METRICS, told } from './figures.js';

const TONES = /** @type {Record<string, string>} */ ({ red: 'bad', several: 'bad', yellow: 'warn', green: 'ok', better: 'ok' });
const ICONS = /** @type {Record<string, string>} */ ({ red: 'alert', several: 'alert', yellow: 'alert', green: 'check', better: 'check' });
/** Watched besides the headline metrics; neither more nor fewer handoffs are good in themselves. */
const FEWER_IS_BETTER = ['unanswered', 'abandonment', 'complaints', 'wait', 'first_reply'];

/** @typedef {{metric: string, unit: string, level: string, direction?: string | null, baseline?: number | null, signals: string[]}} Watched */

/**
 * How a metric stands: its level, unless it left the usual for the better (`better`), or its average of some days did and the last day is
 * back already (`settling`).
 * @param {Watched} watched @param {number | null | undefined} value of the last day
 */
export function standingOf({ metric, unit, level, direction, baseline }, value) {
  if (!direction) return level;
  const side = direction === 'above' ? 1 : -1;
  const known = value !== null && value !== undefined && baseline !== null && baseline !== undefined;
  if (level === 'yellow' && known && ((value - baseline) * side <= 0 || told(unit, value) === told(unit, baseline))) return 'settling';
  const better = METRICS[metric]?.better ?? (FEWER_IS_BETTER.includes(metric) ? -1 : 0);
  return better === side ? 'better' : level;
}

/**
 * How all stand together, told by what is shown of each: what is better than usual, or on its way back, does not count among those whose
 * drifting at once is a change (`several`).
 * @param {string[]} standings of each @param {string} level as the server counts it
 */
export function overallOf(standings, level) {
  const moved = standings.filter((standing) => !['green', 'learning'].includes(standing));
  const drifting = moved.filter((standing) => standing === 'yellow').length;
  if (!moved.length || moved.includes('red')) return level;
  if (drifting) return drifting > 1 ? 'several' : 'yellow';
  return moved.includes('settling') ? 'settling' : 'better';
}

/** Told by word and shape as well, never by colour alone. @param {string} standing */
export function levelTag(standing) {
  return html`<span class="tag ${TONES[standing] ?? ''}">${icon(ICONS[standing] ?? 'clock')}${t(`level.${standing}`)}</span>`;
}

/** What rang, a drift with its direction. @param {Watched} watched @returns {string[]} */
export function signalNames({ signals, direction }) {
  return signals.map((signal) => words.messages[`signal.${signal}.${direction}`] ?? t(`signal.${signal}`));
}
