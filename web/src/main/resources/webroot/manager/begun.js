// @ts-check

/** Articles begun and not saved, in this tab: they outlive another page, a reload, and a session that ended. */

/** @param {string} locale @param {string} article its id, or + for a new one */
const keyOf = (locale, article) => `evenhand:article:${locale}/${article}`;

/** @param {string} locale @param {string} article @returns {any} what was written, or null */
export function begun(locale, article) {
  try {
    return JSON.parse(sessionStorage.getItem(keyOf(locale, article)) ?? 'null');
  } catch {
    return null; // storage may be forbidden; then nothing was kept
  }
}

/** @param {string} locale @param {string} article @param {any} value null once it is saved or given up */
export function begin(locale, article, value) {
  try {
    if (value) sessionStorage.setItem(keyOf(locale, article), JSON.stringify(value));
    else sessionStorage.removeItem(keyOf(locale, article));
  } catch {
    return; // storage may be full or forbidden; the form itself still has it
  }
}
