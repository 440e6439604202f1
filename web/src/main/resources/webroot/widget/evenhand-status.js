// @ts-check
import { icon } from '../shared/icons.js';
import { el } from './dom.js';
import { sentence } from './trouble.js';

/**
 * The line above the message box: "Talk to a person", the place in line, what may be done instead of waiting, a broken connection, the
 * last problem. Tells `person`, `leave` and `bot`.
 */
export class EvenhandStatus extends HTMLElement {
  connectedCallback() {
    if (this.note) return;
    this.note = el('p', { class: 'banner', role: 'status', hidden: true });
    this.queue = el('div', { class: 'queue', role: 'status', 'aria-atomic': 'false', hidden: true });
    this.person = el('button', { class: 'person', type: 'button', onclick: () => this.tell('person') });
    this.append(this.note, this.queue, this.person);
  }

  /** @param {string} type */
  tell(type) {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true }));
  }

  /** @param {import('./conversation.js').View} view @param {import('../shared/i18n.js').Words} words @param {Duty} duty */
  show(view, words, duty) {
    const { holder, offer, left } = view.line;
    const trouble = this.trouble(view, words);
    const signature = JSON.stringify([holder, offer, left, view.place, duty, view.gone, trouble, words.locale]);
    if (signature === this.signature) return;
    this.signature = signature;
    this.person.hidden = holder !== 'bot' || view.gone;
    this.person.replaceChildren(icon('person'), words.t('person'));
    this.note.textContent = trouble;
    this.note.hidden = !trouble;
    this.queue.hidden = duty.leaving || (holder !== 'queue' && !offer);
    if (this.queue.hidden) return;
    this.queue.toggleAttribute('data-place', Boolean(view.place) && !left);
    const shape = JSON.stringify([Boolean(left), holder, words.locale]);
    if (shape !== this.shape) this.queue.replaceChildren(...this.line(view, words));
    this.shape = shape;
    const { title, wait } = left ? parked(left, words) : standing(view, words, duty);
    if (this.headline.textContent !== title) this.headline.textContent = title;
    if (this.estimate.textContent !== wait) this.estimate.textContent = wait;
    this.estimate.hidden = !wait;
  }

  /** @param {import('./conversation.js').View} view @param {import('../shared/i18n.js').Words} words */
  trouble(view, words) {
    if (view.gone) return words.t('gone');
    if (!navigator.onLine) return words.t('offline.you');
    if (view.connection === 'waiting') return words.t('offline');
    if (view.problem) return sentence(view.problem, words);
    return view.reconnecting ? words.t('reconnecting', { name: view.line.agent }) : '';
  }

  /** What stays while the place changes, so that nobody's focus is taken away. @param {import('./conversation.js').View} view @param {import('../shared/i18n.js').Words} words */
  line(view, words) {
    const { left } = view.line;
    this.headline = el('strong');
    this.estimate = el('span', { class: 'wait' });
    const act = (/** @type {string} */ key) => el('button', { class: 'link', type: 'button', onclick: () => this.tell(key) }, words.t(`queue.${key}`));
    const ways = el('p', { class: 'ways' }, !left && act('leave'), act('bot'));
    const keep = !left && view.line.holder === 'queue' && el('p', {}, words.t('queue.keep'));
    const text = el('div', {}, this.headline, this.estimate, keep, ways);
    return [el('span', { class: left ? 'pulse still' : 'pulse', 'aria-hidden': 'true' }), text];
  }
}

/**
 * @typedef {{staffed: boolean, open: boolean, opensAt?: string, leaving?: boolean}} Duty whether people are there, and when they are back;
 *   `leaving` while a message to leave is being written
 */

/** Without opening hours the message waits for nobody in particular: the moment it names is over. @param {{until?: string}} left @param {import('../shared/i18n.js').Words} words */
function parked({ until }, words) {
  return { title: words.t('left.title'), wait: until && new Date(until).getTime() > Date.now() ? words.t('left.until', { when: words.when(until) }) : words.t('left.soon') };
}

/** @param {import('./conversation.js').View} view @param {import('../shared/i18n.js').Words} words @param {Duty} duty */
function standing({ line, place }, words, duty) {
  const { offer } = line;
  const away = (place?.staffed ?? duty.staffed) === false && place?.highSeconds === undefined;
  const opensAt = offer?.opensAt ?? place?.opensAt ?? duty.opensAt;
  const back = opensAt ? words.t('queue.back', { when: words.when(opensAt) }) : '';
  if (offer) return { title: words.term('offer', offer.reason), wait: back };
  if (away) return { title: words.t('queue.away'), wait: back };
  if (!place) return { title: words.t('queue.waiting'), wait: '' };
  return { title: words.t('queue.place', { count: place.position }), wait: waiting(place, words) };
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
