// @ts-check

/**
 * Canned replies for a conversation: those that fit what is typed after the slash, in its language first, with their placeholders filled.
 * @param {{shortcut: string, text: string, locale?: string}[]} canned @param {string} asked @param {string} locale
 */
export function fitting(canned, asked, locale) {
  const wanted = asked.toLowerCase();
  const fits = canned.filter((one) => one.shortcut.toLowerCase().startsWith(wanted) || one.text.toLowerCase().includes(wanted));
  return fits.sort((a, b) => Number(b.locale === locale) - Number(a.locale === locale)).slice(0, 6);
}

/**
 * The text with `{customer.name}`, `{agent.name}`, `{conversation.id}`, `{topic}` filled in; what is not known leaves nothing behind, or
 * what follows the bar in `{customer.name|there}`.
 * @param {string} text @param {Record<string, string | undefined>} values
 */
export function filled(text, values) {
  return text.replace(/(\s?)\{([\w.]+)(?:\|([^}]*))?\}/g, (whole, space, name, otherwise) => {
    if (!(name in values)) return whole;
    const value = values[name] || otherwise;
    return value ? space + value : '';
  });
}
