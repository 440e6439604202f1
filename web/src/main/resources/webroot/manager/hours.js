// @ts-check
import { t, words } from '../shared/page.js';

export const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const FIRST_MONDAY = Date.UTC(2024, 0, 1);

/** @param {number} index from Monday @param {'long' | 'short'} weekday */
export function dayName(index, weekday) {
  return new Intl.DateTimeFormat(words.tag, { weekday, timeZone: 'UTC' }).format(new Date(FIRST_MONDAY + index * 86_400_000));
}

/** Opening hours in few words: days that are alike stand together. @param {any} hours */
export function summaryOf(hours) {
  const week = hours?.week ?? {};
  if (!Object.keys(week).length) return t('hours.always');
  const runs = /** @type {{from: number, to: number, shifts: string}[]} */ ([]);
  DAYS.forEach((day, index) => {
    const shifts = (week[day] ?? []).join(', ');
    const last = runs[runs.length - 1];
    if (!shifts) return;
    if (last?.to === index - 1 && last.shifts === shifts) last.to = index;
    else runs.push({ from: index, to: index, shifts });
  });
  return runs.map(({ from, to, shifts }) => `${dayName(from, 'short')}${to > from ? `–${dayName(to, 'short')}` : ''} ${shifts}`).join(', ');
}
