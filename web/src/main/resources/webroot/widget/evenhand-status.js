// @ts-check
import { icon } from '../shared/icons.js';
import { el } from './dom.js';

/** The line above the message box: "Talk to a person", the place in line, a broken connection, the last problem. Tells `person`. */
export class EvenhandStatus extends HTMLElement {
  connectedCallback() {
    if (this.note) return;
    this.note = el('p', { class: 'banner', role: 'status', hidden: true });
    this.queue = el('div', { class: 'queue', role: 'status', hidden: true });
    this.person = el('button', { class: 'person', type: 'button', onclick: () =>
      this.dispatchEvent(new CustomEvent('person', { bubbles: true })) });
    this.append(this.note, this.queue, this.person);
  }

  /** @param {import('./conversation.js').View} view @param {import('../shared/i18n.js').Words} words */
  show(view, words) {
    const signature = JSON.stringify([view.line.holder, view.place, view.staffed, this.trouble(view, words), words.locale]);
    if (signature === this.signature) return;
    this.signature = signature;
    this.person.hidden = view.line.holder !== 'bot' || view.gone;
    this.person.replaceChildren(icon('person'), words.t('person'));
    this.note.textContent = this.trouble(view, words);
    this.note.hidden = !this.note.textContent;
    this.line(view, words);
  }

  /** @param {import('./conversation.js').View} view @param {import('../shared/i18n.js').Words} words */
  trouble(view, words) {
    if (view.gone) return words.t('gone');
    if (!navigator.onLine) return words.t('offline.you');
    if (view.connection === 'waiting') return words.t('offline');
    const problem = view.problem;
    if (!problem) return '';
    if (problem.unreachable) return words.t('problem.offline');
    if (problem.status === 429) return words.t('problem.limit', { count: problem.retryAfterSeconds || 5 });
    return problem.details.detail || words.t('problem.other');
  }

  /** @param {import('./conversation.js').View} view @param {import('../shared/i18n.js').Words} words */
  line(view, words) {
    this.queue.hidden = view.line.holder !== 'queue';
    if (this.queue.hidden) return;
    const place = view.place;
    const away = view.staffed === false && place?.highSeconds === undefined;
    const title = away ? words.t('queue.away') : place ? words.t('queue.place', { count: place.position }) : words.t('queue.waiting');
    const wait = place && !away && waiting(place, words);
    const text = el('div', {}, el('strong', {}, title), wait && el('span', { class: 'wait' }, wait), el('p', {}, words.t('queue.keep')));
    this.queue.replaceChildren(el('span', { class: 'pulse', 'aria-hidden': 'true' }), text);
  }
}

/** @param {{lowSeconds?: number, highSeconds?: number}} place @param {import('../shared/i18n.js').Words} words */
function waiting({ lowSeconds, highSeconds }, words) {
  if (highSeconds === undefined || highSeconds === null) return '';
  const low = Math.max(1, Math.round((lowSeconds ?? highSeconds) / 60));
  const high = Math.ceil(highSeconds / 60);
  if (highSeconds < 60) return words.t('queue.soon');
  return low >= high ? words.t('queue.wait', { count: high }) : words.t('queue.range', { low, high });
}

customElements.get('evenhand-status') ?? customElements.define('evenhand-status', EvenhandStatus);
