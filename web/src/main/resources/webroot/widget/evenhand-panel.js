// @ts-check
import { Words, nearest } from '../shared/i18n.js';
import { request } from '../shared/api.js';
import { icon } from '../shared/icons.js';
import { Conversation } from './conversation.js';
import { el } from './dom.js';
import './evenhand-composer.js';
import './evenhand-messages.js';
import './evenhand-status.js';
import './evenhand-survey.js';

/**
 * The whole chat in its own shadow root; `base` is the server's origin, `locale` en or zh, `heading` the title, `mode` page or widget.
 * Everything that happens is told once as an `evenhand` event with {type, …}.
 */
export class EvenhandPanel extends HTMLElement {
  constructor() {
    super();
    this.base = '';
    this.locale = 'en';
    this.heading = '';
    this.mode = 'widget';
    this.unread = 0;
    this.staffed = true;
  }

  set customer(who) {
    this.who = who;
    if (this.talk) this.talk.customer = who;
  }

  /** Loads words and styles; the panel may be shown once this is done. */
  ready() {
    this.prepared ??= this.prepare();
    return this.prepared;
  }

  async prepare() {
    const assets = `${this.base}/assets`;
    this.locale = nearest(this.locale) || 'en';
    const sheets = ['shared/tokens.css', 'widget/panel.css'].map((path) => sheetOf(`${assets}/${path}`));
    const [words, ...styles] = await Promise.all([Words.load(this.locale, `${assets}/widget/messages`), ...sheets]);
    this.words = words;
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = styles;
    this.build(root);
    this.talk = new Conversation({ base: this.base, locale: this.locale });
    this.talk.customer = this.who;
    this.talk.onEvent = (event) => this.happened(event);
    this.talk.store.subscribe(() => this.draw());
    this.lang = this.locale;
    this.offer();
  }

  connectedCallback() {
    queueMicrotask(() => this.draw()); // the parts inside are connected after this element
  }

  /** @param {ShadowRoot} root */
  build(root) {
    const t = this.words.t;
    this.titleLine = el('h1', {}, this.heading || t('title'));
    this.subLine = el('p', { class: 'sub', 'aria-live': 'polite' });
    this.menu = this.menuOf();
    const close = this.mode === 'widget'
      && el('button', { class: 'tool', type: 'button', 'aria-label': t('close'), onclick: () => this.tell('close_requested') },
      icon('close'));
    const head = el('div', { class: 'head' }, el('div', { class: 'titles' }, this.titleLine, this.subLine), this.menu, close);
    this.welcome = el('div', { class: 'welcome' });
    [this.messages, this.status, this.composer, this.survey] = ['messages', 'status', 'composer', 'survey'].map((name) =>
      el(`evenhand-${name}`));
    const foot = el('div', { class: 'foot' }, this.status, this.composer, this.survey);
    this.frame = el('section', { class: 'panel', role: this.mode === 'widget' ? 'dialog' : 'region', 'aria-label': this.heading
      || t('title') }, head, this.welcome, this.messages, foot);
    root.append(this.frame);
    this.listen();
  }

  menuOf() {
    const t = this.words.t;
    const item = (/** @type {string} */ key, /** @type {() => any} */ act) =>
      el('button', { type: 'button', onclick: () => { this.menu.open = false; act(); } }, t(key));
    const summary = el('summary', { class: 'tool', 'aria-label': t('menu') }, icon('more'));
    const menu = el('details', { class: 'menu', hidden: true }, summary,
      el('div', {}, item('menu.transcript', () => this.download()), item('menu.end', () => this.talk.end())));
    menu.addEventListener('keydown', (/** @type {KeyboardEvent} */ event) => {
      if (event.key !== 'Escape' || !menu.open) return;
      event.stopPropagation();
      menu.open = false;
      summary.focus();
    });
    menu.addEventListener('focusout', (/** @type {FocusEvent} */ event) => menu.contains(/** @type {Node} */ (event.relatedTarget))
      || (menu.open = false));
    return menu;
  }

