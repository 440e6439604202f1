// @ts-check
import { query } from '../shared/api.js';
import { t, words } from '../shared/page.js';
import { METRICS } from './figures.js';

/**
 * What the manager looks at, kept whole in the address so that a view can be shared.
 * @typedef {Record<string, string>} Look
 */
export const DEFAULTS = Object.freeze({ view: 'report', range: '90', window: 'P7D', metric: 'fcr', step: 'week',
  heat: 'contacts', target: 'all', tz: Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC' });
const VIEWS = ['report', 'time', 'alerts', 'conversations', 'experiments', 'audit', 'knowledge', 'settings', 'made'];
export const RANGES = ['7', '30', '90', '365', 'all', 'custom'];
export const WINDOWS = ['PT24H', 'PT72H', 'P7D', 'P30D'];
const FILTERS = ['topic', 'locale', 'channel'];
/** What a view of the report keeps when one goes from one to the other. */
const KEPT = ['range', 'from', 'to', 'window', 'tz', 'topic', 'locale', 'channel', 'strata', 'target', 'definition', 'mode', 'metric', 'step', 'heat'];

/** Which values there are, where not every one can be shown. @type {Record<string, (value: string) => boolean>} */
const SOUND = {
  view: (value) => VIEWS.includes(value), range: (value) => RANGES.includes(value), window: (value) => WINDOWS.includes(value),
  metric: (value) => value in METRICS, step: (value) => ['day', 'week'].includes(value), heat: (value) => value === 'contacts' || value in METRICS,
  from: isDay, to: (value) => isDay(value) && !(value <= (new URLSearchParams(location.search).get('from') ?? '')), tz: (value) => taken(() => Intl.DateTimeFormat('en', { timeZone: value })),
  locale: (value) => taken(() => Intl.getCanonicalLocales(value)),
};

/** @returns {Look} as the address has it; what it names wrongly is as usual */
export function fromAddress() {
  return { ...DEFAULTS, ...Object.fromEntries([...new URLSearchParams(location.search)].filter(([key, value]) => isSound(key, value))) };
}

/** What the address names that there is not, such as `window=P3D`. @returns {string[]} */
export function strange() {
  return [...new URLSearchParams(location.search)].filter(([key, value]) => !isSound(key, value)).map((pair) => pair.join('='));
}

/** @param {string} key @param {string} value */
function isSound(key, value) {
  return !value || !Object.hasOwn(SOUND, key) || SOUND[key](value);
}

/** @param {string} value */
function isDay(value) {
  return /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value));
}

/** @param {() => any} attempt */
function taken(attempt) {
  try {
    return Boolean(attempt());
  } catch {
    return false; // a RangeError: there is no such thing
  }
}

/** Ways to compare, the most trustworthy last. */
export const MODES = ['raw', 'likeForLike', 'randomised'];

/** The way of the verdict, if it has one. @param {any} report */
export function spokenOf(report) {
  return MODES.find((mode) => mode === report?.reading?.comparison);
}

/** The way that was chosen, or else that of the verdict, so that the sentence and the figures under it tell the same. @param {Look} look @param {any} report */
export function modeOf(look, report) {
  return MODES.find((mode) => mode === look.mode) ?? spokenOf(report) ?? 'likeForLike';
}

/** @param {Look} look @returns {string} address of the look, without what is as usual */
export function addressOf(look) {
  const told = Object.entries(look).filter(([key, value]) => value && value !== /** @type {any} */ (DEFAULTS)[key]);
  return `/manager${query(Object.fromEntries(told))}`;
}

/** The same conversations in another view, without what only this one knows. @param {Look} look @param {string} view */
export function viewOf(look, view) {
  return addressOf({ ...Object.fromEntries(KEPT.map((key) => [key, look[key]])), view });
}

/** The parameters every report takes. @param {Look} look */
export function cohort(look) {
  const { topic, locale, channel, window, tz, definition } = look;
  return { ...span(look), topic, locale, channel, window, tz, definition, lang: words.locale };
}

/** How a figure was made, of a group of a list where one is named. @param {Look} look @param {string} figure @param {string} [by] @param {string} [of] */
export function madeOf(look, figure, by = '', of = '') {
  return addressOf({ ...look, view: 'made', made: '', figure, by, of });
}

/** The same, with what is held equal and on whose mix. @param {Look} look */
export function adjusted(look) {
  return { ...cohort(look), strata: look.strata, target: look.target === DEFAULTS.target ? '' : look.target };
}

/** From which day to which; a range counts back from today in the reader's timezone. @param {Look} look */
export function span({ range, from, to, tz }) {
  if (range === 'custom') return { from, to };
  if (range === 'all') return {};
  const start = new Date(Date.now() - (Number(range) || 90) * 86_400_000);
  return { from: new Intl.DateTimeFormat('en-CA', { timeZone: tz, dateStyle: 'short' }).format(start) };
}

/** @param {Look} look */
export function narrowed(look) {
  return look.range !== DEFAULTS.range || FILTERS.some((key) => look[key]);
}

/** A code in words; an import may not have told it. @param {string} kind @param {string} code */
export function named(kind, code) {
  return words.term(kind, code) || t('untold');
}

/** What of a look makes a preset: which conversations, not which page. @param {Look} look @returns {Look} */
export function preset(look) {
  return Object.fromEntries(['range', 'from', 'to', 'window', 'topic', 'locale', 'channel', 'tz'].map((key) => [key, look[key] ?? '']));
}
