// @ts-check
import { t, words } from '../shared/page.js';

/** How a metric is written and read. `better` is the direction that is good. */
export const METRICS = /** @type {Record<string, {unit: 'share' | 'seconds', better: 1 | -1}>} */ ({
  fcr: { unit: 'share', better: 1 },
  aht: { unit: 'seconds', better: -1 },
  csat: { unit: 'share', better: 1 },
  confirmed: { unit: 'share', better: 1 },
});

/** Before a metric's name: a day of it against what is usual. */
export const WATCHED = 'watched_';

/** Every figure of which it is told how it was made. */
export const FIGURES = ['fcr', 'aht', 'csat', 'confirmed', 'contacts', 'flow', 'state_confirmed', 'state_verified', 'state_assumed', 'fcr_customer', 'fcr_strict', 'fcr_any_topic',
  'fcr_net', 'handoff', 'handoff_reason', 'judged', 'containment', 'abandonment', 'left_line', 'suspected_silent_abandonment', 'complaints', 'ces', 'nps', 'sentiment', 'blocked',
  'wait', 'first_reply', 'customer_clock', 'staff_clock', 'bot_clock', 'idle', 'cost_per_resolution', 'contactRate', 'fcr_curve', 'recontact', 'forecast', 'staffing',
  ...['fcr', 'csat', 'unanswered', 'handoff', 'abandonment', 'complaints', 'wait', 'first_reply', 'aht'].map((metric) => WATCHED + metric)];

/** @param {string} metric @param {number | null | undefined} value */
export function figure(metric, value) {
  if (value === null || value === undefined) return '–';
  return METRICS[metric]?.unit === 'seconds' ? words.clock(value) : words.percent(value);
}

/** The interval of a figure in words; empty where there is none. @param {string} metric @param {any} one */
export function interval(metric, one) {
  return one?.low === null || one?.low === undefined ? '' : t('interval', { low: figure(metric, one.low), high: figure(metric, one.high) });
}

/** What of a rate rests on silence, with its interval; empty where nothing does. @param {any} one */
export function assumed(one) {
  if (!one?.assumed || !one.assumedInterval) return '';
  const [share, low, high] = [one.assumed, one.assumedInterval.low, one.assumedInterval.high].map((part) => words.percent(part));
  return t('assumed.beside', { share, low, high });
}

/** The name of a metric or of a further measure. @param {string} code */
export function measureName(code) {
  if (code.startsWith(WATCHED)) return t('made.watch', { metric: measureName(code.slice(WATCHED.length)) });
  return words.messages[`metric.${code}`] ?? words.term('measure', code);
}

/** A difference, signed: points for shares, minutes and seconds for times. @param {string} metric @param {number} value */
export function gap(metric, value) {
  if (METRICS[metric]?.unit !== 'seconds') return words.points(value);
  const whole = Math.round(value);
  return `${whole > 0 ? '+' : whole < 0 ? '−' : ''}${words.clock(Math.abs(whole))}`;
}

/** What a day's value is of: a share or a time. @param {string} unit @param {number | null | undefined} value */
export function told(unit, value) {
  if (value === null || value === undefined) return '–';
  return unit === 'seconds' ? words.clock(value) : words.percent(value);
}

/** @param {string} metric @param {{value: number, low: number, high: number}} difference */
export function gapUnit(metric, difference) {
  return METRICS[metric]?.unit === 'seconds' ? gap(metric, difference.value) : t('points', { value: gap(metric, difference.value) });
}

/**
 * Who is ahead, or that it cannot be told: the interval decides.
 * @param {string} metric
 * @param {{low: number, high: number} | null | undefined} difference
 * @returns {'bot' | 'people' | 'open' | 'none'}
 */
export function ahead(metric, difference) {
  if (!difference || difference.low === null || difference.high === null) return 'none';
  if (difference.low <= 0 && difference.high >= 0) return 'open';
  return Math.sign(difference.low) === METRICS[metric].better ? 'bot' : 'people';
}

/** The comparison under a mode, or null where there is none. @param {any} metric @param {string} mode */
export function under(metric, mode) {
  const block = metric?.[mode];
  return block && (block.botFirst?.n || block.humanFirst?.n) ? block : null;
}
