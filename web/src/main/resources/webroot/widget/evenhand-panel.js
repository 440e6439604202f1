// @ts-check
import { LOCALES, Words, keep, nearest } from '../shared/i18n.js';
import { request } from '../shared/api.js';
import { icon } from '../shared/icons.js';
import { Conversation } from './conversation.js';
import { composing, el } from './dom.js';
import './evenhand-composer.js';
import './evenhand-leave.js';
import './evenhand-messages.js';
import './evenhand-status.js';
import './evenhand-survey.js';
import { sheets } from './sheets.js';

const NATIVE = /** @type {Record<string, string>} */ ({ en: 'English', zh: '中文' });
const TOLD = /** @type {Record<string, string>} */ ({ handoff_requested: 'handoff', agent_joined: 'joined', closed: 'ended', rated: 'rated',
  started: 'started' });

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
    /** @type {import('./evenhand-status.js').Duty} */ this.duty = { staffed: true, open: true };
    this.seen = () => this.draw();
  }

  /** Who the host page says it is; undefined while it has said nothing. */
  set customer(who) {
    this.who = who;
    if (!this.talk) return;
    this.talk.customer = who;
    this.talk.woken();
  }

  /** Loads words and styles; the panel may be shown once this is done. */
  ready() {
    this.prepared ??= this.prepare();
    return this.prepared;
  }

  async prepare() {
    this.locale = nearest(this.locale) || 'en';
    const [words, styles] = await Promise.all([this.vocabulary(), sheets(`${this.base}/assets`, this.mode === 'widget')]);
    this.words = words;
    this.root = this.attachShadow({ mode: 'open' });
    this.root.adoptedStyleSheets = styles;
    this.talk = new Conversation({ base: this.base, locale: this.locale });
    this.talk.customer = this.who;
    this.talk.onEvent = (event) => this.happened(event);
    this.build();
    this.talk.store.subscribe(() => this.draw());
  }

  vocabulary() {
    return Words.load(this.locale, `${this.base}/assets/widget/messages`);
  }

  /** Goes on in another language; what was said stays as it was. @param {string} locale */
  async speak(locale) {
    this.locale = nearest(locale) || 'en';
    keep('evenhand:lang', this.locale);
    await this.ready();
    this.words = await this.vocabulary();
    this.talk.where.locale = this.locale;
    this.build();
    this.draw();
    this.composer.focus();
  }

  connectedCallback() {
    queueMicrotask(() => this.draw()); // the parts inside are connected after this element
    for (const [target, type] of this.watched) target.addEventListener(type, this.seen);
  }

  disconnectedCallback() {
    for (const [target, type] of this.watched) target.removeEventListener(type, this.seen);
  }

  /** @returns {[EventTarget, string][]} */
  get watched() {
    return [[globalThis, 'offline'], [globalThis, 'online'], [globalThis, 'focus'], [document, 'visibilitychange']];
  }

  build() {
    const t = this.words.t;
    this.lang = this.locale;
    this.titleLine = el('h1', {}, this.heading || t('title'));
    this.subLine = el('p', { class: 'sub', 'aria-live': 'polite' });
    this.menu = this.menuOf();
    const close = this.mode === 'widget' && el('button', { class: 'tool', type: 'button', 'aria-label': t('close'),
      onclick: () => this.tell('close_requested') }, icon('close'));
    const head = el('div', { class: 'head' }, el('div', { class: 'titles' }, this.titleLine, this.subLine), this.menu, close);
    this.welcome = el('div', { class: 'welcome' });
    [this.messages, this.status, this.composer, this.leave, this.survey] = ['messages', 'status', 'composer', 'leave', 'survey'].map((name) =>
      el(`evenhand-${name}`));
    this.messages.fetch = (/** @type {string} */ id) => this.talk.calls.file(id);
    this.leave.hidden = true;
    const foot = el('div', { class: 'foot' }, this.status, this.composer, this.leave, this.survey);
    this.frame = el('section', { class: 'panel', role: this.mode === 'widget' ? 'dialog' : 'region', 'aria-label': this.heading
      || t('title') }, head, this.welcome, this.messages, foot);
    this.root.replaceChildren(this.frame);
    this.composer.remember(`evenhand:draft:${this.talk.where.base || location.origin}`);
    this.listen();
    this.offer();
  }

  menuOf() {
    const t = this.words.t;
    const item = (/** @type {string} */ text, /** @type {() => any} */ act, /** @type {any} */ more = {}) =>
      el('button', { type: 'button', ...more, onclick: () => { this.menu.open = false; act(); } }, text);
    const summary = el('summary', { class: 'tool', 'aria-label': t('menu') }, icon('more'));
    this.download = item(t('menu.transcript'), () => this.save());
    this.ending = el('button', { type: 'button', onclick: () => this.end() }, t('menu.end'));
    const languages = LOCALES.filter((code) => code !== this.locale).map((code) => item(NATIVE[code], () => this.speak(code), { lang: code }));
    const menu = el('details', { class: 'menu' }, summary, el('div', {}, this.download, this.ending, ...languages));
    menu.addEventListener('keydown', (/** @type {KeyboardEvent} */ event) => {
      if (event.key !== 'Escape' || !menu.open) return;
      event.stopPropagation();
      menu.open = false;
      summary.focus();
    });
    menu.addEventListener('toggle', () => !menu.open && this.ask('menu.end'));
    menu.addEventListener('focusout', (/** @type {FocusEvent} */ event) => menu.contains(/** @type {Node} */ (event.relatedTarget))
      || (menu.open = false));
    return menu;
  }

  /** @param {string} key of what the button that ends the conversation says */
  ask(key) {
    this.asked = key;
    this.ending.textContent = this.words.t(key);
  }

  /** At the second press: an ended conversation cannot be taken up again. */
  async end() {
    if (this.asked !== 'menu.end.sure') return this.ask('menu.end.sure');
    this.menu.open = false;
    this.toSurvey = await this.talk.step('close');
    this.draw();
  }

  listen() {
    const { talk } = this;
    const on = (/** @type {Record<string, (detail: any) => void>} */ acts) => Object.entries(acts).forEach(([type, act]) =>
      this.frame.addEventListener(type, (/** @type {any} */ event) => act(event.detail)));
    on({
      say: (text) => this.say(text),
      choose: (text) => this.say(text),
      file: (file) => talk.uploads.add(file),
      typing: () => talk.typing(),
      person: () => { talk.step('handoff'); this.composer.focus(); },
      bot: () => { talk.step('return-to-bot'); this.composer.focus(); },
      leave: () => this.leaving(true),
      stay: () => this.leaving(false),
      left: async (message) => await talk.step('leave-message', message) && this.leaving(false),
      solved: (solved) => { talk.step('feedback', { solved }); this.messages.focus(); },
      retry: (key) => { talk.outbox.retry(key); talk.uploads.retry(key); this.messages.focus(); },
      discard: (key) => { talk.outbox.discard(key); talk.uploads.discard(key); this.messages.focus(); },
      rate: (answers) => talk.step('rating', answers),
      fresh: () => { talk.fresh(); this.composer.focus(); },
    });
    this.frame.addEventListener('keydown', (/** @type {KeyboardEvent} */ event) => event.key === 'Escape' && this.mode === 'widget'
      && !composing(event) && this.tell('close_requested'));
  }

  /** @param {string} text */
  say(text) {
    this.talk.say(text);
    this.composer.focus();
  }

  /** @param {boolean} on */
  leaving(on) {
    this.leave.hidden = !on;
    this.draw();
    if (on) this.leave.ask(this.words, this.who?.email ?? '');
    else this.composer.focus();
  }

  /** Somebody came while a message was being written: it goes on in the conversation. */
  met() {
    this.leave.hidden = true;
    this.composer.put(this.leave.text);
  }

  draw() {
    if (!this.isConnected || !this.talk) return;
    const view = this.talk.store.state;
    const { holder, agent, items } = view.line;
    const started = items.length > 0 || view.unsent.length > 0 || view.uploads.length > 0 || view.loading || Boolean(this.talk.ref);
    const sub = this.words.t(`sub.${holder}`, { name: agent });
    if (this.subLine.textContent !== sub) this.subLine.textContent = sub;
    this.download.hidden = !this.talk.ref || view.gone;
    this.ending.hidden = this.download.hidden || holder === 'closed';
    this.welcome.hidden = started;
    this.messages.hidden = !started;
    this.messages.toggleAttribute('data-loading', view.loading && !items.length);
    if (!this.leave.hidden && (holder === 'agent' || holder === 'closed')) this.met();
    const duty = { ...this.duty, leaving: !this.leave.hidden };
    for (const part of [this.messages, this.status, this.composer, this.survey]) part.show(view, this.words, duty);
    if (duty.leaving) this.composer.hidden = true;
    if (this.toSurvey && this.survey.ask()) this.toSurvey = false;
    if (view.connection === 'open' && !view.loading) keep(`${this.talk.scope}:held`, holder === 'queue' || holder === 'agent' ? '1' : null);
    if (this.hidden) this.count(Math.max(this.unread, this.talk.unseen()));
    else if (document.visibilityState === 'visible' && document.hasFocus()) this.talk.seen();
  }

  about() {
    return request('GET', `/api/v1/widget?locale=${this.locale}`, { base: this.base });
  }

  /** Whether people are on duty may have changed since the page was opened; without an answer nobody is called away. */
  async look() {
    const about = await this.about().catch(() => null);
    this.duty = { staffed: about?.staffed !== false, open: about?.open !== false, opensAt: about?.opensAt, question: about?.surveyQuestion,
      files: about?.files };
    this.draw();
    return about;
  }

  /** Opening line and suggested questions; without them the chat works all the same. */
  async offer() {
    const { welcome, words } = this;
    const opening = (/** @type {string} */ key) => el('p', { class: 'opening' }, words.t(key));
    welcome.replaceChildren(opening('opening'));
    const about = await this.look();
    if (!about) return;
    if (!this.heading && about.name) this.titleLine.textContent = about.name;
    const chips = (about.suggestions ?? []).map((/** @type {string} */ text) =>
      el('button', { class: 'chip', type: 'button', onclick: () => this.say(text) }, el('span', {}, text), icon('right')));
    const group = el('div', { class: 'suggestions', role: 'group', 'aria-label': words.t('suggestions') }, ...chips);
    const back = about.opensAt && el('p', { class: 'back' }, words.t('queue.back', { when: words.when(about.opensAt) }));
    welcome.replaceChildren(...[opening(this.duty.staffed ? 'opening' : 'openingAway'), back, group].filter(Boolean));
  }

  async save() {
    await this.talk.attempt(async () => {
      const text = await this.talk.calls.get('transcript', { text: true });
      const address = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
      el('a', { href: address, download: `${this.talk.ref.id}.txt` }).click();
      setTimeout(() => URL.revokeObjectURL(address), 1000);
    });
  }

  show() {
    this.hidden = false;
    this.count(0);
    this.messages.toEnd();
    this.composer.focus();
    this.draw();
  }

  hide() {
    this.hidden = true;
  }

  /** @param {number} unread */
  count(unread) {
    if (unread === this.unread) return;
    this.unread = unread;
    this.tell('unread', { count: unread });
  }

  /** @param {any} event */
  happened(event) {
    const said = /^(bot_(said|answered|clarified)|agent_said)$/.test(event.type);
    if (event.type === 'handoff_requested' || event.type === 'message_offered') this.look();
    if (event.fresh === false) return;
    if (said) this.tell('message', { from: event.by?.role, text: event.text, at: event.at });
    else if (TOLD[event.type]) this.tell(TOLD[event.type], { conversation: this.talk.ref?.id });
    if (said && this.hidden) this.count(this.unread + 1);
  }

  /** @param {string} type @param {any} [detail] */
  tell(type, detail = {}) {
    this.dispatchEvent(new CustomEvent('evenhand', { detail: { ...detail, type } }));
  }
}

customElements.get('evenhand-panel') ?? customElements.define('evenhand-panel', EvenhandPanel);
