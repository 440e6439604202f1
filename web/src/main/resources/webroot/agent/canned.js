// @ts-check

/**
 * Canned replies for a conversation: those that fit what is typed after the slash, in its language first.
 * @param {{shortcut: string, text: string, locale?: string}[]} canned @param {string} asked @param {string} locale
 */
export function fitting(canned, asked, locale) {
  const wanted = asked.toLowerCase();
  const fits = canned.filter((one) => one.shortcut.toLowerCase().startsWith(wanted) || one.text.toLowerCase().includes(wanted));
  return fits.sort((a, b) => Number(b.locale === locale) - Number(a.locale === locale)).slice(0, 6);
}
