// @ts-check

/** What asks for canned replies: a slash and what is looked for; the key gives the other mark where Chinese punctuation is on. */
const ASKS = /^[/、](\S*)$/;

/** Whether an input method still composes; Safari tells the Enter that ends it apart by its code alone. @param {KeyboardEvent} event */
export function composing(event) {
  return event.isComposing || event.keyCode === 229;
}

/** What canned replies are asked for, or null when none are. @param {string} text */
export function asking(text) {
  return ASKS.exec(text)?.[1] ?? null;
}

/**
 * Canned replies for a conversation: those that fit what is typed after the slash, in its language first.
 * @param {{shortcut: string, text: string, locale?: string}[]} canned @param {string} asked @param {string} locale
 */
export function fitting(canned, asked, locale) {
  const wanted = asked.toLowerCase();
  const fits = canned.filter((one) => one.shortcut.toLowerCase().startsWith(wanted) || one.text.toLowerCase().includes(wanted));
  return fits.sort((a, b) => Number(b.locale === locale) - Number(a.locale === locale)).slice(0, 6);
}
