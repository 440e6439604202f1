// @ts-check
import { icon } from '../shared/icons.js';
import { initials, link, markdown } from '../shared/markdown.js';
import { el, reconcile } from './dom.js';

/** @typedef {import('./timeline.js').Item} Item */

/**
 * The conversation as a log: what was said, by whom, in what state. Tells `choose` (text), `solved` (boolean), `retry` and `discard` (id).
 */
export class EvenhandMessages extends HTMLElement {
  connectedCallback() {
    if (this.list) return;
    this.list = el('div', { class: 'log', role: 'log', tabindex: '0' });
    this.newer = el('button', { class: 'newer', type: 'button', hidden: true, onclick: () => this.toEnd() });
    this.list.addEventListener('scroll', () => this.atEnd() && (this.newer.hidden = true), { passive: true });
    this.append(this.list, this.newer);
  }

  /** @param {import('./conversation.js').View} view @param {import('../shared/i18n.js').Words} words */
  show(view, words) {
    this.words = words;
    const follow = this.atEnd();
    const before = this.count ?? 0;
    const items = itemsOf(view);
    this.list.setAttribute('aria-label', words.t(view.loading && !items.length ? 'loading' : 'log'));
    this.newer.textContent = words.t('new.messages');
    reconcile(this.list, items, {
      key: (item) => item.key,
      signature: (item) => JSON.stringify([item, words.locale]),
      draw: (item) => this.draw(item, view),
    });
    this.count = items.length;
    const own = items.length > before && items.at(-1)?.side === 'customer';
    if (follow || own || !before) this.toEnd();
    else if (items.length > before) this.newer.hidden = false;
  }

  atEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.list;
    return scrollHeight - scrollTop - clientHeight < 48;
  }

  toEnd() {
    this.newer.hidden = true;
    requestAnimationFrame(() => (this.list.scrollTop = this.list.scrollHeight));
  }

  /** @param {string} type @param {any} detail */
  tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true }));
  }

  /** @param {any} item @param {import('./conversation.js').View} view */
  draw(item, view) {
    const t = this.words.t;
    if (item.kind === 'notice') return el('p', { class: 'notice' }, t(item.notice, item.values));
    if (item.kind === 'ask') return this.ask();
    if (item.kind === 'dots') return this.dots(item, view);
    return this.said(item);
  }

  /** @param {any} item */
  said(item) {
    const who = el('span', { class: item.first && item.side !== 'customer' ? 'who' : 'sr' }, this.name(item));
    const bubble = el('div', { class: 'bubble', dir: 'auto' });
    if (item.side === 'customer') bubble.textContent = item.text;
    else bubble.append(markdown(item.text));
    const stack = el('div', { class: 'stack' }, who, bubble, item.sources?.length && this.sources(item.sources), this.options(item),
      this.state(item));
    const avatar = item.side !== 'customer' && this.avatar(item);
    return el('div', { class: `said ${item.side}${item.first ? ' first' : ''}${item.streaming ? ' streaming' : ''}` }, avatar, stack);
  }

  /** @param {Item} item */
  name(item) {
    return item.side === 'agent' && item.name ? item.name : this.words.t(`who.${item.side}`);
  }

  /** @param {any} item */
  avatar(item) {
    const mark = item.side === 'bot' ? icon('bot') : initials(item.name || '');
    return el('span', { class: `avatar ${item.side}${item.first ? '' : ' ghost'}`, 'aria-hidden': 'true' }, item.first && mark);
  }

  /** @param {{title: string, address?: string}[]} sources */
  sources(sources) {
    const names = sources.map((source) => (source.address && link(source.title, source.address)) || el('span', {}, source.title));
    return el('p', { class: 'sources' }, `${this.words.t('sources')} `,
      ...names.flatMap((name, index) => (index ? [' · ', name] : [name])));
  }

  /** @param {any} item */
  options(item) {
    if (!item.options?.length || !item.last) return null;
    const buttons = item.options.map((/** @type {{title: string}} */ option) =>
      el('button', { class: 'chip', type: 'button', onclick: () => this.tell('choose', option.title) }, option.title));
    return el('div', { class: 'chips', role: 'group', 'aria-label': this.words.t('choose') }, ...buttons);
  }

  /** @param {any} item */
  state(item) {
    if (item.side !== 'customer' || (item.state === 'sent' && !item.latest)) return null;
    const line = el('p', { class: `state ${item.state}` }, item.state === 'sent' && icon('check'), this.words.t(`state.${item.state}`));
    if (item.state !== 'failed') return line;
    if (item.reason) line.append(`: ${item.reason}`);
    const button = (/** @type {string} */ key) =>
      el('button', { class: 'link', type: 'button', onclick: () => this.tell(key, item.key) }, this.words.t(key));
    line.append(' ', button('retry'), ' ', button('discard'));
    return line;
  }

  ask() {
    const answer = (/** @type {string} */ key, /** @type {boolean} */ solved) =>
      el('button', { class: 'chip', type: 'button', onclick: () => this.tell('solved', solved) }, this.words.t(key));
    const label = this.words.t('solved.ask');
    return el('div', { class: 'ask', role: 'group', 'aria-label': label }, el('span', {}, label), answer('solved.yes', true),
      answer('solved.no', false));
  }

  /** @param {any} item @param {import('./conversation.js').View} view */
  dots(item, view) {
    const label = item.side === 'bot' ? this.words.t('thinking') : this.words.t('typing', { name: view.line.agent });
    const dots = el('div', { class: 'bubble dots' }, el('i'), el('i'), el('i'), el('span', { class: 'sr' }, label));
    return el('div', { class: `said ${item.side} first` }, this.avatar({ ...item, first: true, name: view.line.agent }),
      el('div', { class: 'stack' }, dots));
  }
}

/**
 * Everything to show, in order: stored, streaming, unsent, and who is writing.
 * @param {import('./conversation.js').View} view
 * @returns {any[]}
 */
function itemsOf(view) {
  const { line, draft, unsent } = view;
  const items = /** @type {any[]} */ (line.items.map((item) => ({ ...item })));
  const pending = unsent.filter((item) => !line.delivered.has(item.clientMessageId));
  for (const item of pending) items.push({ key: item.clientMessageId, kind: 'said', side: 'customer', text: item.text, at: item.at,
    state: item.state, reason: item.reason });
  items.forEach((item, index) => (item.first = item.kind === 'said' && items[index - 1]?.side !== item.side));
  const last = items.findLast((item) => item.kind === 'said');
  if (last) Object.assign(last, { last: line.holder !== 'closed', latest: last.side === 'customer' });
  if (draft) items.push({ key: `draft-${draft.turn}`, kind: 'said', side: 'bot', text: draft.text, first: true, streaming: true, at: '' });
  else if (line.thinking && view.connection === 'open') items.push({ key: 'thinking', kind: 'dots', side: 'bot' });
  if (view.typing && line.holder === 'agent') items.push({ key: 'typing', kind: 'dots', side: 'agent' });
  if (line.ask && !pending.length && !draft) items.push({ key: 'ask', kind: 'ask' });
  return items;
}

customElements.get('evenhand-messages') ?? customElements.define('evenhand-messages', EvenhandMessages);
