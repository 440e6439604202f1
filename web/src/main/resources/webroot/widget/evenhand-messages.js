// @ts-check
import { icon } from '../shared/icons.js';
import { initials, link, markdown } from '../shared/markdown.js';
import { later } from './conversation.js';
import { el, reconcile } from './dom.js';
import './evenhand-file.js';
import { sentence } from './trouble.js';

/** @typedef {import('./timeline.js').Item} Item */

/**
 * The conversation as a log: what was said, by whom, in what state. Tells `choose` (text), `solved` (boolean), `retry` and `discard`
 * (key). `fetch` answers the bytes of an attachment.
 */
export class EvenhandMessages extends HTMLElement {
  constructor() {
    super();
    /** @type {(id: string) => Promise<Blob>} */ this.fetch = () => Promise.reject(new Error('no conversation'));
  }

  connectedCallback() {
    if (this.list) return;
    this.list = el('div', { class: 'log', role: 'log', tabindex: '0' });
    this.newer = el('button', { class: 'newer', type: 'button', hidden: true, onclick: () => this.toEnd() });
    this.list.addEventListener('scroll', () => this.atEnd() && (this.newer.hidden = true), { passive: true });
    this.list.addEventListener('load', () => this.following && this.toEnd(), true); // a picture made it longer
    this.append(this.list, this.newer);
  }

  /** @param {import('./conversation.js').View} view @param {import('../shared/i18n.js').Words} words */
  show(view, words) {
    this.words = words;
    const follow = this.atEnd();
    const before = this.count ?? 0;
    const items = itemsOf(view);
    this.list.setAttribute('aria-label', words.t(view.loading && !items.length ? 'loading' : 'log'));
    this.list.setAttribute('aria-live', view.loading ? 'off' : 'polite'); // what was said long ago is not read out again
    this.newer.textContent = words.t('new.messages');
    reconcile(this.list, items, {
      key: (item) => item.key,
      signature: (item) => JSON.stringify([lasting(item), words.locale]),
      draw: (item) => this.draw(item, view),
      refresh: (node, item) => this.refresh(node, item),
    });
    this.count = items.length;
    const mine = items.findLast((item) => item.side === 'customer')?.key;
    const own = items.length > before && mine !== this.mine; // written just now, not only told again
    this.mine = mine;
    this.following = follow || own || !before;
    if (this.following) this.toEnd();
    else if (items.length > before) this.newer.hidden = false;
  }

  /** The log itself, where the button just pressed is gone; on a phone no keyboard comes up. */
  focus() {
    this.list.focus({ preventScroll: true });
  }

  atEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.list;
    return scrollHeight - scrollTop - clientHeight < 48;
  }

  /** In the next frame, unless somebody scrolled back before it. */
  toEnd() {
    this.newer.hidden = true;
    const from = this.list.scrollTop;
    requestAnimationFrame(() => this.list.scrollTop >= from && (this.list.scrollTop = this.list.scrollHeight));
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
    const why = item.corrected && el('p', { class: 'state' }, this.words.t('corrected'));
    const stack = el('div', { class: 'stack' }, who, why, item.file ? this.attached(item) : this.bubble(item),
      item.sources?.length && this.sources(item.sources), this.options(item));
    const avatar = item.side !== 'customer' && this.avatar(item);
    const live = item.streaming ? 'off' : undefined; // read out once, when it is whole
    return el('div', { class: `said ${item.side}${item.first ? ' first' : ''}${item.streaming ? ' streaming' : ''}`, 'aria-live': live }, avatar,
      stack);
  }

  /** A growing answer and the state of a message change in place: drawn anew, the words would be read out again. @param {any} node @param {any} item */
  refresh(node, item) {
    if (item.streaming) node.querySelector('.bubble').replaceChildren(markdown(item.text));
    if (item.side !== 'customer') return;
    const drawn = JSON.stringify([item.state, item.latest, item.problem, this.words.locale]);
    if (node.ehState === drawn) return;
    node.ehState = drawn;
    node.querySelector('.state')?.remove();
    const line = this.state(item);
    if (line) node.querySelector('.stack').append(line);
  }

  /** @param {any} item */
  bubble(item) {
    const bubble = el('div', { class: 'bubble', dir: 'auto' });
    if (item.side === 'customer') bubble.textContent = item.text;
    else if (!item.streaming) bubble.append(markdown(item.text));
    return bubble;
  }

  /** @param {any} item */
  attached(item) {
    if (!item.file.id) return el('div', { class: 'file' }, icon('file'), el('span', { class: 'file-name' }, el('bdi', {}, item.file.name)));
    const node = document.createElement('evenhand-file');
    return Object.assign(node, { file: item.file, words: this.words, fetch: () => this.fetch(item.file.id) });
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
    const choices = [...item.options.map((/** @type {{title: string}} */ option) => option.title), this.words.t('choose.none')];
    const buttons = choices.map((choice) => el('button', { class: 'chip', type: 'button', onclick: () => this.tell('choose', choice) }, choice));
    return el('div', { class: 'chips', role: 'group', 'aria-label': this.words.t('choose') }, ...buttons);
  }

  /** @param {any} item */
  state(item) {
    if (item.side !== 'customer' || !item.state || (STORED.has(item.state) && !item.latest)) return null;
    const line = el('p', { class: `state ${item.state}`, 'aria-live': item.problem ? undefined : 'off' }, STORED.has(item.state) && icon(item.state === 'read' ? 'checks' : 'check'),
      this.words.t(item.state === 'waiting' && item.problem ? 'state.again' : `state.${item.state}`));
    if (item.problem) line.append(`${this.words.t('state.because', { why: sentence(item.problem, this.words) })}`);
    if (item.state !== 'failed') return line;
    const button = (/** @type {string} */ key) =>
      el('button', { class: 'link', type: 'button', onclick: () => this.tell(key, item.key) }, this.words.t(key));
    const again = !HOPELESS.has(item.problem?.kind) && button('retry');
    line.append(...[' ', again, ' ', button('discard')].filter(Boolean));
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
    const why = item.withdrawn && el('p', { class: 'state' }, this.words.t('withdrawn'));
    return el('div', { class: `said ${item.side} first` }, this.avatar({ ...item, first: true, name: view.line.agent }),
      el('div', { class: 'stack' }, why, dots));
  }
}

const STORED = new Set(['sent', 'delivered', 'read']);
/** Sending the same once more would end the same. */
const HOPELESS = new Set(['too-large', 'unsupported-media-type', 'invalid-field', 'files-off']);

/** What a change of makes a new bubble. @param {any} item */
function lasting({ state, problem, latest, last, text, ...item }) {
  return [item, item.streaming ? '' : text, Boolean(item.options?.length && last)];
}

/**
 * Everything to show, in order: stored, streaming, unsent, and who is writing.
 * @param {import('./conversation.js').View} view
 * @returns {any[]}
 */
function itemsOf(view) {
  const { line, draft, unsent, uploads } = view;
  const items = /** @type {any[]} */ (line.items.map((item) => ({ ...item, state: item.state && stored(item, view),
    corrected: Boolean(item.id && view.corrected.includes(item.id)) })));
  const own = (/** @type {any} */ item) => items.push({ kind: 'said', side: 'customer', ...item });
  const pending = unsent.filter((item) => !line.delivered.has(item.clientMessageId));
  for (const item of pending) own({ ...item, key: item.clientMessageId });
  for (const item of uploads) own({ ...item, file: { name: item.name } });
  items.forEach((item, index) => (item.first = item.kind === 'said' && items[index - 1]?.side !== item.side));
  const last = items.findLast((item) => item.kind === 'said');
  if (last) Object.assign(last, { last: line.holder !== 'closed', latest: last.side === 'customer' });
  if (draft?.text) items.push({ key: `draft-${draft.turn}`, kind: 'said', side: 'bot', text: draft.text, first: true, streaming: true, at: '' });
  else if (line.thinking && view.connection === 'open') {
    items.push({ key: 'thinking', kind: 'dots', side: 'bot', withdrawn: draft?.withdrawn });
  }
  if (view.typing && line.holder === 'agent') items.push({ key: 'typing', kind: 'dots', side: 'agent' });
  if (line.ask && !pending.length && !draft) items.push({ key: 'ask', kind: 'ask' });
  return items;
}

/** Stored, at the agent's desk, or read there. @param {Item} item @param {import('./conversation.js').View} view */
function stored(item, view) {
  if (item.id && view.read.agent && !later(item.id, view.read.agent)) return 'read';
  return view.line.holder === 'agent' ? 'delivered' : 'sent';
}

customElements.get('evenhand-messages') ?? customElements.define('evenhand-messages', EvenhandMessages);
