// @ts-check
import { settled } from './page.js';

/**
 * What was sent is not sent again by a second click, before it is known what came of the first: two tokens would be made where one was
 * meant. Until then the form says `aria-busy`.
 * @param {HTMLElement} root @param {string} [forms] which of the forms in it
 */
export function onlyOnce(root, forms = 'form') {
  root.addEventListener('click', (event) => {
    const button = /** @type {HTMLElement} */ (event.target).closest?.('[type="submit"]');
    if (event.detail > 1 && button?.closest(forms)) event.preventDefault();
  }, true);
  root.addEventListener('submit', async (event) => {
    const form = /** @type {HTMLFormElement} */ (event.target);
    if (!form.matches(forms)) return;
    if (form.ariaBusy === 'true') {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    form.ariaBusy = 'true';
    await settled();
    form.ariaBusy = null;
  }, true);
}