  listen() {
    const on = (/** @type {string} */ type, /** @type {(detail: any) => void} */ act) =>
      this.frame.addEventListener(type, (/** @type {any} */ event) => act(event.detail));
    on('say', (text) => this.say(text));
    on('choose', (text) => this.say(text));
    on('typing', () => this.talk.typing());
    on('person', () => { this.talk.askForPerson(); this.composer.focus(); });
    on('solved', (solved) => this.talk.feedback(solved));
    on('retry', (id) => this.talk.outbox.retry(id));
    on('discard', (id) => this.talk.outbox.discard(id));
    on('rate', (answers) => this.talk.rate(answers));
    on('fresh', () => { this.talk.fresh(); this.composer.focus(); });
    this.frame.addEventListener('keydown', (/** @type {KeyboardEvent} */ event) => event.key === 'Escape' && this.mode === 'widget'
      && this.tell('close_requested'));
    globalThis.addEventListener('offline', () => this.draw());
    globalThis.addEventListener('online', () => this.draw());
  }

  /** @param {string} text */
  say(text) {
    this.talk.say(text);
    this.composer.focus();
  }

  draw() {
    if (!this.isConnected || !this.talk) return;
    const view = { ...this.talk.store.state, staffed: this.staffed };
    const { holder, agent, items } = view.line;
    const started = items.length > 0 || view.unsent.length > 0 || view.loading || Boolean(this.talk.ref);
    const sub = this.words.t(`sub.${holder}`, { name: agent });
    if (this.subLine.textContent !== sub) this.subLine.textContent = sub;
    this.menu.hidden = !this.talk.ref || view.gone;
    this.menu.querySelector('div button:last-child').hidden = holder === 'closed';
    this.welcome.hidden = started;
    this.messages.hidden = !started;
    this.messages.toggleAttribute('data-loading', view.loading && !items.length);
    for (const part of [this.messages, this.status, this.composer, this.survey]) part.show(view, this.words);
  }

  about() {
    return request('GET', `/api/v1/widget?locale=${this.locale}`, { base: this.base });
  }

  /** Whether people are on duty may have changed since the page was opened. */
  async duty() {
    this.staffed = (await this.about().catch(() => null))?.staffed !== false; // without an answer nobody is called away
    this.draw();
  }

  /** Opening line and suggested questions; without them the chat works all the same. */
  async offer() {
    this.welcome.replaceChildren(el('p', { class: 'opening' }, this.words.t('opening')));
    const about = await this.about().catch(() => null);
    if (!about) return;
    this.staffed = about.staffed !== false;
    if (!this.heading && about.name) this.titleLine.textContent = about.name;
    const chips = (about.suggestions ?? []).map((/** @type {string} */ text) =>
      el('button', { class: 'chip', type: 'button', onclick: () => this.say(text) }, el('span', {}, text), icon('right')));
    const opening = el('p', { class: 'opening' }, this.words.t(about.staffed === false ? 'openingAway' : 'opening'));
    const group = el('div', { class: 'suggestions', role: 'group', 'aria-label': this.words.t('suggestions') }, ...chips);
    this.welcome.replaceChildren(opening, group);
  }

  async download() {
    await this.talk.attempt(async () => {
      const text = await this.talk.transcript();
      const address = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
      el('a', { href: address, download: `${this.talk.ref.id}.txt` }).click();
      setTimeout(() => URL.revokeObjectURL(address), 1000);
    });
  }

  show() {
    this.hidden = false;
    this.unread = 0;
    this.tell('unread', { count: 0 });
    this.messages.toEnd();
    this.composer.focus();
  }

  hide() {
    this.hidden = true;
  }

  /** @param {any} event */
  happened(event) {
    const said = /^(bot_(said|answered|clarified)|agent_said)$/.test(event.type);
    const names = /** @type {Record<string, string>} */ ({ handoff_requested: 'handoff', agent_joined: 'joined', closed: 'ended',
      rated: 'rated', started: 'started' });
    if (event.type === 'handoff_requested') this.duty();
    if (event.fresh === false) return;
    if (said) this.tell('message', { from: event.by?.role, text: event.text, at: event.at });
    else if (names[event.type]) this.tell(names[event.type], { conversation: this.talk.ref?.id });
    if (said && this.hidden) this.tell('unread', { count: (this.unread += 1) });
  }

  /** @param {string} type @param {any} [detail] */
  tell(type, detail = {}) {
    this.dispatchEvent(new CustomEvent('evenhand', { detail: { ...detail, type } }));
  }
}

/** @param {string} address */
async function sheetOf(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: HTTP ${response.status}`);
  return new CSSStyleSheet().replace(await response.text());
}

customElements.get('evenhand-panel') ?? customElements.define('evenhand-panel', EvenhandPanel);
