// @ts-check
import { t, words } from '../shared/page.js';
import { named } from './filters.js';
import { passing, wayName } from './flow.js';

const DAY_MS = 86_400_000;

/** What of a list's groups can be said in words. @type {Record<string, (of: string) => string>} */
const NAMES = {
  topic: (of) => words.term('topic', of), channel: (of) => named('channel', of), reason: (of) => named('reason', of),
  hour: (of) => hourName(of), day: (of) => words.date(of, 'UTC'), week: (of) => words.range(of, later(of, 6)),
  station: wayName,
};

/** Which conversations a group holds, as the list of them is asked for; null where its filters cannot say that. @type {Record<string, (of: string) => Record<string, string> | null>} */
const FILTERS = {
  topic: (topic) => ({ topic }), channel: (channel) => ({ channel }), reason: (reason) => ({ reason }), agent: (agent) => ({ agent }),
  version: (version) => ({ version }), hour: (of) => ({ weekday: of.split('-')[0], hour: of.split('-')[1] }),
  day: (of) => ({ range: 'custom', from: of, to: later(of, 1) }), week: (of) => ({ range: 'custom', from: of, to: later(of, 7) }),
  station: passing,
};

/** The group of a list that a figure is told of, such as an agent; empty for all contacts. @param {any} working */
export function groupName({ by, of, ofName }) {
  return by ? t(`by.${by}`, { name: NAMES[by]?.(of) ?? ofName }) : '';
}

/** @param {string} by @param {string} of */
export function filtersOf(by, of) {
  return by in FILTERS ? FILTERS[by](of) : {};
}

/** Whose figure a line is: who went first, who handled it, or the group it is told of. @param {string} of @param {any} working */
export function lineName(of, working) {
  if (words.messages[`side.${of}`]) return t(`side.${of}`);
  if (of === working.of) return NAMES[working.by]?.(of) ?? working.ofName;
  if (/^\d{4}-\d\d-\d\d$/.test(of)) return words.date(of, 'UTC');
  return words.messages[`reason.${of}`] || named('channel', of);
}

/** @param {string} of weekday and hour, such as 3-14 */
function hourName(of) {
  const [weekday, hour] = of.split('-');
  return `${words.weekday(Number(weekday))} ${hour.padStart(2, '0')}:00`;
}

/** @param {string} day @param {number} days */
function later(day, days) {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}
