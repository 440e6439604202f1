// @ts-check
import { request } from '../shared/api.js';
import { Words, kept, preferredLocale } from '../shared/i18n.js';

/** A made-up shop that embeds the chat with the one line anybody would use; there is none outside the demo. */
const demo = await request('GET', '/api/v1/demo').catch(() => null);
if (!demo?.demo) location.replace('/');

/** As the sample articles of each language have it. @type {Record<string, {currency: string, freeDeliveryFrom: number}>} */
const TERMS = { en: { currency: 'EUR', freeDeliveryFrom: 59 }, zh: { currency: 'CNY', freeDeliveryFrom: 99 } };

const words = await Words.load(preferredLocale(), '/assets/shared/messages');
document.documentElement.lang = words.locale;
const terms = TERMS[words.locale] ?? TERMS.en;
document.title = words.t('shop.name');
for (const node of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-word]'))) {
  node.textContent = words.t(node.dataset.word ?? '', { amount: price(terms.freeDeliveryFrom) });
}
for (const node of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('.price'))) {
  node.textContent = price(Number(words.locale === 'zh' ? node.dataset.priceZh : node.dataset.priceEn));
}

/** @param {number} amount */
function price(amount) {
  return words.number(amount, { style: 'currency', currency: terms.currency, maximumFractionDigits: 0 });
}

const theme = kept('evenhand:theme');
if (theme) document.documentElement.dataset.theme = theme;

const script = document.createElement('script');
script.src = '/widget.js';
script.async = true;
script.dataset.locale = words.locale;
script.dataset.heading = words.t('shop.name');
if (theme) script.dataset.theme = theme;
document.body.append(script);
