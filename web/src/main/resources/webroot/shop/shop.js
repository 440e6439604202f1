// @ts-check
import { request } from '../shared/api.js';
import { Words, kept, preferredLocale } from '../shared/i18n.js';

/** A made-up shop that embeds the chat with the one line anybody would use; there is none outside the demo. */
const demo = await request('GET', '/api/v1/demo').catch(() => null);
if (!demo?.demo) location.replace('/');

/** As the sample articles have it. */
const FREE_DELIVERY_FROM = 59;

const words = await Words.load(preferredLocale(), '/assets/shared/messages');
document.documentElement.lang = words.locale;
document.title = words.t('shop.name');
for (const node of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-word]'))) {
  node.textContent = words.t(node.dataset.word ?? '', { amount: price(FREE_DELIVERY_FROM) });
}
for (const node of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-price]'))) {
  node.textContent = price(Number(node.dataset.price));
}

/** @param {number} euros */
function price(euros) {
  return words.number(euros, { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 });
}

const theme = kept('evenhand:theme');
if (theme) document.documentElement.dataset.theme = theme;

const script = document.createElement('script');
script.src = '/widget.js';
script.async = true;
script.dataset.locale = words.locale;
if (theme) script.dataset.theme = theme;
document.body.append(script);
