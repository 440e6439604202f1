// @ts-check
import { html, nothing } from 'lit';
import { t, words } from './page.js';

const SOON_MS = 60_000;

/** How long since; moved by `tick`. @param {string} at @param {string} title */
export function since(at, title) {
  return html`<time class="num" data-since=${at} datetime=${at} title=${title} .textContent=${elapsed(at)}></time>`;
}

/** What is left until something is due, and how much it is late. @param {string | undefined} at @param {string} key message with {clock} */
export function due(at, key) {
  if (!at) return nothing;
  return html`<time class="tag num ${urgency(at)}" data-due=${at} data-key=${key} datetime=${at} .textContent=${left(at, key)}></time>`;
}

/** Only the clocks move: two hundred tickets redraw nothing else. @param {HTMLElement} root */
export function tick(root) {
  for (const clock of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('time[data-since]'))) {
    clock.textContent = elapsed(clock.dataset.since ?? '');
  }
  for (const clock of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('time[data-due]'))) {
    const { due: at = '', key = '' } = clock.dataset;
    clock.textContent = left(at, key);
    clock.className = `tag num ${urgency(at)}`;
  }
}

/** @param {string} at */
function elapsed(at) {
  return words.clock((Date.now() - new Date(at).getTime()) / 1000);
}

/** @param {string} at @param {string} key */
function left(at, key) {
  const rest = new Date(at).getTime() - Date.now();
  return t(rest < 0 ? `${key}.late` : key, { clock: words.clock(Math.abs(rest) / 1000) });
}

/** @param {string} at */
function urgency(at) {
  const rest = new Date(at).getTime() - Date.now();
  return rest < 0 ? 'bad' : rest < SOON_MS ? 'warn' : '';
}
